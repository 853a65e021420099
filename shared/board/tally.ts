/** What remains of a vote: sums, never a ballot. The `results` root holds one Result by vote. */
import type { Attribution } from './keys.ts'
import { byParts, partsToTell, type VoterOf } from './parts.ts'
import type { RatingResult } from './ratingTally.ts'

export interface TargetResult {
  dots: number
  voters: number
  /** How many gave it one dot, two dots, ...: the spread behind the sum. */
  spread: Record<string, number>
}

export interface DotResult {
  /** A vote with dots has no kind in what was written before there were others. */
  kind?: 'dots'
  title: string
  /** ISO 8601: when it was closed. */
  at: string
  dots: number
  perTarget: number
  /** How many voted. */
  voters: number
  /** Observers could vote too. */
  observers?: true
  /** By `card/<id>` or `group/<id>`. */
  targets: Record<string, TargetResult>
  /** Dots by delegation, then target; '' gathers those too few to be shown alone. Absent where attribution forbids it. */
  byDelegation?: Record<string, Record<string, number>>
  byAttendance?: Record<string, Record<string, number>>
}

export type Result = DotResult | RatingResult

/** Voter -> target -> dots. */
export type Ballots = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface Poll {
  title: string
  at: string
  dots: number
  perTarget: number
  observers?: boolean
  targets: readonly string[]
  ballots: Ballots
}

export function tally({ targets, ballots, observers, ...poll }: Poll, attribution: Attribution, voter: VoterOf): DotResult {
  const { title, at, dots, perTarget } = poll
  return {
    title, at, dots, perTarget,
    voters: ballots.size,
    ...(observers && { observers }),
    targets: Object.fromEntries(targets.map((target) => [target, targetResult(target, ballots)])),
    ...byParts(attribution, voter, (partOf) => breakdown(ballots, partOf)),
  }
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

function breakdown(ballots: Ballots, partOf: (voter: string) => string): Record<string, Record<string, number>> | null {
  const parts = partsToTell(ballots.keys(), partOf)
  return parts && Object.fromEntries([...parts].map(([part, voters]) => [part, dotsOf(voters, ballots)]))
}

function dotsOf(voters: readonly string[], ballots: Ballots): Record<string, number> {
  const out: Record<string, number> = {}
  for (const voter of voters) for (const [target, dots] of ballots.get(voter) ?? []) out[target] = (out[target] ?? 0) + dots
  return out
}
