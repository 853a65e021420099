/**
 * The one lane by which entries reach a board's log. At most one write is under way; what is appended meanwhile goes with the
 * next one, so load widens the batch and never lengthens the queue. When a write fails, all that waits behind it fails too.
 */
import { encodeEntry } from './codec.ts'
import type { End, Link } from './chain.ts'
import { Fenced } from './port.ts'
import type { Entry } from './port.ts'

export interface Row {
  seq: number
  bytes: Uint8Array
}

interface Waiting {
  rows: Row[]
  /** The seq to resolve with, and the link there. */
  last: number
  link: Link
  resolve(seq: number): void
  reject(error: unknown): void
}

/** Entries as they will lie after this end, and where they end. */
export function rowsAfter(end: End, entries: readonly Entry[]): { rows: Row[]; end: End } {
  let { seq, link } = end
  const rows = entries.map((entry) => {
    const encoded = encodeEntry(++seq, entry, link)
    link = encoded.link
    return { seq, bytes: encoded.bytes }
  })
  return { rows, end: { seq, link } }
}

export class Lane {
  /** Where what is durable ends. */
  #end: End
  /** Where what is given out ends. */
  #given: End
  #waiting: Waiting[] = []
  #draining: Promise<void> | null = null
  /** Set once nothing can ever be appended again. */
  #over: Error | null = null
  readonly #write: (rows: readonly Row[], link: Link) => Promise<void>

  /** `write` stores all rows, and the link at which they end, or nothing; when it throws Fenced the lane is over, after any other error it goes on. */
  constructor(end: End, write: (rows: readonly Row[], link: Link) => Promise<void>) {
    this.#end = this.#given = end
    this.#write = write
  }

  get end(): End {
    return this.#end
  }

  /** Of no entries the end is stored all the same. */
  append(entries: readonly Entry[]): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#over) return reject(this.#over)
      // Encoded now: the caller may change its objects afterwards.
      const { rows, end } = rowsAfter(this.#given, entries)
      this.#given = end
      this.#waiting.push({ rows, last: end.seq, link: end.link, resolve, reject })
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
        await this.#write(rows, batch.at(-1)!.link)
      } catch (error) {
        if (error instanceof Fenced) this.#over = error
        const failed = [...batch, ...this.#waiting]
        this.#waiting = []
        this.#given = this.#end
        for (const call of failed) call.reject(error)
        continue
      }
      this.#end = { seq: batch.at(-1)!.last, link: batch.at(-1)!.link }
      for (const call of batch) call.resolve(call.last)
    }
    this.#draining = null
  }
}
