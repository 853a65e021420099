/**
 * May this actor make this change, as the board is now? The one judgement both sides use: in the browser it takes controls
 * away, on the server it refuses. Pure, and read top to bottom: each line is a rule of docs/RULES.md.
 */
import { codePoints, LIMITS } from '../board/limits.ts'
import { ID, isWithin, parsePlace } from '../board/place.ts'
import { isModerator, keepsRecord, stampOf, type Actor } from './actor.ts'
import type { Change, Fields } from './change.ts'
import { entityPath, lockOver } from './locks.ts'
import type { RefusalCode, Verdict } from './refusal.ts'
import { FIELDS, missing, misshapen } from './shape.ts'
import type { RuleState } from './state.ts'
import { hasControl } from './text.ts'

export function may(actor: Actor, state: RuleState, change: Change): Verdict {
  const code =
    standing(actor, state) ??
    shape(state, change) ??
    locked(actor, state, change) ??
    phase(actor, state, change) ??
    identity(actor, state, change) ??
    life(change) ??
    limits(state, change)
  return code ? { code, path: entityPath(change.root, change.id) } : null
}

/** ROLE-1 observers write nothing; BOARD-1 nobody writes on a closed board. */
function standing(actor: Actor, state: RuleState): RefusalCode | null {
  if (actor.role === 'observer') return 'ROLE-1'
  return state.closed ? 'BOARD-1' : null
}

/** SHAPE-1 an entity has the fields and values of the contract, complete from its first moment; SHAPE-2 its theme exists. */
function shape(state: RuleState, change: Change): RefusalCode | null {
  if (change.op === 'text') return change.inserted !== undefined && hasControl(change.inserted) ? 'SHAPE-1' : null
  if (change.op === 'create' && (!ID.test(change.id) || hasControl(change.text ?? ''))) return 'SHAPE-1'
  if (change.op === 'create' && (change.text === null || missing(change.root, change.after))) return 'SHAPE-1'
  if (misshapen(change.root, change.after, change.op === 'fields' ? change.keys : undefined)) return 'SHAPE-1'
  if (change.op === 'create' || change.keys.includes('place') || change.keys.includes('theme')) {
    const place = parsePlace(change.after.place)
    const theme = change.root === 'actions' ? change.after.theme : place?.kind === 'swot' ? place.theme : undefined
    if (typeof theme === 'string' && !state.hasTheme(theme)) return 'SHAPE-2'
  }
  return null
}

/** LOCK-1 only a moderator changes what is at or below a locked path; LOCK-2 moving into or out of a locked place changes it. */
function locked(actor: Actor, state: RuleState, change: Change): RefusalCode | null {
  if (isModerator(actor) || state.draft) return null
  if (change.op === 'text') return lockOver(state, change.root, change.id, change.fields) === null ? null : 'LOCK-1'
  if (change.op === 'create') return lockOver(state, change.root, change.id, change.after) === null ? null : 'LOCK-1'
  if (lockOver(state, change.root, change.id, change.before) !== null) return 'LOCK-1'
  return lockOver(state, change.root, change.id, change.after) === null ? null : 'LOCK-2'
}

/** PHASE-1 where cards may be written; PHASE-2 who may cluster; PHASE-3 who may write actions; DRAFT-1 what a draft may hold. */
function phase(actor: Actor, state: RuleState, change: Change): RefusalCode | null {
  if (state.draft && (change.root !== 'cards' || fieldsOf(change).group !== undefined)) return 'DRAFT-1'
  if (isModerator(actor)) return null
  const { write, places, cluster, actions } = state.phase
  const open = (fields: Fields) => !places || places.some((above) => isWithin(String(fields.place ?? ''), above))
  if (state.draft) {
    // What was begun in an earlier phase, or comes late from a device without a line, stays its author's to finish.
    const enters = change.op === 'create' || (change.op === 'fields' && change.keys.includes('place'))
    return write === 'private' && enters && !open(change.after) ? 'PHASE-1' : null
  }
  if (change.root === 'actions') return actions === 'all' || keepsRecord(actor) ? null : 'PHASE-3'
  if (change.root === 'groups') return cluster === 'all' ? null : 'PHASE-2'
  const clusters =
    change.op === 'fields' ? change.keys.includes('group') : change.op === 'create' && change.after.group !== undefined
  if (clusters && cluster !== 'all') return 'PHASE-2'
  const onlyClusters =
    clusters && change.op === 'fields' && change.keys.every((key) => key === 'group' || key === 'place' || key === 'order')
  if (onlyClusters) return null
  if (write !== 'open') return 'PHASE-1'
  if (change.op === 'fields') return open(change.before) && open(change.after) ? null : 'PHASE-1'
  return open(fieldsOf(change)) ? null : 'PHASE-1'
}

const fieldsOf = (change: Change): Fields => (change.op === 'text' ? change.fields : change.after)

/** ROLE-3 a new card carries exactly its writer's stamp; CARD-1 what was stamped at creation never changes. */
function identity(actor: Actor, state: RuleState, change: Change): RefusalCode | null {
  if (change.op === 'fields') return change.keys.some((key) => FIELDS[change.root][key]?.fixed) ? 'CARD-1' : null
  if (change.op !== 'create' || change.root !== 'cards') return null
  const stamp = stampOf(actor, state.attribution)
  const { author, delegation, attendance } = change.after
  return author === stamp.author && delegation === stamp.delegation && attendance === stamp.attendance ? null : 'ROLE-3'
}

/** CARD-2 nothing is written into what lies in the bin: restore it first. */
function life(change: Change): RefusalCode | null {
  if (change.op === 'text') return change.fields.trashed === true ? 'CARD-2' : null
  return null
}

/** LIMIT-1 how long a text may grow; LIMIT-2 how many a board holds. Shortening what is too long is always allowed. */
function limits(state: RuleState, change: Change): RefusalCode | null {
  const most = change.root === 'cards' ? state.maxCardText : LIMITS.title
  if (change.op === 'text') return change.lengthAfter > most && change.lengthAfter > change.lengthBefore ? 'LIMIT-1' : null
  if (change.op !== 'create') return null
  if (codePoints(change.text ?? '') > most) return 'LIMIT-1'
  const room = state.draft ? LIMITS.draftCards : LIMITS[change.root]
  return state.count(change.root) > room ? 'LIMIT-2' : null
}
