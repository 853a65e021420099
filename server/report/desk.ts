/**
 * Reports are written in a thread of their own: a large board as a document is seconds of work, during which nobody's edit would be
 * saved. The thread begins with the first report and ends when there was none for a while, which gives its memory back.
 */
import { Worker } from 'node:worker_threads'
import type { ReportOrder, WriteReport } from './write.ts'

export interface ThreadOrder {
  id: number
  order: ReportOrder
}
export type ThreadAnswer = { id: number; file: string | Uint8Array } | { id: number; failed: string }

interface Waiting {
  resolve(file: string | Uint8Array): void
  reject(error: Error): void
}

/** How long the thread stays when nobody asks for a report, in ms. */
const IDLE = 60_000

export class ReportDesk {
  /** The module that the thread runs (`thread.ts`, or what was built of it). */
  readonly #module: string
  readonly #waiting = new Map<number, Waiting>()
  #thread: Worker | null = null
  #orders = 0
  #idle: NodeJS.Timeout | undefined

  constructor(module: string) {
    this.#module = module
  }

  readonly write: WriteReport = (order) =>
    new Promise((resolve, reject) => {
      clearTimeout(this.#idle)
      const id = ++this.#orders
      this.#waiting.set(id, { resolve, reject })
      this.#thread ??= this.#begin()
      this.#thread.postMessage({ id, order } satisfies ThreadOrder)
    })

  #begin(): Worker {
    const thread = new Worker(this.#module)
    // A server that is told to end waits for no report.
    thread.unref()
    thread.on('message', (answer: ThreadAnswer) => {
      const waiting = this.#waiting.get(answer.id)
      this.#waiting.delete(answer.id)
      if ('failed' in answer) waiting?.reject(new NotWritten(answer.failed))
      else waiting?.resolve(answer.file)
      if (this.#waiting.size === 0) this.#restSoon(thread)
    })
    thread.on('error', (error) => this.#lost(thread, error.name))
    thread.on('exit', () => this.#lost(thread, 'the thread ended'))
    return thread
  }

  #restSoon(thread: Worker): void {
    this.#idle = setTimeout(() => {
      this.#thread = null
      void thread.terminate()
    }, IDLE)
    this.#idle.unref()
  }

  /** The next report begins another thread. */
  #lost(thread: Worker, why: string): void {
    if (this.#thread !== thread) return
    this.#thread = null
    for (const { reject } of this.#waiting.values()) reject(new NotWritten(why))
    this.#waiting.clear()
  }
}

class NotWritten extends Error {
  override name = 'NotWritten'
}
