/** People at a real server, from outside: the HTTP calls, and the stock y-websocket and socket.io clients as the contract names them. */
import * as decoding from 'lib0/decoding'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Role } from '../../shared/board/keys.ts'
import { addCard, type NewCard } from '../../shared/board/edits.ts'
import { FRAME } from '../../shared/protocol/frames.ts'
import type { CreatedBoard, Joined } from '../../shared/protocol/http.ts'
import type { RoomEvent, RoomState } from '../../shared/protocol/room.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'

export async function call<T>(origin: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const response = await fetch(origin + path, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as T
}

export const createBoard = (origin: string, body: Record<string, unknown> = {}): Promise<CreatedBoard> =>
  call(origin, '/api/boards', { title: 'Test session', ...body })

export interface Person extends Joined {
  origin: string
  boardId: string
}

export async function joinBoard(
  origin: string, board: CreatedBoard, role: Role, more: { name?: string; attendance?: string; delegation?: string } = {},
): Promise<Person> {
  const joined = await call<Joined>(origin, `/api/boards/${board.id}/join`, { invite: board.invites[role], name: role, attendance: 'remote', ...more })
  return { ...joined, origin, boardId: board.id }
}

/** A stock y-websocket client of one person, which also understands Plenum's two frames when it asks for them. */
export class Client {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly refused: Refusal[] = []
  /** Below this clock, all edits of this document's client id are durable. */
  savedClock = 0
  closed: number | null = null
  readonly person: Person
  #waiting: { holds: () => boolean; resolve: () => void }[] = []

  constructor(person: Person, { draft = false, frames = true, Socket = WebSocket }: { draft?: boolean; frames?: boolean; Socket?: typeof WebSocket } = {}) {
    this.person = person
    const room = draft ? `${person.boardId}/draft` : person.boardId
    this.provider = new WebsocketProvider(person.origin.replace('http', 'ws') + '/sync', room, this.doc, {
      protocols: ['plenum', person.token], disableBc: true, WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      params: frames ? { frames: '1' } : {},
    })
    const handlers = this.provider.messageHandlers as unknown as Record<number, (encoder: unknown, decoder: decoding.Decoder) => void>
    handlers[FRAME.saved] = (_encoder, decoder) => {
      for (let n = decoding.readVarUint(decoder); n > 0; n--) {
        const client = decoding.readVarUint(decoder)
        const clock = decoding.readVarUint(decoder)
        if (client === this.doc.clientID) this.savedClock = Math.max(this.savedClock, clock)
      }
      this.#look()
    }
    handlers[FRAME.refused] = (_encoder, decoder) => {
      this.refused.push(JSON.parse(decoding.readVarString(decoder)) as Refusal)
      this.#look()
    }
    this.provider.on('connection-close', (event: { code: number } | null) => {
      this.closed = event?.code ?? null
      this.#look()
    })
    this.provider.on('sync', () => this.#look())
    this.provider.awareness.on('change', () => this.#look())
    this.doc.on('update', () => this.#look())
  }

  /** Resolves when the document, the frames or the connection make it true; looks after each of their changes. */
  until(holds: () => boolean, ms = 10_000): Promise<void> {
    if (holds()) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not true after ${ms} ms: ${holds}`)), ms)
      this.#waiting.push({ holds, resolve: () => { clearTimeout(timer); resolve() } })
    })
  }

  synced(): Promise<void> {
    return this.until(() => this.provider.synced)
  }

  /** All of one's own edits so far are called saved. */
  saved(): Promise<void> {
    const clock = Y.getState(this.doc.store, this.doc.clientID)
    return this.until(() => this.savedClock >= clock)
  }

  card(id: string): Y.Map<unknown> | undefined {
    return this.doc.getMap<Y.Map<unknown>>('cards').get(id)
  }

  text(id: string): Y.Text {
    return this.card(id)?.get('text') as Y.Text
  }

  add(id: string, text: string, more: Partial<NewCard> = {}): void {
    addCard(this.doc, {
      id, text, place: 'swot/return/S', stamp: this.person.participant.stamp, createdAt: new Date().toISOString(), ...more,
    }, null)
  }

  leave(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  #look(): void {
    this.#waiting = this.#waiting.filter(({ holds, resolve }) => {
      if (!holds()) return true
      resolve()
      return false
    })
  }
}

/** A stock socket.io client in the room of one person's board. */
export class RoomClient {
  readonly socket: Socket
  readonly events: RoomEvent[] = []
  state: RoomState | null = null

  constructor(person: Pick<Person, 'origin' | 'boardId' | 'token'>) {
    this.socket = io(person.origin, { path: '/room', transports: ['websocket'], auth: { board: person.boardId, token: person.token }, forceNew: true })
    this.socket.on('room', (state: RoomState) => (this.state = state))
    this.socket.on('event', (event: RoomEvent) => this.events.push(event))
  }

  entered(): Promise<RoomState> {
    if (this.state) return Promise.resolve(this.state)
    return new Promise((resolve, reject) => {
      this.socket.once('room', resolve)
      this.socket.once('connect_error', reject)
    })
  }

  command(command: Record<string, unknown>): Promise<{ ok: true; seq: number } | { ok: false; refusal: { code: string; message: string; retry: boolean } }> {
    return this.socket.timeout(10_000).emitWithAck('command', command) as ReturnType<RoomClient['command']>
  }

  /** The next event of a type, or one that has come already. */
  event<T extends RoomEvent['type']>(type: T): Promise<Extract<RoomEvent, { type: T }>> {
    const is = (event: RoomEvent): event is Extract<RoomEvent, { type: T }> => event.type === type
    const known = this.events.find(is)
    if (known) return Promise.resolve(known)
    return new Promise((resolve) => {
      const listen = (event: RoomEvent) => {
        if (!is(event)) return
        this.socket.off('event', listen)
        resolve(event)
      }
      this.socket.on('event', listen)
    })
  }

  leave(): void {
    this.socket.disconnect()
  }
}
