/** Reading a board's entries in bounded pieces, and noticing when one is missing. */
import { setImmediate as everybodyElse } from 'node:timers/promises'
import { BEGINNING, isSame, type End, type Link } from './chain.ts'
import { decodeEntry, isLinked, linkIn, RESTORE, type LinkedSnapshot } from './codec.ts'
import { Damaged } from './port.ts'
import type { StoredEntry } from './port.ts'
import type { Row } from './lane.ts'

/** How many entries are fetched at once. */
const PIECE = 256

/** How stored entries are fetched: up to `limit` rows from `from` on. */
export type Fetch = (from: number, to: number, limit: number) => readonly Row[] | Promise<readonly Row[]>

export interface Reading {
  fetch: Fetch
  /** Called before a gap is declared damage; throws when there is an innocent reason (another owner, a compaction). */
  missing(seq: number): Promise<void>
  snapshot(): Promise<LinkedSnapshot | null>
}

/** Entries `after`+1 to the end, each of which follows from the one before (D4). */
export async function* entriesBetween(after: number, end: End, { fetch, missing, snapshot }: Reading): AsyncGenerator<StoredEntry> {
  let next = after + 1
  if (next > end.seq) return
  let link = await linkAt(after, fetch, snapshot)
  while (next <= end.seq) {
    const rows = await fetch(next, end.seq, PIECE)
    for (const { seq, bytes } of rows) {
      if (seq !== next) break
      const read = decodeEntry(seq, bytes, link)
      link = read.link
      yield read.entry
      next++
    }
    if (rows.length === 0 || rows.at(-1)!.seq !== next - 1) {
      await missing(next)
      throw new Damaged(`Entry ${next} is missing, though later ones were stored. ${RESTORE}`)
    }
  }
}

/** The link at a seq that is stored or folded; null where that is not known any more. Throws Damaged. */
export async function linkAt(seq: number, fetch: Fetch, snapshot: () => Promise<LinkedSnapshot | null>): Promise<Link | null> {
  if (seq === 0) return BEGINNING
  const [row] = await fetch(seq, seq, 1)
  if (row) return linkIn(seq, row.bytes)
  const folded = await snapshot()
  return folded?.seq === seq ? folded.link : null
}

/** The link that a snapshot at this seq takes along. Throws Damaged. */
export async function linkToFold(seq: number, end: End, { fetch, snapshot }: Omit<Reading, 'missing'>): Promise<Link> {
  const link = seq === end.seq ? end.link : await linkAt(seq, fetch, snapshot)
  if (!link) throw new Damaged(`Entry ${seq} is missing. ${RESTORE}`)
  return link
}

/**
 * Where a log ends. `head`: the link that was kept apart from its entries; null in a store that is older than links, and a forgery where
 * something in it has one. Throws Damaged.
 */
export async function endOf(seq: number, head: Link | null, { fetch, snapshot }: Omit<Reading, 'missing'>): Promise<End> {
  const [row] = seq === 0 ? [] : await fetch(seq, seq, 1)
  const folded = row ? null : await snapshot()
  const link = row ? linkIn(seq, row.bytes) : (folded?.link ?? BEGINNING)
  if (head ? !isSame(head, link) : row ? isLinked(row.bytes) : folded?.linked) {
    throw new Damaged(`The log does not end where it did when it was last written, so something at its end was altered or cut off. ${RESTORE}`)
  }
  return { seq, link }
}

/** What is stored of a board, as one looks at it without owning it. */
export interface Look extends Omit<Reading, 'missing'> {
  end: End
  folded: number
}

/** How often a board is read before it counts as altered: it may go on meanwhile. */
const TRIES = 3

/** Reads everything, and lets others have the thread after each piece: nobody waits for this. Throws Damaged. */
export async function verify(look: () => Promise<Look | null | undefined>): Promise<void> {
  for (let tries = 1; ; tries++) {
    // A snapshot may be all there is.
    await everybodyElse()
    try {
      const seen = await look()
      if (!seen) return
      const fetch: Fetch = async (...piece) => {
        await everybodyElse()
        return seen.fetch(...piece)
      }
      for await (const _ of entriesBetween(seen.folded, seen.end, { ...seen, fetch, missing: async () => undefined }));
      return
    } catch (error) {
      if (tries === TRIES) throw error
    }
  }
}
