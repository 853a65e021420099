/** Boards whose time is over are removed, soon after the start and once an hour. */
import type { Logger } from 'pino'
import { trace } from './doors/trace.ts'
import { Damaged, type BoardMeta, type LogStore } from './log/port.ts'
import type { Rooms } from './room/api.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A clock that is wrong at a start is set right within minutes, which shows as a jump, in ms. */
const FIRST_AFTER = 600_000
/** A clock that is set this much at once, in ms, was wrong before or is wrong now. */
const JUMP = 600_000

/** Removes every board that has expired by `now`; `most` is how many days any of them may live, whatever its moderators decided. Returns how many; one that cannot be removed keeps no other, and is thrown afterwards. */
export async function removeExpired(store: LogStore, rooms: Rooms, now: number, most: number | undefined): Promise<number> {
  const isOver = (createdAt: number, expiresAt: number | null) =>
    Math.min(expiresAt ?? Infinity, most === undefined ? Infinity : createdAt + most * DAY) <= now
  const expired: string[] = []
  for await (const board of store.list()) {
    const meta = await metaOf(store, board)
    if (meta && isOver(meta.createdAt, meta.expiresAt)) expired.push(board)
  }
  let removed = 0
  const failed: unknown[] = []
  for (const board of expired) {
    try {
      if (await isKept(rooms, board, isOver)) continue
      await rooms.remove(board)
      removed++
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
  return removed
}

/** What its moderators decided last is in its log, and may not have come to stand in its record. What is damaged goes by the record. */
async function isKept(rooms: Rooms, board: string, isOver: (createdAt: number, expiresAt: number | null) => boolean): Promise<boolean> {
  try {
    const room = await rooms.get(board)
    if (room === null) return true
    const { createdAt, days } = room.kept()
    return createdAt > 0 && !isOver(createdAt, days === null ? null : createdAt + days * DAY)
  } catch (error) {
    return !(error instanceof Damaged)
  }
}

/** null: there is none, or it is damaged, of which administrators are told (integrity.ts). */
async function metaOf(store: LogStore, board: string): Promise<BoardMeta | null> {
  try {
    return await store.meta(board)
  } catch (error) {
    if (error instanceof Damaged) return null
    throw error
  }
}

/** Whether the clock can be trusted with what cannot be undone: since the last time it was asked it has gone as far as time has passed. */
export class SteadyClock {
  readonly #wall: () => number
  readonly #passed: () => number
  #last: { wall: number; passed: number } | null = null

  constructor(wall: () => number = () => Date.now(), passed: () => number = () => performance.now()) {
    this.#wall = wall
    this.#passed = passed
  }

  agrees(): boolean {
    const now = { wall: this.#wall(), passed: this.#passed() }
    const last = this.#last ?? now
    this.#last = now
    return Math.abs(now.wall - last.wall - (now.passed - last.passed)) < JUMP
  }
}

/** Looks soon and every hour; returns the end of it. After a jump of the clock, also since the start, nothing is removed for an hour, in which it may be set right (fault 15). */
export function keepRetention(store: LogStore, rooms: Rooms, logger: Logger, most: number | undefined): () => void {
  const clock = new SteadyClock()
  const look = (): void => {
    if (!clock.agrees()) {
      logger.warn('the clock has jumped: boards that have expired are looked for in an hour')
      return
    }
    removeExpired(store, rooms, Date.now(), most).then(
      (removed) => {
        if (removed > 0) logger.info({ removed }, 'boards have expired and were removed')
      },
      (error: unknown) => logger.error(trace(error), 'expired boards could not be removed'),
    )
  }
  clock.agrees()
  const first = setTimeout(look, FIRST_AFTER)
  const looking = setInterval(look, HOUR)
  first.unref()
  looking.unref()
  return () => {
    clearTimeout(first)
    clearInterval(looking)
  }
}
