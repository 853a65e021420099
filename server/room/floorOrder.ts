/** In which order those who wait for the floor come to speak (FLOOR-1). The screens are told them in that order. */
import type { Attendance } from '../../shared/board/keys.ts'

/** The first who waits; where people wait in the room and far away, the first of those not served last. */
export function inTurns<T>(waiting: readonly T[], served: Attendance | null, attendanceOf: (one: T) => Attendance): T[] {
  const left = [...waiting]
  const order: T[] = []
  let last = served
  while (left.length > 0) {
    const other = last === null ? -1 : left.findIndex((one) => attendanceOf(one) !== last)
    const [next] = left.splice(Math.max(other, 0), 1)
    order.push(next!)
    last = attendanceOf(next!)
  }
  return order
}
