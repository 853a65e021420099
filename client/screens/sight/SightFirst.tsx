import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { LoadingFrame, StandInContext } from '../../design/LoadingFrame.tsx'
import { takenSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { BoardScreen, FirstSight } from '../parts.tsx'

/** Whoever gets the board within so many ms sees nothing else before it. */
const FLASH = 350

/**
 * `first`: over a thin line, what is needed to read comes before anything of the board is shown, or waited for. `board`: nothing is shown ahead of it
 * yet. `sight`: what there is to read lies over it, in the same places, until it stands there. `over`: the board, and nothing else ever again.
 */
type Stage = 'first' | 'board' | 'sight' | 'over'

/** The board behind what can be read of it. */
export function SightFirst({ board, children }: { board: string; children: ReactNode }) {
  const { t } = useWords()
  const [first] = useState(() => takenSight(board))
  const [stage, setStage] = useState<Stage>(() => (first === null ? 'over' : first.thin ? 'first' : 'board'))
  const frames = useRef(0)
  const [composing] = useState(() => new Composing())

  useEffect(() => {
    if (stage !== 'first' && stage !== 'board') return
    let gone = false
    const show = () => void FirstSight.load().then(() => gone || setStage('sight'), () => gone || setStage('over'))
    const timer = setTimeout(show, stage === 'first' ? 0 : FLASH)
    // Asked for now, the rest begins to come when that is there.
    if (stage === 'first') BoardScreen.load().catch(() => undefined)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [stage])

  // The board stands there when it no longer wants its frame. It is drawn by the next frame of the screen, and not shown before it.
  const wanted = useCallback(() => {
    frames.current++
    return () => {
      frames.current--
      requestAnimationFrame(() => frames.current === 0 && composing.over(() => setStage('over')))
    }
  }, [composing])
  const shown = stage === 'sight'
  useEffect(() => {
    if (!shown) return
    for (const type of COMPOSING) document.addEventListener(type, composing.hear)
    return () => {
      for (const type of COMPOSING) document.removeEventListener(type, composing.hear)
    }
  }, [shown, composing])
  const standIn = useMemo(() => ({ shown, wanted }), [shown, wanted])

  if (stage === 'first') return <LoadingFrame label={t('shell.loading')} />
  return (
    <>
      <StandInContext value={standIn}>{children}</StandInContext>
      {shown && first && <FirstSight first={first} />}
    </>
  )
}

const COMPOSING = ['compositionstart', 'compositionend']

/** Letters that are being put together (by an input method) would be lost with their field: `over` waits for their end. */
class Composing {
  #waiting: (() => void) | null = null
  #now = false

  readonly hear = ({ type }: Event): void => {
    this.#now = type === 'compositionstart'
    // The field has the letters only after this, and the next ones may begin at once.
    if (!this.#now) setTimeout(() => this.#now || this.#waiting?.())
  }

  over(then: () => void): void {
    if (this.#now) this.#waiting = then
    else then()
  }
}
