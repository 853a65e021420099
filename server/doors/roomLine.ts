/**
 * A line to the room, below Socket.IO: held on a short leash until it has said who it is (W4), cut when it sends what no client of
 * ours does (S3) or more than any hand gives (S5). It is cut with a close code, as at the sync door.
 */
import { LIMITS } from '../../shared/board/limits.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import { Bucket } from '../room/bucket.ts'

/** What is used of an Engine.IO socket. `transport.socket` is the WebSocket: Engine.IO itself closes it without a code. */
export interface EngineSocket {
  prependListener(event: 'data', heard: (data: unknown) => void): void
  on(event: 'close', gone: () => void): void
  close(discard: true): void
  readonly transport: { readonly socket: { close(code: number): void } }
}

/** How a packet of Socket.IO begins that says who it is. */
const CONNECT = '0'
/** How long a line may take to say who it is, in ms. */
export const SILENCE = 10_000
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

  constructor(socket: EngineSocket, onClosing: (code: CloseCode) => void) {
    this.#socket = socket
    this.#onClosing = onClosing
    this.#silence = setTimeout(() => this.cut(CLOSE.silent), SILENCE)
    socket.on('close', () => clearTimeout(this.#silence))
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

  cut(code: CloseCode): void {
    if (this.#cut) return
    this.#cut = true
    clearTimeout(this.#silence)
    this.#onClosing(code)
    this.#socket.transport.socket.close(code)
    // Nothing more of what is on its way is heard.
    this.#socket.close(true)
  }

  #hold(data: string): void {
    this.#bytes += Buffer.byteLength(data)
    if (!data.startsWith(CONNECT)) this.cut(CLOSE.silent)
    if (++this.#messages > LIMITS.unauthenticatedMessages || this.#bytes > LIMITS.unauthenticatedBytes) this.cut(CLOSE.silent)
  }
}
