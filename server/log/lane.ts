/**
 * The one lane by which entries reach a board's log. At most one write is under way; what is appended meanwhile goes with the
 * next one, so load widens the batch and never lengthens the queue. When a write fails, all that waits behind it fails too.
 */
import { encodeEntry } from './codec.ts'
import { Fenced } from './port.ts'
import type { Entry } from './port.ts'

export interface Row {
  seq: number
  bytes: Uint8Array
}

interface Waiting {
  rows: Row[]
  /** The seq to resolve with. */
  last: number
  resolve(seq: number): void
  reject(error: unknown): void
}

export class Lane {
  /** The newest seq that is durable. */
  #last: number
  /** The newest seq that is given out. */
  #given: number
  #waiting: Waiting[] = []
  #draining: Promise<void> | null = null
  /** Set once nothing can ever be appended again. */
  #over: Error | null = null
  readonly #write: (rows: readonly Row[]) => Promise<void>

  /** `write` stores all rows or none; when it throws Fenced the lane is over, after any other error it goes on. */
  constructor(last: number, write: (rows: readonly Row[]) => Promise<void>) {
    this.#last = this.#given = last
    this.#write = write
  }

  get last(): number {
    return this.#last
  }

  append(entries: readonly Entry[]): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over)
      const first = this.#given + 1
      // Encoded now: the caller may change its objects afterwards.
      const rows = entries.map((entry, i) => ({ seq: first + i, bytes: encodeEntry(first + i, entry) }))
      this.#given += rows.length
      this.#waiting.push({ rows, last: this.#given, resolve, reject })
      this.#draining ??= this.#drain()
    })
  }

  /** Refuses what comes from now on, and resolves when all that came before is settled. */
  async close(): Promise<void> {
    this.#over ??= new Error('This log is closed.')
    await this.#draining
  }

  async #drain(): Promise<void> {
    // Whatever is appended in this turn of the event loop shares the first write.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      const rows = batch.flatMap((call) => call.rows)
      try {
        if (rows.length > 0) await this.#write(rows)
      } catch (error) {
        if (error instanceof Fenced) this.#over = error
        const failed = [...batch, ...this.#waiting]
        this.#waiting = []
        this.#given = this.#last
        for (const call of failed) call.reject(error)
        continue
      }
      this.#last += rows.length
      for (const call of batch) call.resolve(call.last)
    }
    this.#draining = null
  }
}
