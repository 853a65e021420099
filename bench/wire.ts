/**
 * A raw client of the y-protocols: no Y.Doc, so that hundreds fit into one process and the server is what is measured.
 * It writes valid Yjs updates by hand (one character, inserted after its own last one) and reads which edits a frame carries.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

export type Dialect = 'plenum' | 'y' | 'hocuspocus'

export interface Target {
  dialect: Dialect
  url: string
  /** Room name, as the frames of Hocuspocus carry it. */
  room: string
  protocols: string[]
}

/** Where a text can be typed on: the id of its last character. */
export interface Spot {
  client: number
  clock: number
}

export interface RawClientEvents {
  /** Edits [clock, clock + length) of `client` have arrived. */
  edits?(client: number, clock: number, length: number): void
  /** What others changed, as it came: also what a server sends before its answer, because it is newer. */
  update?(update: Uint8Array): void
  /** The answer to our sync step 1. */
  state?(update: Uint8Array): void
}

export class RawClient {
  readonly id: number
  readonly socket: WebSocket
  frames = 0
  bytes = 0
  closed: number | null = null
  #clock = 0
  readonly #spots: Spot[]
  readonly #target: Target
  readonly #events: RawClientEvents
  #turn = 0
  #last: Spot | null = null
  #kept: Uint8Array[] | null = null
  #header: Uint8Array | null

  constructor(target: Target, id: number, spots: Spot[], events: RawClientEvents) {
    this.id = id
    this.#spots = spots.map((spot) => ({ ...spot }))
    this.#target = target
    this.#events = events
    this.#header = target.dialect === 'hocuspocus' ? encoded((encoder) => encoding.writeVarString(encoder, target.room)) : null
    this.socket = new WebSocket(target.url, target.protocols, { perMessageDeflate: false })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('message', (data: Buffer) => this.#receive(data))
    this.socket.on('error', () => undefined)
    this.socket.on('close', (code) => (this.closed = code))
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('open', () => {
        if (this.#target.dialect === 'hocuspocus') {
          this.#send((encoder) => {
            encoding.writeVarUint(encoder, 2)
            encoding.writeVarUint(encoder, 0)
            encoding.writeVarString(encoder, '')
            encoding.writeVarString(encoder, '4.7.0')
          })
        }
        resolve()
      })
      this.socket.once('close', (code) => reject(new Error(`closed ${code} before it opened`)))
    })
  }

  /** Sync step 1 with an empty state vector: asks for everything. */
  ask(): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint8Array(encoder, new Uint8Array([0]))
    })
  }

  update(update: Uint8Array): void {
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  /** Says who it is and where, as stock clients do when they come. */
  show(state: object): void {
    const update = encoded((encoder) => {
      for (const number of [1, this.id, 1]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, JSON.stringify(state))
    })
    this.#send((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  /** Types one character on the next of its spots; returns its clock. */
  type(): number {
    const spot = this.#spots[this.#turn++ % this.#spots.length]!
    const clock = this.#clock++
    this.update(encoded((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, this.id)
      encoding.writeVarUint(encoder, clock)
      encoding.writeUint8(encoder, 0x84)
      encoding.writeVarUint(encoder, spot.client)
      encoding.writeVarUint(encoder, spot.clock)
      encoding.writeVarString(encoder, String.fromCharCode(97 + (clock % 26)))
      encoding.writeVarUint(encoder, 0)
    }))
    spot.client = this.id
    spot.clock = clock
    return clock
  }

  /** Types a character, or deletes the one typed before: the text stays as long as it was, its history grows. */
  typeAndDelete(): void {
    const last = this.#last
    if (!last) {
      const clock = this.type()
      this.#last = { client: this.id, clock }
      return
    }
    this.#last = null
    this.update(encoded((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, last.client)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint(encoder, last.clock)
      encoding.writeVarUint(encoder, 1)
    }))
  }

  get typed(): number {
    return this.#clock
  }

  close(): void {
    this.socket.close()
  }

  #send(write: (encoder: encoding.Encoder) => void): void {
    const header = this.#header
    this.socket.send(encoded((encoder) => {
      if (header) encoding.writeUint8Array(encoder, header)
      write(encoder)
    }))
  }

  #receive(data: Buffer): void {
    this.frames++
    this.bytes += data.length
    const decoder = decoding.createDecoder(data)
    if (this.#header) decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type !== 0 && type !== 4) return
    const step = decoding.readVarUint(decoder)
    if (step === 0) {
      // Whatever it has, we owe it nothing: our edits were all sent on this connection.
      this.#send((encoder) => {
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarUint8Array(encoder, new Uint8Array([0, 0]))
      })
      return
    }
    const update = decoding.readVarUint8Array(decoder)
    if (step === 1) this.#events.state?.(update)
    else this.#events.update?.(update)
    if (step === 1 || !this.#events.edits) return
    if (this.#kept) this.#kept.push(update)
    else readEdits(update, this.#events.edits)
  }

  /** From now on updates are kept as they come, and read by `readKept`: reading must not be what limits the load. */
  keep(): void {
    this.#kept = []
  }

  readKept(): void {
    const kept = this.#kept ?? []
    this.#kept = null
    for (const update of kept) readEdits(update, this.#events.edits!)
  }
}

export function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}

/** Which edits an update carries: for each client its first clock and the length of its structs. Knows what typing makes. */
function readEdits(update: Uint8Array, edits: (client: number, clock: number, length: number) => void): void {
  const decoder = decoding.createDecoder(update)
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients--) {
    let structs = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    const first = decoding.readVarUint(decoder)
    let clock = first
    for (; structs > 0; structs--) {
      const info = decoding.readUint8(decoder)
      const kind = info & 31
      if (kind === 0 || kind === 10) {
        clock += decoding.readVarUint(decoder)
        continue
      }
      if (info & 0x80) skipId(decoder)
      if (info & 0x40) skipId(decoder)
      if (!(info & 0xc0)) {
        if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder)
        else skipId(decoder)
        if (info & 0x20) decoding.readVarString(decoder)
      }
      if (kind === 4) {
        const length = decoding.readVarUint(decoder)
        decoder.pos += length
        clock += length
      } else if (kind === 1) clock += decoding.readVarUint(decoder)
      else {
        // Cards being made, not typing: read them the slow way.
        for (const struct of Y.decodeUpdate(update).structs) edits(struct.id.client, struct.id.clock, struct.length)
        return
      }
    }
    edits(client, first, clock - first)
  }
}

function skipId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder)
  decoding.readVarUint(decoder)
}
