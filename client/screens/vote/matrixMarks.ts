/** Where the marks of a matrix stand: at their two means, or beside them where another mark is already. */

export interface Mark {
  /** Where it belongs. */
  x: number
  y: number
  /** Where it is drawn. */
  atX: number
  atY: number
}

export interface Field {
  /** Room for the middle of a mark. */
  width: number
  height: number
  /** How far apart the middles of two marks must be. */
  apart: number
}

/** Steps outwards, and directions in each, in which a free spot is looked for. */
const RINGS = 8
const DIRECTIONS = 16

/** Marks for points given as shares of the field, from its lower left corner. The first ones get their own spot; none is moved without need. */
export function marksFor(points: readonly { x: number; y: number }[], { width, height, apart }: Field): Mark[] {
  const placed: Mark[] = []
  for (const point of points) {
    const x = point.x * width
    const y = (1 - point.y) * height
    const free = spots(x, y, apart).find(([atX, atY]) =>
      atX >= 0 && atX <= width && atY >= 0 && atY <= height && placed.every((other) => Math.hypot(other.atX - atX, other.atY - atY) >= apart))
    const [atX, atY] = free ?? [x, y]
    placed.push({ x, y, atX, atY })
  }
  return placed
}

function spots(x: number, y: number, apart: number): [number, number][] {
  const out: [number, number][] = [[x, y]]
  for (let ring = 1; ring <= RINGS; ring++) {
    for (let n = 0; n < DIRECTIONS; n++) {
      const turn = (2 * Math.PI * n) / DIRECTIONS
      out.push([x + Math.cos(turn) * ring * apart * 0.55, y - Math.sin(turn) * ring * apart * 0.55])
    }
  }
  return out
}
