/** The line to the room: its state, its events, and commands that always get an answer. */
import { io, type Socket } from 'socket.io-client'
import type { Command } from '../../shared/protocol/commands.ts'
import { EVENTS, roomState, type RoomEvent, type RoomState } from '../../shared/protocol/room.ts'
import type { RefusalCode } from '../../shared/rules/refusal.ts'

/** What became of a command. `no-line`: it was never sent. `no-answer`: it may or may not have happened; look before repeating it. */
export type CommandResult =
  | { ok: true; seq: number }
  | { ok: false; refusal: { code: RefusalCode; message: string; retry: boolean } }
  | { ok: false; refusal: null; lost: 'no-line' | 'no-answer' }

export interface RoomEvents {
  /** The whole state, after each (re)connection. */
  room(state: RoomState): void
  event(event: RoomEvent): void
  /** Whether commands reach the room now. */
  line(open: boolean): void
  /** The server will not have this person any more; the code is one of CLOSE. */
  closed(code: number): void
}

export interface RoomOptions {
  origin: string
  board: string
  token: string
  events: RoomEvents
}

const ANSWER_WITHIN = 10_000
const RETRY = { from: 500, spread: 3_000 }

interface FromServer {
  room(state: unknown): void
  event(event: unknown): void
}
interface ToServer {
  command(command: Command, ack: (result: CommandResult) => void): void
}

export class RoomLine {
  readonly #socket: Socket<FromServer, ToServer>
  #retry: ReturnType<typeof setTimeout> | null = null
  #over = false

  constructor({ origin, board, token, events }: RoomOptions) {
    const socket: Socket<FromServer, ToServer> = io(origin, {
      path: '/room', transports: ['websocket'], auth: { board, token }, forceNew: true,
      reconnectionDelay: 500, reconnectionDelayMax: 5_000, autoConnect: false,
    })
    this.#socket = socket
    socket.on('room', (state) => {
      const parsed = roomState.safeParse(state)
      if (!parsed.success) return
      events.room(parsed.data)
      events.line(true)
    })
    socket.on('event', (event) => {
      const parsed = parseEvent(event)
      if (parsed) events.event(parsed)
    })
    socket.on('disconnect', (reason) => {
      events.line(false)
      // The server ends a line by itself only for good; the sync line says why.
      if (reason === 'io server disconnect') this.#again()
    })
    socket.on('connect_error', (error) => {
      events.line(false)
      if (socket.active) return
      const code = closeCodeOf(error)
      if (code !== null && code >= 4400 && code < 4500) {
        this.#over = true
        events.closed(code)
      } else this.#again()
    })
  }

  connect(): void {
    this.#socket.connect()
  }

  /** Sends a command once. It is never kept for later: a lock set five minutes late would surprise everyone. */
  async command(command: Command): Promise<CommandResult> {
    if (!this.#socket.connected) return { ok: false, refusal: null, lost: 'no-line' }
    try {
      return await this.#socket.timeout(ANSWER_WITHIN).emitWithAck('command', command)
    } catch {
      return { ok: false, refusal: null, lost: 'no-answer' }
    }
  }

  destroy(): void {
    this.#over = true
    if (this.#retry) clearTimeout(this.#retry)
    this.#socket.disconnect()
  }

  #again(): void {
    if (this.#over || this.#retry) return
    this.#retry = setTimeout(() => {
      this.#retry = null
      if (!this.#over) this.#socket.connect()
    }, RETRY.from + Math.random() * RETRY.spread)
  }
}

/** Null for an event of a newer server: the state it belongs to comes whole with the next connection. */
function parseEvent(input: unknown): RoomEvent | null {
  const type = input && typeof input === 'object' ? (input as { type?: unknown }).type : undefined
  if (typeof type !== 'string' || !Object.hasOwn(EVENTS, type)) return null
  const parsed = EVENTS[type as RoomEvent['type']].safeParse(input)
  return parsed.success ? (parsed.data as RoomEvent) : null
}

function closeCodeOf(error: Error): number | null {
  const { data } = error as Error & { data?: { close?: unknown } }
  return typeof data?.close === 'number' ? data.close : null
}
