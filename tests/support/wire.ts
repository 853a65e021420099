/**
 * People in a room without sockets: a Y.Doc over the room's own wires. Frames are handed over in order and at once; what the
 * room does in between is awaited by asking it something, never by the clock.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { FRAME, SYNC, type CloseCode } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { Member, RoomApi, SyncPeer, SyncWire } from '../../server/room/api.ts'

const FROM_ROOM = Symbol('from the room')

export class Replica {
  doc = new Y.Doc()
  readonly refused: Refusal[] = []
  closed: CloseCode | null = null
  /** Every code it was ever closed with. */
  readonly closes: CloseCode[] = []
  received = 0
  /** All bytes that came, one letter each. */
  heard = ''
  #peer: SyncPeer | null = null
  #answered: (() => void)[] = []
  #clock = 1
  /** What the server called saved: the clock of each client id. */
  readonly saved = new Map<number, number>()
  /** Called when the server has asked for what it lacks, with what it has, as the answer leaves. */
  onAnswer: (server: ReadonlyMap<number, number>) => void = () => undefined

  /** Called when a refusal is told, before anything that comes after it. */
  onRefused: () => void = () => undefined

  onClosed: () => void = () => undefined

  constructor(readonly member: Member, readonly draft = false) {
    this.#watch()
  }

  get connected(): boolean {
    return this.#peer !== null
  }

  connect(room: RoomApi, frames = true): void {
    this.closed = null
    const wire: SyncWire = {
      frames,
      send: (frame) => this.#receive(frame),
      buffered: () => 0,
      close: (code) => {
        this.closed = code
        this.closes.push(code)
        this.#peer = null
        for (const answered of this.#answered.splice(0)) answered()
        this.onClosed()
      },
    }
    this.#peer = room.sync(this.member, this.draft, wire)
    this.#peer.ask(Y.encodeStateVector(this.doc))
  }

  disconnect(): void {
    this.#peer?.leave()
    this.#peer = null
  }

  /** What a client does after a final close: its document is not to be trusted any more. */
  startOver(): void {
    this.disconnect()
    this.doc.destroy()
    this.doc = new Y.Doc()
    this.#watch()
  }

  /** Resolves once the room has taken everything sent before and its answer is here. */
  settled(): Promise<void> {
    const peer = this.#peer
    if (!peer) return Promise.resolve()
    return new Promise((resolve) => {
      this.#answered.push(resolve)
      peer.ask(Y.encodeStateVector(this.doc))
    })
  }

  /** Sends bytes as they are. */
  offer(update: Uint8Array, live = true): void {
    this.#peer?.offer(update, live)
  }

  /** Says that this client id is in that state. */
  aware(client: number, state: unknown): void {
    this.#peer?.aware(encoding.encode((encoder) => {
      for (const number of [1, client, this.#clock++]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }))
  }

  #watch(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_ROOM) this.#peer?.offer(update, true)
    })
  }

  #receive(frame: Uint8Array): void {
    this.received++
    this.heard += Buffer.from(frame).toString('latin1')
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.refused) {
      this.refused.push(JSON.parse(decoding.readVarString(decoder)) as Refusal)
      this.onRefused()
    }
    if (type === FRAME.saved) {
      for (let n = decoding.readVarUint(decoder); n > 0; n--) this.saved.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
    }
    if (type !== FRAME.sync) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (step === SYNC.step1) {
      this.onAnswer(Y.decodeStateVector(payload))
      this.#peer?.offer(Y.encodeStateAsUpdate(this.doc, payload), false)
    } else {
      Y.applyUpdate(this.doc, payload, FROM_ROOM)
      if (step === SYNC.step2) for (const answered of this.#answered.splice(0)) answered()
    }
  }
}
