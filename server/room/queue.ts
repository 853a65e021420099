/** The one queue of a board: everything that may change it waits here, and is taken in turns, in the order of arrival (LOCK-3). */
import type { Connection } from './connection.ts'
import type { Decided, RoomView } from './decision.ts'
import { Pace } from './pace.ts'

export type Job =
  /** An update, or sync step 2, of a connection. */
  | { kind: 'offer'; from: Connection; update: Uint8Array; live: boolean }
  | Ask
  | Look
  | { kind: 'decide'; decision: Deciding }

/** Sync step 1: what somebody has; `null` from one who just came and is asked in turn. */
export interface Ask {
  kind: 'ask'
  from: Connection
  stateVector: Uint8Array | null
}

/** Something that is looked at when all that is in memory is durable (SAVE-1). */
export interface Look {
  kind: 'look'
  look(): void
  /** The room is over; or nobody knows when the store can be read again, and this is not one that waits. */
  notNow(): void
  waits: boolean
}

/** Something to be decided when its turn comes, by the state of that moment, and its answer once that is durable. */
export interface Deciding {
  decide(view: RoomView): Decided
  /** After the commit, with the number of the last entry that others are told of. */
  done(seq: number): void
  /** The store cannot save now: nothing was changed. */
  notSaved(): void
}

/** Tells those who wait for a decision that nothing was changed, and those who wait for a look that there is none. */
export function notSaved(jobs: readonly Job[]): void {
  for (const job of jobs) {
    if (job.kind === 'decide') job.decision.notSaved()
    if (job.kind === 'look') job.notNow()
  }
}

/** Jobs of one turn at most: bounds how long a turn holds the thread, and how much one flush carries. */
const TURN_JOBS = 1_500
const TURN_BYTES = 262_144

export class Queue {
  #jobs: Job[] = []
  #head = 0
  #bytes = 0
  #running = false
  #scheduled = false
  #stopped = false
  readonly #pace = new Pace()
  readonly #turn: (jobs: readonly Job[]) => Promise<number>
  #idle: (() => void)[] = []

  /** `turn` carries out jobs and resolves with the ms of this thread that took. It must not throw. */
  constructor(turn: (jobs: readonly Job[]) => Promise<number>) {
    this.#turn = turn
  }

  get length(): number {
    return this.#jobs.length - this.#head
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Whether a turn is under way. */
  get running(): boolean {
    return this.#running
  }

  push(job: Job): void {
    if (this.#stopped) return notSaved([job])
    this.#jobs.push(job)
    this.#count(job, 1)
    this.#schedule()
  }

  /** Puts jobs back in front: their turn came to nothing, and they arrived before all that waits. */
  putBack(jobs: readonly Job[]): void {
    if (this.#stopped) return notSaved(jobs)
    this.#jobs = [...jobs, ...this.#jobs.slice(this.#head)]
    this.#head = 0
    for (const job of jobs) this.#count(job, 1)
    this.#schedule()
  }

  /** Ends the queue; resolves when the turn under way is over. What still waits is dropped, and who waits for a decision is told. */
  async stop(): Promise<void> {
    this.#stopped = true
    const waiting = this.#jobs.slice(this.#head)
    this.#head = this.#jobs.length
    for (const job of waiting) this.#count(job, -1)
    notSaved(waiting)
    if (this.#running) await new Promise<void>((resolve) => this.#idle.push(resolve))
  }

  #count(job: Job, sign: 1 | -1): void {
    if (job.kind !== 'offer') return
    this.#bytes += sign * job.update.length
    job.from.queued += sign * job.update.length
  }

  #take(): Job[] {
    const start = this.#head
    let bytes = 0
    while (this.#head < this.#jobs.length && this.#head - start < TURN_JOBS && bytes < TURN_BYTES) {
      const job = this.#jobs[this.#head++]!
      if (job.kind === 'offer') bytes += job.update.length
      this.#count(job, -1)
    }
    const taken = this.#jobs.slice(start, this.#head)
    if (this.#head === this.#jobs.length || this.#head > 16_384) {
      this.#jobs = this.#jobs.slice(this.#head)
      this.#head = 0
    }
    return taken
  }

  #schedule(): void {
    if (this.#running || this.#scheduled || this.#stopped || this.length === 0) return
    this.#scheduled = true
    const wait = this.#pace.wait(performance.now())
    const run = () => void this.#run()
    // setImmediate, not a microtask: everything that arrived in this round of the event loop shares the turn.
    if (wait < 1) setImmediate(run)
    else setTimeout(run, wait)
  }

  async #run(): Promise<void> {
    this.#scheduled = false
    if (this.#stopped) return
    this.#running = true
    const started = performance.now()
    this.#pace.spent(started, await this.#turn(this.#take()))
    this.#running = false
    for (const resolve of this.#idle.splice(0)) resolve()
    this.#schedule()
  }
}
