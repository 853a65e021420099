/**
 * A line to the room, below Socket.IO: held on a short leash until it has said who it is (W4), cut when it sends what no client of
 * ours does (S3) or more than any hand gives (S5), and when it does not read what is told (fault 13). It is cut with a close code, as at the
 * sync door.
 */
import { LIMITS } from '../../shared/board/limits.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import { Bucket } from '../room/bucket.ts'

/** What is used of an Engine.IO socket. `transport.socket` is the WebSocket: Engine.IO itself closes it without a code. */
export interface EngineSocket {
  prependListener(event: 'data', heard: (data: unknown) => void): void
  on(event: 'close' | 'drain', heard: () => void): void
  close(discard: true): void
  /** What waits until the WebSocket has given to the network what it has. */
  readonly writeBuffer: readonly { data?: unknown }[]
  readonly transport: { readonly socket: { close(code: number): void; readonly bufferedAmount: number } }
}

/** How a packet of Socket.IO begins that says who it is. */
const CONNECT = '0'
/** How long a line may take to say who it is, in ms. */
export const SILENCE = 10_000
/** How much may be told to a line that it has not read: more than a hall takes in at once. Who answers pings without reading keeps it in memory. */
const UNREAD = 4 * 1_048_576
/** How long a line may read nothing of what it was told, in ms. */
const STALLED = 30_000
/** Packets of any kind from one line; beyond it the line is cut. */
const PACKETS = () => new Bucket(400, 100)

export class RoomLine {
  readonly #socket: EngineSocket
  readonly #onClosing: (code: CloseCode) => void
  readonly #packets = PACKETS()
  readonly #silence: NodeJS.Timeout
  #known = false
  #cut = false
  #messages = 0
  #bytes = 0
  #looking: NodeJS.Timeout | null = null
  #drained = false

  constructor(socket: EngineSocket, onClosing: (code: CloseCode) => void) {
    this.#socket = socket
    this.#onClosing = onClosing
    this.#silence = setTimeout(() => this.cut(CLOSE.silent), SILENCE)
    socket.on('close', () => this.#end())
    socket.on('drain', () => (this.#drained = true))
    // Before Socket.IO, which closes without a code over what it cannot read.
    socket.prependListener('data', (data) => {
      if (typeof data !== 'string') return this.cut(CLOSE.malformed)
      if (!this.#known) this.#hold(data)
      if (!this.#packets.take()) this.cut(CLOSE.rate)
    })
  }

  /** It has said who it is, and was let in. */
  known(): void {
    this.#known = true
    clearTimeout(this.#silence)
  }

  /** Something was told. */
  told(): void {
    if (this.#cut) return
    const unread = this.#unread()
    if (unread > UNREAD) this.cut(CLOSE.slow)
    else if (unread > 0 && this.#looking === null) this.#look()
  }

  cut(code: CloseCode): void {
    if (this.#cut) return
    this.#cut = true
    this.#end()
    this.#onClosing(code)
    this.#socket.transport.socket.close(code)
    // Nothing more of what is on its way is heard.
    this.#socket.close(true)
  }

  #end(): void {
    clearTimeout(this.#silence)
    if (this.#looking) clearTimeout(this.#looking)
  }

  #unread(): number {
    const { writeBuffer, transport } = this.#socket
    let unread = transport.socket.bufferedAmount
    for (const { data } of writeBuffer) if (typeof data === 'string') unread += data.length
    return unread
  }

  /** What has gone to the network comes back as less that waits, or as an empty buffer. */
  #look(): void {
    const { socket } = this.#socket.transport
    const before = socket.bufferedAmount
    this.#drained = false
    this.#looking = setTimeout(() => {
      this.#looking = null
      if (this.#unread() === 0) return
      if (this.#drained || socket.bufferedAmount < before) this.#look()
      else this.cut(CLOSE.slow)
    }, STALLED)
  }

  #hold(data: string): void {
    this.#bytes += Buffer.byteLength(data)
    if (!data.startsWith(CONNECT)) this.cut(CLOSE.silent)
    if (++this.#messages > LIMITS.unauthenticatedMessages || this.#bytes > LIMITS.unauthenticatedBytes) this.cut(CLOSE.silent)
  }
}
