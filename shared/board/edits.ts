/**
 * The edits people make to cards, groups and actions. Each is one transaction, so that it is judged, undone and
 * refused as one; the origin is what the caller's undo manager tracks. The server's gate decides; these never ask it.
 */
import * as Y from 'yjs'
import type { EntityRoot, Priority, Stamp, Status, Tows } from './keys.ts'
import { byOrder, keyBetween, orderAt, type Ordered } from './order.ts'
import { entities, entity, readCards, readGroups, shownGroup, type GroupData } from './read.ts'

export interface NewCard {
  id: string
  place: string
  text: string
  stamp: Stamp
  /** ISO 8601 */
  createdAt: string
  lang?: string
  /** Absent: at the end of its box. */
  order?: string
  evidence?: string
  group?: string
}

export function addCard(doc: Y.Doc, card: NewCard, origin: unknown): void {
  doc.transact(() => {
    const map = new Y.Map<unknown>()
    map.set('place', card.place)
    map.set('order', card.order ?? orderAt(standing(doc, card.place), Infinity))
    map.set('text', new Y.Text(card.text))
    map.set('author', card.stamp.author)
    map.set('delegation', card.stamp.delegation)
    map.set('attendance', card.stamp.attendance)
    map.set('createdAt', card.createdAt)
    if (card.lang !== undefined) map.set('lang', card.lang)
    if (card.evidence !== undefined) map.set('evidence', card.evidence)
    if (card.group !== undefined) map.set('group', card.group)
    entities(doc, 'cards').set(card.id, map)
  }, origin)
}

/** What stands in a place, cards and groups in one order; trashed ones and cards shown inside a group are left out. */
export function standing(doc: Y.Doc, place: string): Ordered[] {
  const groups = new Map<string, GroupData>(readGroups(doc).map((group) => [group.id, group]))
  const cards = readCards(doc).filter((card) => card.place === place && !card.trashed && !shownGroup(card, groups))
  const inPlace = [...groups.values()].filter((group) => group.place === place && !group.trashed)
  return [...cards, ...inPlace].map(({ id, order }) => ({ id, order })).sort(byOrder)
}

/** The order of what stands last in each place. Reads the board once, however many places are asked for. */
export function lastOrders(doc: Y.Doc): Map<string, string> {
  const groups = new Map<string, GroupData>(readGroups(doc).map((group) => [group.id, group]))
  const last = new Map<string, string>()
  const stands = ({ place, order }: { place: string; order: string }) => {
    const before = last.get(place)
    if (before === undefined || before < order) last.set(place, order)
  }
  for (const card of readCards(doc)) if (!card.trashed && !shownGroup(card, groups)) stands(card)
  for (const group of groups.values()) if (!group.trashed) stands(group)
  return last
}

function setField(doc: Y.Doc, root: EntityRoot, id: string, field: string, value: unknown): void {
  const map = entity(doc, root, id)
  if (!map) return
  if (value === undefined) {
    if (map.has(field)) map.delete(field)
  } else if (map.get(field) !== value) map.set(field, value)
}

/** Moves a card to a place, before the `index`-th thing standing there (counted without the card itself); `among`: what stands there, where it is more than the document knows. */
export function moveCard(doc: Y.Doc, id: string, place: string, index: number, origin: unknown, among = standing(doc, place)): void {
  doc.transact(() => {
    const others = among.filter((other) => other.id !== id)
    setField(doc, 'cards', id, 'place', place)
    setField(doc, 'cards', id, 'order', orderAt(others, index))
  }, origin)
}

export function setCardFields(
  doc: Y.Doc, id: string, fields: { lang?: string; evidence?: string }, origin: unknown,
): void {
  doc.transact(() => {
    for (const [field, value] of Object.entries(fields)) setField(doc, 'cards', id, field, value === '' ? undefined : value)
  }, origin)
}

/** Deleting is a flag: restoring keeps identity, text and history. */
export function setTrashed(doc: Y.Doc, root: EntityRoot, id: string, trashed: boolean, origin: unknown): void {
  doc.transact(() => setField(doc, root, id, 'trashed', trashed ? true : undefined), origin)
}

/** Makes a group of cards; they move to its place and keep their order. The group stands where `order` says, else at the end. */
export function clusterCards(
  doc: Y.Doc, group: { id: string; place: string; title: string; order?: string }, cardIds: readonly string[], origin: unknown,
): void {
  doc.transact(() => {
    const map = new Y.Map<unknown>()
    map.set('place', group.place)
    map.set('order', group.order ?? orderAt(standing(doc, group.place), Infinity))
    map.set('title', new Y.Text(group.title))
    entities(doc, 'groups').set(group.id, map)
    joinGroup(doc, group.id, cardIds, origin)
  }, origin)
}

/** Puts cards into a group that exists, moving them to its place. */
export function joinGroup(doc: Y.Doc, groupId: string, cardIds: readonly string[], origin: unknown): void {
  doc.transact(() => {
    const place = entity(doc, 'groups', groupId)?.get('place')
    if (typeof place !== 'string') return
    for (const id of cardIds) {
      setField(doc, 'cards', id, 'place', place)
      setField(doc, 'cards', id, 'group', groupId)
    }
  }, origin)
}

/** Takes cards out of whatever group they are in; they stay in the box. */
export function leaveGroup(doc: Y.Doc, cardIds: readonly string[], origin: unknown): void {
  doc.transact(() => {
    for (const id of cardIds) setField(doc, 'cards', id, 'group', undefined)
  }, origin)
}

/** Frees the cards of a group and trashes the group itself. */
export function dissolveGroup(doc: Y.Doc, groupId: string, origin: unknown): void {
  doc.transact(() => {
    leaveGroup(doc, membersOf(doc, groupId), origin)
    setTrashed(doc, 'groups', groupId, true, origin)
  }, origin)
}

/** Puts the cards of one group into another, and what is left of it into the bin. */
export function mergeGroups(doc: Y.Doc, into: string, from: string, origin: unknown): void {
  if (into === from) return
  doc.transact(() => {
    joinGroup(doc, into, membersOf(doc, from), origin)
    setTrashed(doc, 'groups', from, true, origin)
  }, origin)
}

/** Ids of the cards that stand in a group, in order. One that was moved elsewhere names it still, and is not in it. */
export function membersOf(doc: Y.Doc, groupId: string): string[] {
  const place = entity(doc, 'groups', groupId)?.get('place')
  return readCards(doc).filter((card) => card.group === groupId && card.place === place && !card.trashed).map((card) => card.id)
}

/** Moves a group with its cards as one, before the `index`-th thing standing in the place. */
export function moveGroup(doc: Y.Doc, id: string, place: string, index: number, origin: unknown, among = standing(doc, place)): void {
  doc.transact(() => {
    const others = among.filter((other) => other.id !== id)
    const from = entity(doc, 'groups', id)?.get('place')
    setField(doc, 'groups', id, 'place', place)
    setField(doc, 'groups', id, 'order', orderAt(others, index))
    for (const card of readCards(doc)) {
      if (card.group === id && card.place === from) setField(doc, 'cards', card.id, 'place', place)
    }
  }, origin)
}

export interface ActionFields {
  theme?: string
  institution?: string
  owner?: string
  country?: string
  /** `2022-06-30` or `2022-Q2` */
  due?: string
  priority?: Priority
  status?: Status
  tows?: Tows
  links?: string[]
}

export function addAction(
  doc: Y.Doc, action: ActionFields & { id: string; theme: string; title: string; order?: string }, origin: unknown,
): void {
  doc.transact(() => {
    const { id, title, order, ...fields } = action
    const map = new Y.Map<unknown>()
    let last: string | null = null
    entities(doc, 'actions').forEach((other) => {
      const key = other instanceof Y.Map && other.get('theme') === action.theme ? other.get('order') : null
      if (typeof key === 'string' && (last === null || key > last)) last = key
    })
    map.set('order', order ?? keyBetween(last, null))
    map.set('title', new Y.Text(title))
    map.set('status', 'proposed')
    for (const [field, value] of Object.entries(fields)) if (value !== undefined) map.set(field, value)
    map.set('links', action.links ?? [])
    entities(doc, 'actions').set(id, map)
  }, origin)
}

export function setActionFields(doc: Y.Doc, id: string, fields: ActionFields & { order?: string }, origin: unknown): void {
  doc.transact(() => {
    for (const [field, value] of Object.entries(fields)) setField(doc, 'actions', id, field, value === '' ? undefined : value)
  }, origin)
}

/**
 * Turns a Y.Text into `next` with one delete and one insert around what stays, never splitting a surrogate pair
 * (GATE: a split pair is refused, and would turn an emoji into two replacement characters).
 */
export function replaceText(text: Y.Text, next: string, origin: unknown): void {
  const now = text.toString()
  if (now === next) return
  let start = 0
  const most = Math.min(now.length, next.length)
  while (start < most && now[start] === next[start]) start++
  if (start > 0 && isHigh(now.charCodeAt(start - 1))) start--
  let end = 0
  while (end < most - start && now[now.length - 1 - end] === next[next.length - 1 - end]) end++
  if (end > 0 && isLow(now.charCodeAt(now.length - end))) end--
  const run = () => {
    if (now.length - end > start) text.delete(start, now.length - end - start)
    if (next.length - end > start) text.insert(start, next.slice(start, next.length - end))
  }
  if (text.doc) text.doc.transact(run, origin)
  else run()
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
