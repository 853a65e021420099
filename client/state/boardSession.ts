/**
 * One open board: its documents, its two lines, and everything screens read or do. Free of React and of the browser, so
 * that tests hold two of them in one process.
 *
 * Keys of `watch`: card/<id> group/<id> action/<id> · box/<place> members/<group> actions/<theme> bin/<root> count/<place> ·
 * board themes delegations phases results locks · people mine timer floor vote spotlight drafts code ·
 * positions positions/<action> opened · selection
 * selected/<id> filter · at/<path> carets/<card> · saved connection refusals undo late-drafts · keeping unsent/<root>/<id> digest.
 */
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { EntityRoot } from '../../shared/board/keys.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { CLOSE, DRAFT_SUFFIX } from '../../shared/protocol/frames.ts'
import type { Actor } from '../../shared/rules/actor.ts'
import { entityPath } from '../../shared/rules/locks.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import { RoomLine, type CommandResult } from '../connection/room.ts'
import type { DeviceMemory, Membership } from '../connection/session.ts'
import { SyncLine, type LineState } from '../connection/sync.ts'
import { Away } from './away.ts'
import { BoardFacts } from './boardFacts.ts'
import { BoardIndex } from './boardIndex.ts'
import { Filter } from './filter.ts'
import { Kept } from './kept.ts'
import { LockIndex } from './lockIndex.ts'
import { Permissions } from './permissions.ts'
import { Opening } from './opening.ts'
import { PositionIndex } from './positionIndex.ts'
import { Presence } from './presence.ts'
import { Refusals } from './refusals.ts'
import { RoomFacts } from './roomFacts.ts'
import { Ledger, signOf, type SavedSign } from './saved.ts'
import { Selection } from './selection.ts'
import { Undo } from './undo.ts'
import { Watch } from './watch.ts'
import { Writing } from './writing.ts'

export type { BoardView } from './boardFacts.ts'

/** `closed` is final; `code` is one of CLOSE and says why. `room`: commands reach the room. */
export interface ConnectionState {
  readonly state: 'connecting' | 'online' | 'offline' | 'closed'
  readonly code: number | null
  readonly room: boolean
}

export interface BoardSessionOptions {
  board: string
  membership: Membership
  /** Where the server is: `https://host`. */
  origin: string
  memory?: DeviceMemory | null
  /** Node has no WebSocket of its own before version 22. */
  WebSocket?: typeof WebSocket
}

/** A text that never reached the server, to be copied before the board goes away. */
export interface UnsentText {
  readonly path: string
  readonly text: string
}

/** A line that is quiet this long with deletes on their way is asked what became of them, in ms. */
const NUDGE_AFTER = 400
const NONE: readonly string[] = []

/** One document with its line and its account of what is saved. */
interface Desk {
  readonly doc: Y.Doc
  readonly room: string
  readonly awareness: Awareness
  readonly ledger: Ledger
  line: SyncLine | null
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
  /** What the saved sign shows. */
  savedSign: SavedSign = { state: 'connecting', waiting: 0 }
  connection: ConnectionState = { state: 'connecting', code: null, room: false }
  lateDrafts: readonly string[] = NONE
  readonly #options: BoardSessionOptions
  readonly #undo: Undo
  readonly #board: Desk
  readonly #drafts: Desk
  #roomLine: RoomLine | null = null
  /** The server was reached, or could not be: until then nobody knows whether there is a line. */
  #tried = false
  #started = false
  #over = false
  #nudge: ReturnType<typeof setTimeout> | null = null

  constructor(options: BoardSessionOptions) {
    this.#options = options
    this.id = options.board
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
    this.#undo = new Undo(() => this.watch.notify(['undo']))
    this.#board = this.#desk(this.doc, false)
    this.#drafts = this.#desk(this.draft, true)
    this.presence = new Presence(this.#board.awareness, this.doc, this.watch, () => this.facts.board.phase.write === 'private')
    this.index.onTouched = (touched, local) => {
      this.presence.textsChanged(touched.cards)
      if (local) this.kept.wrote(touched)
    }
    this.watch.subscribe(['board', 'drafts', 'own-drafts/all'], () => this.#phaseOrDrafts())
    this.watch.subscribe('board', () => this.#keep())
    this.watch.subscribe(['refusals', 'saving', 'people', 'board'], () => this.#sign())
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

  isMine(cardId: string): boolean {
    return this.room.mine.has(cardId) || this.edit.made.has(cardId) || this.index.card(cardId)?.draft === true
  }

  /** Of what happened while away, what is one's own doing. */
  isOwn(root: EntityRoot, id: string): boolean {
    return this.kept.isUnsent(root, id) || (root === 'cards' && this.isMine(id))
  }

  /** Written here, and there is no line to send it by. */
  isWaiting(root: EntityRoot, id: string): boolean {
    return this.connection.state === 'offline' && this.kept.isUnsent(root, id)
  }

  /** The page is being left, or was looked at until now. */
  seen(): void {
    if (this.connection.state === 'online') this.#options.memory?.setSeen(this.id, Date.now())
  }

  /** Opens what this device kept, then the lines. */
  async connect(): Promise<void> {
    if (this.#started) return
    this.#started = true
    const reopened = await this.kept.reopen()
    if (this.#over) return
    if (reopened) this.away.reopened(this.#options.memory?.membership(this.id)?.seen ?? Date.now())
    this.#openLine(this.#board)
    this.#roomLine = this.#openRoom()
    this.#phaseOrDrafts()
  }

  command(command: Command): Promise<CommandResult> {
    return this.#roomLine?.command(command) ?? Promise.resolve({ ok: false, refusal: null, lost: 'no-line' })
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
    const id = this.edit.addCard({ place, text: note.text })
    this.refusals.dismiss(noteId)
    return id
  }

  /** The texts that are on this page only, as they stand now. */
  get unsent(): readonly UnsentText[] {
    return this.kept.unsent.flatMap((key) => {
      const [root, id] = key.split('/') as [EntityRoot, string]
      const text = this.edit.textOf(root, id)?.toString() ?? ''
      return text === '' ? [] : [{ path: entityPath(root, id), text }]
    })
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
    if (this.#nudge) clearTimeout(this.#nudge)
    this.#roomLine?.destroy()
    this.presence.destroy()
    this.opening.destroy()
    this.#undo.destroy()
    this.index.destroy()
    this.facts.destroy()
    this.locks.destroy()
    this.positions.destroy()
    this.kept.close()
    for (const desk of [this.#board, this.#drafts]) {
      desk.line?.destroy()
      desk.doc.destroy()
    }
  }

  #desk(doc: Y.Doc, draft: boolean): Desk {
    const desk: Desk = {
      doc,
      room: draft ? `${this.id}${DRAFT_SUFFIX}` : this.id,
      awareness: new Awareness(doc),
      ledger: new Ledger(doc),
      line: null,
    }
    if (draft) desk.awareness.setLocalState(null)
    this.#undo.track(doc)
    doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local) return
      desk.ledger.edited(transaction, desk.line?.open === true)
      this.#sign()
    })
    return desk
  }

  #openLine(desk: Desk): void {
    if (desk.line || this.#over) return
    const { ledger } = desk
    desk.line = new SyncLine({
      origin: this.#options.origin.replace(/^http/, 'ws'),
      room: desk.room,
      token: this.#options.membership.token,
      doc: desk.doc,
      awareness: desk.awareness,
      WebSocket: this.#options.WebSocket,
      events: {
        state: (state) => {
          if (state.line === 'waiting') ledger.lost()
          if (desk === this.#board) this.#lineState(state)
          this.#sign()
        },
        asked: (clocks) => {
          ledger.asked(clocks)
          this.#sign()
        },
        saved: (clocks) => {
          ledger.saved(clocks)
          this.#sign()
        },
        refused: (refusal) => this.#refused(refusal),
      },
    })
    desk.line.connect()
  }

  #openRoom(): RoomLine {
    const { origin, membership } = this.#options
    const line = new RoomLine({
      origin,
      board: this.id,
      token: membership.token,
      events: {
        room: (state) => this.room.joined(state),
        event: (event) => this.room.happened(event),
        line: (room) => this.#connected({ room }),
        closed: (code) => this.#lineState({ line: 'closed', code }),
      },
    })
    line.connect()
    return line
  }

  #lineState(state: LineState): void {
    if (state.line === 'closed') {
      this.#connected({ state: 'closed', code: state.code, room: false })
      void this.#ended(state.code)
      return
    }
    if (state.line === 'synced') {
      this.#tried = true
      this.#connected({ state: 'online' })
      this.away.back()
      this.#keep()
      return
    }
    if (this.connection.state === 'online') {
      this.seen()
      this.away.lost()
    }
    if (state.line === 'waiting') this.#tried = true
    this.#connected({ state: this.#tried ? 'offline' : 'connecting' })
  }

  #connected(part: Partial<ConnectionState>): void {
    const before = this.connection
    if (before.state === 'closed') return
    const next = { ...before, ...part }
    if (next.state === before.state && next.room === before.room) return
    this.connection = next
    this.watch.notify(['connection'])
    this.#sign()
  }

  /** A closed board takes no edits: nothing is gained by a copy of it. */
  #keep(): void {
    const { offline, closed } = this.facts.board
    if (this.connection.state === 'online') void this.kept.follow(offline && !closed)
  }

  /** The server is done with this person, or this board. What never reached it stays readable on the page (`unsent`). */
  async #ended(code: number): Promise<void> {
    this.#roomLine?.destroy()
    for (const desk of [this.#board, this.#drafts]) desk.line?.destroy()
    // A newer page may still send what this one kept.
    if (code === CLOSE.version || this.unsent.length > 0) return
    await this.kept.purge()
  }

  /** The server has undone a change and gives its text back; undoing it here as well would double that text. */
  #refused(refusal: Refusal): void {
    this.#undo.clear()
    this.refusals.add(refusal)
  }

  #phaseOrDrafts(): void {
    const secret = this.facts.board.phase.write === 'private'
    const { drafts } = this.index
    const late = secret ? NONE : drafts
    if (late !== this.lateDrafts) {
      this.lateDrafts = late
      this.watch.notify(['late-drafts'])
    }
    this.presence.phaseChanged()
    if (!this.#started || this.#over || this.connection.state === 'closed') return
    const desk = this.#drafts
    if (secret || drafts.length > 0 || (this.room.drafts?.mine ?? 0) > 0) this.#openLine(desk)
    else if (desk.line && desk.ledger.waiting === 0) {
      desk.line.destroy()
      desk.line = null
    }
  }

  #sign(): void {
    const online = this.connection.state === 'online'
    const edits = this.#board.ledger.waiting + this.#drafts.ledger.waiting
    if (!online) this.kept.noteUnsent()
    else if (edits === 0) this.kept.allSent()
    // What was written before a reload was counted by nobody here.
    const waiting = online ? edits : Math.max(edits, this.kept.unsent.length)
    const state = signOf({
      online: online && (this.#drafts.ledger.waiting === 0 || this.#drafts.line?.open === true),
      everSynced: this.connection.state !== 'connecting',
      waiting,
      refused: this.refusals.notes.length > 0,
      readonly: this.actor.role === 'observer' || this.facts.board.closed,
      saving: this.room.saving,
    })
    this.#nudgeLater()
    if (state === this.savedSign.state && waiting === this.savedSign.waiting) return
    this.savedSign = { state, waiting }
    this.watch.notify(['saved'])
  }

  #nudgeLater(): void {
    if (this.#nudge) clearTimeout(this.#nudge)
    const stuck = [this.#board, this.#drafts].filter(({ ledger, line }) => ledger.stuck && line?.open)
    this.#nudge = stuck.length === 0 ? null : setTimeout(() => {
      for (const { ledger, line } of stuck) {
        if (!line?.open) continue
        line.nudge()
        ledger.nudged()
      }
      this.#nudgeLater()
    }, NUDGE_AFTER)
  }
}
