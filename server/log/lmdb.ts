/**
 * The log in an embedded store: one LMDB file in DATA_DIR.
 *
 * - `boards`     board -> meta, with the epoch as the record's version
 * - `codes`      short code -> board
 * - `snapshots`  board -> snapshot
 * - `entries`    [board, seq] -> entry
 *
 * Every write is a conditional batch: LMDB's writer thread compares the epoch inside the transaction that stores the entries, off
 * the event loop, and commits everybody's batches together. (`transaction()` is no alternative: it needs a round trip through
 * the event loop per call, and with lmdb 3.5.6 on Node 20 its callback never runs.) `overlappingSync` must stay off, or
 * writes resolve before they are flushed.
 */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { open as openEnvironment } from 'lmdb'
import type { Database, RootDatabase } from 'lmdb'
import { decodeMeta, decodeSnapshot, encodeEntry, encodeMeta, encodeSnapshot, RESTORE } from './codec.ts'
import { Lane } from './lane.ts'
import { mustBeWhole } from './lmdbFile.ts'
import { Room, spaceFor } from './lmdbRoom.ts'
import { Damaged, NotSaved, Taken } from './port.ts'
import { entriesBetween } from './reading.ts'
import { fenced, mustFold, mustFollow } from './refusals.ts'
import type { Row } from './lane.ts'
import type { BoardLog, BoardMeta, Entry, LogStore, Snapshot, StoredEntry } from './port.ts'

/** Entries dropped in one transaction, so that no appender waits long for its turn. */
const DROPPED_AT_ONCE = 2_000
/** The largest frame that a client may send: a store without room for it counts as full. */
const LARGEST = 1024 * 1024

/** What the system calls a disk that has failed. */
const EIO = 5

export interface LmdbOptions {
  dir: string
  /**
   * The disk failed to keep what was written (FAULT-4): what the system still holds in memory may never reach it, so only a process
   * that reads the file anew knows what is there. Nothing of the write is called saved, before or after this call.
   */
  broken?: (error: NotSaved) => void
}

/** Opens the store in `dir`, making it if there is none. Throws Damaged, or an error of the file system. */
export async function openLmdbStore({ dir, broken = () => undefined }: LmdbOptions): Promise<LogStore> {
  const path = join(resolve(dir), 'plenum.mdb')
  mkdirSync(dirname(path), { recursive: true })
  mustBeWhole(path)
  const store = new LmdbStore(path, broken)
  // A file is durable only when the directory that names it is.
  for (const folder of [dirname(path), dirname(dirname(path))]) flushDirectory(folder)
  await store.sweep()
  return store
}

class LmdbStore implements LogStore {
  readonly path: string
  readonly boards: Database<Buffer, string>
  readonly codes: Database<Buffer, string>
  readonly snapshots: Database<Buffer, string>
  readonly entries: Database<Buffer, [string, number]>
  readonly #env: RootDatabase<Buffer, string>
  /** Changes of records read first and write then: one after another. */
  #turn: Promise<unknown> = Promise.resolve()
  readonly #room: Room
  /** A write has failed: find out whether LMDB still works before the next one. */
  #suspect = false
  readonly #broken: (error: NotSaved) => void

  constructor(path: string, broken: (error: NotSaved) => void) {
    this.path = path
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
    this.#room = new Room(path, () => this.#bytesUsed())
  }

  create(board: string, meta: BoardMeta, entries: readonly Entry[]): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#record(board)) throw new Taken('board')
      const rows = entries.map((entry, i) => ({ seq: i + 1, bytes: encodeEntry(i + 1, entry) }))
      const space = spaceFor(rows.map((row) => row.bytes.length))
      await this.#withCode(board, null, meta.code, space, () => {
        void this.boards.put(board, asBuffer(encodeMeta(meta)), 1)
        this.putRows(board, rows)
      })
    })
  }

  async meta(board: string): Promise<BoardMeta | null> {
    const record = this.#record(board)
    return record ? decodeMeta(record.value) : null
  }

  setMeta(board: string, meta: BoardMeta): Promise<void> {
    return this.#inTurn(async () => {
      const record = this.#record(board)
      if (!record) throw new Error(`There is no board ${board}.`)
      const { value, version } = record
      await this.#withCode(board, decodeMeta(value).code, meta.code, spaceFor([]), () => {
        void this.boards.put(board, asBuffer(encodeMeta(meta)), version)
      })
    })
  }

  async byCode(code: string): Promise<string | null> {
    return this.reading(() => this.codes.get(code)?.toString() ?? null)
  }

  async *list(): AsyncGenerator<[string, BoardMeta]> {
    // The ids first: a range held open over awaits would keep LMDB from reusing any page.
    for (const board of this.reading(() => [...this.boards.getKeys()])) {
      const meta = await this.meta(board)
      if (meta) yield [board, meta]
    }
  }

  open(board: string): Promise<BoardLog | null> {
    return this.#inTurn(async () => {
      for (;;) {
        const record = this.#record(board)
        if (!record) return null
        const epoch = record.version + 1
        const taken = await this.commit(spaceFor([]), () => this.boards.ifVersion(board, record.version, () => {
          void this.boards.put(board, record.value, epoch)
        }))
        // Not taken: another process was faster. Its epoch is the one to exceed.
        if (!taken) continue
        const folded = this.snapshot(board)?.seq ?? 0
        await this.drop(board, folded, epoch)
        return new LmdbLog(this, board, epoch, folded, this.lastOf(board) ?? folded)
      }
    })
  }

  remove(board: string): Promise<void> {
    return this.#inTurn(async () => {
      const record = this.#record(board)
      if (!record) return
      const { code } = decodeMeta(record.value)
      // The record first: from then on no owner can append, and the sweep at the next start would finish what is cut off here.
      await this.commit(spaceFor([]), () => this.boards.batch(() => {
        void this.boards.remove(board)
        void this.snapshots.remove(board)
        if (code !== null) void this.codes.remove(code)
      }))
      await this.drop(board, Number.MAX_SAFE_INTEGER, null)
    })
  }

  async check(): Promise<void> {
    await this.commit(spaceFor([LARGEST]), () => this.#env.batch(() => void this.#env.put('checked', Buffer.from(String(Date.now())))))
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => {})
    await this.#env.close()
    this.#room.close()
  }

  /** Ends what a crash cut short: entries of boards that are gone. */
  async sweep(): Promise<void> {
    for (let board = this.#boardAfter(''); board !== null; board = this.#boardAfter(board)) {
      if (!this.#record(board)) await this.drop(board, Number.MAX_SAFE_INTEGER, null)
    }
  }

  snapshot(board: string): Snapshot | null {
    const bytes = this.reading(() => this.snapshots.get(board))
    return bytes ? decodeSnapshot(bytes) : null
  }

  epochOf(board: string): number | null {
    return this.#record(board)?.version ?? null
  }

  rows(board: string, from: number, to: number, limit: number): Row[] {
    const range = { start: [board, from] as [string, number], end: [board, to + 1] as [string, number], limit }
    return this.reading(() => [...this.entries.getRange(range)].map(({ key, value }) => ({ seq: key[1], bytes: value })))
  }

  lastOf(board: string): number | null {
    const range = { start: [board, Number.MAX_SAFE_INTEGER] as [string, number], end: [board, 0] as [string, number], reverse: true, limit: 1 }
    return this.reading(() => [...this.entries.getKeys(range)][0]?.[1] ?? null)
  }

  putRows(board: string, rows: readonly Row[]): void {
    for (const { seq, bytes } of rows) void this.entries.put([board, seq], asBuffer(bytes))
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

  /**
   * Runs one batch, which adds at most `space` bytes. Resolves false when its condition did not hold. When it fails, LMDB has
   * dropped the whole transaction: nothing of it is stored, and a later one starts from the last good state.
   */
  async commit(space: number, write: () => Promise<boolean>): Promise<boolean> {
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

  #record(board: string): { value: Buffer; version: number } | null {
    const record = this.reading(() => this.boards.getEntry(board))
    return record ? { value: record.value, version: record.version ?? 0 } : null
  }

  /** Writes together with the change of a board's short code; in one batch, whose condition is that the new code is free. */
  async #withCode(board: string, old: string | null, code: string | null, space: number, write: () => void): Promise<void> {
    const all = (): void => {
      write()
      if (old !== null && old !== code) void this.codes.remove(old)
      if (code !== null && old !== code) void this.codes.put(code, Buffer.from(board), 1)
    }
    const done = await this.commit(space, () => (code === null || code === old ? this.boards.batch(all) : this.codes.ifNoExists(code, all)))
    if (!done) throw new Taken('code')
  }

  #bytesUsed(): number {
    const { lastPageNumber, pageSize } = this.#env.getStats() as { lastPageNumber: number; pageSize: number }
    return (lastPageNumber + 1) * pageSize
  }

  #boardAfter(board: string): string | null {
    const start: [string, number] = [board, Number.MAX_SAFE_INTEGER]
    return this.reading(() => [...this.entries.getKeys({ start, limit: 1 })][0]?.[0] ?? null)
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(change, change)
    this.#turn = result
    return result
  }
}

class LmdbLog implements BoardLog {
  readonly board: string
  readonly epoch: number
  readonly #store: LmdbStore
  readonly #lane: Lane
  #folded: number

  constructor(store: LmdbStore, board: string, epoch: number, folded: number, last: number) {
    this.#store = store
    this.board = board
    this.epoch = epoch
    this.#folded = folded
    this.#lane = new Lane(last, (rows) => this.#owning(rows.map((row) => row.bytes.length), () => this.#store.putRows(board, rows)))
  }

  append(entries: readonly Entry[]): Promise<number> {
    return this.#lane.append(entries)
  }

  async snapshot(): Promise<Snapshot | null> {
    return this.#store.snapshot(this.board)
  }

  read(after: number): AsyncIterable<StoredEntry> {
    const fetch = (from: number, to: number, limit: number): Row[] => this.#store.rows(this.board, from, to, limit)
    return entriesBetween(after, this.#lane.last, fetch, async (seq) => {
      if (this.#store.epochOf(this.board) !== this.epoch) throw fenced(this.board)
      mustFollow(seq, this.#folded)
    })
  }

  async compact(snapshot: Snapshot): Promise<void> {
    mustFold(snapshot, this.#folded, this.#lane.last)
    // Once the snapshot is stored nobody reads what it covers: that is the durable step. Deleting may take several more, and
    // whoever opens the board next finishes it.
    const bytes = asBuffer(encodeSnapshot(snapshot))
    await this.#owning([bytes.length], () => void this.#store.snapshots.put(this.board, bytes))
    this.#folded = snapshot.seq
    await this.#store.drop(this.board, snapshot.seq, this.epoch)
  }

  close(): Promise<void> {
    return this.#lane.close()
  }

  async #owning(sizes: readonly number[], write: () => void): Promise<void> {
    const owned = await this.#store.commit(spaceFor(sizes), () => this.#store.boards.ifVersion(this.board, this.epoch, write))
    if (!owned) throw fenced(this.board)
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function flushDirectory(path: string): void {
  // Windows cannot open a directory, and needs no flush of it.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
