/**
 * Who a Yjs client id belongs to: the participant who first used it with us, for ever (ROLE-3).
 * `null` is the server itself. The log and the snapshots keep these, so authorship survives restarts.
 */
export class Claims {
  readonly #owners = new Map<number, string | null>()
  /** Claimed (by presence, or by a transaction under way), but in no entry of the log yet. */
  readonly #unsaved = new Set<number>()

  /** undefined: nobody has used it yet. */
  owner(client: number): string | null | undefined {
    return this.#owners.get(client)
  }

  claim(client: number, participant: string | null): void {
    if (this.#owners.has(client)) return
    this.#owners.set(client, participant)
    this.#unsaved.add(client)
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
