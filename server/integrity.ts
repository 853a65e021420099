/** D4: everything that is stored is read back once a day, so that what was altered is reported also of boards that nobody opens. */
import type { Logger } from 'pino'
import { trace } from './doors/trace.ts'
import { Damaged, type LogStore } from './log/port.ts'

const DAY = 86_400_000
/** Whoever waited for the server comes first. */
const FIRST_AFTER_MS = 60_000

/** Reads all boards, one after another. Returns which were altered or damaged, and tells of each. */
export async function verifyAll(store: LogStore, logger: Logger): Promise<string[]> {
  const wrong: string[] = []
  let boards = 0
  for await (const board of store.list()) {
    boards++
    try {
      await store.meta(board)
      await store.verify(board)
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
      wrong.push(board)
      logger.error({ ...trace(error), board }, 'what is stored of a board was altered or damaged: restore it from a backup')
    }
  }
  if (wrong.length === 0) logger.info({ boards }, 'all boards were read back: nothing was altered')
  return wrong
}

/** Looks soon after the start and once a day; returns the end of it. */
export function keepVerifying(store: LogStore, logger: Logger): () => void {
  const look = (): void => {
    verifyAll(store, logger).catch((error: unknown) => logger.warn(trace(error), 'the boards could not be read back'))
  }
  const first = setTimeout(look, FIRST_AFTER_MS)
  const daily = setInterval(look, DAY)
  first.unref()
  daily.unref()
  return () => {
    clearTimeout(first)
    clearInterval(daily)
  }
}
