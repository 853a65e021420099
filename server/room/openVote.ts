/**
 * The vote that is open and its ballots. Ballots are secret: nothing of them leaves the room before the vote is closed, and then
 * only as sums (VOTE-2).
 */
import type { Rating } from '../../shared/board/rating.ts'

interface Asked {
  id: string
  title: string
  targets: string[]
  /** Whether observers vote too. */
  observers: boolean
}

/** Ballots by voter, then target. */
type Ballots<T> = Map<string, Map<string, T>>

export interface DotVote extends Asked {
  kind: 'dots'
  dots: number
  perTarget: number
  ballots: Ballots<number>
}

export interface RatingVote extends Asked {
  kind: 'rating'
  /** Rated by likelihood; the others by importance. Fixed when the vote opens, wherever a card goes meanwhile. */
  likelihood: string[]
  ballots: Ballots<Rating>
}

export type OpenVote = DotVote | RatingVote

/** Puts what somebody gives to a target in the place of what they gave it before; null takes it back. */
export function put<T>(ballots: Ballots<T>, by: string, target: string, value: T | null): void {
  const ballot = ballots.get(by) ?? new Map<string, T>()
  if (value === null) ballot.delete(target)
  else ballot.set(target, value)
  if (ballot.size === 0) ballots.delete(by)
  else ballots.set(by, ballot)
}

type Listed<T> = [by: string, ballot: [target: string, value: T][]][]
const listed = <T>(ballots: Ballots<T>): Listed<T> => [...ballots].map(([by, ballot]) => [by, [...ballot]])
const unlisted = <T>(ballots: Listed<T>): Ballots<T> => new Map(ballots.map(([by, ballot]) => [by, new Map(ballot)]))

/** A vote as it is kept in a snapshot. */
export type KeptVote =
  // Written before there were ratings, it names neither its kind nor observers.
  | (Omit<DotVote, 'ballots' | 'kind' | 'observers'> & { kind?: 'dots'; observers?: boolean; ballots: Listed<number> })
  | (Omit<RatingVote, 'ballots'> & { ballots: Listed<Rating> })

export const keepVote = (vote: OpenVote): KeptVote =>
  vote.kind === 'dots' ? { ...vote, ballots: listed(vote.ballots) } : { ...vote, ballots: listed(vote.ballots) }

export const keptVote = (vote: KeptVote): OpenVote =>
  vote.kind === 'rating' ? { ...vote, ballots: unlisted(vote.ballots) } : { observers: false, ...vote, kind: 'dots', ballots: unlisted(vote.ballots) }
