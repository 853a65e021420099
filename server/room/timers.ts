/** The timers of one room: all of them end with it, and what is wanted soon is done once, however often it is asked for. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>()
  readonly #pending = new Set<string>()
  #ended = false

  after(ms: number, run: () => void): void {
    if (this.#ended) return
    const timer = setTimeout(() => {
      this.#running.delete(timer)
      run()
    }, ms)
    this.#running.add(timer)
  }

  every(ms: number, run: () => void): void {
    const timer = setInterval(run, ms)
    timer.unref()
    this.#running.add(timer)
  }

  /** Runs once within `ms`; asking again meanwhile changes nothing. */
  soon(what: string, ms: number, run: () => void): void {
    if (this.#pending.has(what)) return
    this.#pending.add(what)
    this.after(ms, () => {
      this.#pending.delete(what)
      run()
    })
  }

  end(): void {
    this.#ended = true
    for (const timer of this.#running) clearTimeout(timer)
    this.#running.clear()
  }
}
