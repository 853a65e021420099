/** A token bucket that may go into debt: who spends too much waits until it is full enough again. Time is monotonic. */
export class Bucket {
  #left: number
  #at = performance.now()

  constructor(readonly burst: number, readonly perSecond: number) {
    this.#left = burst
  }

  /** Spends if there is enough; false leaves the bucket as it was. */
  take(n = 1): boolean {
    this.#refill(performance.now())
    if (this.#left < n) return false
    this.#left -= n
    return true
  }

  /** Spends in any case; returns the ms until the debt is paid, 0 when there is none. */
  spend(n: number, now = performance.now()): number {
    this.#refill(now)
    this.#left -= n
    return this.#owed()
  }

  get left(): number {
    this.#refill(performance.now())
    return this.#left
  }

  debt(now = performance.now()): number {
    this.#refill(now)
    return this.#owed()
  }

  #owed(): number {
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.perSecond) * 1_000)
  }

  #refill(now: number): void {
    this.#left = Math.min(this.burst, this.#left + ((now - this.#at) / 1_000) * this.perSecond)
    this.#at = now
  }
}
