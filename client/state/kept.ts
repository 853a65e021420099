/**
 * What this browser keeps of a board: a copy of its documents where the board allows it, and which of the person's own words
 * have not reached the server. Those are offered to be copied before any copy goes.
 */
import type * as Y from 'yjs'
import { ENTITY_ROOTS, type EntityRoot } from '../../shared/board/keys.ts'
import { entityPath } from '../../shared/rules/locks.ts'
import { OfflineCopy, offlineName } from '../connection/offline.ts'
import type { DeviceMemory } from '../connection/session.ts'
import type { Touched } from './boardIndex.ts'
import type { Watch } from './watch.ts'
import type { Writing } from './writing.ts'

/** `refused`: the browser keeps nothing. `off`: the board may not be kept. */
export type Keeping = 'unknown' | 'kept' | 'refused' | 'off'

/** A text that never reached the server, to be copied before the board goes away. */
export interface UnsentText {
  readonly path: string
  readonly text: string
}

interface KeptOptions {
  board: string
  participant: string
  doc: Y.Doc
  draft: Y.Doc
  memory: DeviceMemory | null
  watch: Watch
}

export class Kept {
  keeping: Keeping = 'unknown'
  readonly #board: string
  readonly #memory: DeviceMemory | null
  readonly #watch: Watch
  readonly #copies: readonly OfflineCopy[]
  /** `<root>/<id>` of what holds own edits that are not durable. */
  readonly #unsent = new Set<string>()
  #noted = ''
  /** What the board was last known to allow; null: not yet. */
  #allowed: boolean | null = null

  constructor({ board, participant, doc, draft, memory, watch }: KeptOptions) {
    this.#board = board
    this.#memory = memory
    this.#watch = watch
    this.#copies = [new OfflineCopy(offlineName(board, participant, false), doc), new OfflineCopy(offlineName(board, participant, true), draft)]
  }

  /** Reads what was kept into the documents, before any line opens: what is read later would be sent as if it had just been written. */
  async reopen(): Promise<boolean> {
    const known = this.#memory?.membership(this.#board)
    if (!known?.kept) return false
    const opened = await this.#open()
    for (const key of known.unsent ?? []) this.#unsent.add(key)
    this.#noted = [...this.#unsent].join(' ')
    this.#watch.notify(this.unsent.map((key) => `unsent/${key}`))
    return opened
  }

  /** Keeps a copy where the board allows it, and removes it where it does not any more. */
  async follow(allowed: boolean): Promise<void> {
    if (!this.#memory || allowed === this.#allowed) return
    this.#allowed = allowed
    if (allowed) this.#memory.setKept(this.#board, await this.#open())
    else await this.purge('off')
  }

  async #open(): Promise<boolean> {
    const opened = (await Promise.all(this.#copies.map((copy) => copy.open()))).every(Boolean)
    this.#set(opened ? 'kept' : 'refused')
    return opened
  }

  /** Removes what was kept. */
  async purge(keeping: Keeping = 'unknown'): Promise<void> {
    this.#memory?.setKept(this.#board, false)
    this.#set(keeping)
    await Promise.all(this.#copies.map((copy) => copy.purge()))
  }

  /** Stops keeping; what was kept stays. */
  close(): void {
    for (const copy of this.#copies) copy.close()
  }

  /** What was written here and is not durable, as `<root>/<id>`. */
  get unsent(): readonly string[] {
    return [...this.#unsent]
  }

  isUnsent(root: EntityRoot, id: string): boolean {
    return this.#unsent.has(`${root}/${id}`)
  }

  /** The texts that are on this page only, as they stand now. */
  textsOf(edit: Writing): UnsentText[] {
    return this.unsent.flatMap((key) => {
      const [root, id] = key.split('/') as [EntityRoot, string]
      const text = edit.textOf(root, id)?.toString() ?? ''
      return text === '' ? [] : [{ path: entityPath(root, id), text }]
    })
  }

  wrote(touched: Touched): void {
    for (const root of ENTITY_ROOTS) {
      for (const id of touched[root]) {
        if (this.isUnsent(root, id)) continue
        this.#unsent.add(`${root}/${id}`)
        this.#watch.notify([`unsent/${root}/${id}`])
      }
    }
  }

  /** Everything written here is durable. */
  allSent(): void {
    const keys = this.unsent.map((key) => `unsent/${key}`)
    this.#unsent.clear()
    this.#note()
    if (keys.length > 0) this.#watch.notify(keys)
  }

  /** Remembers over a reload what is unsent: called while there is no line, as an edit on an open one is sent at once. */
  noteUnsent(): void {
    if (this.keeping === 'kept') this.#note()
  }

  #note(): void {
    const now = this.unsent.join(' ')
    if (now === this.#noted) return
    this.#noted = now
    this.#memory?.setUnsent(this.#board, this.unsent)
  }

  #set(keeping: Keeping): void {
    if (keeping === this.keeping) return
    this.keeping = keeping
    this.#watch.notify(['keeping'])
  }
}
