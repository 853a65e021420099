/** Choosing several cards and groups, one by one, up to one, or all of a box. */
import type { BoardSession } from '../../../state/boardSession.ts'
import type { ViewStore } from '../viewStore.ts'
import type { Things } from './things.ts'

export class Selecting {
  readonly #session: BoardSession
  readonly #view: ViewStore
  readonly #things: Things

  constructor(session: BoardSession, view: ViewStore, things: Things) {
    this.#session = session
    this.#view = view
    this.#things = things
  }

  toggle(id: string): void {
    this.#session.selection.toggle(id)
    if (!this.#view.now.selecting) this.#view.set({ selecting: true })
  }

  set(ids: readonly string[]): void {
    this.#session.selection.set(ids)
    this.#view.set({ selecting: ids.length > 0 })
  }

  /** From what was chosen last to here, in the order of the box. */
  upTo(id: string): void {
    const { selection } = this.#session
    const place = this.#things.placeOf(id)
    const order = place === null ? [] : this.#inOrder(place)
    const from = order.indexOf(selection.ids.at(-1) ?? '')
    const to = order.indexOf(id)
    if (from === -1 || to === -1) return this.toggle(id)
    this.set([...selection.ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)])
  }

  allIn(place: string): void {
    this.set(this.#inOrder(place).filter((id) => this.#things.rootOf(id) === 'cards'))
  }

  clear(): void {
    this.#session.selection.clear()
    this.#view.set({ selecting: false })
  }

  #inOrder(place: string): string[] {
    const { index } = this.#session
    return index.box(place).flatMap((item) => (item.kind === 'group' ? [item.id, ...index.members(item.id)] : [item.id]))
  }
}
