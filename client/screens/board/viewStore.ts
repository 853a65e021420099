/** What one person sees and is doing: never shared, never saved. Components subscribe to the part they show. */
import type { Drop } from './dropTarget.ts'
import { NO_FILTER, type Filter } from './filter.ts'

export type View =
  | { kind: 'theme'; theme: string }
  | { kind: 'overview' }
  | { kind: 'practices' }
  | { kind: 'measures' }
  | { kind: 'priorities' }
  | { kind: 'parking' }

export type PanelName = 'bin' | 'shortcuts' | 'people' | 'links' | 'attribution' | 'close' | null

export interface ViewState {
  view: View | null
  /** Ids of selected cards and groups. */
  selected: ReadonlySet<string>
  /** Selection by tap and checkbox is on, also while nothing is selected yet. */
  selecting: boolean
  /** The card, group or action whose text is being written in place. */
  editing: string | null
  /** Where in the text the caret goes when editing begins. */
  caret: number | null
  folded: ReadonlySet<string>
  filter: Filter
  /** What is being dragged, to dim it. */
  dragging: ReadonlySet<string>
  drop: Drop | null
  panel: PanelName
  actions: 'column' | 'table' | 'hidden'
}

const NONE: ReadonlySet<string> = new Set()

export class BoardView {
  #state: ViewState = {
    view: null, selected: NONE, selecting: false, editing: null, caret: null, folded: NONE, filter: NO_FILTER,
    dragging: NONE, drop: null, panel: null, actions: 'column',
  }
  #listeners = new Set<() => void>()

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

  edit(id: string, caret: number | null = null): void {
    this.set({ editing: id, caret })
  }

  /** Ends the editing of one item; a no-op when another is being edited by now. */
  leave(id: string): void {
    if (this.#state.editing === id) this.set({ editing: null, caret: null })
  }

  toggleSelected(id: string): void {
    const selected = new Set(this.#state.selected)
    if (!selected.delete(id)) selected.add(id)
    this.set({ selected, selecting: this.#state.selecting || selected.size > 0 })
  }

  select(ids: Iterable<string>): void {
    const selected = new Set(ids)
    this.set({ selected, selecting: selected.size > 0 })
  }

  clearSelection(): void {
    this.set({ selected: NONE, selecting: false })
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
