/** Rating: a choice shows at once, and is cast as soon as both scales have one. */
import { useEffect, useState } from 'react'
import type { RatingVote } from '../../../shared/protocol/room.ts'
import { choiceOf, ratingOf, scaleOf, stillOnItsWay, type Choice, type Halves, type Ratings, type Scale } from './ratings.ts'
import { useCast } from './useCast.ts'

export interface MyRatings {
  of(target: string): Choice
  choose(target: string, scale: Scale, step: number): void
  takeBack(target: string): void
}

export function useRatings(vote: RatingVote): MyRatings {
  const cast = useCast()
  const [pending, setPending] = useState<Ratings>({})
  const [halves, setHalves] = useState<Halves>({})
  const onItsWay = stillOnItsWay(pending, vote.mine)
  // What was answered must not come back when another device of this person changes it later.
  useEffect(() => setPending((now) => stillOnItsWay(now, vote.mine)), [vote.mine])
  const of = (target: string): Choice => choiceOf(vote.mine, onItsWay, halves, target)
  const send = (target: string, rating: Ratings[string]) => {
    setPending((now) => ({ ...stillOnItsWay(now, vote.mine), [target]: rating ?? null }))
    cast({ type: 'vote.cast', target, rating: rating ?? null }, () => setPending((now) => (now[target] === rating ? without(now, target) : now)))
  }
  return {
    of,
    choose(target, scale, step) {
      const choice = { ...of(target), [scale]: step }
      const rating = ratingOf(choice, scaleOf(vote, target))
      if (rating === null) return setHalves({ ...halves, [target]: choice })
      setHalves(without(halves, target))
      send(target, rating)
    },
    takeBack(target) {
      setHalves(without(halves, target))
      if (onItsWay[target] ?? vote.mine[target]) send(target, null)
    },
  }
}

const without = <T>(all: Readonly<Record<string, T>>, target: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).filter(([other]) => other !== target))
