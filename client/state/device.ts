/** What this page has one of: the memory of this device and the way to the server. */
import type { Lang } from '../../shared/board/keys.ts'
import type { Joined } from '../../shared/protocol/http.ts'
import { Api } from '../connection/api.ts'
import { removeCopies } from '../connection/database.ts'
import { DeviceMemory } from '../connection/session.ts'

export const memory = new DeviceMemory()
export const api = new Api()

/** Takes a place on a board. What this device kept for whoever had it before goes: nobody can send it any more. */
export function takePlace(board: string, joined: Joined, lang: Lang): void {
  const before = memory.membership(board)?.participant.id
  memory.remember(board, joined, lang)
  if (before !== undefined && before !== joined.participant.id) void removeCopies(board, before)
}

/** Gives a place on a board up, with what was kept for it. */
export function givePlaceUp(board: string): void {
  const before = memory.membership(board)?.participant.id
  memory.forget(board)
  if (before !== undefined) void removeCopies(board, before)
}
