/** A board as plain data: what screens show and reports print. Malformed values read as absent, never throw. */
import * as Y from 'yjs'
import {
  ATTENDANCES, ATTRIBUTIONS, OPEN_PHASE, PRIORITIES, STATUSES, TOWS,
  type Attendance, type Attribution, type Delegation, type EntityRoot, type Phase, type Priority, type Status, type Theme, type Tows,
} from './keys.ts'
import { LIMITS } from './limits.ts'
import { byOrder } from './order.ts'

export interface CardData {
  id: string
  place: string
  order: string
  text: string
  author: string | null
  delegation: string | null
  attendance: Attendance | null
  createdAt: string
  lang?: string
  evidence?: string
  group?: string
  trashed: boolean
}

export interface GroupData {
  id: string
  place: string
  order: string
  title: string
  trashed: boolean
}

export interface ActionData {
  id: string
  theme: string
  order: string
  title: string
  institution?: string
  owner?: string
  country?: string
  due?: string
  priority?: Priority
  status: Status
  tows?: Tows
  links: string[]
  trashed: boolean
}

export interface LockData {
  by: string | null
  at: string
}

/** What the `board` root holds. */
export interface BoardData {
  title: string
  question: string
  attribution: Attribution
  phase: string
  maxCardText: number
  closed: boolean
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const optional = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const oneOf = <T extends string>(list: readonly T[], value: unknown): T | undefined =>
  (list as readonly unknown[]).includes(value) ? (value as T) : undefined
const ytext = (value: unknown): string => (value instanceof Y.Text ? value.toString() : '')

export function entities(doc: Y.Doc, root: EntityRoot): Y.Map<Y.Map<unknown>> {
  return doc.getMap(root)
}

/** The Y.Map of one entity, or null when it is absent or not a map. */
export function entity(doc: Y.Doc, root: EntityRoot, id: string): Y.Map<unknown> | null {
  const map = entities(doc, root).get(id)
  return map instanceof Y.Map ? map : null
}

export function readCard(id: string, map: Y.Map<unknown>): CardData {
  return {
    id,
    place: text(map.get('place')),
    order: text(map.get('order')),
    text: ytext(map.get('text')),
    author: orNull(map.get('author')),
    delegation: orNull(map.get('delegation')),
    attendance: oneOf(ATTENDANCES, map.get('attendance')) ?? null,
    createdAt: text(map.get('createdAt')),
    lang: optional(map.get('lang')),
    evidence: optional(map.get('evidence')),
    group: optional(map.get('group')),
    trashed: map.get('trashed') === true,
  }
}

export function readGroup(id: string, map: Y.Map<unknown>): GroupData {
  return {
    id,
    place: text(map.get('place')),
    order: text(map.get('order')),
    title: ytext(map.get('title')),
    trashed: map.get('trashed') === true,
  }
}

export function readAction(id: string, map: Y.Map<unknown>): ActionData {
  const links = map.get('links')
  return {
    id,
    theme: text(map.get('theme')),
    order: text(map.get('order')),
    title: ytext(map.get('title')),
    institution: optional(map.get('institution')),
    owner: optional(map.get('owner')),
    country: optional(map.get('country')),
    due: optional(map.get('due')),
    priority: oneOf(PRIORITIES, map.get('priority')),
    status: oneOf(STATUSES, map.get('status')) ?? 'proposed',
    tows: oneOf(TOWS, map.get('tows')),
    links: Array.isArray(links) ? links.filter((link): link is string => typeof link === 'string') : [],
    trashed: map.get('trashed') === true,
  }
}

function readAll<T extends { id: string; order: string }>(
  doc: Y.Doc, root: EntityRoot, read: (id: string, map: Y.Map<unknown>) => T,
): T[] {
  const out: T[] = []
  entities(doc, root).forEach((map, id) => {
    if (map instanceof Y.Map) out.push(read(id, map))
  })
  return out.sort(byOrder)
}

/** All cards, trashed ones included, in order. */
export const readCards = (doc: Y.Doc): CardData[] => readAll(doc, 'cards', readCard)
export const readGroups = (doc: Y.Doc): GroupData[] => readAll(doc, 'groups', readGroup)
export const readActions = (doc: Y.Doc): ActionData[] => readAll(doc, 'actions', readAction)

export function readBoard(doc: Y.Doc): BoardData {
  const board = doc.getMap('board')
  const settings = board.get('settings')
  const most = settings && typeof settings === 'object' ? (settings as { maxCardText?: unknown }).maxCardText : undefined
  return {
    title: text(board.get('title')),
    question: text(board.get('question')),
    attribution: oneOf(ATTRIBUTIONS, board.get('attribution')) ?? 'delegation',
    phase: text(board.get('phase')),
    maxCardText: typeof most === 'number' ? most : LIMITS.cardText,
    closed: board.get('closed') === true,
  }
}

/** Whether devices may keep copies of the board. */
export function readOffline(doc: Y.Doc): boolean {
  const settings = doc.getMap('board').get('settings')
  return !(settings && typeof settings === 'object' && (settings as { offline?: unknown }).offline === false)
}

function readPlain<T extends { id: string; order: string }>(doc: Y.Doc, root: 'themes' | 'delegations' | 'phases'): T[] {
  const out: T[] = []
  doc.getMap(root).forEach((value, id) => {
    if (value && typeof value === 'object') out.push({ ...(value as T), id })
  })
  return out.sort(byOrder)
}

export const readThemes = (doc: Y.Doc): Theme[] => readPlain(doc, 'themes')
export const readDelegations = (doc: Y.Doc): Delegation[] => readPlain(doc, 'delegations')
export const readPhases = (doc: Y.Doc): Phase[] => readPlain(doc, 'phases')

/** The phase that is on now. */
export function currentPhase(doc: Y.Doc): Phase {
  const id = text(doc.getMap('board').get('phase'))
  const phase = id === '' ? undefined : (doc.getMap('phases').get(id) as (Omit<Phase, 'conclude'> & Partial<Phase>) | undefined)
  return phase && typeof phase === 'object' ? { ...OPEN_PHASE, conclude: false, ...phase, id } : OPEN_PHASE
}

export function readLocks(doc: Y.Doc): Map<string, LockData> {
  const out = new Map<string, LockData>()
  doc.getMap('locks').forEach((value, path) => {
    if (value && typeof value === 'object') out.set(path, value as LockData)
  })
  return out
}

/**
 * The group a card is shown in: the one it names, while that one is alive and stands in the same place.
 * So a card moved to another box leaves its group by itself, and a dissolved group frees its cards.
 */
export function shownGroup(card: Pick<CardData, 'group' | 'place'>, groups: ReadonlyMap<string, GroupData>): GroupData | null {
  const group = card.group === undefined ? undefined : groups.get(card.group)
  return group && !group.trashed && group.place === card.place ? group : null
}

/** The whole board as plain data, everything in it sorted by id: two replicas are equal when this is deeply equal. */
export function readContent(doc: Y.Doc): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const root of ['board', 'themes', 'delegations', 'phases', 'cards', 'groups', 'actions', 'locks', 'results', 'positions']) {
    const json = doc.getMap(root).toJSON() as Record<string, unknown>
    out[root] = Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return out
}
