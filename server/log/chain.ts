/**
 * D4: every entry bears a link, the hash of the link before it and of itself; the last one is kept apart from the entries. Whatever is
 * altered, taken out, put in or cut off later no longer fits, also where its checksum was made to. It finds what was altered, not who; whoever can
 * write the whole store anew, with all links, leaves no trace in it.
 */
import { hash } from 'node:crypto'

export type Link = Uint8Array

/** Bytes of a link. */
export const LINK = 32
/** What the first entry of a board follows. */
export const BEGINNING: Link = new Uint8Array(LINK)

/** Where a log ends: its last seq, and the link there. */
export interface End {
  seq: number
  link: Link
}

/** The link of what is stored under this seq, after `before`. */
export function linkAfter(before: Link, seq: number, body: Uint8Array): Link {
  const all = new Uint8Array(LINK + 8 + body.length)
  all.set(before)
  new DataView(all.buffer).setFloat64(LINK, seq)
  all.set(body, LINK + 8)
  return hashOf(all)
}

export const hashOf = (bytes: Uint8Array): Link => hash('sha256', bytes, 'buffer')

export const isSame = (one: Link, other: Link): boolean => Buffer.compare(one, other) === 0
