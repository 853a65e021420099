/**
 * One sync connection inside a room: what it is owed, how far behind it is, and what it may still cost. `now` is a monotonic clock's: a wall
 * clock that jumps would send everybody away (fault 15).
 */
import * as Y from 'yjs'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { Member, SyncWire } from './api.ts'
import type { Bucket } from './bucket.ts'
import { savedFrame } from './frames.ts'
import type { Present } from './presence.ts'

/** A reader with more than this unsent is left out until it has caught up, so that it costs no one else memory. */
const BEHIND = 4 * 1_048_576
const CAUGHT_UP = 262_144
/** A reader that takes nothing for this long is closed (ms). */
const STALLED = 30_000
/** Refused changes leave bytes in the document for ever: a burst, then a few a second. */
const REFUSALS = { burst: 400, perSecond: 10 }

export class Connection implements Present {
  readonly clients = new Set<number>()
  /** A resync was asked for and has not come yet. */
  askedResync = false
  /** Bytes of this connection's updates that wait in the queue. */
  queued = 0
  /** ms of this thread that its messages have cost and that its door has not charged yet. */
  cost = 0
  open = true
  /** Closed by the room: what of its edits still waits is not taken. Who left by themselves had sent theirs before. */
  turnedAway = false
  readonly wire: SyncWire
  /** The document it is on: `''` or a participant id. */
  readonly doc: string
  /** Client ids that its person may use for the first time. */
  readonly newIds: Bucket
  #member: Member
  readonly #current: () => Member | null
  #behind: { since: number; buffered: number } | null = null
  #refusals = REFUSALS.burst
  #refusedAt = 0

  /** `current`: who they are now; null once they were removed. */
  constructor(wire: SyncWire, doc: string, member: Member, current: () => Member | null, newIds: Bucket) {
    this.wire = wire
    this.doc = doc
    this.#member = member
    this.#current = current
    this.newIds = newIds
  }

  /** As they are now, or were when they were removed. */
  get member(): Member {
    return (this.#member = this.#current() ?? this.#member)
  }

  /** False from the moment on that they are removed, which is before their line is closed. */
  get belongs(): boolean {
    return this.#current() !== null
  }

  /** False when it is not sent: the connection is gone, or too far behind. */
  send(frame: Uint8Array, now: number): boolean {
    if (!this.open || this.#behind) return false
    this.wire.send(frame)
    const buffered = this.wire.buffered()
    if (buffered > BEHIND) this.#behind = { since: now, buffered }
    return true
  }

  /** Tells it what of its own is in its document, all of which is durable. */
  saved({ store }: Y.Doc, now: number): void {
    if (this.open && this.wire.frames) this.send(savedFrame([...this.clients].map((client) => [client, Y.getState(store, client)] as const)), now)
  }

  /** Looks after a slow reader. True when it has caught up and needs the whole state again. */
  tend(now: number): boolean {
    if (!this.#behind) return false
    const buffered = this.wire.buffered()
    if (buffered < CAUGHT_UP) {
      this.#behind = null
      return true
    }
    if (buffered < this.#behind.buffered) this.#behind = { since: now, buffered }
    else if (now - this.#behind.since >= STALLED) this.close(CLOSE.slow, 'nothing was read for 30 seconds')
    return false
  }

  /** Spends from the refusal budget; false when it is used up. */
  refused(count: number, now: number): boolean {
    this.#refusals = Math.min(REFUSALS.burst, this.#refusals + ((now - this.#refusedAt) / 1_000) * REFUSALS.perSecond) - count
    this.#refusedAt = now
    return this.#refusals >= 0
  }

  close(code: CloseCode, reason: string): void {
    this.turnedAway = true
    if (!this.open) return
    this.open = false
    this.wire.close(code, reason)
  }
}
