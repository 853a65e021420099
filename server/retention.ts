/** Boards whose time is over are removed, once an hour. */
import type { Logger } from 'pino'
import { trace } from './doors/trace.ts'
import type { LogStore } from './log/port.ts'
import type { Rooms } from './room/api.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Removes every board that has expired by `now`; `most` is how many days any of them may live, whatever its moderators decided. Returns how many. */
export async function removeExpired(store: LogStore, rooms: Rooms, now: number, most: number | undefined): Promise<number> {
  const expired: string[] = []
  for await (const [board, { createdAt, expiresAt }] of store.list()) {
    const latest = Math.min(expiresAt ?? Infinity, most === undefined ? Infinity : createdAt + most * DAY)
    if (latest <= now) expired.push(board)
  }
  for (const board of expired) await rooms.remove(board)
  return expired.length
}

/** Looks now and every hour; returns the end of it. */
export function keepRetention(store: LogStore, rooms: Rooms, logger: Logger, most: number | undefined): () => void {
  const look = (): void => {
    removeExpired(store, rooms, Date.now(), most).then(
      (removed) => {
        if (removed > 0) logger.info({ removed }, 'boards have expired and were removed')
      },
      (error: unknown) => logger.error(trace(error), 'expired boards could not be removed'),
    )
  }
  look()
  const looking = setInterval(look, HOUR)
  looking.unref()
  return () => clearInterval(looking)
}
