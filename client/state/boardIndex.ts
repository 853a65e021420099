/**
 * Cards, groups and actions as plain values, and what stands where: kept current by what a transaction touched, so an edit
 * costs the same on every board. Values and lists keep their identity until they change.
 *
 * Cards may come from two documents: the board and, in private phases, the person's own draft. Once a card is on the board
 * its draft no longer shows.
 */
import * as Y from 'yjs'
import { ENTITY_ROOTS, type EntityRoot } from '../../shared/board/keys.ts'
import type { Ordered } from '../../shared/board/order.ts'
import { entities, entity, readAction, readCard, readGroup, shownGroup, type ActionData, type CardData, type GroupData } from '../../shared/board/read.ts'
import { OrderedLists } from './orderedLists.ts'
import type { Watch } from './watch.ts'

export interface CardView extends CardData {
  /** Only its author has it. */
  readonly draft: boolean
  /** The group it is shown in. */
  readonly shownGroup: string | null
}

export interface BoxItem extends Ordered {
  readonly kind: 'card' | 'group'
  readonly draft: boolean
}

export type Touched = Readonly<Record<EntityRoot, Set<string>>>

const nothing = (): Touched => ({ cards: new Set(), groups: new Set(), actions: new Set() })

export class BoardIndex {
  readonly #watch: Watch
  readonly #docs: { board: Y.Doc; draft: Y.Doc | null }
  readonly #cards = new Map<string, CardView>()
  readonly #groups = new Map<string, GroupData>()
  readonly #actions = new Map<string, ActionData>()
  readonly #boxes = new OrderedLists<BoxItem>((a, b) => a.kind === b.kind && a.draft === b.draft)
  readonly #members = new OrderedLists<Ordered>()
  readonly #byTheme = new OrderedLists<Ordered>()
  readonly #bins = new OrderedLists<Ordered>()
  readonly #drafts = new OrderedLists<Ordered>()
  readonly #counts = new Map<string, number>()
  /** Cards by the group they name, shown in it or not. */
  readonly #naming = new Map<string, Set<string>>()
  readonly #detach = new Map<Y.Doc, () => void>()
  #registers: readonly string[] = []
  /** Made when it is asked for, and anew when an action changed. */
  #cited: ReadonlySet<string> | null = null
  #touched = nothing()
  /** Told what a transaction touched, and whether it was one's own. */
  onTouched: (touched: Touched, local: boolean) => void = () => {}

  constructor(board: Y.Doc, watch: Watch) {
    this.#watch = watch
    this.#docs = { board, draft: null }
    this.#attach(board)
  }

  /** Shows the cards of a draft document beside the board's; null shows none. */
  setDraft(draft: Y.Doc | null): void {
    const { draft: before } = this.#docs
    if (before === draft) return
    if (before) {
      this.#detach.get(before)?.()
      this.#detach.delete(before)
      entities(before, 'cards').forEach((_card, id) => this.#touched.cards.add(id))
    }
    this.#docs.draft = draft
    if (draft) this.#attach(draft)
    else this.#flush(false)
  }

  card(id: string): CardView | null {
    return this.#cards.get(id) ?? null
  }

  group(id: string): GroupData | null {
    return this.#groups.get(id) ?? null
  }

  action(id: string): ActionData | null {
    return this.#actions.get(id) ?? null
  }

  box(place: string): readonly BoxItem[] {
    return this.#boxes.get(place)
  }

  /** The places beside the themes in which something stands. */
  get registers(): readonly string[] {
    return this.#registers
  }

  members(group: string): readonly string[] {
    return this.#members.ids(group)
  }

  actionsOf(theme: string): readonly string[] {
    return this.#byTheme.ids(theme)
  }

  bin(root: EntityRoot): readonly string[] {
    return this.#bins.ids(root)
  }

  /** Cards that stand in a place, in a group or not. */
  count(place: string): number {
    return this.#counts.get(place) ?? 0
  }

  /** Ids of the person's own drafts. */
  get drafts(): readonly string[] {
    return this.#drafts.ids('all')
  }

  /** Every card, group and action there is, trashed ones too, in no order. */
  cards(): IterableIterator<CardView> {
    return this.#cards.values()
  }

  groups(): IterableIterator<GroupData> {
    return this.#groups.values()
  }

  actions(): IterableIterator<ActionData> {
    return this.#actions.values()
  }

  /** The cards and groups that an action of any theme cites; dropped ones answer nothing. */
  get cited(): ReadonlySet<string> {
    this.#cited ??= new Set([...this.actions()].flatMap(({ status, trashed, links }) => (trashed || status === 'dropped' ? [] : links)))
    return this.#cited
  }

  /** The document a card lives in now. */
  docOf(root: EntityRoot, id: string): Y.Doc {
    return root === 'cards' && this.card(id)?.draft && this.#docs.draft ? this.#docs.draft : this.#docs.board
  }

  destroy(): void {
    for (const detach of this.#detach.values()) detach()
    this.#detach.clear()
  }

  #attach(doc: Y.Doc): void {
    const undo: (() => void)[] = []
    for (const root of ENTITY_ROOTS) {
      const map = entities(doc, root)
      const onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
        for (const event of events) {
          const [id] = event.path
          if (typeof id === 'string') this.#touched[root].add(id)
          else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged as Set<string>) this.#touched[root].add(key)
        }
      }
      map.observeDeep(onEvents)
      undo.push(() => map.unobserveDeep(onEvents))
      map.forEach((_value, id) => this.#touched[root].add(id))
    }
    // After the observers of all three roots: a cluster touches groups and cards at once.
    const onDone = (transaction: Y.Transaction) => this.#flush(transaction.local)
    doc.on('afterTransaction', onDone)
    undo.push(() => doc.off('afterTransaction', onDone))
    this.#detach.set(doc, () => {
      for (const step of undo) step()
    })
    this.#flush(false)
  }

  #flush(local: boolean): void {
    const { cards, groups, actions } = this.#touched
    if (cards.size + groups.size + actions.size === 0) return
    this.#touched = nothing()
    const keys = new Set<string>()
    for (const id of groups) {
      this.#group(id, keys)
      for (const card of this.#naming.get(id) ?? []) cards.add(card)
    }
    for (const id of cards) this.#card(id, keys)
    for (const id of actions) this.#action(id, keys)
    this.#registered(keys)
    this.onTouched({ cards, groups, actions }, local)
    this.#watch.notify(keys)
  }

  #group(id: string, keys: Set<string>): void {
    const map = entity(this.#docs.board, 'groups', id)
    const group = map ? readGroup(id, map) : null
    if (!renew(this.#groups, id, group)) return
    keys.add(`group/${id}`)
    const order = group?.order ?? ''
    const item: BoxItem = { id, order, kind: 'group', draft: false }
    this.#list(this.#boxes, 'box', item, group && !group.trashed ? group.place : null, keys)
    this.#binned('groups', id, order, group?.trashed === true, keys)
  }

  #card(id: string, keys: Set<string>): void {
    const onBoard = entity(this.#docs.board, 'cards', id)
    const inDraft = onBoard || !this.#docs.draft ? null : entity(this.#docs.draft, 'cards', id)
    const map = onBoard ?? inDraft
    const data = map ? readCard(id, map) : null
    const before = this.#cards.get(id)
    const group = data ? (shownGroup(data, this.#groups)?.id ?? null) : null
    const card = data ? { ...data, draft: inDraft !== null, shownGroup: group } : null
    if (!renew(this.#cards, id, card)) return
    keys.add(`card/${id}`)
    if (before?.group !== card?.group) {
      if (before?.group !== undefined) this.#naming.get(before.group)?.delete(id)
      if (card?.group !== undefined) {
        const naming = this.#naming.get(card.group)
        if (naming) naming.add(id)
        else this.#naming.set(card.group, new Set([id]))
      }
    }
    const order = card?.order ?? ''
    const draft = card?.draft ?? false
    const alive = card !== null && !card.trashed
    const item: BoxItem = { id, order, kind: 'card', draft }
    this.#list(this.#boxes, 'box', item, alive && group === null ? card.place : null, keys)
    this.#list(this.#members, 'members', { id, order }, alive ? group : null, keys)
    this.#list(this.#drafts, 'own-drafts', { id, order }, alive && draft ? 'all' : null, keys)
    this.#binned('cards', id, order, card?.trashed === true, keys)
    this.#counted(before && !before.trashed ? before.place : null, alive ? card.place : null, keys)
  }

  #action(id: string, keys: Set<string>): void {
    const map = entity(this.#docs.board, 'actions', id)
    const action = map ? readAction(id, map) : null
    if (!renew(this.#actions, id, action)) return
    this.#cited = null
    keys.add(`action/${id}`).add('cited')
    const order = action?.order ?? ''
    this.#list(this.#byTheme, 'actions', { id, order }, action && !action.trashed ? action.theme : null, keys)
    this.#binned('actions', id, order, action?.trashed === true, keys)
  }

  #list<T extends Ordered>(lists: OrderedLists<T>, name: string, item: T, list: string | null, keys: Set<string>): void {
    for (const changed of lists.put(item, list)) keys.add(`${name}/${changed}`)
  }

  #registered(keys: Set<string>): void {
    if (![...keys].some((key) => key.startsWith('box/') && !key.startsWith('box/swot/'))) return
    const now = [...this.#boxes.names()].filter((place) => !place.startsWith('swot/')).sort()
    if (now.join() === this.#registers.join()) return
    this.#registers = now
    keys.add('registers')
  }

  #binned(root: EntityRoot, id: string, order: string, trashed: boolean, keys: Set<string>): void {
    this.#list(this.#bins, 'bin', { id, order }, trashed ? root : null, keys)
  }

  #counted(before: string | null, now: string | null, keys: Set<string>): void {
    if (before === now) return
    for (const [place, by] of [[before, -1], [now, 1]] as const) {
      if (place === null) continue
      this.#counts.set(place, this.count(place) + by)
      keys.add(`count/${place}`)
    }
  }
}

/** Replaces a value where it differs. False: nothing changed, and the old value keeps its identity. */
function renew<T extends object>(values: Map<string, T>, id: string, next: T | null): boolean {
  const before = values.get(id)
  if (next === null) return values.delete(id)
  if (before && alike(before, next)) return false
  values.set(id, next)
  return true
}

function alike(a: object, b: object): boolean {
  const left = Object.entries(a)
  if (left.length !== Object.keys(b).length) return false
  return left.every(([key, value]) => {
    const other = (b as Record<string, unknown>)[key]
    if (Array.isArray(value) && Array.isArray(other)) return value.length === other.length && value.every((item, i) => item === other[i])
    return value === other
  })
}
