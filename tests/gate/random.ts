/** A seeded source of choices: a failing run is repeated by its number. */
export class Random {
  #state: number
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0 || 1
  }

  /** A whole number below `n`. */
  below(n: number): number {
    // mulberry32
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) % n
  }

  chance(one: number): boolean {
    return this.below(one) === 0
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}
