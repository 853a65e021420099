/** The cards that are selected on this screen, in the order they were chosen. */
import type { Watch } from './watch.ts'

const NONE: readonly string[] = []

export class Selection {
  #ids: readonly string[] = NONE
  readonly #watch: Watch

  constructor(watch: Watch) {
    this.#watch = watch
  }

  get ids(): readonly string[] {
    return this.#ids
  }

  has(id: string): boolean {
    return this.#ids.includes(id)
  }

  toggle(id: string): void {
    this.set(this.has(id) ? this.#ids.filter((other) => other !== id) : [...this.#ids, id])
  }

  set(ids: readonly string[]): void {
    const before = this.#ids
    this.#ids = ids.length === 0 ? NONE : [...new Set(ids)]
    const touched = new Set([...before, ...this.#ids])
    this.#watch.notify(['selection', ...[...touched].map((id) => `selected/${id}`)])
  }

  clear(): void {
    if (this.#ids.length > 0) this.set(NONE)
  }
}
