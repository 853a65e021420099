/**
 * What this browser keeps of a board: a copy of its documents where the board allows it, and which of the person's own words
 * have not reached the server. Those are offered to be copied before any copy goes.
 */
import type * as Y from 'yjs'
import { ENTITY_ROOTS, type EntityRoot } from '../../shared/board/keys.ts'
import { entityPath } from '../../shared/rules/locks.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import { offlineName } from '../connection/database.ts'
import { OfflineCopy } from '../connection/offline.ts'
import type { DeviceMemory, Membership } from '../connection/session.ts'
import type { Touched } from './boardIndex.ts'
import { readRefusals } from './refusals.ts'
import type { Watch } from './watch.ts'
import type { Writing } from './writing.ts'

/** `refused`: the browser keeps nothing. `off`: the board may not be kept. */
export type Keeping = 'unknown' | 'kept' | 'refused' | 'off'

/** A text that never reached the server, to be copied before the board goes away. */
export interface UnsentText {
  readonly path: string
  readonly text: string
}

/** The name of what was refused, beside the copy. */
const REFUSED = 'refused'

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
  readonly #participant: string
  readonly #copies: readonly [board: OfflineCopy, draft: OfflineCopy]
  /** `<root>/<id>` of what holds own edits that are not durable. */
  readonly #unsent = new Set<string>()
  /** Of these, what could not be sent at once. */
  readonly #waiting = new Set<string>()
  #noted = ''
  /** The note waits for the copy to hold what it speaks of. */
  #noting = false
  #turn: Promise<void> = Promise.resolve()
  /** What the board was last known to allow; null: not yet. */
  #allowed: boolean | null = null

  constructor({ board, participant, doc, draft, memory, watch }: KeptOptions) {
    this.#board = board
    this.#participant = participant
    this.#memory = memory
    this.#watch = watch
    const copy = (of: Y.Doc, isDraft: boolean) => new OfflineCopy(offlineName(board, participant, isDraft), of, () => this.#failed())
    this.#copies = [copy(doc, false), copy(draft, true)]
  }

  /** Reads what was kept into the documents, before any line opens: what is read later would be sent as if it had just been written. */
  async reopen(): Promise<boolean> {
    const known = this.#known
    if (!known?.kept) return false
    const opened = await this.#open()
    this.#add(known.unsent ?? [])
    this.#noted = this.unsent.join(' ')
    return opened
  }

  /** Reads what the person wrote since in another page of this browser. */
  async catchUp(): Promise<void> {
    if (this.keeping !== 'kept') return
    await Promise.all(this.#copies.map((copy) => copy.catchUp()))
    this.#add(this.#known?.unsent ?? [])
  }

  /** Keeps a copy where the board allows it, and removes it where it does not any more. Settles when that is done, whoever asked for it first. */
  async follow(allowed: boolean): Promise<void> {
    if (!this.#memory) return
    if (allowed === this.#allowed) return this.#turn
    this.#allowed = allowed
    await this.#inTurn(() => {
      // The board may have changed its mind twice by now.
      if (allowed !== this.#allowed) return
      return allowed ? this.#keep() : this.#remove('off')
    })
  }

  /** Noted first: what a page that goes meanwhile leaves in a copy must be read by the next one before any line opens. */
  async #keep(): Promise<void> {
    if (!this.#known?.kept) this.#noteDown({ kept: true, unsent: this.unsent })
    if (!(await this.#open())) this.#noteDown({ kept: false })
  }

  async #open(): Promise<boolean> {
    const opened = (await Promise.all(this.#copies.map((copy) => copy.open()))).every(Boolean)
    this.#set(opened ? 'kept' : 'refused')
    return opened
  }

  /**
   * The board has another document (SAVE-3): what was kept of this one goes, and these words take its place, in one step; what
   * `stays` is unsent in a draft, which goes on. Returns all words that stand there now, those of the person's other pages too.
   */
  async beginAnew(words: readonly Refusal[], stays: (key: string) => boolean): Promise<readonly Refusal[]> {
    if (this.keeping !== 'kept') return words
    let all: readonly Refusal[] = words
    const [board] = this.#copies
    const done = await board.beginAnew(REFUSED, (held) => {
      all = [...readRefusals(held).filter((one) => !words.some((other) => isSame(one, other))), ...words]
      return JSON.stringify(all)
    })
    // What can be read and not be written would be read again, and sent away again.
    if (!done) await board.purge()
    this.#noteDown({ kept: true, unsent: this.unsent.filter(stays) })
    return all
  }

  /** Removes what was kept. */
  purge(): Promise<void> {
    return this.#inTurn(() => this.#remove('unknown'))
  }

  async #remove(keeping: Keeping): Promise<void> {
    if (this.#known?.kept) this.#noteDown({ kept: false, unsent: [] })
    this.#set(keeping)
    await Promise.all(this.#copies.map((copy) => copy.purge()))
  }

  /** A copy that opens while it is being removed would be half of each. */
  #inTurn(run: () => Promise<void> | undefined): Promise<void> {
    return (this.#turn = this.#turn.then(run))
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
  textsOf(edit: Writing, but: (key: string) => boolean = () => false): UnsentText[] {
    return this.unsent.flatMap((key) => {
      if (but(key)) return []
      const [root, id] = key.split('/') as [EntityRoot, string]
      const text = edit.textOf(root, id)?.toString() ?? ''
      return text === '' ? [] : [{ path: entityPath(root, id), text }]
    })
  }

  /** Whether it holds what could not be sent when it was written, and has not been since. */
  isWaiting(root: EntityRoot, id: string): boolean {
    return this.#waiting.has(`${root}/${id}`)
  }

  wrote(touched: Touched): void {
    this.#add(ENTITY_ROOTS.flatMap((root) => [...touched[root]].map((id) => `${root}/${id}`)))
  }

  /** Everything written here is durable. */
  allSent(): void {
    const keys = [...this.#waiting].map((key) => `unsent/${key}`)
    this.#unsent.clear()
    this.#waiting.clear()
    this.#note()
    if (keys.length > 0) this.#watch.notify(keys)
  }

  /** What is unsent waits, and is remembered over a reload: called while nothing can be sent, as an edit on an open line is sent at once. */
  noteWaiting(): void {
    const news = this.unsent.filter((key) => !this.#waiting.has(key))
    for (const key of news) this.#waiting.add(key)
    if (news.length > 0) this.#watch.notify(news.map((key) => `unsent/${key}`))
    if (this.keeping === 'kept') this.#note()
  }

  /** Words that were refused are nowhere else: they stay with the copy. */
  keepRefused(notes: readonly Refusal[]): void {
    void this.#copies[0].setNote(REFUSED, JSON.stringify(notes))
  }

  async refused(): Promise<Refusal[]> {
    return readRefusals(await this.#copies[0].note(REFUSED))
  }

  /** The page may be gone in a moment: what is not noted now is taken for sent when it opens again. */
  flush(): void {
    for (const copy of this.#copies) copy.flush()
    this.#noteNow()
  }

  /** Part of what was kept could not be read. */
  get damaged(): boolean {
    return this.#copies.some(({ damaged }) => damaged)
  }

  get #known(): Membership | null {
    const known = this.#memory?.membership(this.#board)
    return known?.participant.id === this.#participant ? known : null
  }

  #noteDown(part: Parameters<DeviceMemory['note']>[2]): void {
    if (part.unsent) this.#noted = part.unsent.join(' ')
    this.#memory?.note(this.#board, this.#participant, part)
  }

  #add(keys: readonly string[]): void {
    for (const key of keys) this.#unsent.add(key)
  }

  #note(): void {
    const now = this.unsent.join(' ')
    if (now === this.#noted) return
    this.#noting = true
    // Once it is in the copy: the person's other pages hear of this, and look for it there.
    void Promise.all(this.#copies.map((copy) => copy.written)).then(() => this.#noteNow())
  }

  #noteNow(): void {
    if (!this.#noting || this.keeping !== 'kept') return
    this.#noting = false
    this.#noteDown({ unsent: this.unsent })
  }

  #failed(): void {
    if (this.keeping === 'kept') this.#set('refused')
  }

  #set(keeping: Keeping): void {
    if (keeping === this.keeping) return
    this.keeping = keeping
    this.#watch.notify(['keeping'])
  }
}

const isSame = (a: Refusal, b: Refusal): boolean => a.code === b.code && a.path === b.path && a.text === b.text
