/** The servers under measurement: each its own process, on a free port, with a temporary data directory, ready to be asked. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import type { CreatedBoard, Joined } from '../shared/protocol/http.ts'
import type { Role } from '../shared/board/keys.ts'
import type { Seed } from './seed.ts'
import { settle } from './settle.ts'
import { RawClient, type Dialect, type Target } from './wire.ts'

const here = import.meta.dirname

export type ServerName = 'relay' | 'y-websocket' | 'hocuspocus' | 'plenum'

const SCRIPTS: Record<ServerName, { script: string; dialect: Dialect }> = {
  relay: { script: path.join(here, 'peers/relay.mjs'), dialect: 'y' },
  'y-websocket': { script: path.join(here, 'peers/ywebsocket.mjs'), dialect: 'y' },
  hocuspocus: { script: path.join(here, 'peers/hocuspocus.mjs'), dialect: 'hocuspocus' },
  plenum: { script: path.join(here, '../dist/server/main.js'), dialect: 'plenum' },
}

const LATER = path.join(here, '../tests/support/later.mjs')

/** Installs the peers beside the bench, once. */
export function installPeers(): void {
  const dir = path.join(here, 'peers')
  if (!existsSync(path.join(dir, 'node_modules'))) {
    execFileSync('npm', ['install', '--no-package-lock', '--no-fund', '--no-audit'], { cwd: dir, stdio: 'inherit' })
  }
}

export interface Running {
  name: ServerName
  origin: string
  pid: number
  /** Seconds of CPU so far, user and system. */
  cpu(): number
  /** KiB of memory in use. */
  rss(): number
  /** A room filled with `seed`, and a way in for person `n`. */
  board(seed: Seed): Promise<(n: number) => Promise<Target>>
  /** Stops, and starts again on the same data; with `laterMs`, Plenum under a clock so far ahead. */
  restart(laterMs?: number): Promise<void>
  stop(): Promise<void>
}

export async function startServer(name: ServerName): Promise<Running> {
  const { script, dialect } = SCRIPTS[name]
  const dataDir = mkdtempSync(path.join(tmpdir(), 'plenum-bench-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child: ChildProcess
  const start = async (laterMs = 0) => {
    child = spawn(process.execPath, [...(laterMs > 0 ? ['--import', LATER] : []), script], {
      env: { ...process.env, LATER_MS: String(laterMs), NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error', TRUST_PROXY: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (line: Buffer) => {
        if (/ready/.test(String(line))) resolve()
      })
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)))
    })
  }
  const end = async () => {
    if (child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(force)
  }
  await start()
  let rooms = 0
  return {
    name,
    origin,
    get pid() { return child.pid! },
    cpu: () => cpuSeconds(child.pid!),
    rss: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid!}/status`, 'utf8'))?.[1]),
    async board(seed) {
      if (dialect === 'plenum') return (await plenumBoard(origin, seed)).enter
      const room = `room${rooms++}`
      const target: Target = { dialect, room, protocols: [], url: `ws://127.0.0.1:${port}/${room}` }
      await upload(target, seed, name !== 'relay')
      return () => Promise.resolve(target)
    },
    async restart(laterMs) {
      await end()
      await start(laterMs)
    },
    async stop() {
      await end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A board whose cards come in as a moderator's own edits, and the link by which a browser takes part. People beyond 250 share tokens, as second devices do. */
export async function plenumBoard(origin: string, seed: Seed): Promise<{ enter: (n: number) => Promise<Target>; link: string }> {
  const created = await post<CreatedBoard>(`${origin}/api/boards`, { title: 'Bench', attribution: 'none' }, { 'x-forwarded-for': nextAddress() })
  const enter = async (role: Role, n: number): Promise<Target> => {
    const body = { invite: created.invites[role], name: `Person ${n}`, attendance: 'remote' }
    const { token } = await post<Joined>(`${origin}/api/boards/${created.id}/join`, body)
    return { dialect: 'plenum', room: created.id, protocols: ['plenum', token], url: `${origin.replace('http', 'ws')}/sync/${created.id}` }
  }
  await upload(await enter('moderator', 0), seed)
  const people = new Map<number, Promise<Target>>()
  const come = (n: number) => {
    const person = n % 250
    let target = people.get(person)
    if (!target) people.set(person, (target = enter('participant', person + 1)))
    return target
  }
  return { enter: come, link: `${origin}/b/${created.id}#${created.invites.participant}` }
}

/** How long a server may take to have all of a document, ms. */
const UPLOADED = 60_000

let addresses = 0
/** Nobody creates hundreds of boards from one address; the bench stands for many. */
const nextAddress = (): string => `10.0.${(addresses >> 8) & 255}.${addresses++ & 255}`

/** Sends a document as its author would have, and waits until a newcomer is given all of it. A relay keeps nothing: there it is only sent. */
async function upload(target: Target, seed: Seed, keeps = true): Promise<void> {
  const writer = new RawClient(target, 0, [], {})
  await writer.opened()
  writer.ask()
  for (const part of seed.parts) writer.update(part)
  const isWhole = (state: Uint8Array | null) => state !== null && Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state)).get(seed.client) === seed.clock
  for (const until = performance.now() + UPLOADED; keeps && !isWhole(await stateOf(target, 1_000)); await settle(50)) {
    if (writer.closed !== null) throw new Error(`the seed was refused: ${writer.closed}`)
    if (performance.now() > until) throw new Error('the seed did not arrive')
  }
  writer.close()
}

/** What a newcomer is given: the answer, and what is newer and came before it. Null when nothing comes in time. */
export function stateOf(target: Target, ms: number): Promise<Uint8Array | null> {
  return new Promise((resolve) => {
    const done = (state: Uint8Array | null) => {
      clearTimeout(timer)
      reader.close()
      resolve(state)
    }
    const timer = setTimeout(() => done(null), ms)
    const newer: Uint8Array[] = []
    const reader = new RawClient(target, 1, [], { update: (update) => newer.push(update), state: (state) => done(newer.length > 0 ? Y.mergeUpdates([state, ...newer]) : state) })
    reader.opened().then(() => reader.ask(), () => done(null))
  })
}

export async function post<T>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

/** Of all threads, by the scheduler's own count: `stat` counts in hundredths, which is a twentieth of what 300 joins cost. */
function cpuSeconds(pid: number): number {
  let ns = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) ns += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0])
  return ns / 1e9
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
