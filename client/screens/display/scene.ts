/** What the room display shows: one thing at a time, by what the room does now. */
import type { Phase, PhaseKind } from '../../../shared/board/keys.ts'
import type { VoteResult } from '../../../shared/board/results.ts'

export type Scene =
  | { kind: 'closed' | 'vote' | 'lobby' | 'boxes' | 'conclusions' }
  | { kind: 'spotlight'; path: string }
  | { kind: 'results'; result: VoteResult }

interface Now {
  closed: boolean
  phase: Pick<Phase, 'kind' | 'write'>
  spotlight: string | null
  voting: boolean
  /** Delegations are asked for their positions, and there is something to take a position on. */
  concluding: boolean
  /** The result that this phase brought, if any. */
  result: VoteResult | null
}

/** While people arrive, listen or rest, the question and the way in are worth more than the board. */
const WAITING: ReadonlySet<PhaseKind> = new Set(['lobby', 'plenary', 'briefing', 'presentation', 'break', 'close'])
const waits = ({ kind, write }: Now['phase']): boolean => WAITING.has(kind) && write === 'none'

export function sceneOf({ closed, phase, spotlight, voting, concluding, result }: Now): Scene {
  if (closed) return { kind: 'closed' }
  if (spotlight !== null && spotlight !== '') return { kind: 'spotlight', path: spotlight }
  if (voting) return { kind: 'vote' }
  if (result) return { kind: 'results', result }
  if (concluding) return { kind: 'conclusions' }
  return { kind: waits(phase) ? 'lobby' : 'boxes' }
}

const AN_HOUR = 3_600_000

/**
 * The results that were there before this phase, by the time the display learnt of it: what came since is news. A display that was just
 * opened takes the last hour for the phase, unless it is one in which people wait.
 */
export function oldResults(results: readonly VoteResult[], now: number, phase: Now['phase'], justOpened: boolean): ReadonlySet<string> {
  return new Set(results.filter(({ at }) => !justOpened || waits(phase) || now - Date.parse(at) > AN_HOUR).map(({ id }) => id))
}
