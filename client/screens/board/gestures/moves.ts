/** Writing a card, and moving cards, groups and actions from where they stand. */
import type { BoardSession } from '../../../state/boardSession.ts'
import { memory } from '../../../state/device.ts'
import { LOCAL } from '../../../state/undo.ts'
import { focusItem, itemElement, scrollToItem } from '../focus.ts'
import type { Choosing, ViewStore } from '../viewStore.ts'
import { landingIndex } from './landing.ts'
import type { Telling } from './telling.ts'
import type { Things } from './things.ts'

/** Where among what stands in a place: `start`, `end`, or right after an item. */
type Spot = 'start' | 'end' | { after: string }

type Way = 'up' | 'down' | 'left' | 'right'

export class Moves {
  readonly #session: BoardSession
  readonly #view: ViewStore
  readonly #things: Things
  readonly #say: Telling

  constructor(session: BoardSession, view: ViewStore, things: Things, say: Telling) {
    this.#session = session
    this.#view = view
    this.#things = things
    this.#say = say
  }

  mayPut(choosing: Choosing, place: string): boolean {
    if ('refused' in choosing) return this.#session.may.writeIn(place)
    return choosing.ids.every((id) => this.#things.ask(id, (root) => this.#session.may.moveTo(root, id, place)))
  }

  write(place: string, text: string): void {
    const id = this.#session.edit.addCard({ place, text, lang: memory.device.lang ?? undefined })
    this.#view.setCurrent(place, id)
    this.#say.tell('said.added', { place: this.#say.placeName(place) })
    scrollToItem(id)
  }

  /** Moves cards and groups to a spot of a place, keeping the order they had. */
  to(ids: readonly string[], place: string, spot: Spot): void {
    const first = spot === 'start' ? this.#session.index.box(place).find((item) => !ids.includes(item.id)) : undefined
    this.between(ids, place, typeof spot === 'object' ? spot.after : null, first?.id ?? null)
  }

  /** Puts things one after another between two neighbours, as one step of undo. */
  between(ids: readonly string[], place: string, after: string | null, before: string | null): void {
    // What stands there is followed here: the index learns of the moves only when the step is done.
    const standing = this.#session.index.box(place).map(({ id }) => ({ id }))
    let previous = after
    this.#session.doc.transact(() => {
      for (const id of ids) {
        const now = standing.findIndex((item) => item.id === id)
        if (now !== -1) standing.splice(now, 1)
        const at = landingIndex(standing, previous, before)
        standing.splice(at, 0, { id })
        this.#place(id, place, at)
        previous = id
      }
    }, LOCAL)
    this.#moved(ids, place)
  }

  /** One step up or down past the neighbour in its own column; at the column's end into the box above or below. */
  step(id: string, way: 'up' | 'down'): void {
    const element = itemElement(id)?.closest('[data-item]')
    const beside = way === 'up' ? element?.previousElementSibling : element?.nextElementSibling
    const neighbour = beside instanceof HTMLElement ? beside.dataset.item : undefined
    const place = this.#things.placeOf(id)
    if (!element || place === null || !this.#things.mayMove(id)) return
    if (neighbour === undefined) return this.stepToBox(id, way)
    const others = this.#session.index.box(place).filter((item) => item.id !== id)
    const at = others.findIndex((item) => item.id === neighbour)
    if (at === -1) return
    this.#place(id, place, way === 'up' ? at : at + 1)
    this.#moved([id], place)
  }

  /** Into the neighbouring box of the theme, where there is one and the rules let it in. */
  stepToBox(id: string, way: Way): void {
    const place = this.#things.placeOf(id)
    const beside = place === null ? null : neighbourBox(place, way)
    const root = this.#things.rootOf(id)
    if (beside === null || root === null || !this.#session.may.moveTo(root, id, beside)) return
    this.to([id], beside, way === 'down' ? 'start' : 'end')
  }

  /** One step in the list of its theme. */
  stepAction(id: string, by: 1 | -1): void {
    const theme = this.#session.index.action(id)?.theme
    if (theme === undefined || !this.#things.mayMove(id)) return
    const at = this.#session.index.actionsOf(theme).indexOf(id) + by
    if (at < 0) return
    this.#session.edit.moveAction(id, theme, at)
    focusItem(id)
  }

  #place(id: string, place: string, at: number): void {
    const { edit, index } = this.#session
    const card = index.card(id)
    if (!card) return edit.moveGroup(id, place, at)
    if (card.shownGroup !== null) edit.leaveGroup([id])
    edit.moveCard(id, place, at)
  }

  #moved(ids: readonly string[], place: string): void {
    const [first] = ids
    if (first === undefined) return
    const box = this.#session.index.box(place)
    const n = box.findIndex((item) => item.id === first) + 1
    this.#say.tell('said.moved', { place: this.#say.placeName(place), n, all: box.length })
    this.#view.setCurrent(place, first)
    focusItem(first)
  }
}

const BESIDE: Readonly<Record<string, Partial<Record<Way, string>>>> = {
  S: { right: 'W', down: 'O' }, W: { left: 'S', down: 'T' }, O: { right: 'T', up: 'S' }, T: { left: 'O', up: 'W' },
}

/** The box on that side of a box of a theme; null at the rim. */
function neighbourBox(place: string, way: Way): string | null {
  const [kind, theme, quadrant = ''] = place.split('/')
  const beside = kind === 'swot' ? BESIDE[quadrant]?.[way] : undefined
  return beside === undefined ? null : `swot/${theme}/${beside}`
}
