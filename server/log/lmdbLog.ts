/** One board's log in the embedded store, as its owner holds it. */
import { encodeSnapshot } from './codec.ts'
import { Lane } from './lane.ts'
import { spaceFor } from './lmdbRoom.ts'
import { entriesBetween, linkToFold, type Reading } from './reading.ts'
import { fenced, mustFold, mustFollow } from './refusals.ts'
import type { End } from './chain.ts'
import type { Tables } from './lmdbTables.ts'
import type { BoardLog, Entry, Snapshot, StoredEntry } from './port.ts'

export class LmdbLog implements BoardLog {
  readonly board: string
  readonly epoch: number
  readonly #tables: Tables
  readonly #lane: Lane
  #folded: number

  constructor(tables: Tables, board: string, epoch: number, folded: number, end: End) {
    this.#tables = tables
    this.board = board
    this.epoch = epoch
    this.#folded = folded
    this.#lane = new Lane(end, (rows, link) => this.#owning(rows.map((row) => row.bytes.length), () => this.#tables.putRows(board, rows, link)))
  }

  append(entries: readonly Entry[]): Promise<number> {
    return this.#lane.append(entries)
  }

  async snapshot(): Promise<Snapshot | null> {
    const snapshot = this.#tables.snapshot(this.board)
    return snapshot && { seq: snapshot.seq, data: snapshot.data }
  }

  read(after: number): AsyncIterable<StoredEntry> {
    return entriesBetween(after, this.#lane.end, {
      ...readingOf(this.#tables, this.board),
      missing: async (seq) => {
        if (this.#tables.epochOf(this.board) !== this.epoch) throw fenced(this.board)
        mustFollow(seq, this.#folded)
      },
    })
  }

  async compact(snapshot: Snapshot): Promise<void> {
    mustFold(snapshot, this.#folded, this.#lane.end.seq)
    // A log that is older than links has no end kept apart until something is linked: the version before may have gone on with it.
    if (!this.#tables.head(this.board)) await this.#lane.append([])
    // Once the snapshot is stored nobody reads what it covers: that is the durable step. Deleting may take several more, and
    // whoever opens the board next finishes it.
    const link = await linkToFold(snapshot.seq, this.#lane.end, readingOf(this.#tables, this.board))
    const bytes = encodeSnapshot(snapshot, link)
    await this.#owning([bytes.length], () => this.#tables.putSnapshot(this.board, bytes))
    this.#folded = snapshot.seq
    await this.#tables.drop(this.board, snapshot.seq, this.epoch)
  }

  close(): Promise<void> {
    return this.#lane.close()
  }

  async #owning(sizes: readonly number[], write: () => void): Promise<void> {
    const owned = await this.#tables.commit(spaceFor(sizes), () => this.#tables.boards.ifVersion(this.board, this.epoch, write))
    if (!owned) throw fenced(this.board)
  }
}

export const readingOf = (tables: Tables, board: string): Omit<Reading, 'missing'> => ({
  fetch: (from, to, limit) => tables.rows(board, from, to, limit),
  snapshot: async () => tables.snapshot(board),
})
