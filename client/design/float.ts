/**
 * Puts a floating element beside what it belongs to: below it if there is room, else above, and always inside the window.
 * Positions go through the CSSOM, which a strict style-src allows.
 */
export type Side = 'start' | 'end' | 'centre'

const MARGIN = 8
const GAP = 4

export function placeBeside(floating: HTMLElement, anchor: Element, side: Side = 'start'): void {
  const box = anchor.getBoundingClientRect()
  const { innerWidth, innerHeight } = window
  floating.style.maxHeight = `${innerHeight - 2 * MARGIN}px`
  const { offsetWidth: width, offsetHeight: height } = floating
  const below = innerHeight - box.bottom - GAP - MARGIN
  const fitsBelow = height <= below || below >= box.top - GAP - MARGIN
  const top = fitsBelow ? box.bottom + GAP : box.top - GAP - height
  const left = side === 'start' ? box.left : side === 'end' ? box.right - width : box.left + (box.width - width) / 2
  floating.style.top = `${clamp(top, MARGIN, innerHeight - height - MARGIN)}px`
  floating.style.left = `${clamp(left, MARGIN, innerWidth - width - MARGIN)}px`
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
