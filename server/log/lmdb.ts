/** The log in an embedded store: the boards of one LMDB file in DATA_DIR. What lies in it, and how it is written, stands in lmdbTables. */
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { BEGINNING } from './chain.ts'
import { decodeMeta, encodeMeta } from './codec.ts'
import { rowsAfter } from './lane.ts'
import { mustBeWhole } from './lmdbFile.ts'
import { flushFolder, Keys } from './lmdbKeys.ts'
import { LmdbLog, readingOf } from './lmdbLog.ts'
import { spaceFor } from './lmdbRoom.ts'
import { asBuffer, Tables } from './lmdbTables.ts'
import { Taken } from './port.ts'
import { endOf, verify, type Look } from './reading.ts'
import type { BoardLog, BoardMeta, Entry, LogStore, NotSaved } from './port.ts'

/** The largest frame that a client may send: a store without room for it counts as full. */
const LARGEST = 1024 * 1024

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
  makeFolder(dirname(path))
  mustBeWhole(path)
  const keys = new Keys(dirname(path))
  const store = new LmdbStore(new Tables(path, keys, broken), keys)
  for (const folder of [dirname(path), dirname(dirname(path))]) flushFolder(folder)
  await store.sweep()
  return store
}

/** Level by level: asked to make them all at once, Node tries for ever where a file system makes no folders, such as /proc. */
function makeFolder(path: string): void {
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process was faster.
    if (!isFolder(path)) throw error
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

class LmdbStore implements LogStore {
  readonly #tables: Tables
  readonly #keys: Keys
  /** Changes of records read first and write then: one after another. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(tables: Tables, keys: Keys) {
    this.#tables = tables
    this.#keys = keys
  }

  create(board: string, meta: BoardMeta, entries: readonly Entry[]): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#tables.record(board)) throw new Taken('board')
      await this.#keys.make(board)
      const { rows, end } = rowsAfter({ seq: 0, link: BEGINNING }, entries)
      const space = spaceFor(rows.map((row) => row.bytes.length))
      try {
        await this.#withCode(board, null, meta.code, space, () => {
          void this.#tables.boards.put(board, asBuffer(encodeMeta(meta)), 1)
          this.#tables.putRows(board, rows, end.link)
        })
      } catch (error) {
        // Whether a write that failed is stored after all is known only when the file is read anew: the sweep at the next start decides.
        if (error instanceof Taken) await this.#keys.destroy(board)
        throw error
      }
    })
  }

  async meta(board: string): Promise<BoardMeta | null> {
    const record = this.#tables.record(board)
    return record ? decodeMeta(record.value) : null
  }

  setMeta(board: string, meta: BoardMeta): Promise<void> {
    return this.#inTurn(async () => {
      const record = this.#tables.record(board)
      if (!record) throw new Error(`There is no board ${board}.`)
      const { value, version } = record
      await this.#withCode(board, decodeMeta(value).code, meta.code, spaceFor([]), () => {
        void this.#tables.boards.put(board, asBuffer(encodeMeta(meta)), version)
      })
    })
  }

  async byCode(code: string): Promise<string | null> {
    return this.#tables.reading(() => this.#tables.codes.get(code)?.toString() ?? null)
  }

  async *list(): AsyncGenerator<string> {
    // All at once: a range held open over awaits would keep LMDB from reusing any page.
    yield* this.#tables.reading(() => [...this.#tables.boards.getKeys()])
  }

  open(board: string): Promise<BoardLog | null> {
    return this.#inTurn(async () => {
      for (;;) {
        const record = this.#tables.record(board)
        if (!record) return null
        const epoch = record.version + 1
        const taken = await this.#tables.commit(spaceFor([]), () => this.#tables.boards.ifVersion(board, record.version, () => {
          void this.#tables.boards.put(board, record.value, epoch)
        }))
        // Not taken: another process was faster. Its epoch is the one to exceed.
        if (!taken) continue
        await this.#tables.drop(board, this.#tables.snapshot(board)?.seq ?? 0, epoch)
        const { folded, end } = await this.#look(board)
        return new LmdbLog(this.#tables, board, epoch, folded, end)
      }
    })
  }

  remove(board: string): Promise<void> {
    return this.#inTurn(async () => {
      const record = this.#tables.record(board)
      if (!record) return
      const { code } = decodeMeta(record.value)
      // The record first: from then on no owner can append, and the sweep at the next start would finish what is cut off here.
      await this.#tables.commit(spaceFor([]), () => this.#tables.boards.batch(() => {
        void this.#tables.boards.remove(board)
        void this.#tables.snapshots.remove(board)
        void this.#tables.heads.remove(board)
        if (code !== null) void this.#tables.codes.remove(code)
      }))
      await this.#keys.destroy(board)
      await this.#tables.drop(board, Number.MAX_SAFE_INTEGER, null)
    })
  }

  verify(board: string): Promise<void> {
    return verify(async () => (this.#tables.record(board) ? this.#look(board) : null))
  }

  async check(): Promise<void> {
    await this.#tables.tryWrite(LARGEST)
  }

  async close(): Promise<void> {
    await this.#turn.catch(() => {})
    await this.#tables.close()
  }

  /** Throws Damaged. What it holds is of one moment, whoever writes meanwhile. */
  async #look(board: string): Promise<Look> {
    const snapshot = this.#tables.snapshot(board)
    const folded = snapshot?.seq ?? 0
    const reading = { ...readingOf(this.#tables, board), snapshot: async () => snapshot }
    const end = await endOf(Math.max(folded, this.#tables.lastOf(board) ?? 0), this.#tables.head(board), reading)
    return { ...reading, folded, end }
  }

  /** Ends what a crash cut short: entries and keys of boards that are gone. */
  async sweep(): Promise<void> {
    for (let board = this.#tables.boardAfter(''); board !== null; board = this.#tables.boardAfter(board)) {
      if (!this.#tables.record(board)) await this.#tables.drop(board, Number.MAX_SAFE_INTEGER, null)
    }
    await this.#keys.sweep((board) => this.#tables.record(board) !== null)
  }

  /** Writes together with the change of a board's short code; in one batch, whose condition is that the new code is free. */
  async #withCode(board: string, old: string | null, code: string | null, space: number, write: () => void): Promise<void> {
    const all = (): void => {
      write()
      if (old !== null && old !== code) void this.#tables.codes.remove(old)
      if (code !== null && old !== code) void this.#tables.codes.put(code, Buffer.from(board), 1)
    }
    const done = await this.#tables.commit(space, () => (code === null || code === old ? this.#tables.boards.batch(all) : this.#tables.codes.ifNoExists(code, all)))
    if (!done) throw new Taken('code')
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(change, change)
    this.#turn = result
    return result
  }
}
