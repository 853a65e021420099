/** IndexedDB in promises, and in a browser that may forbid it, be slow to open it, or have lost it. */

export const UPDATES = 'updates'
/**
 * The form of what is kept; a page of a Plenum that knows only an earlier one lets go of the database. In the first a piece did not say
 * of which document it is.
 */
const FORM = 2
/** By name, what stands beside a document. */
export const WORDS = 'custom'

/** Named by board and participant: another person on this device never finds, or re-sends, somebody else's edits. */
export const offlineName = (board: string, participant: string, draft: boolean): string =>
  `plenum/${board}/${participant}${draft ? '/draft' : ''}`

/** A database that does not open in this time (a removal that waits, a private window) is done without, in ms. */
const OPEN_WITHIN = 3_000

export function answered<T>(request: IDBRequest<T>): Promise<T>
export function answered(transaction: IDBTransaction): Promise<void>
export function answered(asked: IDBRequest<unknown> | IDBTransaction): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (asked instanceof IDBTransaction) {
      asked.oncomplete = () => resolve(undefined)
      asked.onabort = () => reject(asked.error ?? new Error('aborted'))
    } else {
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error ?? new Error('failed'))
    }
  })
}

/** Null where the browser does not give one. */
export async function openDatabase(name: string): Promise<IDBDatabase | null> {
  if (typeof indexedDB === 'undefined') return null
  try {
    const request = indexedDB.open(name, FORM)
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion > 0) return
      request.result.createObjectStore(UPDATES, { autoIncrement: true })
      request.result.createObjectStore(WORDS)
    }
    const opening = answered(request)
    const opened = await Promise.race([opening, after(OPEN_WITHIN)])
    // What opens when nobody waits for it any more would stand in the way of its removal.
    if (!opened) void opening.then((late) => late.close(), () => {})
    return opened
  } catch {
    return null
  }
}

export async function removeDatabase(name: string): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  try {
    await Promise.race([answered(indexedDB.deleteDatabase(name)), after(OPEN_WITHIN)])
  } catch {
    // What cannot be removed cannot be opened either.
  }
}

const after = (ms: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), ms))

/** Removes whatever a person's pages kept of a board. */
export async function removeCopies(board: string, participant: string): Promise<void> {
  await Promise.all([false, true].map((draft) => removeDatabase(offlineName(board, participant, draft))))
}
