/** A closed vote as the rows of one table: the same numbers are the bars of its chart. */
import type { DotResult, TargetResult } from '../../../shared/board/tally.ts'

export const SORTS = ['dots', 'voters', 'order'] as const
export type Sort = (typeof SORTS)[number]
export type By = 'total' | 'delegation' | 'attendance'

export interface Row extends TargetResult {
  target: string
}

/** Most first; what is equal stays as it was listed. */
export function rowsOf({ targets }: DotResult, sort: Sort): Row[] {
  const rows = Object.entries(targets).map(([target, result]) => ({ target, ...result }))
  if (sort === 'dots') rows.sort((a, b) => b.dots - a.dots || b.voters - a.voters)
  if (sort === 'voters') rows.sort((a, b) => b.voters - a.voters || b.dots - a.dots)
  return rows
}

export interface Part {
  /** A delegation or an attendance; empty: those too few to be told apart. */
  id: string
  dots: Readonly<Record<string, number>>
  total: number
}

/** The parts of the room a result tells, the largest sum first and the others last; null where it tells none. */
export function partsOf(result: DotResult, by: By): Part[] | null {
  const told = by === 'delegation' ? result.byDelegation : by === 'attendance' ? result.byAttendance : undefined
  if (!told) return null
  const parts = Object.entries(told).map(([id, dots]) => ({ id, dots, total: sum(Object.values(dots)) }))
  return parts.sort((a, b) => Number(a.id === '') - Number(b.id === '') || b.total - a.total || (a.id < b.id ? -1 : 1))
}

export const totalDots = ({ targets }: DotResult): number => sum(Object.values(targets).map(({ dots }) => dots))

/** How many people gave how many dots, few dots first. */
export const spreadOf = ({ spread }: Pick<TargetResult, 'spread'>): { dots: number; people: number }[] =>
  Object.entries(spread).map(([dots, people]) => ({ dots: Number(dots), people })).sort((a, b) => a.dots - b.dots)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0)
