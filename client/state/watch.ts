/** Listeners by key: who shows one card is told of that card alone. */
export class Watch {
  readonly #listeners = new Map<string, Set<() => void>>()

  subscribe(keys: string | readonly string[], listener: () => void): () => void {
    const all = typeof keys === 'string' ? [keys] : keys
    for (const key of all) {
      const set = this.#listeners.get(key)
      if (set) set.add(listener)
      else this.#listeners.set(key, new Set([listener]))
    }
    return () => {
      for (const key of all) {
        const set = this.#listeners.get(key)
        set?.delete(listener)
        if (set?.size === 0) this.#listeners.delete(key)
      }
    }
  }

  /** Calls each listener once, however many of its keys are named. */
  notify(keys: Iterable<string>): void {
    const called = new Set<() => void>()
    for (const key of keys) for (const listener of this.#listeners.get(key) ?? []) called.add(listener)
    for (const listener of called) listener()
  }
}
