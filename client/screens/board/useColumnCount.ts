/** How many columns of cards fit, kept current as the box changes its width. */
import { useCallback, useRef, useState } from 'react'
import { columnsThatFit } from './columns.ts'

const LEAST = 220
const GAP = 8

export function useColumnCount(): { ref: (element: HTMLElement | null) => void; count: number } {
  const [count, setCount] = useState(1)
  const observer = useRef<ResizeObserver>(null)
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect()
    if (!element) return
    // Known before the first paint, so that cards are never dealt twice before one's eyes.
    setCount(columnsThatFit(element.clientWidth, LEAST, GAP))
    observer.current = new ResizeObserver(() => setCount(columnsThatFit(element.clientWidth, LEAST, GAP)))
    observer.current.observe(element)
  }, [])
  return { ref, count }
}
