/**
 * The port of the log: what a store must do for a board. One contract suite holds for every adapter.
 *
 * A board is its log: an ordered list of entries with a snapshot now and then. Appending is atomic (all entries of a call
 * or none) and durable when it resolves: flushed to disk, or acknowledged by a Redis whose AOF is on.
 * Only one owner may append: opening a board takes a new epoch, and the store itself refuses every older one (Fenced).
 */

/** An update of one of the board's documents: `''` is the board itself, a participant id their private draft. */
export interface UpdateEntry {
  kind: 'update'
  doc: string
  /** Who caused it; null for the server itself. */
  actor: string | null
  update: Uint8Array
  /** Client ids that were first used here: id -> participant id, or null for the server's own. */
  claims?: [client: number, participant: string | null][]
}

/** A fact of the room: a plain JSON object with a `type`. */
export interface EventEntry {
  kind: 'event'
  event: { type: string; [field: string]: unknown }
}

export type Entry = (UpdateEntry | EventEntry) & { at: number }
export type StoredEntry = Entry & { seq: number }

/** Everything up to and including `seq`, folded. `data` is opaque to the store. */
export interface Snapshot {
  seq: number
  data: Uint8Array
}

/** Refused: another owner has opened the board since. This replica must be dropped. */
export class Fenced extends Error {
  override name = 'Fenced'
}
/**
 * The store cannot take writes now (disk full, Redis away). Nothing of the call was stored; where the store did not answer in time, that
 * is certain only under a new epoch. May heal by itself.
 */
export class NotSaved extends Error {
  override name = 'NotSaved'
}
/** The id or the short code is in use already. */
export class Taken extends Error {
  override name = 'Taken'
  readonly what: 'board' | 'code'
  constructor(what: 'board' | 'code') {
    super(what === 'board' ? 'This board id is in use already.' : 'This short code is in use already.')
    this.what = what
  }
}
/** What is stored cannot be read back. Never continue from it. */
export class Damaged extends Error {
  override name = 'Damaged'
}

/** One board, opened by its owner. */
export interface BoardLog {
  readonly board: string
  readonly epoch: number
  /**
   * Appends entries in order; resolves with the seq of the last one when all are durable.
   * Calls may overlap; they take effect in the order made. Throws Fenced or NotSaved; a call that fails takes those that
   * were made before its failure was told with it, so nothing is ever stored on top of something missing.
   */
  append(entries: readonly Entry[]): Promise<number>
  /** The newest snapshot, or null. */
  snapshot(): Promise<Snapshot | null>
  /**
   * Entries with seq > `after` that were durable at the call, in order, without gaps; `after` is at least the snapshot's seq.
   * Throws Damaged, or Fenced when another owner has dropped what was to be read.
   */
  read(after: number): AsyncIterable<StoredEntry>
  /** Stores a snapshot and drops the entries it covers, in one durable step. Throws Fenced or NotSaved. */
  compact(snapshot: Snapshot): Promise<void>
  /** Gives the board up; the store keeps the epoch. */
  close(): Promise<void>
}

/** What is known of a board without opening it. */
export interface BoardMeta {
  createdAt: number
  /** Last day of the board's life in ms since 1970, or null. */
  expiresAt: number | null
  /** Short code, upper case without separators; null when there is none. Unique over the store. */
  code: string | null
}

export interface LogStore {
  /** Registers a new board with its first entries, in one durable step. Throws Taken or NotSaved. */
  create(board: string, meta: BoardMeta, entries: readonly Entry[]): Promise<void>
  meta(board: string): Promise<BoardMeta | null>
  /** Replaces the meta of an existing board. Throws Taken when the new code belongs to another board. */
  setMeta(board: string, meta: BoardMeta): Promise<void>
  byCode(code: string): Promise<string | null>
  /** All boards, also those whose meta is damaged: one of them hides no other. */
  list(): AsyncIterable<string>
  /** Takes ownership with a higher epoch than any before; null when there is no such board. */
  open(board: string): Promise<BoardLog | null>
  /** Reads all that is stored of a board without opening it (D4). Throws Damaged. */
  verify(board: string): Promise<void>
  /** Removes every trace of a board. Idempotent. */
  remove(board: string): Promise<void>
  /** Throws NotSaved with a sentence when the store would not keep a write now. */
  check(): Promise<void>
  close(): Promise<void>
}
