/** Casting dots: a press shows at once; what the server refuses, or does not answer, is taken back and said. */
import { useEffect, useState } from 'react'
import type { DotVote } from '../../../shared/protocol/room.ts'
import { ballotOf, placed, stillPending, type Dots } from './ballot.ts'
import { useCast } from './useCast.ts'

export function useBallot(vote: DotVote): { ballot: Dots; place: (target: string, dots: number) => void } {
  const cast = useCast()
  const [pending, setPending] = useState<Dots>({})
  const ballot = ballotOf(vote, stillPending(pending, vote.mine))
  // An answered press must not come back when another device of this person changes the same dots later.
  useEffect(() => setPending((now) => stillPending(now, vote.mine)), [vote.mine])
  const forget = (target: string, dots: number) =>
    setPending((now) => (now[target] === dots ? Object.fromEntries(Object.entries(now).filter(([other]) => other !== target)) : now))

  const place = (target: string, wanted: number) => {
    const dots = placed(vote, ballot, target, wanted)
    if (dots === (ballot[target] ?? 0)) return
    setPending({ ...stillPending(pending, vote.mine), [target]: dots })
    cast({ type: 'vote.cast', target, dots }, () => forget(target, dots))
  }
  return { ballot, place }
}
