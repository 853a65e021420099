/**
 * The copy of a document that this browser keeps (IndexedDB), so that a reload without a line loses nothing. The database is
 * named by board and participant: another person on this device never finds, or re-sends, somebody else's edits.
 */
import type { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'

/** A database that does not open in this time (a blocked upgrade, a private window) is done without. */
const OPEN_WITHIN = 3_000

export const offlineName = (board: string, participant: string, draft: boolean): string =>
  `plenum/${board}/${participant}${draft ? '/draft' : ''}`

export class OfflineCopy {
  readonly #name: string
  readonly #doc: Y.Doc
  #kept: IndexeddbPersistence | null = null
  #opening: Promise<boolean> | null = null

  constructor(name: string, doc: Y.Doc) {
    this.#name = name
    this.#doc = doc
  }

  get keeping(): boolean {
    return this.#kept !== null
  }

  /**
   * Reads what was kept into the document and keeps it from now on. False where the browser does not allow it.
   * Call it before the document connects: what is read afterwards would be sent as if it were new.
   */
  open(): Promise<boolean> {
    return (this.#opening ??= this.#open())
  }

  async #open(): Promise<boolean> {
    try {
      if (!(await available())) return false
      const { IndexeddbPersistence } = await import('y-indexeddb')
      const copy = new IndexeddbPersistence(this.#name, this.#doc)
      const opened = await Promise.race([copy.whenSynced.then(() => true), after(OPEN_WITHIN)])
      if (!opened) {
        void copy.destroy()
        return false
      }
      this.#kept = copy
      return true
    } catch {
      return false
    }
  }

  /** Stops keeping; what was kept stays. */
  close(): void {
    void this.#kept?.destroy()
    this.#kept = null
    this.#opening = null
  }

  /** Removes what was kept: the person left, or the board may not be kept any more. */
  async purge(): Promise<void> {
    await this.#opening
    const copy = this.#kept
    this.#kept = null
    this.#opening = null
    try {
      if (copy) await copy.clearData()
      else if (await available()) indexedDB.deleteDatabase(this.#name)
    } catch {
      // What cannot be opened holds nothing.
    }
  }
}

/** y-indexeddb leaves a rejection unhandled where opening is forbidden; so a database of no content is tried first. */
async function available(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false
  return Promise.race([
    after(OPEN_WITHIN),
    new Promise<boolean>((resolve) => {
      const request = indexedDB.open('plenum/probe')
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
      request.onerror = () => resolve(false)
    }),
  ])
}

const after = (ms: number): Promise<false> => new Promise((resolve) => setTimeout(() => resolve(false), ms))
