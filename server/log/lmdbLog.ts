/** One board's log in the embedded store, as its owner holds it. */
import { encodeSnapshot } from './codec.ts'
import { Lane } from './lane.ts'
import { spaceFor } from './lmdbRoom.ts'
import { entriesBetween } from './reading.ts'
import { fenced, mustFold, mustFollow } from './refusals.ts'
import type { Row } from './lane.ts'
import type { Tables } from './lmdbTables.ts'
import type { BoardLog, Entry, Snapshot, StoredEntry } from './port.ts'

export class LmdbLog implements BoardLog {
  readonly board: string
  readonly epoch: number
  readonly #tables: Tables
  readonly #lane: Lane
  #folded: number

  constructor(tables: Tables, board: string, epoch: number, folded: number, last: number) {
    this.#tables = tables
    this.board = board
    this.epoch = epoch
    this.#folded = folded
    this.#lane = new Lane(last, (rows) => this.#owning(rows.map((row) => row.bytes.length), () => this.#tables.putRows(board, rows)))
  }

  append(entries: readonly Entry[]): Promise<number> {
    return this.#lane.append(entries)
  }

  async snapshot(): Promise<Snapshot | null> {
    return this.#tables.snapshot(this.board)
  }

  read(after: number): AsyncIterable<StoredEntry> {
    const fetch = (from: number, to: number, limit: number): Row[] => this.#tables.rows(this.board, from, to, limit)
    return entriesBetween(after, this.#lane.last, fetch, async (seq) => {
      if (this.#tables.epochOf(this.board) !== this.epoch) throw fenced(this.board)
      mustFollow(seq, this.#folded)
    })
  }

  async compact(snapshot: Snapshot): Promise<void> {
    mustFold(snapshot, this.#folded, this.#lane.last)
    // Once the snapshot is stored nobody reads what it covers: that is the durable step. Deleting may take several more, and
    // whoever opens the board next finishes it.
    const bytes = encodeSnapshot(snapshot)
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
