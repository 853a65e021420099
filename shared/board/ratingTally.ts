/** What remains of a vote by rating: means, medians and spreads, never a ballot. */
import type { Attribution } from './keys.ts'
import { byParts, partsToTell, type VoterOf } from './parts.ts'
import { onScale, secondOf, secondScaleOf, type Rating, type SecondScale } from './rating.ts'

/** One scale of one target. Mean and median are null when nobody rated it. */
export interface ScaleResult {
  mean: number | null
  median: number | null
  /** How many gave it 1, 2, ...; the steps nobody gave are absent. */
  spread: Record<string, number>
}

type OnTwo<T> = { impact: T } & ({ importance: T } | { likelihood: T })
export type RatedTarget = { voters: number } & OnTwo<ScaleResult>
/** What a part of the room thinks of a target, as means. */
export type RatedPart = { voters: number } & OnTwo<number>
/** By delegation or attendance, then target. What fewer than three people of a part rated is gathered under ''. */
export type RatedParts = Record<string, Record<string, RatedPart>>

export interface RatingResult {
  kind: 'rating'
  title: string
  at: string
  voters: number
  observers?: true
  targets: Record<string, RatedTarget>
  byDelegation?: RatedParts
  byAttendance?: RatedParts
}

/** Voter -> target -> rating. */
export type RatingBallots = ReadonlyMap<string, ReadonlyMap<string, Rating>>

export interface RatingPoll {
  title: string
  at: string
  observers?: boolean
  targets: readonly string[]
  /** Those rated by likelihood; the others by importance. */
  likelihood: readonly string[]
  ballots: RatingBallots
}

export function tallyRatings({ title, at, observers, targets, likelihood, ballots }: RatingPoll, attribution: Attribution, voter: VoterOf): RatingResult {
  const likely = new Set(likelihood)
  const ratings = new Map(targets.map((target) => [target, ratingsOf(target, ballots)]))
  return {
    kind: 'rating', title, at,
    voters: ballots.size,
    ...(observers && { observers }),
    targets: Object.fromEntries([...ratings].map(([target, given]) => [target, ratedTarget([...given.values()], likely.has(target) ? 'likelihood' : 'importance')])),
    ...byParts(attribution, voter, (partOf) => breakdown(ratings, partOf)),
  }
}

/** Who rated a target, and how. */
function ratingsOf(target: string, ballots: RatingBallots): Map<string, Rating> {
  const given = new Map<string, Rating>()
  for (const [voter, ballot] of ballots) {
    const rating = ballot.get(target)
    if (rating) given.set(voter, rating)
  }
  return given
}

const ratedTarget = (ratings: readonly Rating[], scale: SecondScale): RatedTarget => ({
  voters: ratings.length,
  impact: scaleResult(ratings.map(({ impact }) => impact)),
  ...onScale(scale, scaleResult(ratings.map(secondOf))),
})

function scaleResult(values: number[]): ScaleResult {
  if (values.length === 0) return { mean: null, median: null, spread: {} }
  const sorted = values.toSorted((a, b) => a - b)
  const spread: Record<string, number> = {}
  for (const value of sorted) spread[value] = (spread[value] ?? 0) + 1
  const upper = sorted[Math.floor(sorted.length / 2)]!
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]!
  return { mean: mean(values), median: (lower + upper) / 2, spread }
}

/**
 * Means by part of the room. Not everybody rates everything, so who may be told apart is decided target by target: a part of
 * which two people rated this one is too small here, whatever its size. Medians and spreads are told of the whole room alone:
 * beside the mean of three people they would give back what each of them said.
 */
function breakdown(ratings: ReadonlyMap<string, ReadonlyMap<string, Rating>>, partOf: (voter: string) => string): RatedParts | null {
  // By names that people chose: no plain object is asked for them (Y10).
  const out = new Map<string, RatedParts[string]>()
  for (const [target, given] of ratings) {
    for (const [part, voters] of partsToTell(given.keys(), partOf) ?? []) {
      const there = voters.map((voter) => given.get(voter)!)
      const rated = out.get(part) ?? {}
      out.set(part, rated)
      rated[target] = {
        voters: there.length, impact: mean(there.map(({ impact }) => impact)), ...onScale(secondScaleOf(there[0]!), mean(there.map(secondOf))),
      }
    }
  }
  return out.size === 0 ? null : Object.fromEntries(out)
}

/** To two places. */
const mean = (values: readonly number[]): number => Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 100) / 100

export interface RatedRow {
  target: string
  /** Its place in the list that was voted on. */
  listed: number
  voters: number
  scale: SecondScale
  impact: ScaleResult
  second: ScaleResult
  /** Mean impact times the mean of the other scale, 1 to 25: both count the same. Null when nobody rated it. */
  weight: number | null
}

/** The targets of a rating, the weightiest first; what is equal stays as it was listed, what nobody rated comes last. */
export function ratedRows({ targets }: Pick<RatingResult, 'targets'>): RatedRow[] {
  return Object.entries(targets)
    .map(([target, rated], listed) => ({
      target, listed, voters: rated.voters, scale: secondScaleOf(rated), impact: rated.impact, second: secondOf(rated), weight: weightOf(rated),
    }))
    .sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
}

/** What a rating comes to as one number, for an order. */
export function weightOf(rated: RatedTarget): number | null {
  const second = secondOf(rated).mean
  return rated.impact.mean === null || second === null ? null : Math.round(rated.impact.mean * second * 100) / 100
}
