/**
 * While the store does not save: edits are held for later, commands are refused (SAVE-1), and reading goes on as soon as memory
 * holds only what is durable. It asks the store again and again, and ends when that saves.
 */
import type { Keeper } from './keeper.ts'
import type { Ask, Job, Look } from './queue.ts'
import type { Timers } from './timers.ts'

/** How often a store that did not save is asked again. */
const PROBE_MS = 500

export interface OutageDeps {
  keeper: Keeper
  timers: Timers
  /** Throws while the store would not keep a write. */
  check(): Promise<void>
  /** Folds the board from its log, with `reopen` under a new epoch. False when the room is over. */
  foldAnew(reopen: boolean): Promise<boolean>
  answer(asks: readonly (Ask | Look)[]): void
  /** Everybody is to know whether edits are being taken. */
  tell(saving: boolean): void
  /** More was kept than anybody has been told. */
  sendBack(): void
  /** The edits that were held, to be judged in their order. */
  takeUp(jobs: readonly Job[]): void
}

export class Outage {
  readonly #deps: OutageDeps
  #saving = true
  /** Edits that arrived while nothing could be saved. */
  #held: Job[] = []
  #heldBytes = 0
  /** After a failed append memory is ahead of the log, and nobody is answered from it until it is folded anew. */
  #refolding: Promise<void> | null = null
  #unanswered: (Ask | Look)[] = []
  /** The seq up to which everybody has been told what was saved, when an append failed. */
  #toldUpTo = 0

  constructor(deps: OutageDeps) {
    this.#deps = deps
  }

  get saving(): boolean {
    return this.#saving
  }

  get heldBytes(): number {
    return this.#heldBytes
  }

  /** The append of these jobs failed: fold the board anew, however long that takes. */
  begin(jobs: readonly Job[]): void {
    this.#saving = false
    this.#toldUpTo = this.#deps.keeper.replica.seq
    this.#refolding = this.#refold()
    this.#deps.tell(false)
    this.onlyRead(jobs)
  }

  onlyRead(jobs: readonly Job[]): void {
    const asks: (Ask | Look)[] = []
    for (const job of jobs) {
      if (job.kind === 'offer') {
        this.#held.push(job)
        this.#heldBytes += job.update.length
      } else if (job.kind === 'decide') job.decision.notSaved()
      else if (!this.#refolding) asks.push(job)
      else if (job.kind === 'look' && !job.waits) job.notNow()
      else this.#unanswered.push(job)
    }
    this.#deps.answer(asks)
  }

  /** Resolves when memory is no longer being folded. */
  async settled(): Promise<void> {
    await this.#refolding
  }

  /** Not within the turn: a store that is away can be read no more than written, and whoever waits must hear of it. */
  async #refold(): Promise<void> {
    // Under the same epoch: a store that is full refuses a new one, and reading must go on.
    const goesOn = await this.#deps.foldAnew(false)
    this.#refolding = null
    if (!goesOn) return
    this.#deps.answer(this.#unanswered.splice(0))
    this.#probe()
  }

  #probe(): void {
    this.#deps.timers.after(PROBE_MS, () => {
      this.#deps.check().then(
        () => void this.#resume(),
        () => this.#probe(),
      )
    })
  }

  /** The store saves again. Whether the append that failed was kept after all is certain only under a new epoch. */
  async #resume(): Promise<void> {
    const { keeper, foldAnew, tell, sendBack, takeUp } = this.#deps
    if (!(await foldAnew(true))) return
    this.#saving = true
    this.#heldBytes = 0
    tell(true)
    // It was kept after all, and nobody has been told: everybody comes back and is told all there is.
    if (keeper.replica.seq > this.#toldUpTo) sendBack()
    takeUp(this.#held.splice(0))
  }
}
