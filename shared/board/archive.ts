/**
 * A board as one plain value: what an export holds, what a preset or the sample is written as, and what a new document is
 * made of. What lies in the bin stays out; so do the people: the writer of a card is a name at most, and only on a named board.
 */
import * as Y from 'yjs'
import { addAction, addCard } from './edits.ts'
import type { Attendance, Attribution, Delegation, Phase, Theme } from './keys.ts'
import {
  entities, readActions, readBoard, readCards, readDelegations, readGroups, readLocks, readPhases, readThemes,
  type ActionData, type CardData, type GroupData,
} from './read.ts'
import { positionKey, positionsRoot, readPositions, type Position } from './positions.ts'
import { totalsOnly, type Result } from './tally.ts'

export const ARCHIVE_FORMAT = 'plenum-board/1'

export type ArchivedCard = Omit<CardData, 'trashed'>
export type ArchivedGroup = Omit<GroupData, 'trashed'>
export type ArchivedAction = Omit<ActionData, 'trashed'>

export type ArchivedPosition = Position & { action: string }

export interface Settings {
  maxCardText?: number
  offline?: boolean
}

export interface Archive {
  format: typeof ARCHIVE_FORMAT
  board: { title: string; question: string; attribution: Attribution; phase: string; settings: Settings }
  themes: Theme[]
  delegations: Delegation[]
  phases: Phase[]
  /** `author` is a name, for people to read; on a new board it is nobody. */
  cards: ArchivedCard[]
  groups: ArchivedGroup[]
  actions: ArchivedAction[]
  /** `by` is a delegation, on a board that shows them; persons do not leave the board. */
  locks: { path: string; at: string; by?: string }[]
  results: Record<string, Result>
  positions: ArchivedPosition[]
}

/** The whole board, as far as its attribution shows it. `nameOf` gives the name of a participant on a named board. */
export function toArchive(doc: Y.Doc, nameOf: (participant: string) => string | null): Archive {
  const { title, question, attribution, phase } = readBoard(doc)
  const kept = <T extends { trashed: boolean }>(list: T[]) =>
    list.filter(({ trashed }) => !trashed).map(({ trashed: _kept, ...rest }) => rest)
  const groups = kept(readGroups(doc))
  const cards = kept(readCards(doc))
  const actions = kept(readActions(doc))
  const groupIds = new Set(groups.map(({ id }) => id))
  const actionIds = new Set(actions.map(({ id }) => id))
  const linked = new Set([...groupIds, ...cards.map(({ id }) => id)])
  return {
    format: ARCHIVE_FORMAT,
    board: { title, question, attribution, phase, settings: { ...(doc.getMap('board').get('settings') as Settings | undefined) } },
    themes: readThemes(doc),
    delegations: readDelegations(doc),
    phases: readPhases(doc),
    cards: cards.map((card) => ({
      ...card,
      ...shown(card, attribution, nameOf),
      group: card.group !== undefined && groupIds.has(card.group) ? card.group : undefined,
    })),
    groups,
    actions: actions.map((action) => ({ ...action, links: action.links.filter((link) => linked.has(link)) })),
    locks: [...readLocks(doc)].map(([path, { at, by }]) => ({ path, at, ...(attribution === 'delegation' && by !== null && { by }) })),
    results: Object.fromEntries(Object.entries(doc.getMap('results').toJSON() as Record<string, Result>).map(([id, result]) => [id, shownResult(result, attribution)])),
    positions: readPositions(doc)
      .filter(({ action }) => actionIds.has(action))
      .map(({ key: _key, ...position }) => shownPosition(position, attribution)),
  }
}

/** NAME-1, held here once more: an export never says more than the attribution of the board allows. */
function shown(
  card: ArchivedCard, attribution: Attribution, nameOf: (participant: string) => string | null,
): { author: string | null; delegation: string | null; attendance: Attendance | null } {
  return {
    author: attribution === 'named' && card.author !== null ? nameOf(card.author) : null,
    delegation: attribution === 'none' ? null : card.delegation,
    attendance: attribution === 'none' ? null : card.attendance,
  }
}

const shownResult = (result: Result, attribution: Attribution): Result => (attribution === 'none' ? totalsOnly(result) : result)

/** A position as a board without attribution keeps it: not whose, nor when within the day, nor by whom it was entered. */
export function shownPosition<T extends Position>(position: T, attribution: Attribution): T {
  if (attribution !== 'none') return position
  const { entered: _entered, ...rest } = position
  return { ...rest, delegation: null, at: `${position.at.slice(0, 10)}T00:00:00.000Z` } as T
}

/** A new document with this content. Give it only archives we made or `readArchive` has checked. */
export function fromArchive(archive: Archive): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    const { settings, ...board } = archive.board
    for (const [field, value] of Object.entries(board)) doc.getMap('board').set(field, value)
    if (Object.keys(settings).length > 0) doc.getMap('board').set('settings', settings)
    for (const root of ['themes', 'delegations', 'phases'] as const) {
      for (const { id, ...value } of archive[root]) doc.getMap(root).set(id, defined(value))
    }
    for (const { id, place, order, title } of archive.groups) {
      const map = new Y.Map<unknown>()
      map.set('place', place)
      map.set('order', order)
      map.set('title', new Y.Text(title))
      entities(doc, 'groups').set(id, map)
    }
    for (const card of archive.cards) addCard(doc, { ...card, stamp: shown(card, board.attribution, () => null) }, null)
    for (const action of archive.actions) addAction(doc, action, null)
    for (const { path, at, by } of archive.locks) {
      doc.getMap('locks').set(path, { by: board.attribution === 'delegation' ? (by ?? null) : null, at })
    }
    for (const [index, { action, ...position }] of archive.positions.entries()) {
      const kept = shownPosition(position, board.attribution)
      positionsRoot(doc).set(positionKey(action, kept.delegation ?? `${index}`), defined(kept) as Position)
    }
    for (const [id, result] of Object.entries(archive.results)) {
      doc.getMap('results').set(id, shownResult(result, board.attribution))
    }
  })
  return doc
}

/** Without fields that are undefined, which a document would keep as a value. */
const defined = (value: object): object => Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined))
