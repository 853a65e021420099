/**
 * The copy of a document that this browser keeps (IndexedDB), so that a reload without a line loses nothing.
 *
 * Every call may fail at any moment (forbidden, full, damaged, taken away by another page). Nothing here throws: a copy that
 * fails says so once, and the board works on without it.
 */
import * as Y from 'yjs'
import { answered, openDatabase, removeDatabase, UPDATES, WORDS } from './database.ts'

/**
 * Beside the pieces: how often the board's document was replaced by another (SAVE-3). Each piece says which of them it is of: a page
 * that still holds an earlier one may write at any moment, and the two must not be merged.
 */
const EDITION = 'edition'

interface Piece {
  edition: number
  update: Uint8Array
}

/** A copy of so many pieces is written anew as one. */
const MOST_PIECES = 500
/** An update that holds nothing has this length. */
const NOTHING = 2
/** What comes from others is gathered for this long: it is on the server in any case, in ms. */
const GATHER = 1_000

const STORES = [UPDATES, WORDS]

export class OfflineCopy {
  readonly #name: string
  readonly #doc: Y.Doc
  /** What is written from now on is not kept. */
  readonly #failed: () => void
  #database: IDBDatabase | null = null
  #opening: Promise<boolean> | null = null
  #gathered: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  /** The first key not read yet: another page of the same person may have written it. */
  #next = 0
  #pieces = 0
  /** Which document this page holds; null until the copy is open. */
  #edition: number | null = null
  /** Part of what was kept could not be read. */
  damaged = false
  #writing: Promise<unknown> = Promise.resolve()

  constructor(name: string, doc: Y.Doc, failed: () => void) {
    this.#name = name
    this.#doc = doc
    this.#failed = failed
  }

  /**
   * Reads what was kept into the document and keeps it from now on. False where the browser does not allow it.
   * Call it before the document connects: what is read afterwards would be sent as if it were new.
   */
  open(): Promise<boolean> {
    return (this.#opening ??= this.#open())
  }

  async #open(): Promise<boolean> {
    const database = await openDatabase(this.#name)
    if (!database) return false
    this.#database = database
    // Another page removes the copy, or the person clears what this browser stores.
    database.onversionchange = database.onclose = () => this.#fail()
    const before = Y.encodeStateAsUpdate(this.#doc)
    this.#doc.on('update', this.#onUpdate)
    const opened = await this.#attempt(async () => {
      await this.#read(database.transaction(STORES))
      if (this.damaged || this.#pieces >= MOST_PIECES) await this.#writeAnew()
      else if (before.length > NOTHING) await this.#write(before)
    })
    this.flush()
    return opened
  }

  /** Reads what another page of the same person has kept since. */
  async catchUp(): Promise<void> {
    const database = this.#database
    if (database) await this.#attempt(() => this.#read(database.transaction(STORES)))
  }

  /** Resolves when all that was written in the document by now is in the copy. */
  get written(): Promise<unknown> {
    // The document may still be telling others of a change before it tells this.
    return Promise.resolve(this.#opening).then(() => this.#writing)
  }

  /** Writes what was gathered; while the copy opens it gathers on. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const updates = this.#gathered
    if (updates.length === 0 || this.#edition === null) return
    this.#gathered = []
    this.#writing = this.#attempt(async () => {
      await this.#write(updates.length === 1 ? updates[0]! : Y.mergeUpdates(updates))
      if (this.#pieces >= MOST_PIECES) await this.#writeAnew()
    })
  }

  /** Something beside the document, that goes with it. */
  async setNote(key: string, value: string): Promise<void> {
    const database = this.#database
    if (!database) return
    await this.#attempt(async () => {
      const transaction = database.transaction(WORDS, 'readwrite')
      const done = answered(transaction)
      await this.#sameEdition(transaction)
      transaction.objectStore(WORDS).put(value, key)
      await done
    })
  }

  /**
   * The board has another document: the pieces of this one go and a note stays, in one step, unless another page of the same
   * person was here before. Nothing more of this document is kept. False when that could not be done.
   */
  async beginAnew(key: string, note: (held: string | null) => string): Promise<boolean> {
    const database = this.#database
    if (!database) return false
    this.#gathered = []
    const done = await this.#attempt(async () => {
      const transaction = database.transaction(STORES, 'readwrite')
      const stored = answered(transaction)
      const words = transaction.objectStore(WORDS)
      const [asked, held] = await Promise.all([answered(askEdition(transaction)), answered(words.get(key))])
      const edition = editionOf(asked)
      words.put(note(typeof held === 'string' ? held : null), key)
      if (edition === this.#edition) {
        transaction.objectStore(UPDATES).clear()
        words.put(edition + 1, EDITION)
      }
      await stored
    })
    this.#let()
    return done
  }

  async note(key: string): Promise<string | null> {
    const database = this.#database
    let value: unknown = null
    if (database) await this.#attempt(async () => (value = await answered(database.transaction(WORDS).objectStore(WORDS).get(key))))
    return typeof value === 'string' ? value : null
  }

  /** Stops keeping; what was kept stays. */
  close(): void {
    this.flush()
    this.#let()
  }

  /** Removes what was kept: the person left, or the board may not be kept any more. */
  async purge(): Promise<void> {
    await this.#opening
    this.#gathered = []
    this.#let()
    await removeDatabase(this.#name)
    // The board may be kept again, in a copy that counts from the beginning.
    this.#next = this.#pieces = 0
    this.#edition = null
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this) return
    this.#gathered.push(update)
    if (transaction.local) this.flush()
    else this.#timer ??= setTimeout(() => this.flush(), GATHER)
  }

  async #sameEdition(transaction: IDBTransaction): Promise<void> {
    this.#mustBe(await answered(askEdition(transaction)))
  }

  #mustBe(edition: unknown): void {
    this.#edition ??= editionOf(edition)
    if (editionOf(edition) !== this.#edition) throw new Error('the copy is of another document')
  }

  async #read(transaction: IDBTransaction): Promise<void> {
    await this.#sameEdition(transaction)
    const store = transaction.objectStore(UPDATES)
    const unread = IDBKeyRange.lowerBound(this.#next)
    const [keys, pieces] = await Promise.all([answered(store.getAllKeys(unread)), answered(store.getAll(unread))])
    const last = keys.at(-1)
    if (typeof last === 'number') this.#next = last + 1
    this.#pieces += pieces.length
    Y.transact(this.#doc, () => pieces.forEach((piece: unknown) => this.#apply(piece)), this, false)
  }

  #apply(kept: unknown): void {
    try {
      const { edition, update } = kept instanceof Uint8Array ? this.#piece(kept) : (kept as Piece)
      if (edition === this.#edition) Y.applyUpdate(this.#doc, update, this)
    } catch {
      this.damaged = true
    }
  }

  /** Asks for all of it in this very moment: the page may be gone in the next, and what was not asked for is not written. */
  async #write(update: Uint8Array): Promise<void> {
    const database = this.#database
    if (!database) return
    this.#pieces++
    const transaction = database.transaction(STORES, 'readwrite')
    const asked = askEdition(transaction)
    transaction.objectStore(UPDATES).add(this.#piece(update))
    transaction.commit()
    const [edition] = await Promise.all([answered(asked), answered(transaction)])
    this.#mustBe(edition)
  }

  #piece(update: Uint8Array): Piece {
    return { edition: this.#edition!, update }
  }

  /** The whole document takes the place of all its pieces, those of another page too. */
  async #writeAnew(): Promise<void> {
    const database = this.#database
    if (!database) return
    this.#pieces = 0
    const transaction = database.transaction(STORES, 'readwrite')
    const done = answered(transaction)
    await this.#read(transaction)
    const store = transaction.objectStore(UPDATES)
    store.clear()
    store.add(this.#piece(Y.encodeStateAsUpdate(this.#doc)))
    this.#pieces = 1
    await done
  }

  async #attempt(run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run()
      return true
    } catch {
      this.#fail()
      return false
    }
  }

  #fail(): void {
    if (!this.#database) return
    this.#let()
    this.#failed()
  }

  #let(): void {
    this.#doc.off('update', this.#onUpdate)
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#database?.close()
    this.#database = null
    this.#opening = null
  }
}

const askEdition = (transaction: IDBTransaction): IDBRequest<unknown> => transaction.objectStore(WORDS).get(EDITION)
const editionOf = (asked: unknown): number => (typeof asked === 'number' ? asked : 0)
