/** The rows of a rating in the order somebody asks for, and the parts of the room that something is told of. */
import type { RatedParts, RatedRow } from '../../../shared/board/ratingTally.ts'

/** The columns in their order; each sorts. `order`: as the vote listed them. */
export const RATED_SORTS = ['order', 'impact', 'second', 'weight', 'voters'] as const
export type RatedSort = (typeof RATED_SORTS)[number]

const VALUE: Record<Exclude<RatedSort, 'order'>, (row: RatedRow) => number> = {
  impact: ({ impact }) => impact.mean ?? 0,
  second: ({ second }) => second.mean ?? 0,
  weight: ({ weight }) => weight ?? 0,
  voters: ({ voters }) => voters,
}

/** Most first. The rows come with the weightiest first, which is also the order of what is equal. */
export function inOrder(rows: readonly RatedRow[], sort: RatedSort): readonly RatedRow[] {
  if (sort === 'order') return rows.toSorted((a, b) => a.listed - b.listed)
  const value = VALUE[sort]
  return rows.toSorted((a, b) => value(b) - value(a))
}

/** Parts that say something of these rows: those that say most first, the others last. */
export function partIds(parts: RatedParts, rows: readonly RatedRow[]): string[] {
  const told = (id: string) => rows.filter(({ target }) => parts[id]?.[target]).length
  return Object.keys(parts).filter((id) => told(id) > 0)
    .sort((a, b) => Number(a === '') - Number(b === '') || told(b) - told(a) || (a < b ? -1 : 1))
}
