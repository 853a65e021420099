/** In which order those who wait will speak, as the server will choose (FLOOR-1). Boards that tell no attendance leave the list as it stands. */
import { inTurns } from '../../../shared/board/floor.ts'
import type { FloorEntry } from '../../../shared/protocol/room.ts'

export function speakingOrder(floor: readonly FloorEntry[]): FloorEntry[] {
  const served = floor.find(({ speaking }) => speaking)?.attendance ?? null
  return inTurns(floor.filter(({ speaking }) => !speaking), served, ({ attendance }) => attendance)
}

/** One's own place: 0 while speaking, 1 for the next, null when not on the list. */
export function placeInLine(floor: readonly FloorEntry[], id: string): number | null {
  if (floor.some((entry) => entry.id === id && entry.speaking)) return 0
  const at = speakingOrder(floor).findIndex((entry) => entry.id === id)
  return at === -1 ? null : at + 1
}
