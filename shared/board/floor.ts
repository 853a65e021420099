/** In which order those who wait for the floor come to speak (FLOOR-1): one place, for the server that calls them and for the screens. */
import type { Attendance } from './keys.ts'

/** The first who waits; where people wait in the room and far away, the first of those not served last. Who tells no attendance stays where they stand. */
export function inTurns<T>(waiting: readonly T[], served: Attendance | null, attendanceOf: (one: T) => Attendance | null): T[] {
  const left = [...waiting]
  const order: T[] = []
  let last = served
  while (left.length > 0) {
    const other = last === null ? -1 : left.findIndex((one) => attendanceOf(one) !== null && attendanceOf(one) !== last)
    const [next] = left.splice(Math.max(other, 0), 1)
    order.push(next!)
    last = attendanceOf(next!)
  }
  return order
}
