/**
 * What a person can do with cards and groups on this screen: each gesture asks the rules, writes, says what happened to those who
 * listen, and keeps the focus where the thing went.
 */
import type { EntityRoot, Quadrant } from '../../../shared/board/keys.ts'
import { parsePlace } from '../../../shared/board/place.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { entityPath } from '../../../shared/rules/locks.ts'
import type { ExportFormat } from '../../connection/api.ts'
import { copyText } from '../../design/clipboard.ts'
import { announce } from '../../design/LiveRegion.tsx'
import { memory } from '../../state/device.ts'
import type { BoardSession } from '../../state/boardSession.ts'
import { LOCAL } from '../../state/undo.ts'
import type { Words } from '../../state/words.ts'
import { download } from '../report/download.ts'
import { landingIndex, type Drop, type DropRules } from './dropTarget.ts'
import { focusItem, itemElement, scrollToItem } from './focus.ts'
import { fullPlaceTitle, viewOf } from './places.ts'
import type { Choosing, ViewStore } from './viewStore.ts'

type Say = Words['t']

/** Where among what stands in a place: `start`, `end`, or right after an item. */
export type Spot = 'start' | 'end' | { after: string }

export class Gestures {
  readonly #session: BoardSession
  readonly #view: ViewStore
  /** The words of now: the language may change while the board is open. */
  readonly #t: () => Say

  constructor(session: BoardSession, view: ViewStore, t: () => Say) {
    this.#session = session
    this.#view = view
    this.#t = t
  }

  // What is what

  rootOf(id: string): EntityRoot | null {
    const { index } = this.#session
    return index.card(id) ? 'cards' : index.group(id) ? 'groups' : index.action(id) ? 'actions' : null
  }

  placeOf(id: string): string | null {
    const { index } = this.#session
    return (index.card(id) ?? index.group(id))?.place ?? null
  }

  /** A few words by which something can be told apart. */
  nameOf(id: string): string {
    const { index } = this.#session
    const text = index.card(id)?.text ?? index.group(id)?.title ?? index.action(id)?.title ?? ''
    const short = text.length > 60 ? `${text.slice(0, 58)}…` : text
    return short || this.#t()(index.group(id) ? 'group.untitled' : index.action(id) ? 'actions.untitled' : 'card.unnamed')
  }

  /** The item one was at last in a box, if it still stands there. */
  currentIn(place: string): string | null {
    const current = this.#view.now.current.get(place)
    return current !== undefined && this.placeOf(current) === place && itemElement(current) ? current : null
  }

  lastIn(place: string): string | null {
    return this.#session.index.box(place).at(-1)?.id ?? null
  }

  // What is allowed

  mayEdit = (root: EntityRoot, id: string): boolean => this.#session.may.editText(root, id)
  mayMove = (id: string): boolean => this.#ask(id, (root) => this.#session.may.move(root, id))
  mayTrash = (id: string): boolean => this.#ask(id, (root) => this.#session.may.trash(root, id))
  isLocked = (id: string): boolean => this.#ask(id, (root) => this.#session.locks.on(entityPath(root, id)) !== null)

  mayGroup(cards: readonly string[]): boolean {
    const place = cards.length > 0 ? this.placeOf(cards[0]!) : null
    return place !== null && this.#session.may.cluster(place) && cards.every((id) => this.#session.may.moveTo('cards', id, place))
  }

  mayPut(choosing: Choosing, place: string): boolean {
    if ('refused' in choosing) return this.#session.may.writeIn(place)
    return choosing.ids.every((id) => this.#ask(id, (root) => this.#session.may.moveTo(root, id, place)))
  }

  #ask(id: string, question: (root: EntityRoot) => boolean): boolean {
    const root = this.rootOf(id)
    return root !== null && question(root)
  }

  // Writing and moving

  write(place: string, text: string): void {
    const id = this.#session.edit.addCard({ place, text, lang: memory.device.lang ?? undefined })
    this.#view.setCurrent(place, id)
    this.#tell('said.added', { place: this.#placeName(place) })
    scrollToItem(id)
  }

  /** Moves cards and groups to a spot of a place, keeping the order they had. */
  moveTo(ids: readonly string[], place: string, spot: Spot): void {
    const first = spot === 'start' ? this.#session.index.box(place).find((item) => !ids.includes(item.id)) : undefined
    this.#placeAll(ids, place, typeof spot === 'object' ? spot.after : null, first?.id ?? null)
    this.#moved(ids, place)
  }

  drop(ids: readonly string[], drop: Drop): void {
    if (drop.kind === 'onto') {
      if (ids[0] !== undefined && this.rootOf(ids[0]) === 'groups') this.mergeGroups(drop.id, ids)
      else if (drop.item === 'group') this.joinGroup(drop.id, ids)
      else this.group([drop.id, ...ids])
      return
    }
    for (const id of ids) this.#view.columns.set(id, drop.column)
    this.#placeAll(ids, drop.place, drop.after, drop.before)
    this.#moved(ids, drop.place)
  }

  /** One step up or down past the neighbour in its own column; at the column's end into the box above or below. */
  step(id: string, way: 'up' | 'down'): void {
    const element = itemElement(id)?.closest('[data-item]')
    const beside = way === 'up' ? element?.previousElementSibling : element?.nextElementSibling
    const neighbour = beside instanceof HTMLElement ? beside.dataset.item : undefined
    const place = this.placeOf(id)
    if (!element || place === null || !this.mayMove(id)) return
    if (neighbour === undefined) return this.stepToBox(id, way)
    const others = this.#session.index.box(place).filter((item) => item.id !== id)
    const at = others.findIndex((item) => item.id === neighbour)
    if (at === -1) return
    this.#place(id, place, way === 'up' ? at : at + 1)
    this.#moved([id], place)
  }

  /** Into the neighbouring box of the theme, where there is one and the rules let it in. */
  stepToBox(id: string, way: 'up' | 'down' | 'left' | 'right'): void {
    const place = this.placeOf(id)
    const beside = place === null ? null : neighbourBox(place, way)
    const root = this.rootOf(id)
    if (beside === null || root === null || !this.#session.may.moveTo(root, id, beside)) return
    this.moveTo([id], beside, way === 'up' ? 'end' : way === 'down' ? 'start' : 'end')
  }

  /** One step in the list of its theme. */
  stepAction(id: string, by: 1 | -1): void {
    const theme = this.#session.index.action(id)?.theme
    if (theme === undefined || !this.mayMove(id)) return
    const at = this.#session.index.actionsOf(theme).indexOf(id) + by
    if (at < 0) return
    this.#session.edit.moveAction(id, theme, at)
    focusItem(id)
  }

  /** Puts things one after another, as one step of undo. */
  #placeAll(ids: readonly string[], place: string, after: string | null, before: string | null): void {
    // What stands there is followed here: the index learns of the moves only when the step is done.
    const standing = this.#session.index.box(place).map(({ id }) => ({ id }))
    let previous = after
    this.#asOne(() => {
      for (const id of ids) {
        const now = standing.findIndex((item) => item.id === id)
        if (now !== -1) standing.splice(now, 1)
        const at = landingIndex(standing, previous, before)
        standing.splice(at, 0, { id })
        this.#place(id, place, at)
        previous = id
      }
    })
  }

  /** Several edits as one step: sent, judged and undone together. */
  #asOne(edits: () => void): void {
    this.#session.doc.transact(edits, LOCAL)
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
    this.#tell('said.moved', { place: this.#placeName(place), n, all: box.length })
    this.#view.setCurrent(place, first)
    focusItem(first)
  }

  // Groups

  group(cards: readonly string[]): void {
    const made = this.#session.edit.cluster(cards)
    if (made === null) return
    this.clearSelection()
    this.#tell('said.grouped', { n: cards.length })
    this.#view.edit(made)
  }

  joinGroup(group: string, ids: readonly string[]): void {
    this.#session.edit.joinGroup(group, ids)
    this.clearSelection()
    this.#tell('said.grouped', { n: ids.length })
    if (ids[0] !== undefined) focusItem(ids[0])
  }

  /** Puts groups into another one, which keeps its title, as one step of undo. */
  mergeGroups(into: string, groups: readonly string[]): void {
    const n = groups.flatMap((group) => this.#session.index.members(group)).length
    this.#asOne(() => groups.forEach((group) => this.#session.edit.mergeGroups(into, group)))
    this.clearSelection()
    this.#tell('said.grouped', { n })
    focusItem(into)
  }

  /** Whether a group may be put into another one. */
  mayMerge(into: string, group: string): boolean {
    const { may, index } = this.#session
    const place = this.placeOf(into)
    return place !== null && into !== group && may.trash('groups', group) && index.members(group).every((card) => may.moveTo('cards', card, place, into))
  }

  leaveGroup(ids: readonly string[]): void {
    this.#session.edit.leaveGroup(ids)
    if (ids[0] !== undefined) focusItem(ids[0])
  }

  /** The group of which these cards, and not all, may become one of their own; null where there is none. */
  groupToSplit(ids: readonly string[]): string | null {
    const { index } = this.#session
    const group = ids.length > 0 ? (index.card(ids[0]!)?.shownGroup ?? null) : null
    if (group === null || ids.length >= index.members(group).length || !this.mayGroup(ids)) return null
    return ids.every((id) => index.card(id)?.shownGroup === group) ? group : null
  }

  dissolve(group: string): void {
    const [first] = this.#session.index.members(group)
    this.#session.edit.dissolveGroup(group)
    this.#tell('said.dissolved')
    if (first !== undefined) focusItem(first)
  }

  // The bin

  trash(ids: readonly string[]): void {
    const going = ids.filter((id) => this.mayTrash(id))
    const withMembers = going.flatMap((id) => [...this.#session.index.members(id), id])
    this.#asOne(() => {
      for (const id of withMembers) this.#ask(id, (root) => (this.#session.edit.setTrashed(root, id, true), true))
    })
    this.clearSelection()
    if (going.length > 0) this.#tell('said.trashed', { n: going.length })
  }

  restore(root: EntityRoot, id: string): void {
    this.#session.edit.setTrashed(root, id, false)
    this.#tell('said.restored')
  }

  undo = (): void => {
    this.#session.undo()
  }

  redo = (): void => {
    this.#session.redo()
  }

  // Selection

  toggleSelected(id: string): void {
    this.#session.selection.toggle(id)
    if (!this.#view.now.selecting) this.#view.set({ selecting: true })
  }

  select(ids: readonly string[]): void {
    this.#session.selection.set(ids)
    this.#view.set({ selecting: ids.length > 0 })
  }

  /** From what was chosen last to here, in the order of the box. */
  selectTo(id: string): void {
    const { selection } = this.#session
    const place = this.placeOf(id)
    const order = place === null ? [] : this.#inOrder(place)
    const from = order.indexOf(selection.ids.at(-1) ?? '')
    const to = order.indexOf(id)
    if (from === -1 || to === -1) return this.toggleSelected(id)
    this.select([...selection.ids, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)])
  }

  selectAll(place: string): void {
    this.select(this.#inOrder(place).filter((id) => this.rootOf(id) === 'cards'))
  }

  clearSelection(): void {
    this.#session.selection.clear()
    this.#view.set({ selecting: false })
  }

  #inOrder(place: string): string[] {
    const { index } = this.#session
    return index.box(place).flatMap((item) => (item.kind === 'group' ? [item.id, ...index.members(item.id)] : [item.id]))
  }

  // Dragging

  /** What moves with an item: the selection it belongs to, or itself alone. Null where it may not move. */
  lift(id: string): { ids: readonly string[]; rules: DropRules } | null {
    const { selection, may } = this.#session
    const ids = selection.has(id) ? selection.ids : [id]
    if (!ids.every((one) => this.mayMove(one))) return null
    const onlyCards = ids.every((one) => this.rootOf(one) === 'cards')
    const onlyGroups = ids.every((one) => this.rootOf(one) === 'groups')
    return {
      ids,
      rules: {
        moving: new Set(ids),
        open: (place) => ids.every((one) => this.#ask(one, (root) => may.moveTo(root, one, place))),
        onto: (item, target) => {
          const place = this.placeOf(target)
          if (item === 'group' && onlyGroups) return ids.every((one) => this.mayMerge(target, one))
          if (!onlyCards || place === null) return false
          if (item === 'group') return ids.every((one) => may.moveTo('cards', one, place, target))
          return may.cluster(place) && may.move('cards', target) && ids.every((one) => may.moveTo('cards', one, place))
        },
      },
    }
  }

  // Commands and the rest

  lock(path: string, locked: boolean): void {
    this.command({ type: 'lock.set', path, locked }, () => this.#tell(locked ? 'said.locked' : 'said.unlocked'))
  }

  lockAll(ids: readonly string[], locked: boolean): void {
    for (const id of ids) this.#ask(id, (root) => (this.lock(entityPath(root, id), locked), true))
  }

  /** Asks the room; what it refuses is shown like any other refusal. */
  command(command: Command, done: () => void = () => {}): void {
    void this.#session.command(command).then((result) => {
      if (result.ok) done()
      else if (result.refusal) this.#session.refusals.add({ code: result.refusal.code, path: pathOf(command) })
      else announce(this.#t()('said.noAnswer'), true)
    })
  }

  makeAction(theme: string, title: string, link: string): void {
    const id = this.#session.edit.addAction({ theme, title: title.slice(0, 180), links: [link] })
    if (this.#view.now.actions === 'hidden') this.#view.set({ actions: 'column' })
    this.#view.set({ phoneTab: 'actions', editing: id, caret: null })
    this.#tell('said.actionMade')
  }

  async copy(text: string): Promise<void> {
    if (await copyText(text, document.body)) this.#tell('said.copied')
  }

  /** Brings a card or group into view, wherever it stands. */
  show(id: string): void {
    const card = this.#session.index.card(id)
    const place = this.placeOf(id)
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

  #placeName(place: string): string {
    return fullPlaceTitle(place, this.#session.facts.themes, this.#t())
  }

  #tell(...what: Parameters<Say>): void {
    announce(this.#t()(...what))
  }
}

const BESIDE: Readonly<Record<string, Partial<Record<'up' | 'down' | 'left' | 'right', string>>>> = {
  S: { right: 'W', down: 'O' }, W: { left: 'S', down: 'T' }, O: { right: 'T', up: 'S' }, T: { left: 'O', up: 'W' },
}

/** The box on that side of a box of a theme; null at the rim. */
function neighbourBox(place: string, way: 'up' | 'down' | 'left' | 'right'): string | null {
  const [kind, theme, quadrant = ''] = place.split('/')
  const beside = kind === 'swot' ? BESIDE[quadrant]?.[way] : undefined
  return beside === undefined ? null : `swot/${theme}/${beside}`
}

/** What a command is about, so that a refusal is shown where that stands. */
function pathOf(command: Command): string {
  if ('path' in command) return command.path ?? ''
  return 'action' in command ? `action/${command.action}` : ''
}
