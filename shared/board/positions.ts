/**
 * What delegations say of draft conclusions. A position is kept with what it was stated on, so that agreement to an earlier
 * wording never passes for agreement to a later one.
 */
import type * as Y from 'yjs'
import { STANDS, type Stand } from './keys.ts'
import type { ActionData } from './read.ts'

/** What an action commits to: what, who, where, until when. */
export interface Wording {
  title: string
  institution?: string
  country?: string
  due?: string
}

/** One entry of the `positions` root. */
export interface Position {
  /** Null on boards without attribution. */
  delegation: string | null
  stand: Stand
  /** Why: with every comment and reservation. */
  text?: string
  on: Wording
  /** ISO 8601 */
  at: string
  /** Stated on the delegation's behalf by whoever keeps the record. */
  entered?: true
}

export interface PositionData extends Position {
  key: string
  action: string
}

/** Whose it is stands in the key only where the board's attribution shows it; else the second part tells nothing. */
export const positionKey = (action: string, part: string): string => `${action}/${part}`

/** The action a key is about, and whose position it is. */
export function splitKey(key: string): [action: string, part: string] {
  const at = key.indexOf('/')
  return [key.slice(0, at), key.slice(at + 1)]
}

export function wordingOf({ title, institution, country, due }: Pick<ActionData, 'title' | 'institution' | 'country' | 'due'>): Wording {
  return { title, ...(institution && { institution }), ...(country && { country }), ...(due && { due }) }
}

/** As one line. */
export const wordingText = ({ title, institution, country, due }: Wording): string => [title, institution, country, due].filter(Boolean).join(' · ')

const PARTS = ['title', 'institution', 'country', 'due'] as const

export const sameWording = (a: Wording, b: Wording): boolean => PARTS.every((part) => (a[part] ?? '') === (b[part] ?? ''))

/** STAND-2: stated on what the action no longer says. */
export const isEarlier = ({ on }: Pick<Position, 'on'>, action: Wording): boolean => !sameWording(on, wordingOf(action))

export const positionsRoot = (doc: Y.Doc): Y.Map<Position> => doc.getMap<Position>('positions')

export function readPosition(key: string, value: Position): PositionData {
  return { ...value, key, action: splitKey(key)[0] }
}

/** Every position, those on actions in the bin too, by key. */
export function readPositions(doc: Y.Doc): PositionData[] {
  return [...positionsRoot(doc)].map(([key, value]) => readPosition(key, value)).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** How many stand where. */
export function countStands(positions: Iterable<Pick<Position, 'stand'>>): Record<Stand, number> {
  const counts = Object.fromEntries(STANDS.map((stand) => [stand, 0])) as Record<Stand, number>
  for (const { stand } of positions) counts[stand]++
  return counts
}
