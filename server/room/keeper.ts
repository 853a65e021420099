/**
 * Keeps a board: its log, and the replica folded from it. When an append fails or the replica can no longer be trusted, memory
 * is dropped and folded anew: nobody was shown what is lost by that.
 */
import type { BoardLog, Entry, StoredEntry } from '../log/port.ts'
import { foundAnew } from './refounding.ts'
import { Replica } from './replica.ts'

export interface KeeperDeps {
  /** Opens the board's log with a new epoch; null when the board is gone. */
  open(): Promise<BoardLog | null>
  /** Something an administrator should read; never text, names or tokens. */
  warn(message: string, error: unknown): void
  /** ms since 1970. */
  now(): number
}

/** A snapshot is taken when the tail is this long, or as large as the snapshot before it: loading follows content, not history. */
const TAIL_ENTRIES = 2_000
const TAIL_BYTES = 1_048_576
const LONGEST_WAIT_MS = 1_000
/** How long after a snapshot that could not be stored the next one is tried, in ms: encoding a large board holds everybody up. */
const AGAIN_MS = 10_000

export class Keeper {
  replica: Replica
  #log: BoardLog
  #compacting: Promise<void> | null = null
  #notBefore = 0
  /** Appends under way: memory is ahead of the log by them. */
  #appending = 0
  /** Memory holds what is stored and nothing else, but for an append under way. */
  #trusted = true
  #ended = false
  readonly #deps: KeeperDeps

  private constructor(log: BoardLog, replica: Replica, deps: KeeperDeps) {
    this.#log = log
    this.replica = replica
    this.#deps = deps
  }

  static async open(deps: KeeperDeps): Promise<Keeper | null> {
    const log = await deps.open()
    if (!log) return null
    const replica = await Replica.load(log)
    const anew = await Keeper.#foundedAnew(log, replica, deps)
    if (anew === null) return new Keeper(log, replica, deps)
    replica.destroy()
    return 'unsure' in anew ? Keeper.#opened(deps) : new Keeper(log, anew.replica, deps)
  }

  static async #opened(deps: KeeperDeps): Promise<Keeper | null> {
    const log = await deps.open()
    return log && new Keeper(log, await Replica.load(log), deps)
  }

  /**
   * Founds the document anew where it is time for that, in one durable step, before anybody is connected. Null: the board stays
   * as it is. `unsure`: the store does not say whether it took it; only under a new epoch that can be read, and until then nothing
   * may be appended, which would be on top of the wrong one of the two.
   */
  static async #foundedAnew(log: BoardLog, replica: Replica, { now, warn }: KeeperDeps): Promise<{ replica: Replica } | { unsure: true } | null> {
    let anew
    try {
      anew = foundAnew(replica, now())
    } catch (error) {
      warn('a board could not be founded anew; it goes on as it is', error)
      return null
    }
    if (!anew) return null
    try {
      await log.compact({ seq: replica.seq, data: anew.data })
      return anew
    } catch (error) {
      anew.replica.destroy()
      warn('a board that was founded anew could not be stored', error)
      return { unsure: true }
    }
  }

  /** Appends what the replica holds already. Resolves when it is durable; throws what the log throws, with memory ahead of it. */
  async append(entries: readonly Entry[]): Promise<void> {
    let last
    this.#appending++
    try {
      last = await this.#log.append(entries)
    } catch (error) {
      this.#trusted = false
      throw error
    } finally {
      this.#appending--
    }
    let seq = last - entries.length
    for (const entry of entries) this.replica.counted({ ...entry, seq: ++seq } as StoredEntry)
  }

  /**
   * Folds the log again, for as long as it takes or until `end`. With `reopen` under a new epoch: after a failed append only
   * that makes its outcome certain. False when the board is gone. Afterwards ask whether memory is `trusted`.
   */
  async foldAnew(reopen: boolean): Promise<boolean> {
    this.#trusted = false
    for (let wait = 50; !this.#ended; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        if (reopen) {
          const log = await this.#deps.open()
          if (!log) return false
          this.#log = log
        }
        const replica = await Replica.load(this.#log)
        replica.claims.inherit(this.replica.claims)
        this.replica.destroy()
        this.replica = replica
        this.#trusted = true
        return true
      } catch (error) {
        this.#deps.warn('the board cannot be read; trying again', error)
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    }
    return true
  }

  /** False when memory may hold more than is stored: nobody is answered from it, and it is not stored. */
  get trusted(): boolean {
    return this.#trusted
  }

  /** Stops trying: what is under way ends soon, and `close` may be awaited. */
  end(): void {
    this.#ended = true
  }

  /**
   * Takes a snapshot where one is due: the tail has grown long, or holds what was taken out for good. In a moment of its own, so that whoever
   * waits for the end of this turn, or for the next, waits for less.
   */
  compactWhenDue(): void {
    if (!this.#isDue) return
    setImmediate(() => {
      // A turn that has begun meanwhile asks again at its end.
      if (this.#isDue && this.#appending === 0 && this.#trusted && !this.#ended) void this.compact()
    })
  }

  get #isDue(): boolean {
    const { tail, snapshotBytes, isOutdated } = this.replica
    if (performance.now() < this.#notBefore) return false
    return isOutdated || tail.entries > TAIL_ENTRIES || tail.bytes > Math.max(TAIL_BYTES, snapshotBytes)
  }

  /** Only while everything in memory is durable. One at a time: who asks meanwhile is given the one under way. */
  compact(): Promise<void> {
    return (this.#compacting ??= this.#compact().finally(() => {
      this.#compacting = null
      // Something may have been taken out for good meanwhile.
      this.compactWhenDue()
    }))
  }

  async #compact(): Promise<void> {
    const { replica } = this
    const { seq, tail } = replica
    const covered = { ...tail }
    try {
      const data = replica.encode()
      await this.#log.compact({ seq, data })
      replica.snapshotBytes = data.length
      replica.folded = seq
      tail.entries -= covered.entries
      tail.bytes -= covered.bytes
    } catch (error) {
      // The entries are all still there: the next load is longer, and what was taken out for good goes later.
      this.#notBefore = performance.now() + AGAIN_MS
      this.#deps.warn('a snapshot could not be stored', error)
    }
  }

  /** Gives the board up, after a snapshot if loading it again would be slow without one. */
  async close(tidy: boolean): Promise<void> {
    this.end()
    if (tidy) await this.#compacting
    if (tidy && this.#trusted && (this.replica.tail.entries > 64 || this.replica.isOutdated)) await this.compact()
    await this.#log.close()
    this.replica.destroy()
  }
}
