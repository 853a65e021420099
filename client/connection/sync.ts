/**
 * One document's line to the server: the stock y-websocket provider with Plenum's two frames, `saved` and `refused`.
 *
 * The stock provider echoes every awareness change it hears; here only one's own state is sent. Its back-off has no jitter,
 * so after a restart everybody would return in the same millisecond; here each draws a delay.
 */
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE, FRAME, OUTDATED_DOCUMENT, SYNC } from '../../shared/protocol/frames.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'

/** `closed` is final: the code says why, and nothing is retried. `outdated`: the board is there, under a document that took the place of this one. */
export type LineState = { line: 'connecting' | 'open' | 'synced' | 'waiting' } | { line: 'closed'; code: number; outdated: boolean }

export interface SyncEvents {
  state(state: LineState): void
  /** The server asks for what it lacks; by its state vector one sees what that is. The answer leaves right after. */
  asked(serverClocks: ReadonlyMap<number, number>): void
  /** All edits of these clients below these clocks are durable. */
  saved(clocks: ReadonlyMap<number, number>): void
  /** The refused text is still in the document: the change that takes it out follows on the same line. */
  refused(refusal: Refusal): void
}

export interface SyncOptions {
  /** `wss://host` */
  origin: string
  /** `<board>` or `<board>/draft` */
  room: string
  token: string
  doc: Y.Doc
  awareness: Awareness
  events: SyncEvents
  /** Node has no WebSocket of its own before version 22. */
  WebSocket?: typeof WebSocket
  random?: () => number
}

const SLOWEST = 8_000

export class SyncLine {
  readonly #provider: WebsocketProvider
  readonly #events: SyncEvents
  #state: LineState = { line: 'connecting' }

  constructor({ origin, room, token, doc, awareness, events, WebSocket, random = Math.random }: SyncOptions) {
    this.#events = events
    const provider = new WebsocketProvider(`${origin}/sync`, room, doc, {
      protocols: ['plenum', token],
      params: { frames: '1', v: String(PROTOCOL_VERSION) },
      awareness,
      disableBc: true,
      connect: false,
      ...(WebSocket && { WebSocketPolyfill: WebSocket }),
    })
    this.#provider = provider
    this.#readFrames(provider)
    quietAwareness(provider, awareness)
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#set({ line: 'open' })
      else if (status === 'connecting') this.#set({ line: 'connecting' })
    })
    provider.on('sync', (synced) => {
      if (synced) this.#set({ line: 'synced' })
    })
    provider.on('connection-close', (event) => {
      // Emitted before the provider computes its delay, which is the smaller of its own and `maxBackoffTime`.
      const tries = provider.wsUnsuccessfulReconnects + (event?.code === CLOSE.busy || event?.code === CLOSE.rate ? 3 : 0)
      provider.wsUnsuccessfulReconnects = tries
      provider.maxBackoffTime = Math.min(SLOWEST, 100 * 2 ** (tries + 1)) * (0.5 + random() / 2)
      this.#set({ line: 'waiting' })
    })
    provider.on('closed', ({ code, reason }) => this.#set({ line: 'closed', code, outdated: code === CLOSE.version && reason === OUTDATED_DOCUMENT }))
    if (typeof addEventListener !== 'function') return
    addEventListener('offline', this.#renew)
    addEventListener('online', this.#renewIfDown)
  }

  get state(): LineState {
    return this.#state
  }

  /** What is written now goes out at once. */
  get open(): boolean {
    return this.#provider.wsconnected
  }

  connect(): void {
    this.#provider.connect()
  }

  /** An update that changes nothing: the server answers every update with `saved`. */
  nudge(): void {
    if (this.open) this.#provider.ws?.send(NO_CHANGE)
  }

  destroy(): void {
    this.#provider.destroy()
    if (typeof removeEventListener !== 'function') return
    removeEventListener('offline', this.#renew)
    removeEventListener('online', this.#renewIfDown)
  }

  /** This device lost its network: a socket would be silent for half a minute before that shows. A server on this very device is back at once. */
  readonly #renew = (): void => {
    if (this.#state.line === 'closed') return
    this.#provider.disconnect()
    this.#provider.connect()
  }

  /** It has its network again: no waiting for the next try. */
  readonly #renewIfDown = (): void => {
    if (!this.open) this.#renew()
  }

  #set(state: LineState): void {
    if (this.#state.line === 'closed') return
    this.#state = state
    this.#events.state(state)
  }

  #readFrames(provider: WebsocketProvider): void {
    const handlers = provider.messageHandlers
    const sync = handlers[FRAME.sync]!
    handlers[FRAME.sync] = (encoder, decoder, of, emitSynced, type) => {
      const at = decoder.pos
      if (decoding.readVarUint(decoder) === SYNC.step1) {
        this.#events.asked(Y.decodeStateVector(decoding.readVarUint8Array(decoder)))
      }
      decoder.pos = at
      sync(encoder, decoder, of, emitSynced, type)
    }
    handlers[FRAME.saved] = (_encoder, decoder) => {
      const clocks = new Map<number, number>()
      for (let n = decoding.readVarUint(decoder); n > 0; n--) clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
      this.#events.saved(clocks)
    }
    handlers[FRAME.refused] = (_encoder, decoder) => {
      this.#events.refused(JSON.parse(decoding.readVarString(decoder)) as Refusal)
    }
  }
}

/** A whole frame: an update of two bytes, without structs and without deletes. */
const NO_CHANGE = new Uint8Array([FRAME.sync, SYNC.update, 2, 0, 0])

/** Replaces the provider's listener, which passes on what it was told, by one that speaks for this client alone. */
function quietAwareness(provider: WebsocketProvider, awareness: Awareness): void {
  const send = provider._awarenessUpdateHandler
  awareness.off('update', send)
  const ownOnly = (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
    if (origin === 'local') send(change, origin)
  }
  awareness.on('update', ownOnly)
  // The provider takes its own listener off when it is destroyed.
  provider._awarenessUpdateHandler = ownOnly
}
