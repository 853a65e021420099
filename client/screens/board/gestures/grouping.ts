/** Putting cards and groups together, and taking them apart. */
import type { BoardSession } from '../../../state/boardSession.ts'
import { LOCAL } from '../../../state/undo.ts'
import { focusItem } from '../focus.ts'
import type { ViewStore } from '../viewStore.ts'
import type { Selecting } from './selecting.ts'
import type { Telling } from './telling.ts'
import type { Things } from './things.ts'

export class Grouping {
  readonly #session: BoardSession
  readonly #view: ViewStore
  readonly #things: Things
  readonly #selecting: Selecting
  readonly #say: Telling

  constructor(session: BoardSession, view: ViewStore, things: Things, selecting: Selecting, say: Telling) {
    this.#session = session
    this.#view = view
    this.#things = things
    this.#selecting = selecting
    this.#say = say
  }

  /** Whether these cards may become a group where the first of them stands. */
  mayMake(cards: readonly string[]): boolean {
    const place = cards.length > 0 ? this.#things.placeOf(cards[0]!) : null
    return place !== null && this.#session.may.cluster(place) && cards.every((id) => this.#session.may.moveTo('cards', id, place))
  }

  make(cards: readonly string[]): void {
    const made = this.#session.edit.cluster(cards)
    if (made === null) return
    this.#selecting.clear()
    this.#say.tell('said.grouped', { n: cards.length })
    this.#view.edit(made)
  }

  join(group: string, ids: readonly string[]): void {
    this.#session.edit.joinGroup(group, ids)
    this.#selecting.clear()
    this.#say.tell('said.grouped', { n: ids.length })
    if (ids[0] !== undefined) focusItem(ids[0])
  }

  /** Whether a group may be put into another one. */
  mayMerge(into: string, group: string): boolean {
    const { may, index } = this.#session
    const place = this.#things.placeOf(into)
    return place !== null && into !== group && may.trash('groups', group) && index.members(group).every((card) => may.moveTo('cards', card, place, into))
  }

  /** Puts groups into another one, which keeps its title, as one step of undo. */
  merge(into: string, groups: readonly string[]): void {
    const n = groups.flatMap((group) => this.#session.index.members(group)).length
    this.#session.doc.transact(() => groups.forEach((group) => this.#session.edit.mergeGroups(into, group)), LOCAL)
    this.#selecting.clear()
    this.#say.tell('said.grouped', { n })
    focusItem(into)
  }

  leave(ids: readonly string[]): void {
    this.#session.edit.leaveGroup(ids)
    if (ids[0] !== undefined) focusItem(ids[0])
  }

  /** The group of which these cards, and not all, may become one of their own; null where there is none. */
  toSplit(ids: readonly string[]): string | null {
    const { index } = this.#session
    const group = ids.length > 0 ? (index.card(ids[0]!)?.shownGroup ?? null) : null
    if (group === null || ids.length >= index.members(group).length || !this.mayMake(ids)) return null
    return ids.every((id) => index.card(id)?.shownGroup === group) ? group : null
  }

  dissolve(group: string): void {
    const [first] = this.#session.index.members(group)
    this.#session.edit.dissolveGroup(group)
    this.#say.tell('said.dissolved')
    if (first !== undefined) focusItem(first)
  }
}
