/** Who listens in a room, and telling each of them what they may know. Nothing is told that is not durable. */
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { DraftCount, RoomEvent } from '../../shared/protocol/room.ts'
import type { Member, RoomWire } from './api.ts'
import type { RoomEventBody, RoomView, Tell } from './decision.ts'
import { memberById } from './membership.ts'
import type { Timers } from './timers.ts'
import { peopleChanged, tellDrafts } from './view.ts'

/** People who come and go are told of together: a room that fills at once is one event, not hundreds. */
const PEOPLE_MS = 100
/** Counts of private cards are told this late, so that no single keystroke shows in them (P6). */
const DRAFTS_MS = 1_000
/** Cards that were opened are told of this late and together, so that they do not follow one person's hand (P6). */
const OPENED_MS = 5_000

export class Audience {
  readonly #wires = new Map<RoomWire, string>()
  readonly #timers: Timers
  readonly #view: () => RoomView
  readonly #seq: () => number
  readonly #settled: (look: () => void) => void
  readonly #changed = new Set<string>()
  /** Opened cards of which nobody has been told yet. */
  readonly untold = new Set<string>()
  /** What each was last told of the private cards. */
  readonly #drafts = new Map<RoomWire, string>()

  /** `settled` runs something when all that is in memory is durable. */
  constructor(timers: Timers, view: () => RoomView, seq: () => number, settled: (look: () => void) => void) {
    this.#timers = timers
    this.#view = view
    this.#seq = seq
    this.#settled = settled
  }

  get size(): number {
    return this.#wires.size
  }

  online(): ReadonlySet<string> {
    return new Set(this.#wires.values())
  }

  enter(wire: RoomWire, member: string): void {
    this.#wires.set(wire, member)
    this.personChanged(member)
  }

  leave(wire: RoomWire): void {
    const member = this.#wires.get(wire)
    if (member === undefined) return
    this.#wires.delete(wire)
    this.#drafts.delete(wire)
    this.personChanged(member)
  }

  /** Every listener that is a member still, with what they are told. */
  each(body: (to: Member, view: RoomView, wire: RoomWire) => RoomEventBody | null): void {
    if (this.#wires.size === 0) return
    const view = this.#view()
    const seq = this.#seq()
    for (const [wire, id] of this.#wires) {
      const to = memberById(view.facts, id)
      const told = to && body(to, view, wire)
      if (!told) continue
      if (told.type === 'drafts.changed') this.knowsDrafts(wire, told.drafts)
      wire.event({ seq, ...told } as RoomEvent)
    }
  }

  all(body: RoomEventBody): void {
    this.each(() => body)
  }

  one(member: string, body: RoomEventBody): void {
    this.each((to) => (to.id === member ? body : null))
  }

  decided(tells: readonly Tell[]): void {
    for (const tell of tells) this.each(tell)
  }

  personChanged(id: string): void {
    this.#changed.add(id)
    this.#soon('people', PEOPLE_MS, () => {
      const changed = [...this.#changed]
      this.#changed.clear()
      this.each((to, view) => peopleChanged(to, changed, view))
    })
  }

  /** Told only of another number: an event by itself would tell that somebody is writing. */
  draftsChanged(): void {
    this.#soon('drafts', DRAFTS_MS, () => {
      const tell = tellDrafts()
      this.each((to, view, wire) => {
        const told = tell(to, view)
        return told?.type === 'drafts.changed' && this.#drafts.get(wire) === JSON.stringify(told.drafts) ? null : told
      })
    })
  }

  knowsDrafts(wire: RoomWire, drafts: DraftCount | null): void {
    if (this.#wires.has(wire)) this.#drafts.set(wire, JSON.stringify(drafts))
  }

  opened(cards: Iterable<string>): void {
    for (const card of cards) this.untold.add(card)
    this.#soon('opened', OPENED_MS, () => {
      const told = [...this.untold].sort()
      this.untold.clear()
      this.each((to) => (to.role === 'moderator' ? { type: 'cards.opened', cards: told } : null))
    })
  }

  #soon(what: string, ms: number, tell: () => void): void {
    this.#timers.soon(what, ms, () => this.#settled(tell))
  }

  /** Someone is no longer a member: their connections end, the others are told. */
  remove(member: string): void {
    for (const [wire, id] of [...this.#wires]) if (id === member) wire.close(CLOSE.token, 'removed from the board')
    this.personChanged(member)
  }

  close(code: CloseCode, reason: string): void {
    for (const wire of [...this.#wires.keys()]) wire.close(code, reason)
  }
}
