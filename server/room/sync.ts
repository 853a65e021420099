/** The sync side of one room: its connections on the board and on the private drafts, and what they see of each other. */
import * as Y from 'yjs'
import { currentPhase, readBoard } from '../../shared/board/read.ts'
import { CLOSE, OUTDATED_DOCUMENT, type CloseCode } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { Member, SyncWire } from './api.ts'
import { Bucket } from './bucket.ts'
import { Connection } from './connection.ts'
import { refusedFrame } from './frames.ts'
import { Missed } from './missed.ts'
import { Presence, type Showing } from './presence.ts'
import type { LiveDoc, Replica } from './replica.ts'
import type { Timers } from './timers.ts'

/** Presence is flushed at most this often, and less often in a full room. */
const PRESENCE_MS = 30
/** In a private phase states are shown again this often, whoever does what: a stock client forgets who was silent for 30 s. */
const RENEW_MS = 15_000
/** Client ids that one person may use for the first time: each load of a page takes one. */
const NEW_IDS = { burst: 64, perSecond: 0.1 }
const EMPTY = new Uint8Array([0])

export class SyncSide {
  readonly #replica: () => Replica
  readonly #timers: Timers
  readonly #peers = new Map<string, Set<Connection>>()
  readonly #presence = new Presence()
  readonly #newIds = new Map<string, Bucket>()
  readonly #missed = new Missed()
  #showing: Showing

  constructor(replica: () => Replica, timers: Timers) {
    this.#replica = replica
    this.#timers = timers
    this.#showing = this.#nowShowing()
    timers.every(RENEW_MS, () => {
      if (!this.#showing.secret) return
      this.#presence.showAll(this.#showing)
      this.#presenceSoon()
    })
  }

  get size(): number {
    let size = 0
    for (const peers of this.#peers.values()) size += peers.size
    return size
  }

  /** The connections on a document: `''` is the board, a participant id their draft. */
  peersOf(doc: string): Set<Connection> {
    let peers = this.#peers.get(doc)
    if (!peers) this.#peers.set(doc, (peers = new Set()))
    return peers
  }

  connect(wire: SyncWire, doc: string, member: Member, current: () => Member | null): Connection {
    const { id } = member
    let newIds = this.#newIds.get(id)
    if (!newIds) this.#newIds.set(id, (newIds = new Bucket(NEW_IDS.burst, NEW_IDS.perSecond)))
    const connection = new Connection(wire, doc, member, current, newIds)
    this.peersOf(doc).add(connection)
    return connection
  }

  leave(connection: Connection): void {
    connection.open = false
    const peers = this.peersOf(connection.doc)
    peers.delete(connection)
    if (peers.size === 0 && connection.doc !== '') this.#peers.delete(connection.doc)
    this.#presence.leave(connection)
    this.#presenceSoon()
  }

  live(doc: string): LiveDoc {
    return doc === '' ? this.#replica().board : this.#replica().draft(doc)
  }

  /** SAVE-3: sends away who holds a document that this one has taken the place of, before anything else of theirs is looked at. */
  isOutdated(from: Connection, stateVector: Uint8Array): boolean {
    const { retired } = this.#replica().claims
    if (retired.size === 0 || isEmpty(stateVector)) return false
    let clients: Iterable<number> = []
    try {
      clients = Y.decodeStateVector(stateVector).keys()
    } catch {
      // Whoever answers it says so.
    }
    for (const client of clients) {
      if (!retired.has(client)) continue
      from.close(CLOSE.version, OUTDATED_DOCUMENT)
      return true
    }
    return false
  }

  /** Answers an empty state vector from frames that are ready; all of them durable. False when there are none. */
  answerReady(to: Connection, stateVector: Uint8Array): boolean {
    const ready = isEmpty(stateVector) ? this.live(to.doc).full.ready() : null
    if (!ready) return false
    const now = performance.now()
    for (const frame of ready) to.send(frame, now)
    return true
  }

  /** Answers a state vector, or greets who just came (`null`). Only while everything in memory is durable. */
  answer(to: Connection, stateVector: Uint8Array | null): void {
    if (!to.open) return
    const now = performance.now()
    const { full } = this.live(to.doc)
    this.#tellMissed(to, now)
    if (stateVector === null) {
      to.send(full.question(), now)
      const everyone = to.doc === '' ? this.#presence.everyone(to, now) : null
      if (everyone) to.send(everyone, now)
    } else if (isEmpty(stateVector)) {
      for (const frame of full.encode()) to.send(frame, now)
    } else {
      try {
        to.send(full.answer(stateVector), now)
      } catch {
        to.close(CLOSE.malformed, 'not a state vector')
      }
    }
  }

  /** Tells one connection what of its own is durable. Only while everything in memory is. */
  saved(to: Connection): void {
    to.saved(this.live(to.doc).doc, performance.now())
  }

  /** A refusal could not be told. */
  missed(to: Connection, refusal: Refusal): void {
    this.#missed.add(to, refusal)
  }

  #tellMissed(to: Connection, now: number): void {
    for (const refusal of this.#missed.take(to)) if (!to.send(refusedFrame(refusal), now)) this.#missed.add(to, refusal)
  }

  aware(from: Connection, update: Uint8Array): void {
    // A draft is one person's own: there is nobody to be aware of.
    if (from.doc !== '') return
    try {
      if (!this.#presence.receive(from, this.#replica().claims, update, this.#showing)) {
        from.close(CLOSE.tooMuch, 'too many awareness states')
        return
      }
    } catch {
      from.close(CLOSE.malformed, 'not an awareness update')
      return
    }
    this.#presenceSoon()
  }

  /** After a decision: what the board shows of people may have changed. */
  lookAgain(): void {
    const next = this.#nowShowing()
    if (next.attribution === this.#showing.attribution && next.secret === this.#showing.secret) return
    this.#showing = next
    this.#presence.showAll(next)
    this.#presenceSoon()
  }

  /** Looks after slow readers; who has caught up is handed to `again`, to be sent the whole state. */
  tend(again: (connection: Connection, stateVector: Uint8Array) => void): void {
    const now = performance.now()
    for (const peers of this.#peers.values()) for (const peer of [...peers]) if (peer.tend(now)) again(peer, EMPTY)
  }

  /** Closes the connections of one member. */
  remove(member: string): void {
    this.#missed.forget(member)
    this.#newIds.delete(member)
    for (const peers of [...this.#peers.values()]) {
      for (const peer of [...peers]) if (peer.member.id === member) peer.close(CLOSE.token, 'removed from the board')
    }
  }

  /** Closes everything. Who has come back and was not answered yet is told first: with the room goes what they missed. */
  close(code: CloseCode, reason: string): void {
    const now = performance.now()
    for (const peers of [...this.#peers.values()]) {
      for (const peer of [...peers]) {
        this.#tellMissed(peer, now)
        peer.close(code, reason)
      }
    }
  }

  #presenceSoon(): void {
    if (!this.#presence.dirty) return
    const peers = this.peersOf('')
    this.#timers.soon('presence', Math.max(PRESENCE_MS, peers.size / 4), () => {
      if (!this.#presence.dirty) return
      const { all, apart } = this.#presence.take()
      const now = performance.now()
      for (const peer of peers) {
        const others = apart.get(peer)
        if (others === undefined) peer.send(all, now)
        else if (others) peer.send(others, now)
      }
    })
  }

  #nowShowing(): Showing {
    const { doc } = this.#replica().board
    return { attribution: readBoard(doc).attribution, secret: currentPhase(doc).write === 'private' }
  }
}

const isEmpty = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0
