/** Arrow keys among cards: the nearest one in the direction asked, judged by where things stand on the screen. */
export type Direction = 'up' | 'down' | 'left' | 'right'

export const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right',
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** The index of the nearest of `others` from `from`, or -1. Sideways drift costs more than distance ahead. */
export function nearest(from: Box, others: readonly Box[], direction: Direction): number {
  let best = -1
  let bestCost = Infinity
  others.forEach((other, index) => {
    const ahead = distanceAhead(from, other, direction)
    if (ahead < 0) return
    const cost = ahead + 3 * drift(from, other, direction)
    if (cost < bestCost) {
      bestCost = cost
      best = index
    }
  })
  return best
}

function distanceAhead(from: Box, to: Box, direction: Direction): number {
  const slack = 2
  switch (direction) {
    case 'up': return to.bottom <= from.top + slack ? Math.max(0, from.top - to.bottom) : -1
    case 'down': return to.top >= from.bottom - slack ? Math.max(0, to.top - from.bottom) : -1
    case 'left': return to.right <= from.left + slack ? Math.max(0, from.left - to.right) : -1
    case 'right': return to.left >= from.right - slack ? Math.max(0, to.left - from.right) : -1
  }
}

/** For moves up and down: none in the same column, else more than any distance in it. Sideways: how far off the row. */
function drift(from: Box, to: Box, direction: Direction): number {
  if (direction === 'left' || direction === 'right') return Math.abs(from.top - to.top) / 4
  const apart = Math.max(from.left, to.left) - Math.min(from.right, to.right)
  return apart < 0 ? 0 : 10_000 + apart
}
