/** Starts the server: the only place that reads the environment and knows which stores there are. */
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { createApp, type App } from './app.ts'
import { BadConfig, readConfig, type Config } from './config.ts'
import { trace } from './doors/trace.ts'
import { keepVerifying } from './integrity.ts'
import { openLmdbStore } from './log/lmdb.ts'
import { Damaged, NotSaved, type LogStore } from './log/port.ts'
import { ReportDesk } from './report/desk.ts'
import type { WriteReport } from './report/write.ts'
import { keepRetention } from './retention.ts'
import { planBoard } from './room/founding.ts'
import { createRooms } from './room/rooms.ts'
import { warmUp } from './room/warm.ts'

/** Beside the built server stands the built client; the sources run with the client built before. */
const BUILT = import.meta.dirname.endsWith(join('dist', 'server'))
const CLIENT = BUILT ? '../client' : '../dist/client'
const REPORTS = 'reports.js'

/** Whoever waited for the server comes within its first moments: a board that is being opened then has it for itself. */
const BEFORE_WARMING_MS = 1_000

async function start(config: Config, logger: Logger): Promise<void> {
  const store = await openStore(config)
  const rooms = createRooms({ store, warn: (message, error) => logger.warn(trace(error), message) })
  const app = createApp({ rooms, found: planBoard, config, logger, clientDir: join(import.meta.dirname, CLIENT), writeReport: await reportWriter() })
  const port = await listen(app, config)
  const endRetention = keepRetention(store, rooms, logger, config.retentionDays)
  const endVerifying = keepVerifying(store, logger)

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    endRetention()
    endVerifying()
    await app.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop().catch(die))
  console.log(`Plenum is ready at http://localhost:${port}`)
  console.log(`See a sample session at http://localhost:${port}/sample`)
  setTimeout(() => {
    warmUp().catch((error: unknown) => logger.warn(trace(error), 'the code could not be warmed up'))
  }, BEFORE_WARMING_MS).unref()
}

/** The sources are run by a loader that does not reach into threads: there, reports are written in the server itself. */
async function reportWriter(): Promise<WriteReport> {
  return BUILT ? new ReportDesk(join(import.meta.dirname, REPORTS)).write : (await import('./report/write.ts')).writeReport
}

/** Opening a store says by a plain sentence why it cannot be used: damaged, in use, or a Redis that would lose writes (D5). */
async function openStore({ redisUrl, dataDir }: Config): Promise<LogStore> {
  try {
    if (redisUrl === undefined) return await openLmdbStore({ dir: dataDir, broken })
    // Loaded when wanted: most installations never speak to a Redis.
    const { openRedisStore } = await import('./log/redis.ts')
    return await openRedisStore({ url: redisUrl })
  } catch (error) {
    if (error instanceof Damaged || error instanceof NotSaved) throw new CannotGoOn(error.message)
    const code = (error as NodeJS.ErrnoException).code
    throw new CannotGoOn(`The store ${redisUrl === undefined ? `in ${dataDir}` : 'at REDIS_URL'} cannot be opened${code ? ` (${code})` : ''}.`, { cause: error })
  }
}

/** FAULT-4: whoever keeps Plenum running starts it again, and it reads what the disk really holds. */
function broken({ message }: NotSaved): never {
  die(new CannotGoOn(`${message} Plenum ends here, so that nothing is called saved that is not. Check the disk, then start it again.`))
}

async function listen(app: App, { port, host }: Config): Promise<number> {
  try {
    return await app.listen()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') throw new CannotGoOn(`Port ${port} is in use: stop the other program, or set PORT to another number.`)
    if (code === 'EACCES') throw new CannotGoOn(`Port ${port} may not be opened by this user: set PORT to a number above 1023.`)
    throw new CannotGoOn(`Cannot listen on ${host ?? 'all addresses'}, port ${port}${code ? ` (${code})` : ''}.`)
  }
}

/** Something the operator must put right; one sentence says what. */
class CannotGoOn extends Error {
  override name = 'CannotGoOn'
}

function die(error: unknown): never {
  if (error instanceof BadConfig || error instanceof CannotGoOn) console.error(error.message)
  else console.error('Plenum stopped over an error:', trace(error))
  process.exit(1)
}

process.on('uncaughtException', die)
process.on('unhandledRejection', die)
try {
  const config = readConfig(process.env)
  await start(config, pino({ level: config.logLevel, base: null }, pino.destination(2)))
} catch (error) {
  die(error)
}
