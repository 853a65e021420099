/**
 * When to kill a server that carries out a command: as close as can be to the moment at which it becomes durable, on any machine.
 * A kill that came too early makes the next one later, and the other way round, so that they gather around that moment.
 */
export class KillMoment {
  #afterMs = 40
  /** How often the command was found done, and not done; and how often its sender had been told so. */
  readonly counts = { done: 0, undone: 0, told: 0 }

  /** Waits its part after the command was sent, kills, and says whether the command had been answered with yes by then. */
  async strike(answer: Promise<{ ok: boolean }>, kill: () => Promise<void>): Promise<boolean> {
    const until = performance.now() + this.#afterMs
    let told = false
    // The line breaks before some answers come.
    answer.then(({ ok }) => (told = ok), () => {})
    while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve))
    const before = told
    await kill()
    if (before) this.counts.told++
    return before
  }

  /** What the kill left behind. */
  left(done: boolean): void {
    this.#afterMs *= done ? 0.75 : 1.5
    this.counts[done ? 'done' : 'undone']++
  }
}
