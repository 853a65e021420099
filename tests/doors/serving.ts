/** A whole server on a free port with a fresh store in memory, and the clients other people write: fetch, y-websocket, socket.io. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { createApp, type App } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import type { LogStore } from '../../server/log/port.ts'
import { writeReport } from '../../server/report/write.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import type { Role } from '../../shared/board/keys.ts'
import type { CreatedBoard, Problem } from '../../shared/protocol/http.ts'
import type { RoomState } from '../../shared/protocol/room.ts'
import { Client, createBoard, joinBoard, type Person } from '../support/people.ts'

export const PAGE = '<!doctype html><html lang="en"><title>Plenum</title></html>'

/** Awaits one event of an emitter of any kind. */
export const once = <T>(listen: (heard: (value: T) => void) => void): Promise<T> => new Promise(listen)

export class Served {
  readonly #leave: (() => void)[] = []
  constructor(readonly app: App, readonly store: LogStore, readonly port: number, readonly logs: string[], readonly clientDir: string) {}

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** With the store of another server the same boards are there. */
  static async start(env: Record<string, string> = {}, store: LogStore = openMemoryStore()): Promise<Served> {
    const clientDir = await mkdtemp(join(tmpdir(), 'plenum-client-'))
    await mkdir(join(clientDir, 'assets'))
    await writeFile(join(clientDir, 'index.html'), PAGE)
    await writeFile(join(clientDir, 'assets', 'index-a1b2c3.js'), 'export {}')
    const logs: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        logs.push(String(chunk))
        done()
      },
    })
    const config = readConfig({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'trace', ...env })
    const logger = pino({ level: config.logLevel }, sink)
    const rooms = createRooms({ store, warn: (message, error) => logger.warn({ error: (error as Error).name }, message) })
    const app = createApp({ rooms, found: planBoard, config, logger, clientDir, writeReport })
    return new Served(app, store, await app.listen(), logs, clientDir)
  }

  async stop(): Promise<void> {
    for (const leave of this.#leave) leave()
    await this.app.close()
    await rm(this.clientDir, { recursive: true })
  }

  call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.origin + path, init)
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
  }

  board(plan: Record<string, unknown> = {}): Promise<CreatedBoard> {
    return createBoard(this.origin, plan)
  }

  join(board: CreatedBoard, role: Role = 'participant', name: string = role): Promise<Person> {
    return joinBoard(this.origin, board, role, { name, attendance: 'on-site' })
  }

  /** A stock y-websocket client that has synced. */
  async client(person: Person, options: ConstructorParameters<typeof Client>[1] = {}): Promise<Client> {
    const client = new Client(person, options)
    this.#leave.push(() => client.leave())
    await client.synced()
    return client
  }

  /** A stock socket.io client. */
  room(board: string, token: string): Socket {
    const socket = io(this.origin, { path: '/room', transports: ['websocket'], auth: { board, token }, forceNew: true })
    this.#leave.push(() => socket.disconnect())
    return socket
  }

  /** A bare socket, for what no honest client does. */
  raw(path: string, protocols: string[], headers: Record<string, string> = {}): WebSocket {
    const ws = new WebSocket(`ws://127.0.0.1:${this.port}${path}`, protocols, { headers })
    ws.on('error', () => {})
    this.#leave.push(() => ws.terminate())
    return ws
  }
}

export const auth = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` })

export async function problem(answer: Response): Promise<[status: number, code: string]> {
  const body = (await answer.json()) as Problem
  if (answer.headers.get('content-type') !== 'application/problem+json; charset=utf-8') throw new Error('not a problem document')
  return [answer.status, body.code]
}

export const closeCode = (ws: WebSocket): Promise<number> => once((done) => ws.once('close', done))
export const roomState = (socket: Socket): Promise<RoomState> => once((done) => socket.once('room', done))
