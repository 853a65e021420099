/** Those who wait for the floor, in the order in which the server tells them and calls them (FLOOR-1). */
import type { FloorEntry } from '../../../shared/protocol/room.ts'

export const waitingFor = (floor: readonly FloorEntry[]): FloorEntry[] => floor.filter(({ speaking }) => !speaking)

/** One's own place: 0 while speaking, 1 for the next, null when not on the list. */
export function placeInLine(floor: readonly FloorEntry[], id: string): number | null {
  if (floor.some((entry) => entry.id === id && entry.speaking)) return 0
  const at = waitingFor(floor).findIndex((entry) => entry.id === id)
  return at === -1 ? null : at + 1
}
