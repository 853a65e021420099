/** What one person sees and is doing on this screen: never shared, never saved. Components subscribe to the part they show. */
import { isPage, type SessionPart } from '../session/sessionPart.ts'
import type { Drop } from './dropTarget.ts'

export type View =
  | { kind: 'theme'; theme: string }
  | { kind: 'overview' }
  | { kind: 'practices' | 'measures' | 'priorities' | 'parking' }

export type Panel = 'links' | 'setup' | 'keep' | 'people' | 'bin' | 'shortcuts' | 'settings' | 'export' | 'attribution' | 'close' | 'filter' | 'forget' | 'paste' | 'handover'

/** What a place is being chosen for: things to move, or text that was refused. */
export type Choosing = { ids: readonly string[] } | { refused: number }

export interface ViewState {
  /** Null until the themes are known: then the first one. */
  view: View | null
  /** The box that a phone shows of the current theme, and the one that a desk shows large. */
  quadrant: 'S' | 'W' | 'O' | 'T'
  /** One of the four boxes has the room of all on this screen. */
  enlarged: boolean
  /** Selecting by click or tap is on. */
  selecting: boolean
  /** The card or group whose text is being written in place, and where in it the caret begins. */
  editing: string | null
  caret: number | null
  folded: ReadonlySet<string>
  /** By place, the item that Tab comes back to. */
  current: ReadonlyMap<string, string>
  /** What is being dragged, to dim it, and where it would land. */
  dragging: ReadonlySet<string>
  drop: Drop | null
  panel: Panel | null
  choosing: Choosing | null
  /** The card whose details are being written. */
  detailing: string | null
  actions: 'column' | 'table' | 'hidden'
  /** What was refused and stands beside nothing, at the foot. */
  handedBack: 'newest' | 'all'
  /** The board is shown as one outline from top to bottom; remembered on this device. */
  outline: boolean
  /** The part of the session that is open: in place of the action list, or of the board. */
  session: SessionPart | null
  /** The box for which groups are being suggested. */
  suggesting: string | null
  /** What the bottom bar of a phone shows. */
  phoneTab: 'board' | 'mine' | 'actions'
}

const NONE: ReadonlySet<string> = new Set()

export class ViewStore {
  #state: ViewState = {
    view: null, quadrant: 'S', enlarged: false, selecting: false, editing: null, caret: null, folded: NONE, current: new Map(), dragging: NONE, drop: null,
    panel: null, choosing: null, detailing: null, actions: 'column', handedBack: 'newest', outline: false, session: null, suggesting: null, phoneTab: 'board',
  }
  readonly #listeners = new Set<() => void>()
  /** Columns asked for by a drop, taken by the box that deals its cards next. */
  readonly columns = new Map<string, number>()

  constructor(start: Partial<ViewState> = {}) {
    this.#state = { ...this.#state, ...start }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get now(): ViewState {
    return this.#state
  }

  set(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  /** Goes to a part of the board. What stands in its place gives way; strategies stand for the theme that is chosen. */
  show(view: View): void {
    const { session } = this.#state
    const stays = !isPage(session) || (session === 'tows' && view.kind === 'theme')
    this.set({ view, session: stays ? session : null })
  }

  edit(id: string, caret: number | null = null): void {
    this.set({ editing: id, caret })
  }

  /** Ends the writing in one item; nothing happens when another is being written in by now. */
  leave(id: string): void {
    if (this.#state.editing === id) this.set({ editing: null, caret: null })
  }

  setCurrent(place: string, id: string): void {
    if (this.#state.current.get(place) !== id) this.set({ current: new Map(this.#state.current).set(place, id) })
  }

  toggleFolded(id: string): void {
    const folded = new Set(this.#state.folded)
    if (!folded.delete(id)) folded.add(id)
    this.set({ folded })
  }

  lift(ids: readonly string[]): void {
    this.set({ dragging: new Set(ids) })
  }

  settle(): void {
    this.set({ dragging: NONE, drop: null })
  }
}
