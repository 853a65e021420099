/** The sentences in which every adapter refuses, and the bounds that hold for each of them. */
import { Fenced } from './port.ts'
import type { Snapshot } from './port.ts'

/** The board belongs to a newer owner, or is gone. */
export function fenced(board: string): Fenced {
  return new Fenced(`Board ${board} has been opened by another owner since, or has been removed.`)
}

/** A snapshot may fold only what is durable, and never less than the one before: everything else would lose entries. */
export function mustFold(snapshot: Snapshot, folded: number, last: number): void {
  if (snapshot.seq >= folded && snapshot.seq <= last) return
  throw new RangeError(`A snapshot at ${snapshot.seq} cannot follow one at ${folded} in a log that ends at ${last}.`)
}

/** Entries that a snapshot has folded are gone; whoever reads them must begin after it. */
export function mustFollow(seq: number, folded: number): void {
  if (seq <= folded) throw new RangeError(`Entry ${seq} is folded into the snapshot at ${folded}: read after that.`)
}
