/**
 * Who a Yjs client id belongs to: the participant who first used it with us, for ever (ROLE-3).
 * `null` is the server itself. The log and the snapshots keep these, so authorship survives restarts.
 */
import { HELD_FROM } from './gate/bounds.ts'

export class Claims {
  readonly #owners = new Map<number, string | null>()
  /** Claimed (by presence, or by a transaction under way), but in no entry of the log yet. */
  readonly #unsaved = new Set<number>()
  /** Of these, what others were shown: who sees a client id could use it first, if its owner were forgotten. */
  readonly #announced = new Set<number>()
  /** Ids of a document that another has taken the place of: whoever mentions one still holds that document (SAVE-3). */
  readonly #retired = new Set<number>()

  /** undefined: nobody has used it yet. What is retired is nobody's for ever. */
  owner(client: number): string | null | undefined {
    return this.#retired.has(client) ? null : this.#owners.get(client)
  }

  get retired(): ReadonlySet<number> {
    return this.#retired
  }

  /** They are used no more, by anybody. */
  retire(clients: Iterable<number>): void {
    for (const client of clients) this.#retired.add(client)
  }

  claim(client: number, participant: string | null): void {
    if (this.#owners.has(client) || this.#retired.has(client)) return
    this.#owners.set(client, participant)
    this.#unsaved.add(client)
  }

  get size(): number {
    return this.#owners.size
  }

  /** Claims an id that others are about to see. */
  announce(client: number, participant: string): void {
    if (this.#owners.has(client) || this.#retired.has(client)) return
    this.claim(client, participant)
    this.#announced.add(client)
  }

  /** Whether ids were shown to others that are in no entry of the log yet. */
  get announced(): boolean {
    return this.#announced.size > 0
  }

  /** All of them, for an entry of their own. */
  takeAnnounced(): [client: number, participant: string][] {
    const out: [number, string][] = []
    for (const client of this.#announced) {
      const owner = this.#owners.get(client)
      if (this.#unsaved.delete(client) && owner) out.push([client, owner])
    }
    this.#announced.clear()
    return out
  }

  /** What was claimed in memory that is dropped now: the connections it came from are still there. */
  inherit(dropped: Claims): void {
    for (const [client, owner] of dropped.#owners) if (owner !== null && client < HELD_FROM) this.announce(client, owner)
  }

  /** A claim read back from the log or a snapshot. */
  restore(client: number, participant: string | null): void {
    this.#owners.set(client, participant)
  }

  /** Of these ids, the claims that the next entry must carry. */
  takeUnsaved(clients: Iterable<number>): [client: number, participant: string | null][] {
    const out: [number, string | null][] = []
    if (this.#unsaved.size === 0) return out
    for (const client of clients) if (this.#unsaved.delete(client)) out.push([client, this.#owners.get(client) ?? null])
    return out
  }

  entries(): [client: number, participant: string | null][] {
    return [...this.#owners]
  }
}
