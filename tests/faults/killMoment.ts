/**
 * How long before a kill a command is sent, so that the kill comes as close as can be to the moment at which it becomes durable, on any
 * machine. A kill that came too early makes the next one later, and the other way round, so that they gather around that moment.
 */
export class KillMoment {
  #beforeMs: number
  #told = false
  /** How often the command was found done, and not done; and how often its sender had been told so. */
  readonly counts = { done: 0, undone: 0, told: 0 }

  /** Two that begin with different times do not strike in step. */
  constructor(beforeMs: number) {
    this.#beforeMs = beforeMs
  }

  get beforeMs(): number {
    return this.#beforeMs
  }

  /** Whether the command that was sent last has been answered with yes. */
  get told(): boolean {
    return this.#told
  }

  sent(answer: Promise<{ ok: boolean }>): void {
    this.#told = false
    // The line breaks before some answers come.
    answer.then(({ ok }) => (this.#told = ok), () => {})
  }

  /** What the kill left behind. */
  left(done: boolean): void {
    this.#beforeMs *= done ? 0.75 : 1.5
    this.counts[done ? 'done' : 'undone']++
    if (this.#told) this.counts.told++
  }
}
