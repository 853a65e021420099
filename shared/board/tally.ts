/** What remains of a vote: sums, never a ballot. The `results` root holds one Result by vote. */
import type { Attendance, Attribution } from './keys.ts'

/** Sums over fewer people than this would single somebody out, and are not told. */
export const FEWEST_TOLD = 3

export interface TargetResult {
  dots: number
  voters: number
  /** How many gave it one dot, two dots, ...: the spread behind the sum. */
  spread: Record<string, number>
}

export interface Result {
  title: string
  /** ISO 8601: when it was closed. */
  at: string
  dots: number
  perTarget: number
  /** How many voted. */
  voters: number
  /** By `card/<id>` or `group/<id>`. */
  targets: Record<string, TargetResult>
  /** Dots by delegation, then target; '' gathers those too few to be shown alone. Absent where attribution forbids it. */
  byDelegation?: Record<string, Record<string, number>>
  byAttendance?: Record<string, Record<string, number>>
}

/** Voter -> target -> dots. */
export type Ballots = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface Poll {
  title: string
  at: string
  dots: number
  perTarget: number
  targets: readonly string[]
  ballots: Ballots
}

export type Voter = { delegation: string | null; attendance: Attendance }

export function tally({ targets, ballots, ...poll }: Poll, attribution: Attribution, voter: (id: string) => Voter | undefined): Result {
  const { title, at, dots, perTarget } = poll
  const sums = Object.fromEntries(targets.map((target) => [target, targetResult(target, ballots)]))
  const result: Result = { title, at, dots, perTarget, voters: ballots.size, targets: sums }
  if (attribution === 'none') return result
  const byDelegation = breakdown(ballots, (id) => voter(id)?.delegation ?? '')
  const byAttendance = breakdown(ballots, (id) => voter(id)?.attendance ?? '')
  return { ...result, ...(byDelegation && { byDelegation }), ...(byAttendance && { byAttendance }) }
}

/** What a board without attribution may keep of a result. */
export function totalsOnly({ byDelegation: _delegations, byAttendance: _attendance, ...totals }: Result): Result {
  return totals
}

function targetResult(target: string, ballots: Ballots): TargetResult {
  const result: TargetResult = { dots: 0, voters: 0, spread: {} }
  for (const ballot of ballots.values()) {
    const given = ballot.get(target) ?? 0
    if (given === 0) continue
    result.dots += given
    result.voters++
    result.spread[given] = (result.spread[given] ?? 0) + 1
  }
  return result
}

/**
 * Dots by part of the room. A part with too few voters would show a person's ballot, and leaving it out would too, since the
 * totals are known: so small parts are put together under '' until they are enough. Null when fewer than two parts remain.
 */
function breakdown(ballots: Ballots, partOf: (voter: string) => string): Record<string, Record<string, number>> | null {
  const parts = new Map<string, string[]>()
  for (const voter of ballots.keys()) {
    const part = partOf(voter)
    const others = parts.get(part)
    if (others) others.push(voter)
    else parts.set(part, [voter])
  }
  const rest = parts.get('') ?? []
  parts.delete('')
  for (const [part, voters] of [...parts].sort(([, a], [, b]) => a.length - b.length)) {
    if (voters.length >= FEWEST_TOLD && (rest.length === 0 || rest.length >= FEWEST_TOLD)) break
    rest.push(...voters)
    parts.delete(part)
  }
  if (rest.length > 0) parts.set('', rest)
  if (parts.size < 2) return null
  return Object.fromEntries([...parts].map(([part, voters]) => [part, dotsOf(voters, ballots)]))
}

function dotsOf(voters: readonly string[], ballots: Ballots): Record<string, number> {
  const out: Record<string, number> = {}
  for (const voter of voters) for (const [target, dots] of ballots.get(voter) ?? []) out[target] = (out[target] ?? 0) + dots
  return out
}
