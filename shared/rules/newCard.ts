/** Where a new card may be written: asked before there is one, by the browser for its fields and by the server for the first sight. */
import type { EntityRoot } from '../board/keys.ts'
import { stampOf, type Actor } from './actor.ts'
import { may } from './may.ts'
import type { RuleState } from './state.ts'

/** Openly or, in a private phase, for oneself; `draft`: the state of one's private cards. */
export function mayWriteIn(actor: Actor, board: RuleState, draft: RuleState, place: string): boolean {
  const { phase, attribution } = board
  const after = { place, order: 'a0', createdAt: '2000-01-01T00:00:00Z', ...stampOf(actor, attribution) }
  const state = phase.write === 'private' ? draft : board
  return may(actor, withOneMore(state), { op: 'create', root: 'cards', id: 'new', after, text: '' }) === null
}

/** The gate counts with the new one in; a question counts before. The rest is read from the state itself. */
export function withOneMore(state: RuleState): RuleState {
  const count = (root: EntityRoot) => state.count(root) + 1
  return Object.create(state, { count: { value: count } }) as RuleState
}
