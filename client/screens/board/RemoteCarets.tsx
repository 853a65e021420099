/**
 * Where others write in a text: a thin line in their colour, with their name for two seconds after they moved.
 * Positions are measured on the element that shows exactly the same text in the same type, so they sit where the letters are.
 */
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react'
import { classes } from '../../design/classes.ts'
import type { Caret } from '../../state/presence.ts'
import { usePresentName } from './PeopleButton.tsx'
import styles from './RemoteCarets.module.css'

interface Spot {
  left: number
  top: number
  height: number
}

const NAMED_MS = 2_000

interface RemoteCaretsProps {
  carets: readonly Caret[]
  text: string
  /** Holds one text node with the same text. */
  mirror: RefObject<HTMLElement | null>
}

export function RemoteCarets({ carets, text, mirror }: RemoteCaretsProps) {
  const [spots, setSpots] = useState<readonly (Spot | null)[]>([])
  useLayoutEffect(() => {
    const element = mirror.current
    if (element) setSpots(carets.map((caret) => spotOf(element, Math.min(caret.head, text.length))))
  }, [carets, text, mirror])
  return carets.map((caret, index) => {
    const spot = spots[index]
    return spot ? <CaretLine key={caret.client} caret={caret} spot={spot} /> : null
  })
}

const COLOURS = [styles.c0, styles.c1, styles.c2, styles.c3, styles.c4, styles.c5, styles.c6, styles.c7]

function CaretLine({ caret, spot }: { caret: Caret; spot: Spot }) {
  const nameOf = usePresentName()
  const [named, setNamed] = useState(true)
  useEffect(() => {
    setNamed(true)
    const timer = window.setTimeout(() => setNamed(false), NAMED_MS)
    return () => window.clearTimeout(timer)
  }, [caret.head])
  return (
    <span className={classes(styles.caret, COLOURS[caret.color])} aria-hidden="true" style={{ left: spot.left, top: spot.top, height: spot.height }}>
      {named && <span className={styles.name}>{nameOf(caret)}</span>}
    </span>
  )
}

/** The place of a text index inside an element that holds one text node, from the corner its offsets count from. */
function spotOf(element: HTMLElement, at: number): Spot | null {
  const node = element.firstChild
  if (!(node instanceof Text)) return null
  const range = document.createRange()
  const index = Math.min(at, node.length)
  range.setStart(node, index)
  range.setEnd(node, index)
  const rect = range.getClientRects()[0] ?? range.getBoundingClientRect()
  if (rect.height === 0) return null
  const area = element.getBoundingClientRect()
  return { left: rect.left - area.left + element.offsetLeft, top: rect.top - area.top + element.offsetTop, height: rect.height }
}
