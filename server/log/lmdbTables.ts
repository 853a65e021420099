/**
 * The tables of the embedded store, and what every use of them keeps to: one LMDB file.
 *
 * - `boards`     board -> meta, with the epoch as the record's version
 * - `codes`      short code -> board
 * - `snapshots`  board -> snapshot, sealed
 * - `entries`    [board, seq] -> entry, sealed with the key of the board (lmdbKeys)
 * - `heads`      board -> the link at which its entries end (chain)
 *
 * Every write is a conditional batch: LMDB's writer thread compares the epoch inside the transaction that stores the entries, off
 * the event loop, and commits everybody's batches together. (`transaction()` is no alternative: it needs a round trip through
 * the event loop per call, and with lmdb 3.5.6 on Node 20 its callback never runs.) `overlappingSync` must stay off, or
 * writes resolve before they are flushed.
 */
import { open as openEnvironment } from 'lmdb'
import type { Database, RootDatabase } from 'lmdb'
import { decodeSnapshot, RESTORE } from './codec.ts'
import type { Link } from './chain.ts'
import type { LinkedSnapshot } from './codec.ts'
import type { Keys } from './lmdbKeys.ts'
import { Room, spaceFor } from './lmdbRoom.ts'
import { Damaged, NotSaved } from './port.ts'
import { fenced } from './refusals.ts'
import type { Row } from './lane.ts'

/** Entries dropped in one transaction, so that no appender waits long for its turn. */
const DROPPED_AT_ONCE = 2_000
/** How long a write may take, in ms, before it counts as not saved. */
const PATIENCE = 5_000
/** What the system calls a disk that has failed. */
const EIO = 5

export class Tables {
  readonly path: string
  readonly boards: Database<Buffer, string>
  readonly codes: Database<Buffer, string>
  readonly snapshots: Database<Buffer, string>
  readonly entries: Database<Buffer, [string, number]>
  readonly heads: Database<Buffer, string>
  readonly #env: RootDatabase<Buffer, string>
  readonly #room: Room
  /** A write has failed: find out whether LMDB still works before the next one. */
  #suspect = false
  readonly #broken: (error: NotSaved) => void
  readonly #keys: Keys

  /** `broken` is told of a disk that failed to keep a write. Throws Damaged. */
  constructor(path: string, keys: Keys, broken: (error: NotSaved) => void) {
    this.path = path
    this.#keys = keys
    this.#broken = broken
    // With eventTurnBatching on, lmdb makes a promise of its own per turn, which a failed commit rejects with nobody to take it:
    // a full disk would end the process.
    const safely = { overlappingSync: false, eventTurnBatching: false }
    this.#env = this.reading(() => openEnvironment({ path, noSubdir: true, encoding: 'binary', ...safely }))
    const table = <Key extends string | [string, number]>(name: string, useVersions = false): Database<Buffer, Key> =>
      this.reading(() => this.#env.openDB<Buffer, Key>({ name, encoding: 'binary', useVersions }))
    this.boards = table('boards', true)
    this.codes = table('codes', true)
    this.snapshots = table('snapshots')
    this.entries = table('entries')
    this.heads = table('heads')
    this.#room = new Room(path, () => this.#bytesUsed())
  }

  record(board: string): { value: Buffer; version: number } | null {
    const record = this.reading(() => this.boards.getEntry(board))
    return record ? { value: record.value, version: record.version ?? 0 } : null
  }

  epochOf(board: string): number | null {
    return this.record(board)?.version ?? null
  }

  snapshot(board: string): LinkedSnapshot | null {
    const bytes = this.reading(() => this.snapshots.get(board))
    return bytes ? decodeSnapshot(this.#keys.of(board).open(bytes)) : null
  }

  rows(board: string, from: number, to: number, limit: number): Row[] {
    const range = { start: [board, from] as [string, number], end: [board, to + 1] as [string, number], limit }
    const seal = this.#keys.of(board)
    return this.reading(() => [...this.entries.getRange(range)].map(({ key, value }) => ({ seq: key[1], bytes: seal.open(value) })))
  }

  lastOf(board: string): number | null {
    const range = { start: [board, Number.MAX_SAFE_INTEGER] as [string, number], end: [board, 0] as [string, number], reverse: true, limit: 1 }
    return this.reading(() => [...this.entries.getKeys(range)][0]?.[1] ?? null)
  }

  /** The first board after this one, in their order, that has entries. */
  boardAfter(board: string): string | null {
    const start: [string, number] = [board, Number.MAX_SAFE_INTEGER]
    return this.reading(() => [...this.entries.getKeys({ start, limit: 1 })][0]?.[0] ?? null)
  }

  head(board: string): Link | null {
    return this.reading(() => this.heads.get(board) ?? null)
  }

  /** Puts rows, and the link at which they end. */
  putRows(board: string, rows: readonly Row[], link: Link): void {
    const seal = this.#keys.of(board)
    for (const { seq, bytes } of rows) void this.entries.put([board, seq], asBuffer(seal.seal(bytes)))
    void this.heads.put(board, asBuffer(link))
  }

  putSnapshot(board: string, bytes: Uint8Array): void {
    void this.snapshots.put(board, asBuffer(this.#keys.of(board).seal(bytes)))
  }

  /** Deletes a board's entries up to `to`, while `epoch` owns it (null: nobody does). */
  async drop(board: string, to: number, epoch: number | null): Promise<void> {
    const range = { start: [board, 0] as [string, number], end: [board, to === Number.MAX_SAFE_INTEGER ? to : to + 1] as [string, number], limit: DROPPED_AT_ONCE }
    for (;;) {
      const keys = this.reading(() => [...this.entries.getKeys(range)])
      if (keys.length === 0) return
      const remove = (): void => keys.forEach((key) => void this.entries.remove(key))
      // At worst each lies on a page of its own.
      const dropped = await this.commit(spaceFor(keys.map(() => 0)), () => (epoch === null ? this.entries.batch(remove) : this.boards.ifVersion(board, epoch, remove)))
      if (!dropped) throw fenced(board)
    }
  }

  /** Writes something small, as a trial. Throws NotSaved when that fails, or when there is no room for `size` bytes. */
  async tryWrite(size: number): Promise<void> {
    await this.commit(spaceFor([size]), () => this.#env.batch(() => void this.#env.put('checked', Buffer.from(String(Date.now())))))
  }

  /**
   * Runs one batch, which adds at most `space` bytes. Resolves false when its condition did not hold. When it fails, LMDB has
   * dropped the whole transaction: nothing of it is stored, and a later one starts from the last good state. When the disk does not
   * answer for long, it fails as well, so that reading can go on (fault 6); what comes of it then is certain only under a new epoch, because LMDB
   * takes one batch after another.
   */
  async commit(space: number, write: () => Promise<boolean>): Promise<boolean> {
    const committed = this.#commit(space, write)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NotSaved(`The store ${this.path} was not written within ${PATIENCE / 1_000} seconds.`)), PATIENCE)
    })
    try {
      return await Promise.race([committed, late])
    } finally {
      clearTimeout(timer)
      committed.catch(() => {})
    }
  }

  async #commit(space: number, write: () => Promise<boolean>): Promise<boolean> {
    if (this.#suspect) this.#mustStillWork()
    try {
      return await this.#room.during(space, write)
    } catch (error) {
      if (error instanceof NotSaved) throw error
      this.#suspect = true
      // The reason comes as another promise, which would end the process if nobody took it.
      const reason = await (error as { commitError?: Promise<never> }).commitError?.catch((cause: unknown) => cause)
      const failure = this.#notSaved(reason ?? error)
      if ((reason as { code?: unknown } | undefined)?.code === EIO) this.#broken(failure)
      throw failure
    }
  }

  /** Runs a synchronous read; what LMDB cannot read is damage. */
  reading<T>(read: () => T): T {
    try {
      return read()
    } catch (cause) {
      if (cause instanceof Error && /MDB_(CORRUPTED|INVALID|PAGE_NOTFOUND|PANIC|VERSION_MISMATCH|BAD_TXN)/.test(cause.message)) {
        throw new Damaged(`The store ${this.path} is damaged: ${cause.message}. ${RESTORE}`, { cause })
      }
      throw cause
    }
  }

  async close(): Promise<void> {
    await this.#env.close()
    this.#room.close()
  }

  /** After a header could not be written LMDB refuses all transactions, and an asynchronous write would wait for ever. */
  #mustStillWork(): void {
    try {
      this.#env.transactionSync(() => {})
      this.#suspect = false
    } catch (cause) {
      throw new NotSaved(`The store ${this.path} has stopped after a write that failed: check the disk, then restart Plenum.`, { cause })
    }
  }

  #notSaved(cause: unknown): NotSaved {
    const why = cause instanceof Error ? cause.message : String(cause)
    return new NotSaved(`The store ${this.path} could not be written: ${why}.`, { cause })
  }

  #bytesUsed(): number {
    const { lastPageNumber, pageSize } = this.#env.getStats() as { lastPageNumber: number; pageSize: number }
    return (lastPageNumber + 1) * pageSize
  }
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
