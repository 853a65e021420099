/**
 * What a person can do with cards and groups on this screen: each gesture asks the rules, writes, says what happened to those who
 * listen, and keeps the focus where the thing went.
 */
import type { Quadrant } from '../../../../shared/board/keys.ts'
import { parsePlace } from '../../../../shared/board/place.ts'
import type { Command } from '../../../../shared/protocol/commands.ts'
import { entityPath } from '../../../../shared/rules/locks.ts'
import type { RefusalCode } from '../../../../shared/rules/refusal.ts'
import type { ExportFormat } from '../../../connection/api.ts'
import { copyText } from '../../../design/clipboard.ts'
import type { BoardSession } from '../../../state/boardSession.ts'
import { download } from '../../report/download.ts'
import { focusItem } from '../focus.ts'
import { viewOf } from '../places.ts'
import type { ViewStore } from '../viewStore.ts'
import { Bin } from './bin.ts'
import { Grouping } from './grouping.ts'
import { Lifting } from './lifting.ts'
import { Moves } from './moves.ts'
import { Selecting } from './selecting.ts'
import { Telling } from './telling.ts'
import { Things, type Say } from './things.ts'

export class Gestures {
  readonly things: Things
  readonly moves: Moves
  readonly selecting: Selecting
  readonly grouping: Grouping
  readonly lifting: Lifting
  readonly bin: Bin
  readonly #session: BoardSession
  readonly #view: ViewStore
  readonly #say: Telling

  /** `t`: the words of now, since the language may change while the board is open. */
  constructor(session: BoardSession, view: ViewStore, t: () => Say) {
    this.#session = session
    this.#view = view
    this.#say = new Telling(session, t)
    this.things = new Things(session, view, t)
    this.moves = new Moves(session, view, this.things, this.#say)
    this.selecting = new Selecting(session, view, this.things)
    this.grouping = new Grouping(session, view, this.things, this.selecting, this.#say)
    this.lifting = new Lifting(session, view, this.things, this.moves, this.grouping)
    this.bin = new Bin(session, this.things, this.selecting, this.#say)
  }

  undo = (): void => {
    this.#session.undo()
  }

  redo = (): void => {
    this.#session.redo()
  }

  /** Asks the room; what it refuses is shown like any other refusal, unless `said` says it in its own place and answers true. */
  command(command: Command, done: () => void = () => {}, said: (code: RefusalCode) => boolean = () => false): void {
    void this.#session.command(command).then((result) => {
      if (result.ok) done()
      else if (result.refusal && said(result.refusal.code)) return
      else if (result.refusal) this.#session.refusals.add({ code: result.refusal.code, path: pathOf(command) })
      else this.#say.alert('said.noAnswer')
    })
  }

  lock(path: string, locked: boolean): void {
    this.command({ type: 'lock.set', path, locked }, () => this.#say.tell(locked ? 'said.locked' : 'said.unlocked'))
  }

  lockAll(ids: readonly string[], locked: boolean): void {
    for (const id of ids) this.things.ask(id, (root) => (this.lock(entityPath(root, id), locked), true))
  }

  makeAction(theme: string, title: string, link: string): void {
    const id = this.#session.edit.addAction({ theme, title: title.slice(0, 180), links: [link] })
    if (this.#view.now.actions === 'hidden') this.#view.set({ actions: 'column' })
    this.#view.set({ phoneTab: 'actions', editing: id, caret: null })
    this.#say.tell('said.actionMade')
  }

  async copy(text: string): Promise<void> {
    if (await copyText(text, document.body)) this.#say.tell('said.copied')
  }

  /** Brings a card or group into view, wherever it stands. */
  show(id: string): void {
    const card = this.#session.index.card(id)
    const place = this.things.placeOf(id)
    const view = place === null ? null : viewOf(place)
    if (view === null || place === null) return
    const folded = new Set(this.#view.now.folded)
    if (card?.shownGroup) folded.delete(card.shownGroup)
    const quadrant = parsePlace(place)?.kind === 'swot' ? (place.slice(-1) as Quadrant) : this.#view.now.quadrant
    const { actions } = this.#view.now
    this.#view.set({ view, folded, quadrant, phoneTab: 'board', actions: actions === 'table' ? 'column' : actions })
    focusItem(id)
  }

  /** Fetches an export and hands it to the browser. False: it could not be had. */
  download = (format: ExportFormat): Promise<boolean> => download(this.#session.id, format)
}

/** What a command is about, so that a refusal is shown where that stands. */
function pathOf(command: Command): string {
  if ('path' in command) return command.path ?? ''
  return 'action' in command ? `action/${command.action}` : ''
}
