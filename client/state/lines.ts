/** The lines of one board (its document's, the room's, and the one of one's private cards where there are any), and whether one is connected. */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Command } from '../../shared/protocol/commands.ts'
import { CLOSE, DRAFT_SUFFIX } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { CommandResult, RoomEvents, RoomLine } from '../connection/room.ts'
import type { LineState } from '../connection/sync.ts'
import { Desk } from './desk.ts'

/** `closed` is final; `code` is one of CLOSE and says why. `room`: commands reach the room. */
export interface ConnectionState {
  readonly state: 'connecting' | 'online' | 'offline' | 'closed'
  readonly code: number | null
  readonly room: boolean
}

export interface LinesOptions {
  board: string
  token: string
  /** Where the server is: `https://host`. */
  origin: string
  doc: Y.Doc
  draft: Y.Doc
  /** Node has no WebSocket of its own before version 22. */
  WebSocket?: typeof WebSocket | undefined
  room: Pick<RoomEvents, 'room' | 'event'>
  /** What the room waits for, so that nothing is in its way on a thin line. */
  beforeRoom?: (() => Promise<unknown>) | undefined
  events: LinesEvents
}

export interface LinesEvents {
  /** `connection` is another one. */
  connection(): void
  /** The document is what the server holds. */
  back(): void
  /** So is that of one's private cards. */
  draftsBack(): void
  lost(): void
  /** The server is done with this person, or this board. */
  ended(code: number): void
  /** The board has another document now, into which this one may not be merged (SAVE-3). */
  outdated(): void
  refused(refusal: Refusal): void
  /** What is saved, and what waits, may be another by now. */
  changed(): void
}

/** How long a command waits for the line to the room, in ms. */
const MOMENT = 5_000

export class Lines {
  connection: ConnectionState = { state: 'connecting', code: null, room: false }
  readonly #options: LinesOptions
  readonly #board: Desk
  readonly #drafts: Desk
  #room: RoomLine | null = null
  #entering = false
  /** Commands that wait until the room is entered. */
  readonly #waiting: (() => void)[] = []
  #over = false
  /** The server was reached, or could not be: until then nobody knows whether there is a line. */
  #tried = false

  constructor(options: LinesOptions) {
    this.#options = options
    const { refused, changed } = options.events
    this.#board = new Desk(options.doc, { state: (state) => this.#said(state), refused, changed })
    this.#drafts = new Desk(options.draft, { state: ({ line }) => line === 'synced' && options.events.draftsBack(), refused, changed })
    this.#drafts.awareness.setLocalState(null)
  }

  /** Of those who look at the board. */
  get awareness(): Awareness {
    return this.#board.awareness
  }

  /** Own edits that are not known to be durable. */
  get waiting(): number {
    return this.#board.waiting + this.#drafts.waiting
  }

  /** What is written now, openly or in private, goes out at once. */
  get online(): boolean {
    return this.connection.state === 'online' && (this.#drafts.waiting === 0 || this.#drafts.open)
  }

  /** `unsent`: of what was read back, how many things hold what was not sent. */
  open(unsent: { board: number; drafts: number }): void {
    this.#board.reopened(unsent.board)
    this.#drafts.reopened(unsent.drafts)
    this.#openDesk(this.#board, this.#options.board)
  }

  /** Private cards have a line of their own while there are any, or may be. */
  followDrafts(wanted: boolean): void {
    if (wanted || this.#drafts.waiting > 0) this.#openDesk(this.#drafts, `${this.#options.board}${DRAFT_SUFFIX}`)
    else this.#drafts.closeLine()
  }

  /** While the line to the room is being made a command waits for it: for a moment, a lock set minutes late would surprise everyone. */
  async command(command: Command): Promise<CommandResult> {
    const { room, state } = this.connection
    if (!room && (state === 'online' || state === 'connecting')) {
      await new Promise<void>((entered) => {
        this.#waiting.push(entered)
        setTimeout(entered, MOMENT)
      })
    }
    return this.#room?.command(command) ?? { ok: false, refusal: null, lost: 'no-line' }
  }

  /** Nothing begins anew by itself: the page must be loaded again. */
  endOutdated(): void {
    this.#ended(CLOSE.version)
  }

  /** For good; the documents stay readable. */
  close(): void {
    this.#over = true
    this.#room?.destroy()
    for (const desk of [this.#board, this.#drafts]) desk.closeLine()
  }

  destroy(): void {
    this.#over = true
    this.#room?.destroy()
    for (const desk of [this.#board, this.#drafts]) desk.destroy()
  }

  #openDesk(desk: Desk, room: string): void {
    if (this.#over) return
    const { origin, token, WebSocket } = this.#options
    desk.openLine({ origin: origin.replace(/^http/, 'ws'), room, token, WebSocket })
  }

  /** The room comes after the board: on a thin line cards are read, and something done with them, before it is known who else is here. */
  async #enterRoom(): Promise<void> {
    if (this.#entering) return
    this.#entering = true
    try {
      await this.#options.beforeRoom?.()
      const { RoomLine } = await import('../connection/room.ts')
      if (!this.#over) this.#room = this.#openRoom(RoomLine)
    } catch {
      // Without a line its code does not come either: the next state of the board's own line tries again.
      this.#entering = false
    }
  }

  #openRoom(Line: typeof RoomLine): RoomLine {
    const { origin, board, token, room } = this.#options
    const line = new Line({
      origin,
      board,
      token,
      events: { ...room, line: (open) => this.#connected({ room: open }), closed: (code) => this.#ended(code) },
    })
    line.connect()
    return line
  }

  #said(state: LineState): void {
    const { events } = this.#options
    if (state.line === 'closed') {
      if (state.outdated) events.outdated()
      else this.#ended(state.code)
      return
    }
    if (state.line === 'synced' || state.line === 'waiting') void this.#enterRoom()
    if (state.line === 'synced') {
      this.#tried = true
      this.#connected({ state: 'online' })
      events.back()
      return
    }
    if (this.connection.state === 'online') events.lost()
    if (state.line === 'waiting') this.#tried = true
    this.#connected({ state: this.#tried ? 'offline' : 'connecting' })
  }

  #ended(code: number): void {
    this.#connected({ state: 'closed', code, room: false })
    this.#options.events.ended(code)
  }

  #connected(part: Partial<ConnectionState>): void {
    const before = this.connection
    if (before.state === 'closed') return
    const next = { ...before, ...part }
    if (next.state === before.state && next.room === before.room) return
    this.connection = next
    if (next.room) for (const entered of this.#waiting.splice(0)) entered()
    this.#options.events.connection()
  }
}
