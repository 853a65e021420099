/** Casting: a press shows at once; what the server refuses, or does not answer, is taken back and said. */
import { useEffect, useState } from 'react'
import type { Vote } from '../../../shared/protocol/room.ts'
import { announce } from '../../design/LiveRegion.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { ballotOf, placed, stillPending, type Dots } from './ballot.ts'

export function useBallot(vote: Vote): { ballot: Dots; place: (target: string, dots: number) => void } {
  const { t } = useWords()
  const session = useBoardSession()
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
    void session.command({ type: 'vote.cast', target, dots }).then((result) => {
      if (result.ok) return
      forget(target, dots)
      if (result.refusal) session.refusals.add({ code: result.refusal.code, path: target })
      else announce(t('said.noAnswer'), true)
    })
  }
  return { ballot, place }
}
