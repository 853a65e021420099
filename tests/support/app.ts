/** The built server as its own process, for tests that kill it, restart it or open it in a browser. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BUILT_SERVER, ensureBuilt } from './build.ts'

/** What the server prints once it takes connections. */
const READY = /Plenum is ready at (https?:\/\/\S+)\s/
const PATIENCE_MS = 30_000
const PROBE = join(import.meta.dirname, 'probe.mjs')
const LATER = join(import.meta.dirname, 'later.mjs')

export interface RunningServer {
  readonly origin: string
  readonly port: number
  readonly pid: number
  readonly dataDir: string
  /** Asks it to end (SIGTERM), waits until it has, and gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut would (SIGKILL) and waits until it is gone. */
  kill(): Promise<void>
  /** Resolves with its exit code when it has ended, by itself or not. */
  readonly ended: Promise<number | null>
  /** All it has printed so far. */
  log(): string
  /** What is in memory after a collection, and the longest the event loop was held since the last look (with `probed`). */
  look(): Promise<Look>
}

export interface Look {
  /** Bytes of the heap and beside it. */
  bytes: number
  /** ms that one turn of the event loop worked at most. */
  held: number
}

export interface StartOptions {
  /** Configuration. Nothing else of this process's environment reaches the server but PATH and HOME. */
  env?: Record<string, string>
  /** Absent: a new directory, removed after the test file. Give a stopped server's to carry on with its data. */
  dataDir?: string
  /** Absent: any free one. */
  port?: number
  /** Absent: this house's. The built server of another version. */
  built?: string
  /** A program that runs the server as its own process, with its arguments and what it needs. */
  under?: { command: readonly string[]; env: Record<string, string> }
  /** Whether `look` can be asked. */
  probed?: boolean
  /** Its clock is so many ms ahead. */
  laterMs?: number
}

const running = new Set<ChildProcess>()
const temporary: string[] = []

/** Ends the servers that were started and still run, and removes what they wrote. */
export async function endServers(): Promise<void> {
  await Promise.all([...running].map((child) => (child.kill('SIGKILL'), once(child, 'close'))))
  for (const folder of temporary.splice(0)) rmSync(folder, { recursive: true, force: true })
}

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-test-'))
  temporary.push(folder)
  return folder
}

/** Starts the built server (building it when stale) and resolves when it answers; rejects with its log when it ends before. */
export async function startServer({ env = {}, dataDir = newDataDir(), port = 0, built = BUILT_SERVER, under = { command: [], env: {} }, probed = false, laterMs = 0 }: StartOptions = {}): Promise<RunningServer> {
  ensureBuilt()
  const { PATH = '', HOME = '' } = process.env
  const probe = probed ? ['--expose-gc', '--import', PROBE] : []
  const later = laterMs === 0 ? [] : ['--import', LATER]
  const [program, ...args] = [...under.command, process.execPath, '--enable-source-maps', ...probe, ...later, built]
  const child = spawn(program, args, {
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir, LATER_MS: String(laterMs), ...under.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const ended = once(child, 'close').finally(() => running.delete(child))

  let log = ''
  const origin = await new Promise<string>((resolve, reject) => {
    setTimeout(() => reject(new Error(`The server is not ready after ${PATIENCE_MS / 1000} s:\n${log}`)), PATIENCE_MS).unref()
    const read = (chunk: string) => {
      log += chunk
      const address = READY.exec(log)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    ended.then(([code, signal]) => reject(new Error(`The server ended (${code ?? signal}) before it was ready:\n${log}`)), reject)
  }).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  const health = await fetch(`${origin}/healthz`)
  if (!health.ok) {
    child.kill('SIGKILL')
    throw new Error(`The server said it was ready, but /healthz answers ${health.status}:\n${log}`)
  }

  return {
    origin,
    port: Number(new URL(origin).port),
    pid: child.pid!,
    dataDir,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    ended: ended.then(([code]) => code),
    log: () => log,
    look() {
      const from = log.length
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the probe does not answer')), PATIENCE_MS)
        const read = (): void => {
          const said = /^probe (.*)$/m.exec(log.slice(from))?.[1]
          if (said === undefined) return
          clearTimeout(timer)
          child.stdout.off('data', read)
          resolve(JSON.parse(said) as Look)
        }
        child.stdout.on('data', read)
        child.kill('SIGUSR2')
      })
    },
  }
}
