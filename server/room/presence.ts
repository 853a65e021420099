/**
 * Who is at which card: the awareness of one board, held by the server.
 *
 * Stock clients echo every state they receive and number their own; so the server takes a state only from the connection
 * that owns its client id (P1, P4), writes who it is itself (ROLE-3, NAME-1), and sends its own clocks, which only rise:
 * the stock rules leave someone who reconnects invisible for 18 s, because the others still remember a higher clock.
 */
import * as decoding from 'lib0/decoding'
import type * as Y from 'yjs'
import { stampFor, type Attribution } from '../../shared/board/keys.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import { ID, isPath } from '../../shared/board/place.ts'
import type { Member } from './api.ts'
import type { Bucket } from './bucket.ts'
import type { Claims } from './claims.ts'
import { awarenessFrame, type AwarenessEntry } from './frames.ts'

const STATE_BYTES = 4_096
/** More states than this in one message come from no honest client (P3). */
const STATES = 2_000
/** So long those who come are told of the others by one frame, in ms: in a hall that fills, each would cost as much as there are people. */
const EVERYONE_MS = 50
/** A clock an honest client cannot reach, even if it went on from one of ours, which are times (P2). */
const CLOCK = 2 ** 50

/** A connection as presence knows it. */
export interface Present {
  readonly member: Member
  /** Client ids this connection speaks for. */
  readonly clients: Set<number>
  /** Client ids that its person may use for the first time. */
  readonly newIds: Bucket
}

interface Held {
  owner: Present
  /** The owner's clock, to drop what is older. */
  theirs: number
  /** The clock the others see. */
  ours: number
  state: string
}

/** What a board shows of people now. */
export interface Showing {
  attribution: Attribution
  /** In a private phase nothing betrays where somebody is or that they type (P6). */
  secret: boolean
}

export class Presence {
  readonly #held = new Map<number, Held>()
  readonly #changed = new Set<number>()
  #gone: AwarenessEntry[] = []
  /** A frame of everyone that is still true, but for what all are about to be sent; and who had it. */
  #everyone: { frame: Uint8Array | null; until: number; told: Set<string> } | null = null

  /**
   * Takes an awareness message. Returns false when no honest client can have sent it.
   * Malformed bytes throw; the caller closes.
   */
  receive(from: Present, claims: Claims, update: Uint8Array, showing: Showing): boolean {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > STATES) return false
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (length > decoder.arr.length - decoder.pos) throw new RangeError('awareness state longer than its message')
      const bytes = decoder.arr.subarray(decoder.pos, decoder.pos + length)
      decoder.pos += length
      if (clock >= CLOCK || client > 0xffffffff || length > STATE_BYTES) continue
      this.#one(from, claims, client, clock, bytes, showing)
    }
    return true
  }

  #one(from: Present, claims: Claims, client: number, clock: number, bytes: Uint8Array, showing: Showing): void {
    const held = this.#held.get(client)
    if (held ? held.owner.member.id !== from.member.id : false) return
    const owner = claims.owner(client)
    if (owner !== undefined && owner !== from.member.id) return
    if (!from.clients.has(client)) {
      if (from.clients.size >= LIMITS.clientsPerConnection) return
    }
    if (held && held.owner === from && clock <= held.theirs) return
    const state = parse(bytes)
    if (state === undefined) return
    if (state === null) {
      if (held && held.owner === from) this.#drop(client, held)
      return
    }
    if (owner === undefined && !from.newIds.take()) return
    claims.announce(client, from.member.id)
    from.clients.add(client)
    const shown = JSON.stringify(show(from.member, client, state, showing))
    if (showing.secret && held?.owner === from && held.state === shown) {
      // That it came at all would tell that somebody types (P6).
      held.theirs = clock
      return
    }
    const ours = Math.max((held?.ours ?? 0) + 1, Date.now())
    this.#held.set(client, { owner: from, theirs: clock, ours, state: shown })
    this.#changed.add(client)
  }

  /** The connection is gone: its states with it, unless another connection of the same person has taken them over. */
  leave(who: Present): void {
    for (const client of who.clients) {
      const held = this.#held.get(client)
      if (held?.owner === who) this.#drop(client, held)
    }
  }

  #drop(client: number, held: Held): void {
    this.#held.delete(client)
    this.#changed.delete(client)
    this.#everyone = null
    this.#gone.push({ client, clock: Math.max(held.ours + 1, Date.now()), state: 'null' })
  }

  /** What the board shows has changed: every state is shown anew. */
  showAll(showing: Showing): void {
    this.#everyone = null
    for (const [client, held] of this.#held) {
      const state = JSON.parse(held.state) as Record<string, unknown>
      held.state = JSON.stringify(show(held.owner.member, client, state, showing))
      held.ours++
      this.#changed.add(client)
    }
  }

  /** Everyone else who is here, for somebody who just came; with fresh clocks, because they may remember older ones. */
  everyone(to: Present, now: number): Uint8Array | null {
    if (to.clients.size > 0) return this.#everyoneBut(to)
    const { id } = to.member
    // Whoever had it and comes back would not believe the same clocks twice.
    if (this.#everyone === null || now >= this.#everyone.until || this.#everyone.told.has(id)) {
      this.#everyone = { frame: this.#everyoneBut(to), until: now + EVERYONE_MS, told: new Set() }
    }
    this.#everyone.told.add(id)
    return this.#everyone.frame
  }

  #everyoneBut(to: Present): Uint8Array | null {
    const entries: AwarenessEntry[] = []
    for (const [client, held] of this.#held) {
      if (held.owner === to) continue
      held.ours = Math.max(held.ours + 1, Date.now())
      entries.push({ client, clock: held.ours, state: held.state })
    }
    return entries.length > 0 ? awarenessFrame(entries) : null
  }

  get dirty(): boolean {
    return this.#changed.size > 0 || this.#gone.length > 0
  }

  /**
   * What changed since the last call: one frame for all, and for those whose own states are in it a frame without them.
   * (Our clock is higher than their own: their client would take our copy for a newer state of itself.)
   */
  take(): { all: Uint8Array; apart: Map<Present, Uint8Array | null> } {
    const entries: (AwarenessEntry & { owner: Present | null })[] = this.#gone.map((entry) => ({ ...entry, owner: null }))
    for (const client of this.#changed) {
      const held = this.#held.get(client)
      if (held) entries.push({ client, clock: held.ours, state: held.state, owner: held.owner })
    }
    this.#changed.clear()
    this.#gone = []
    this.#everyone = null
    const apart = new Map<Present, Uint8Array | null>()
    for (const { owner } of entries) {
      if (!owner || apart.has(owner)) continue
      const others = entries.filter((entry) => entry.owner !== owner)
      apart.set(owner, others.length > 0 ? awarenessFrame(others) : null)
    }
    return { all: awarenessFrame(entries), apart }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** undefined: not a state. What cannot be read at all throws. */
function parse(bytes: Uint8Array): Record<string, unknown> | null | undefined {
  const value: unknown = JSON.parse(utf8.decode(bytes))
  if (value === null) return null
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
}

/** A state as the others may see it: who it is comes from the session, what else it says from a short list. */
function show(member: Member, client: number, state: Record<string, unknown>, { attribution, secret }: Showing): Record<string, unknown> {
  const stamp = stampFor(attribution, member)
  const out: Record<string, unknown> = {
    user: {
      ...(attribution === 'named' ? { id: member.id, name: member.name } : {}),
      ...(attribution === 'none' ? {} : { role: member.role }),
      delegation: stamp.delegation,
      attendance: stamp.attendance,
      color: client % 8,
    },
  }
  if (secret) return out
  if (isPath(state.at)) out.at = state.at
  const cursor = state.cursor as { card?: unknown; anchor?: unknown; head?: unknown } | null | undefined
  if (cursor && typeof cursor === 'object' && typeof cursor.card === 'string' && ID.test(cursor.card)) {
    out.cursor = { card: cursor.card, anchor: position(cursor.anchor), head: position(cursor.head) }
  }
  return out
}

const isId = (value: unknown): value is { client: number; clock: number } =>
  typeof value === 'object' && value !== null && Number.isSafeInteger((value as Y.ID).client) && Number.isSafeInteger((value as Y.ID).clock)

/** A place in a text as Yjs writes it, and nothing that came along with it. */
function position(given: unknown): Record<string, unknown> | null {
  if (typeof given !== 'object' || given === null) return null
  const { type, item, assoc } = given as { type?: unknown; item?: unknown; assoc?: unknown }
  return {
    ...(isId(type) && { type: { client: type.client, clock: type.clock } }),
    ...(isId(item) && { item: { client: item.client, clock: item.clock } }),
    assoc: assoc === -1 ? -1 : 0,
  }
}
