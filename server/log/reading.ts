/** Reading a board's entries in bounded pieces, and noticing when one is missing. */
import { decodeEntry, RESTORE } from './codec.ts'
import { Damaged } from './port.ts'
import type { StoredEntry } from './port.ts'
import type { Row } from './lane.ts'

/** How many entries are fetched at once. */
const PIECE = 256

/**
 * Entries `after`+1 to `end`. `fetch` returns up to `limit` rows from `from` on; `missing` is called before a gap is declared
 * damage, and throws when there is an innocent reason (another owner, a compaction).
 */
export async function* entriesBetween(
  after: number,
  end: number,
  fetch: (from: number, to: number, limit: number) => readonly Row[] | Promise<readonly Row[]>,
  missing: (seq: number) => Promise<void>,
): AsyncGenerator<StoredEntry> {
  let next = after + 1
  while (next <= end) {
    const rows = await fetch(next, end, PIECE)
    for (const { seq, bytes } of rows) {
      if (seq !== next) break
      yield decodeEntry(seq, bytes)
      next++
    }
    if (rows.length === 0 || rows.at(-1)!.seq !== next - 1) {
      await missing(next)
      throw new Damaged(`Entry ${next} is missing, though later ones were stored. ${RESTORE}`)
    }
  }
}
