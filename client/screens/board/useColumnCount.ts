/** How many columns of cards fit, kept current as the box changes its width; 0 until it is known. */
import { useCallback, useRef, useState } from 'react'
import { columnsThatFit } from './columns.ts'

const LEAST = 220
const GAP = 8

export function useColumnCount(): { ref: (element: HTMLElement | null) => void; count: number } {
  const [count, setCount] = useState(0)
  const observer = useRef<ResizeObserver>(null)
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    // Known before the first paint, and before any card is drawn: it would be drawn for the wrong column, and measured with all others.
    setCount(columnsThatFit(element.clientWidth, LEAST, GAP))
    observer.current = new ResizeObserver(() => setCount(columnsThatFit(element.clientWidth, LEAST, GAP)))
    observer.current.observe(element)
  }, [])
  return { ref, count }
}
