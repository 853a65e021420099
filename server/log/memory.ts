/** The log in memory: the twin that tests run on. It stores bytes, fences like the others, and fails on request. */
import { BEGINNING, type End, type Link } from './chain.ts'
import { decodeMeta, decodeSnapshot, encodeMeta, encodeSnapshot } from './codec.ts'
import { Lane, rowsAfter } from './lane.ts'
import { Taken } from './port.ts'
import { endOf, entriesBetween, linkToFold, verify, type Look, type Reading } from './reading.ts'
import { fenced, mustFold, mustFollow } from './refusals.ts'
import type { Row } from './lane.ts'
import type { BoardLog, BoardMeta, Entry, LogStore, Snapshot, StoredEntry } from './port.ts'

interface StoredBoard {
  meta: Uint8Array
  epoch: number
  /** Where what was ever stored ends. */
  end: End
  entries: Map<number, Uint8Array>
  snapshot: Uint8Array | null
}

/** What survives a restart. Hand the same disk to a second store to reopen it. */
export class MemoryDisk {
  readonly boards = new Map<string, StoredBoard>()
  readonly codes = new Map<string, string>()
}

export type MemoryWrite = 'create' | 'setMeta' | 'open' | 'append' | 'compact' | 'remove' | 'check'

export interface MemoryOptions {
  disk?: MemoryDisk
  /** Awaited before each write takes effect; throw NotSaved here to play a full disk, or wait to play a slow one. */
  beforeWrite?(write: MemoryWrite, board: string | null): void | Promise<void>
}

export function openMemoryStore({ disk = new MemoryDisk(), beforeWrite }: MemoryOptions = {}): LogStore {
  return new MemoryStore(disk, async (write, board) => beforeWrite?.(write, board))
}

type BeforeWrite = (write: MemoryWrite, board: string | null) => Promise<void>

class MemoryStore implements LogStore {
  readonly #disk: MemoryDisk
  readonly #before: BeforeWrite

  constructor(disk: MemoryDisk, before: BeforeWrite) {
    this.#disk = disk
    this.#before = before
  }

  async create(board: string, meta: BoardMeta, entries: readonly Entry[]): Promise<void> {
    const { rows, end } = rowsAfter({ seq: 0, link: BEGINNING }, entries)
    await this.#before('create', board)
    if (this.#disk.boards.has(board)) throw new Taken('board')
    this.#claim(board, null, meta.code)
    this.#disk.boards.set(board, { meta: encodeMeta(meta), epoch: 0, end, entries: new Map(rows.map(({ seq, bytes }) => [seq, bytes])), snapshot: null })
  }

  async meta(board: string): Promise<BoardMeta | null> {
    const stored = this.#disk.boards.get(board)
    return stored ? decodeMeta(stored.meta) : null
  }

  async setMeta(board: string, meta: BoardMeta): Promise<void> {
    await this.#before('setMeta', board)
    const stored = this.#disk.boards.get(board)
    if (!stored) throw new Error(`There is no board ${board}.`)
    this.#claim(board, decodeMeta(stored.meta).code, meta.code)
    stored.meta = encodeMeta(meta)
  }

  async byCode(code: string): Promise<string | null> {
    return this.#disk.codes.get(code) ?? null
  }

  async *list(): AsyncGenerator<string> {
    yield* [...this.#disk.boards.keys()]
  }

  async open(board: string): Promise<BoardLog | null> {
    await this.#before('open', board)
    const stored = this.#disk.boards.get(board)
    if (!stored) return null
    stored.epoch += 1
    const log = new MemoryLog(board, stored.epoch, stored, this.#disk, this.#before)
    await look(stored)
    return log
  }

  async remove(board: string): Promise<void> {
    await this.#before('remove', board)
    const stored = this.#disk.boards.get(board)
    if (stored) this.#claim(board, decodeMeta(stored.meta).code, null)
    this.#disk.boards.delete(board)
  }

  async verify(board: string): Promise<void> {
    const stored = this.#disk.boards.get(board)
    await verify(async () => stored && look(stored))
  }

  async check(): Promise<void> {
    await this.#before('check', null)
  }

  async close(): Promise<void> {}

  #claim(board: string, old: string | null, code: string | null): void {
    if (code !== null && (this.#disk.codes.get(code) ?? board) !== board) throw new Taken('code')
    if (old !== null) this.#disk.codes.delete(old)
    if (code !== null) this.#disk.codes.set(code, board)
  }
}

const snapshotOf = ({ snapshot }: StoredBoard) => snapshot && decodeSnapshot(snapshot)

const readingOf = (stored: StoredBoard): Omit<Reading, 'missing'> => ({
  fetch: (from, to, limit) => {
    const rows: Row[] = []
    for (let seq = from; seq <= to && rows.length < limit; seq++) {
      const bytes = stored.entries.get(seq)
      if (bytes) rows.push({ seq, bytes })
    }
    return rows
  },
  snapshot: async () => snapshotOf(stored),
})

/** Throws Damaged. What it holds is of one moment, whoever writes meanwhile. */
async function look(stored: StoredBoard): Promise<Look> {
  const snapshot = snapshotOf(stored)
  const reading = { ...readingOf(stored), snapshot: async () => snapshot }
  return { ...reading, folded: snapshot?.seq ?? 0, end: await endOf(stored.end.seq, stored.end.link, reading) }
}

class MemoryLog implements BoardLog {
  readonly board: string
  readonly epoch: number
  readonly #stored: StoredBoard
  readonly #disk: MemoryDisk
  readonly #before: BeforeWrite
  readonly #lane: Lane

  constructor(board: string, epoch: number, stored: StoredBoard, disk: MemoryDisk, before: BeforeWrite) {
    this.board = board
    this.epoch = epoch
    this.#stored = stored
    this.#disk = disk
    this.#before = before
    this.#lane = new Lane(stored.end, (rows, link) => this.#write(rows, link))
  }

  append(entries: readonly Entry[]): Promise<number> {
    return this.#lane.append(entries)
  }

  async snapshot(): Promise<Snapshot | null> {
    const snapshot = snapshotOf(this.#stored)
    return snapshot && { seq: snapshot.seq, data: snapshot.data }
  }

  read(after: number): AsyncIterable<StoredEntry> {
    return entriesBetween(after, this.#lane.end, {
      ...readingOf(this.#stored),
      missing: async (seq) => {
        this.#mustOwn()
        mustFollow(seq, snapshotOf(this.#stored)?.seq ?? 0)
      },
    })
  }

  async compact(snapshot: Snapshot): Promise<void> {
    mustFold(snapshot, snapshotOf(this.#stored)?.seq ?? 0, this.#lane.end.seq)
    const bytes = encodeSnapshot(snapshot, await linkToFold(snapshot.seq, this.#lane.end, readingOf(this.#stored)))
    await this.#before('compact', this.board)
    this.#mustOwn()
    this.#stored.snapshot = bytes
    for (const seq of this.#stored.entries.keys()) if (seq <= snapshot.seq) this.#stored.entries.delete(seq)
  }

  close(): Promise<void> {
    return this.#lane.close()
  }

  async #write(rows: readonly Row[], link: Link): Promise<void> {
    await this.#before('append', this.board)
    this.#mustOwn()
    for (const { seq, bytes } of rows) this.#stored.entries.set(seq, bytes)
    this.#stored.end = { seq: this.#stored.end.seq + rows.length, link }
  }

  #mustOwn(): void {
    if (this.#disk.boards.get(this.board) !== this.#stored || this.#stored.epoch !== this.epoch) throw fenced(this.board)
  }
}
