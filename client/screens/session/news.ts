/** What the session tells those who listen: a new phase, a vote that opens or closes, one's turn to speak. Others see it where it stands. */
import { useEffect, useRef } from 'react'
import { announce } from '../../design/LiveRegion.tsx'
import { useFloor, usePhase, useVote, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePhaseTells } from '../agenda/phaseTells.ts'
import { usePhaseName } from '../agenda/phaseWords.ts'
import { useScreen } from '../board/screen.ts'
import { placeInLine } from '../floor/waiting.ts'

export function useSessionNews(): void {
  const { t } = useWords()
  const { view } = useScreen()
  const phase = usePhase()
  const name = usePhaseName()(phase)
  const [tells] = usePhaseTells()(phase)
  const vote = useVote()
  const you = useYou()
  const floor = useFloor()
  const place = you ? placeInLine(floor, you.id) : null
  // Nothing is news to somebody who has just come in.
  const here = you !== null

  useChange(here ? phase.id : null, () => announce(`${t('phase.now', { phase: name })}. ${tells}`))
  useChange(here ? (vote?.id ?? '') : null, () => {
    if (vote) return announce(vote.kind === 'rating' ? t('rating.opened') : t('vote.opened', { dots: t('vote.howMany', { n: vote.dots }) }))
    announce(t('vote.closedNow'))
    if (view.now.session === 'vote') view.set({ session: 'results' })
  })
  useChange(here ? String(place) : null, () => {
    if (place === 0) announce(t('floor.youSpeak'), true)
    else if (place === 1) announce(t('floor.placeNext'))
  })
}

/** Calls when a value becomes another; the first one is not news. */
function useChange(value: string | null, tell: () => void): void {
  const known = useRef<string | null>(null)
  const latest = useRef(tell)
  latest.current = tell
  useEffect(() => {
    if (value === null) return
    if (known.current !== null && known.current !== value) latest.current()
    known.current = value
  }, [value])
}
