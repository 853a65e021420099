/** What a token may know of its board outside the document. */
import type { KnownBoard } from '../../shared/protocol/http.ts'
import type { RoomApi } from '../room/api.ts'

/** `most`: how many days the operator lets any board live. */
export function knownBoard(room: RoomApi, most: number | undefined): KnownBoard {
  const { createdAt, days } = room.kept()
  return { ...room.summary(), retention: { createdAt: new Date(createdAt).toISOString(), days: shorter(days, most), most: most ?? null } }
}

/** The operator's limit holds for every board; its moderators may choose less. */
export function shorter(chosen: number | null, most: number | undefined): number | null {
  if (most === undefined) return chosen
  return chosen === null ? most : Math.min(chosen, most)
}
