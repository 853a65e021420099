/**
 * In which order those who wait will speak, as the server will choose (FLOOR-1): the first who waits; where people wait in the room
 * and far away, the first of those not served last. Boards that tell no attendance leave the list as it stands.
 */
import type { Attendance } from '../../../shared/board/keys.ts'
import type { FloorEntry } from '../../../shared/protocol/room.ts'

export function speakingOrder(floor: readonly FloorEntry[]): FloorEntry[] {
  const waiting = floor.filter(({ speaking }) => !speaking)
  let served: Attendance | null = floor.find(({ speaking }) => speaking)?.attendance ?? null
  const order: FloorEntry[] = []
  while (waiting.length > 0) {
    const other = served === null ? -1 : waiting.findIndex(({ attendance }) => attendance !== null && attendance !== served)
    const [next] = waiting.splice(Math.max(other, 0), 1)
    order.push(next!)
    served = next!.attendance
  }
  return order
}

/** One's own place: 0 while speaking, 1 for the next, null when not on the list. */
export function placeInLine(floor: readonly FloorEntry[], id: string): number | null {
  if (floor.some((entry) => entry.id === id && entry.speaking)) return 0
  const at = speakingOrder(floor).findIndex((entry) => entry.id === id)
  return at === -1 ? null : at + 1
}
