/** Who may state whose position on an action, and when. Asked by the browser before it shows a control, and by the server. */
import { keepsRecord, isModerator, type Actor } from './actor.ts'
import { entityPath, lockOver } from './locks.ts'
import type { RefusalCode, Verdict } from './refusal.ts'
import type { RuleState } from './state.ts'

/** An action as far as this rule asks: null when there is none. */
export type Asked = { theme: string; trashed: boolean } | null

/** `delegation` null: whoever asks belongs to none, and names none. */
export function mayState(actor: Actor, state: RuleState, id: string, action: Asked, delegation: string | null): Verdict {
  const code = standing(actor, state) ?? existing(action) ?? open(actor, state, id, action) ?? speaks(actor, delegation)
  return code ? { code, path: entityPath('actions', id) } : null
}

/** ROLE-1 observers state nothing; BOARD-1 nobody does on a closed board. */
function standing(actor: Actor, state: RuleState): RefusalCode | null {
  if (actor.role === 'observer') return 'ROLE-1'
  return state.closed ? 'BOARD-1' : null
}

/** CARD-4 on what does not exist, CARD-2 on what lies in the bin. */
function existing(action: Asked): RefusalCode | null {
  if (action === null) return 'CARD-4'
  return action.trashed ? 'CARD-2' : null
}

/** LOCK-1 what is locked is settled; PHASE-4 participants state positions where the phase allows it, who keeps the record always. */
function open(actor: Actor, state: RuleState, id: string, action: Asked): RefusalCode | null {
  if (isModerator(actor)) return null
  if (lockOver(state, 'actions', id, { theme: action?.theme }) !== null) return 'LOCK-1'
  return state.phase.conclude || keepsRecord(actor) ? null : 'PHASE-4'
}

/** STAND-1 a participant speaks for their own delegation, who keeps the record for any. */
function speaks(actor: Actor, delegation: string | null): RefusalCode | null {
  if (delegation === null) return 'STAND-1'
  return delegation === actor.delegation || keepsRecord(actor) ? null : 'STAND-1'
}
