/** What delegations say of draft conclusions: one position for each delegation and action, the last one counts (STAND-3). */
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import { shownPosition } from '../../../shared/board/archive.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { positionKey, positionsRoot, readPositions, sameWording, splitKey, wordingOf, type Position } from '../../../shared/board/positions.ts'
import { entity, readAction, readBoard, readDelegations } from '../../../shared/board/read.ts'
import { mayState } from '../../../shared/rules/positions.ts'
import { ruleState } from '../../../shared/rules/state.ts'
import type { Member } from '../api.ts'
import { NOTHING, refuse, type Decide, type Refused, type RoomView } from '../decision.ts'
import { erasePositionKeys } from '../erasing.ts'
import { tellPositions } from '../view.ts'

/** Whose position on what: allowed, and with the key it has or will have. */
interface Stating {
  delegation: string
  /** The key in the document; null: nothing has been stated yet. */
  key: string | null
}

export const statePosition: Decide<'position.state'> = ({ action, stand, text, on, delegation: given }, by, view) => {
  const stating = speaking(action, given, by, view)
  if ('refusal' in stating) return stating
  const { delegation, key: known } = stating
  const now = wordingOf(readAction(action, entity(view.board, 'actions', action)!))
  // One agrees to what one has read: who was reading an earlier wording is asked to read again.
  if (!sameWording(on, now)) return refuse('STAND-2', `action/${action}`)
  const root = positionsRoot(view.board)
  if (known === null && countOn(view.board, action) >= LIMITS.delegations) return refuse('LIMIT-2', `action/${action}`)
  const { attribution } = readBoard(view.board)
  const key = known ?? positionKey(action, attribution === 'none' ? nanoid(12) : delegation)
  const said: Position = {
    delegation, stand, ...(text !== undefined && { text: text.normalize('NFC').trim() }), on: now, at: new Date(view.now).toISOString(),
    ...(delegation !== by.delegation && { entered: true as const }),
  }
  const position = shownPosition(said, attribution)
  const before = root.get(key)
  if (before && before.stand === stand && before.text === position.text && sameWording(before.on, now)) return NOTHING
  return {
    facts: [{ type: 'position.stated', at: view.now, by: by.id, action, delegation, key, stand }],
    write: ({ board }) => void positionsRoot(board).set(key, position),
    tell: [tellPositions(delegation)],
  }
}

export const withdrawPosition: Decide<'position.withdraw'> = ({ action, delegation: given }, by, view) => {
  const stating = speaking(action, given, by, view)
  if ('refusal' in stating) return stating
  const { delegation, key } = stating
  if (key === null) return NOTHING
  return {
    facts: [{ type: 'position.withdrawn', at: view.now, by: by.id, action, delegation }],
    write: ({ board }) => positionsRoot(board).delete(key),
    tell: [tellPositions(delegation)],
  }
}

/** By the rules both sides know, and the one that only the room can ask: whether there is such a delegation here. */
function speaking(id: string, given: string | undefined, by: Member, view: RoomView): Stating | Refused {
  const map = entity(view.board, 'actions', id)
  const delegation = given ?? by.delegation
  const refusal = mayState(by, ruleState(view.board), id, map && readAction(id, map), delegation)
  if (refusal) return { refusal }
  if (delegation === null || !isOfBoard(delegation, by, view)) return refuse('COMMAND-2', `action/${id}`)
  return { delegation, key: keyOf(id, delegation, view) }
}

/** One of those the board lists; on a board that lists none, one that somebody here belongs to. */
function isOfBoard(delegation: string, by: Member, view: RoomView): boolean {
  if (delegation === by.delegation) return true
  const listed = readDelegations(view.board)
  if (listed.length > 0) return listed.some(({ id }) => id === delegation)
  return [...view.facts.people.values()].some((person) => !person.removed && person.delegation === delegation)
}

/** Positions of an imported board are known by their key alone. */
function keyOf(action: string, delegation: string, view: RoomView): string | null {
  const root = positionsRoot(view.board)
  const known = view.facts.positions.get(positionKey(action, delegation))
  if (known !== undefined) return root.has(known) ? known : null
  const own = positionKey(action, delegation)
  return root.get(own)?.delegation === delegation ? own : null
}

function countOn(board: Y.Doc, action: string): number {
  let count = 0
  for (const key of positionsRoot(board).keys()) if (splitKey(key)[0] === action) count++
  return count
}

/** NAME-1: new keys that say nothing, in an order that says nothing. */
export function hiddenKeys(board: Y.Doc): [whose: string, key: string][] {
  return readPositions(board)
    .flatMap(({ key, action, delegation }) => (delegation === null ? [] : [{ whose: key, action, part: nanoid(12) }]))
    .sort((a, b) => (a.part < b.part ? -1 : 1))
    .map(({ whose, action, part }) => [whose, positionKey(action, part)])
}

/** Moves every position under its new key, without what no longer may be shown, nor those that were withdrawn. */
export function hidePositions(board: Y.Doc, keys: readonly (readonly [whose: string, key: string])[]): void {
  board.once('afterTransactionCleanup', () => erasePositionKeys(board))
  const root = positionsRoot(board)
  for (const [whose, key] of keys) {
    const position = root.get(whose)
    root.delete(whose)
    if (position) root.set(key, shownPosition(position, 'none'))
  }
}

/** Actions that are really deleted take with them what was said of them. */
export function forgetPositions(board: Y.Doc, actions: ReadonlySet<string>): void {
  const root = positionsRoot(board)
  for (const key of [...root.keys()]) if (actions.has(splitKey(key)[0])) root.delete(key)
}
