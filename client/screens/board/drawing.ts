/**
 * What a box shows beyond a screenful waits, and is drawn in slices between which the browser answers keys and presses: a theme of six
 * hundred cards in one go would hold it up for a third of a second. Within a second or two everything stands in the page, for screen
 * readers and for searching; what is asked for earlier (the focus goes there, the page is printed) is drawn at once.
 */
import { flushSync } from 'react-dom'

/** So many of a box are drawn with the box itself: more than a window shows of it. */
export const AT_ONCE = 12
/** How long one slice may take, well within one frame, and how long the browser has until the next; ms. */
const SLICE_MS = 6
const PAUSE_MS = 4
/** Drawn together: less would spend its time on starting. */
const TOGETHER = 4

interface Waiting {
  items: readonly string[]
  draw: () => void
}

const queue = new Set<Waiting>()
const byItem = new Map<string, Waiting>()
let next: ReturnType<typeof setTimeout> | null = null

/** Draws these items, which stand in the page as one, when there is time. Returns what gives that up, or says that it is done. */
export function drawLater(items: readonly string[], draw: () => void): () => void {
  const waiting: Waiting = { items, draw }
  queue.add(waiting)
  for (const id of items) byItem.set(id, waiting)
  next ??= setTimeout(drawSlice, PAUSE_MS)
  return () => {
    queue.delete(waiting)
    for (const id of items) if (byItem.get(id) === waiting) byItem.delete(id)
  }
}

/** Draws an item that still waits. Not while something is being drawn. */
export function drawNow(id: string): void {
  const waiting = byItem.get(id)
  if (waiting) drawThese([waiting])
}

/** Draws everything that still waits: on paper nothing comes later. */
export function drawAll(): void {
  drawThese([...queue])
}

function drawSlice(): void {
  const until = performance.now() + SLICE_MS
  do drawThese([...queue].slice(0, TOGETHER))
  while (queue.size > 0 && performance.now() < until)
  next = queue.size > 0 ? setTimeout(drawSlice, PAUSE_MS) : null
}

function drawThese(these: readonly Waiting[]): void {
  flushSync(() => {
    for (const { draw } of these) draw()
  })
  // Whatever did not come of it, none is asked twice.
  for (const waiting of these) queue.delete(waiting)
}
