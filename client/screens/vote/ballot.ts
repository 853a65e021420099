/** One's own ballot while a vote is open: what the server has, what is on its way to it, and what may still be placed. */
import type { DotVote } from '../../../shared/protocol/room.ts'

/** Dots by target. */
export type Dots = Readonly<Record<string, number>>

/** What was pressed and not yet answered stands over what the server has. */
export function ballotOf({ mine }: Pick<DotVote, 'mine'>, pending: Dots): Dots {
  return Object.fromEntries(Object.entries({ ...mine, ...pending }).filter(([, dots]) => dots > 0))
}

export function dotsLeft({ dots }: Pick<DotVote, 'dots'>, ballot: Dots): number {
  return dots - Object.values(ballot).reduce((sum, given) => sum + given, 0)
}

/** The most this target may have now: the bound of one target, and what is left besides. */
export function mostFor(vote: Pick<DotVote, 'dots' | 'perTarget'>, ballot: Dots, target: string): number {
  const given = ballot[target] ?? 0
  return Math.max(given, Math.min(vote.perTarget, given + Math.max(0, dotsLeft(vote, ballot))))
}

/** The dots a target gets when somebody asks for `wanted`: never more than allowed, never less than none. */
export function placed(vote: Pick<DotVote, 'dots' | 'perTarget'>, ballot: Dots, target: string, wanted: number): number {
  return Math.min(Math.max(0, wanted), mostFor(vote, ballot, target))
}

/** What is still on its way, once the server has said `mine`. */
export function stillPending(pending: Dots, mine: Dots): Dots {
  return Object.fromEntries(Object.entries(pending).filter(([target, dots]) => (mine[target] ?? 0) !== dots))
}
