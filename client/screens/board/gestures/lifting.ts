/** Dragging: what moves with the item one takes, where it may be let go, and what letting go does. */
import type { BoardSession } from '../../../state/boardSession.ts'
import type { Drop, DropRules } from '../dropTarget.ts'
import type { ViewStore } from '../viewStore.ts'
import type { Grouping } from './grouping.ts'
import type { Moves } from './moves.ts'
import type { Things } from './things.ts'

export class Lifting {
  readonly #session: BoardSession
  readonly #view: ViewStore
  readonly #things: Things
  readonly #moves: Moves
  readonly #grouping: Grouping

  constructor(session: BoardSession, view: ViewStore, things: Things, moves: Moves, grouping: Grouping) {
    this.#session = session
    this.#view = view
    this.#things = things
    this.#moves = moves
    this.#grouping = grouping
  }

  /** What moves with an item: the selection it belongs to, or itself alone. Null where it may not move. */
  lift(id: string): { ids: readonly string[]; rules: DropRules } | null {
    const { selection, may } = this.#session
    const things = this.#things
    const ids = selection.has(id) ? selection.ids : [id]
    if (!ids.every((one) => things.mayMove(one))) return null
    const onlyCards = ids.every((one) => things.rootOf(one) === 'cards')
    const onlyGroups = ids.every((one) => things.rootOf(one) === 'groups')
    return {
      ids,
      rules: {
        moving: new Set(ids),
        open: (place) => ids.every((one) => things.ask(one, (root) => may.moveTo(root, one, place))),
        onto: (item, target) => {
          const place = things.placeOf(target)
          if (item === 'group' && onlyGroups) return ids.every((one) => this.#grouping.mayMerge(target, one))
          if (!onlyCards || place === null) return false
          if (item === 'group') return ids.every((one) => may.moveTo('cards', one, place, target))
          return may.cluster(place) && may.move('cards', target) && ids.every((one) => may.moveTo('cards', one, place))
        },
      },
    }
  }

  drop(ids: readonly string[], drop: Drop): void {
    if (drop.kind === 'onto') {
      if (ids[0] !== undefined && this.#things.rootOf(ids[0]) === 'groups') this.#grouping.merge(drop.id, ids)
      else if (drop.item === 'group') this.#grouping.join(drop.id, ids)
      else this.#grouping.make([drop.id, ...ids])
      return
    }
    for (const id of ids) this.#view.columns.set(id, drop.column)
    this.#moves.between(ids, drop.place, drop.after, drop.before)
  }
}
