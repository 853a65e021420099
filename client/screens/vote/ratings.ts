/** One's own ratings while a vote is open: what the server has, what is on its way to it, and what is chosen on one scale only. */
import { onScale, secondOf, type Rating, type SecondScale } from '../../../shared/board/rating.ts'
import type { RatingVote } from '../../../shared/protocol/room.ts'

/** What is chosen on the two scales; a rating is sent once both are. */
export interface Choice {
  impact: number | null
  second: number | null
}
export type Scale = keyof Choice

/** By target; null: taken back. */
export type Ratings = Readonly<Record<string, Rating | null>>
export type Halves = Readonly<Record<string, Choice>>

export const NOTHING_CHOSEN: Choice = { impact: null, second: null }

export const scaleOf = ({ likelihood }: Pick<RatingVote, 'likelihood'>, target: string): SecondScale =>
  likelihood.includes(target) ? 'likelihood' : 'importance'

/** What somebody has chosen for a target: half a choice stands until it is whole. */
export function choiceOf(mine: Ratings, pending: Ratings, halves: Halves, target: string): Choice {
  const half = halves[target]
  if (half) return half
  const rating = target in pending ? pending[target] : mine[target]
  return rating ? { impact: rating.impact, second: secondOf(rating) } : NOTHING_CHOSEN
}

/** The rating that two choices make; null while one is missing. */
export const ratingOf = ({ impact, second }: Choice, scale: SecondScale): Rating | null =>
  impact === null || second === null ? null : { impact, ...onScale(scale, second) }

/** What is still on its way, once the server has said `mine`. */
export const stillOnItsWay = (pending: Ratings, mine: Ratings): Ratings =>
  Object.fromEntries(Object.entries(pending).filter(([target, rating]) => !same(rating, mine[target] ?? null)))

const same = (a: Rating | null, b: Rating | null): boolean => a?.impact === b?.impact && (a && secondOf(a)) === (b && secondOf(b))
