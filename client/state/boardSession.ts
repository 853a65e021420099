/**
 * One open board: its documents, its two lines, and everything screens read or do. Free of React and of the browser, so
 * that tests hold two of them in one process.
 *
 * Keys of `watch`: card/<id> group/<id> action/<id> · box/<place> members/<group> actions/<theme> cited bin/<root> count/<place> ·
 * board themes delegations phases results locks · people mine timer floor vote spotlight drafts code ·
 * positions positions/<action> opened · selection
 * selected/<id> filter looks · at/<path> carets/<card> · begun/<field> · saved connection refusals undo late-drafts · keeping unsent/<root>/<id> digest.
 */
import * as Y from 'yjs'
import type { EntityRoot } from '../../shared/board/keys.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import type { Actor } from '../../shared/rules/actor.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { CommandResult } from '../connection/room.ts'
import type { DeviceMemory, Membership } from '../connection/session.ts'
import { Away, type Left } from './away.ts'
import { BoardFacts } from './boardFacts.ts'
import { BoardIndex } from './boardIndex.ts'
import { Early } from './early.ts'
import { Filter } from './filter.ts'
import { Kept, type UnsentText } from './kept.ts'
import { LateDrafts } from './lateDrafts.ts'
import { Lines, type ConnectionState } from './lines.ts'
import { LockIndex } from './lockIndex.ts'
import { Permissions } from './permissions.ts'
import { Opening } from './opening.ts'
import { PositionIndex } from './positionIndex.ts'
import { Presence } from './presence.ts'
import { Refusals } from './refusals.ts'
import { RoomFacts } from './roomFacts.ts'
import type { SavedSign } from './saved.ts'
import { Selection } from './selection.ts'
import { Sign } from './sign.ts'
import { Undo } from './undo.ts'
import { Watch } from './watch.ts'
import { Writing } from './writing.ts'

export type { BoardView } from './boardFacts.ts'

/** What every card shows something of: one key for all of it, where each of two thousand cards would listen to eight. */
const LOOKS = ['filter', 'locks', 'spotlight', 'mine', 'connection', 'refusals', 'delegations', 'results']

/** What goes over to the session that follows, when the board has another document (SAVE-3). */
export interface Carried {
  /** What was refused, and what one wrote that never reached the server. */
  readonly refused: readonly Refusal[]
  readonly left: Left | null
  readonly begun: BoardSession['begun']
}

export interface BoardSessionOptions {
  board: string
  membership: Membership
  /** Where the server is: `https://host`. */
  origin: string
  memory?: DeviceMemory | null
  /** The document as a first visit gets it, before the line is open; null where it does not come. */
  content?: () => Promise<Uint8Array | null>
  /** What the line of the room waits for. */
  beforeRoom?: () => Promise<unknown>
  /** From the session before this one. */
  carried?: Carried | null
  /** The board has another document: a new session is to take this one's place. Absent: the page is done. */
  anew?: (carried: Carried) => void
  /** Node has no WebSocket of its own before version 22. */
  WebSocket?: typeof WebSocket
}

export class BoardSession {
  readonly id: string
  readonly doc = new Y.Doc()
  /** One's own private cards. */
  readonly draft = new Y.Doc()
  readonly watch = new Watch()
  readonly index: BoardIndex
  readonly facts: BoardFacts
  readonly locks: LockIndex
  readonly positions: PositionIndex
  readonly room: RoomFacts
  readonly presence: Presence
  readonly refusals: Refusals
  readonly selection: Selection
  readonly filter: Filter
  readonly may: Permissions
  readonly edit: Writing
  /** Tells the room of cards one stops at. */
  readonly opening: Opening
  /** What this browser keeps. */
  readonly kept: Kept
  /** What happened while there was no line. */
  readonly away: Away
  /** What is being written in a field and stands nowhere yet, by the field's name. */
  readonly begun: Map<string, string>
  readonly #options: BoardSessionOptions
  readonly #undo: Undo
  readonly #lines: Lines
  readonly #late: LateDrafts
  readonly #sign: Sign
  readonly #early: Early | null
  #started = false
  /** What this device kept is read: before that no line may open. */
  #read = false
  #over = false
  /** The document is the server's, or was; and that of one's private cards. */
  #met = false
  #metDrafts = false

  constructor(options: BoardSessionOptions) {
    this.#options = options
    this.id = options.board
    this.begun = options.carried?.begun ?? options.memory?.begun(options.board, options.membership.participant.id) ?? new Map()
    this.index = new BoardIndex(this.doc, this.watch)
    this.index.setDraft(this.draft)
    this.facts = new BoardFacts(this.doc, this.watch)
    this.locks = new LockIndex(this.doc, this.index, this.watch)
    this.room = new RoomFacts(this.watch)
    this.positions = new PositionIndex(this)
    this.refusals = new Refusals(this.watch)
    this.selection = new Selection(this.watch)
    this.filter = new Filter(this.watch)
    this.may = new Permissions(this)
    this.edit = new Writing(this)
    this.opening = new Opening(this)
    const { participant } = options.membership
    this.kept = new Kept({
      board: this.id, participant: participant.id, doc: this.doc, draft: this.draft, memory: options.memory ?? null, watch: this.watch,
    })
    this.away = new Away(this)
    this.#early = options.memory ? new Early(this, options.memory) : null
    this.#undo = new Undo(() => this.watch.notify(['undo']))
    for (const doc of [this.doc, this.draft]) this.#undo.track(doc)
    this.#lines = new Lines({
      board: this.id,
      token: options.membership.token,
      origin: options.origin,
      doc: this.doc,
      draft: this.draft,
      WebSocket: options.WebSocket,
      beforeRoom: options.beforeRoom,
      room: { room: (state) => this.room.joined(state), event: (event) => this.room.happened(event) },
      events: {
        connection: () => {
          this.watch.notify(['connection'])
          this.#sign.follow()
        },
        back: () => {
          this.#met = true
          this.away.back()
          void this.takeEarly()
          void this.kept.catchUp()
          this.#keep()
        },
        draftsBack: () => {
          this.#metDrafts = true
          void this.takeEarly()
        },
        lost: () => {
          this.seen()
          this.away.lost()
        },
        ended: (code) => void this.#ended(code),
        outdated: () => void this.#outdated(),
        refused: (refusal) => this.#refused(refusal),
        changed: () => this.#sign.follow(),
      },
    })
    this.#late = new LateDrafts(this)
    this.#sign = new Sign(this, this.#lines)
    this.presence = new Presence(this.#lines.awareness, this.doc, this.watch, () => this.facts.board.phase.write === 'private')
    this.index.onTouched = (touched, local) => {
      this.presence.textsChanged(touched.cards)
      if (!local) return
      this.kept.wrote(touched)
      this.away.wrote(touched)
    }
    this.watch.subscribe(['board', 'drafts', 'own-drafts/all'], () => this.#phaseOrDrafts())
    this.watch.subscribe(['refusals', 'saving', 'people', 'board'], () => this.#sign.follow())
    this.watch.subscribe('refusals', () => this.kept.keepRefused(this.refusals.notes))
    this.watch.subscribe(['board', 'refusals', 'saved'], () => this.#keep())
    this.watch.subscribe('code', () => this.room.you?.role === 'moderator' && options.memory?.codeIs(this.id, this.room.code))
    this.watch.subscribe(LOOKS, () => this.watch.notify(['looks']))
  }

  /** Oneself: as the room says, and before that as the last join said. */
  get actor(): Actor {
    const { participant } = this.#options.membership
    const { you } = this.room
    return {
      id: participant.id,
      role: you?.role ?? participant.role,
      delegation: participant.delegation,
      attendance: you?.attendance ?? participant.attendance,
    }
  }

  get connection(): ConnectionState {
    return this.#lines.connection
  }

  /** What the saved sign shows. */
  get savedSign(): SavedSign {
    return this.#sign.now
  }

  /** Ids of one's private cards that a phase which is over has left behind. */
  get lateDrafts(): readonly string[] {
    return this.#late.ids
  }

  isMine(cardId: string): boolean {
    return this.room.mine.has(cardId) || this.edit.made.has(cardId) || this.index.card(cardId)?.draft === true
  }

  /** Of what happened while away, what is one's own doing. */
  isOwn(root: EntityRoot, id: string): boolean {
    return this.kept.isUnsent(root, id) || (root === 'cards' && this.isMine(id))
  }

  isRefused(path: string): boolean {
    return this.refusals.notes.some((note) => note.path === path)
  }

  /** Written here while nothing could be sent, and not on the server yet. */
  isWaiting(root: EntityRoot, id: string): boolean {
    return this.kept.isWaiting(root, id)
  }

  /** The page is being left, or was looked at until now. */
  seen(): void {
    this.kept.flush()
    this.#early?.leave()
    if (this.connection.state === 'online') this.#options.memory?.note(this.id, this.#options.membership.participant.id, { seen: Date.now() })
  }

  /** Reads what this device kept, and opens no line. False: it kept nothing. */
  async recall(): Promise<boolean> {
    const reopened = await this.kept.reopen()
    const refused = this.#options.carried?.refused ?? (reopened ? await this.kept.refused() : [])
    if (!this.#over) for (const refusal of refused) this.refusals.add(refusal)
    return reopened
  }

  /** Opens what this device kept, then the lines. */
  async connect(): Promise<void> {
    if (this.#started) return
    this.#started = true
    const reopened = await this.recall()
    if (this.#over) return
    const { carried, memory } = this.#options
    const empty = this.doc.store.clients.size === 0
    if (carried) this.away.resumed(carried.left)
    else if (reopened && !empty) this.away.reopened(memory?.membership(this.id)?.seen ?? Date.now())
    const { unsent } = this.kept
    if (empty) await this.#takeContent()
    // In the copy before it is sent: a page that follows this one sends the very same, and not the same again.
    await this.takeEarly()
    if (this.#over) return
    this.#read = true
    const drafts = unsent.filter((key) => key.startsWith('cards/') && this.index.card(key.slice('cards/'.length))?.draft).length
    this.#lines.open({ board: unsent.length - drafts, drafts })
    this.#sign.follow()
    this.#phaseOrDrafts()
  }

  /** What is read here is asked of the sync line no more: only what came after it. */
  async #takeContent(): Promise<void> {
    const content = await this.#options.content?.()
    if (!content || this.#over) return
    try {
      Y.applyUpdateV2(this.doc, content, 'content')
    } catch {
      // Not of our server; the sync line brings the rest.
    }
  }

  /** Puts on the board what was written before it stood there. */
  async takeEarly(): Promise<void> {
    await this.#early?.take(this.#met, this.#metDrafts)
  }

  command(command: Command): Promise<CommandResult> {
    return this.#lines.command(command)
  }

  get canUndo(): boolean {
    return this.#undo.canUndo
  }

  get canRedo(): boolean {
    return this.#undo.canRedo
  }

  undo(): boolean {
    return this.#undo.undo()
  }

  redo(): boolean {
    return this.#undo.redo()
  }

  /** What is typed from now on is undone by itself: call it where a text is left. */
  endTyping(): void {
    this.#undo.pause()
  }

  /** Writes a refused text as a new card elsewhere. Returns its id; null when the note has no text. */
  restoreRefused(noteId: number, place: string): string | null {
    const note = this.refusals.notes.find(({ id }) => id === noteId)
    if (!note?.text) return null
    const id = this.edit.addCard({ place, text: note.text.trim() })
    this.refusals.dismiss(noteId)
    return id
  }

  /** The texts that are on this page only, as they stand now, and those that were refused. */
  get unsent(): readonly UnsentText[] {
    const refused = this.refusals.notes.flatMap(({ path, text }) => (text ? [{ path, text }] : []))
    return [...this.kept.textsOf(this.edit), ...refused, ...(this.#early?.texts ?? [])]
  }

  /** All words that would be lost with this page, also those being written. */
  get words(): string {
    return [...this.unsent.map(({ text }) => text), ...this.begun.values()].filter(Boolean).join('\n\n')
  }

  /** Somebody writes in a field: its words outlive it, whatever takes its place on the screen, and this page, where the board may be kept on devices. */
  begin(field: string, words: string): void {
    this.begun.set(field, words)
    if (this.facts.board.offline) this.#options.memory?.setBegun(this.id, this.#options.membership.participant.id, this.begun)
    this.watch.notify([`begun/${field}`])
  }

  /** Another page of this browser wrote something down about this board. False: the person has left it there. */
  heard(): boolean {
    const { memory } = this.#options
    if (memory && !memory.membership(this.id)) return false
    if (!this.#over) void this.kept.catchUp()
    return true
  }

  /** The person leaves for good: nothing of the board stays on this device. */
  async leave(): Promise<void> {
    this.#options.memory?.forget(this.id)
    const purged = this.kept.purge()
    this.destroy()
    await purged
  }

  /** The page goes elsewhere; what this device keeps stays. */
  destroy(): void {
    if (this.#over) return
    this.#over = true
    this.presence.destroy()
    this.opening.destroy()
    this.#undo.destroy()
    this.index.destroy()
    this.facts.destroy()
    this.locks.destroy()
    this.positions.destroy()
    this.kept.close()
    this.#lines.destroy()
  }

  /** A closed board takes no edits: nothing is gained by a copy of it, once no words are left that stand nowhere else. */
  #keep(): void {
    const { offline, closed } = this.facts.board
    if (this.connection.state !== 'online') return
    if (offline && closed && (this.#lines.waiting > 0 || this.unsent.length > 0)) return
    void this.kept.follow(offline && !closed)
  }

  /** The server is done with this person, or this board. What never reached it stays readable on the page (`unsent`). */
  async #ended(code: number): Promise<void> {
    this.#lines.close()
    if (code === CLOSE.gone || code === CLOSE.noBoard) this.#options.memory?.forgetCreated(this.id)
    // A newer page may still send what this one kept.
    if (code === CLOSE.version || this.unsent.length > 0) return
    await this.kept.purge()
  }

  /** SAVE-3: this document may not be merged into the board's. What of it is nowhere else is taken out as text. */
  async #outdated(): Promise<void> {
    const { anew, carried } = this.#options
    this.#lines.close()
    // Who began with an empty document and is sent away all the same would begin for ever.
    if (!anew || (carried && !this.#met)) return this.#lines.endOutdated()
    const stays = (key: string) => this.kept.keeping === 'kept' && key.startsWith('cards/') && this.index.card(key.slice('cards/'.length))?.draft === true
    const refused = await this.kept.beginAnew([
      ...this.refusals.notes.map(({ code, path, text }) => ({ code, path, ...(text !== undefined && { text }) })),
      ...this.kept.textsOf(this.edit, stays).map((unsent) => ({ code: 'SAVE-3' as const, ...unsent })),
    ], stays)
    if (!this.#over) anew({ refused, left: this.away.left, begun: this.begun })
  }

  /** The server has undone a change and gives its text back; undoing it here as well would double that text. */
  #refused(refusal: Refusal): void {
    this.#undo.clear()
    this.refusals.add(refusal)
  }

  #phaseOrDrafts(): void {
    this.#late.follow()
    this.presence.phaseChanged()
    if (!this.#read || this.#over || this.connection.state === 'closed') return
    this.#lines.followDrafts(this.facts.board.phase.write === 'private' || this.index.drafts.length > 0 || (this.room.drafts?.mine ?? 0) > 0 || this.#early?.asksForDrafts === true)
  }
}
