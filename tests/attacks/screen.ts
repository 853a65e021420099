/** Somebody in a real room whose presence goes in and comes out by hand. */
import * as encoding from 'lib0/encoding'
import * as decoding from 'lib0/decoding'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Member, RoomApi, SyncPeer } from '../../server/room/api.ts'
import { FRAME, SYNC, type CloseCode } from '../../shared/protocol/frames.ts'

/** A person whose screen keeps the stock awareness. */
export class Screen {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly frames: Uint8Array[] = []
  closed: CloseCode | null = null
  readonly peer: SyncPeer
  #waiting: (() => void)[] = []

  constructor(room: RoomApi, readonly member: Member) {
    this.awareness.setLocalState(null)
    this.peer = room.sync(member, false, {
      frames: false, buffered: () => 0,
      close: (code) => {
        this.closed = code
        this.#done()
      },
      send: (frame) => this.take(frame),
    })
  }

  /** A frame of the room. */
  take(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === FRAME.sync && decoding.readVarUint(decoder) === SYNC.step2) this.#done()
    if (type !== FRAME.awareness) return
    this.frames.push(frame)
    applyAwarenessUpdate(this.awareness, decoding.readVarUint8Array(decoder), 'room')
  }

  /** The next sync step 2, or the end. */
  synced(): Promise<void> {
    return this.closed === null ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve()
  }

  #done(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  show(state: Record<string, unknown>): void {
    this.awareness.setLocalState(state)
    this.peer.aware(encodeAwarenessUpdate(this.awareness, [this.doc.clientID]))
  }

  sees(other: Screen): Record<string, unknown> | undefined {
    return this.awareness.getStates().get(other.doc.clientID) as Record<string, unknown> | undefined
  }

  /** Resolves once this screen has heard of a change. */
  hears(): Promise<void> {
    return new Promise((resolve) => this.awareness.once('update', () => resolve()))
  }

  leave(): void {
    this.peer.leave()
    this.awareness.destroy()
  }
}

/** Resolves once the room has taken all that was sent before. */
export const answered = (screen: Screen): Promise<void> => {
  const synced = screen.synced()
  // Not an empty state vector: that one is answered at once.
  screen.peer.ask(new Uint8Array([1, 1, 1]))
  return synced
}

/** A frame of presence as a client forges it. */
export const states = (entries: [client: number, clock: number, state: unknown][]): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}
