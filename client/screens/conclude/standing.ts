/** How the draft conclusions stand: which delegations are asked, and which actions one wants to see. */
import { countStands, isEarlier, type Position, type Wording } from '../../../shared/board/positions.ts'
import type { Stand } from '../../../shared/board/keys.ts'
import type { IconName } from '../../design/Icon.tsx'

export const SHOWS = ['all', 'reserved', 'open'] as const
export type Show = (typeof SHOWS)[number]

export const STAND_ICON: Record<Stand, IconName> = { agree: 'check', comment: 'comment', reserve: 'flag' }
export const STAND_WORDS = { agree: 'conclude.saysAgree', comment: 'conclude.saysComment', reserve: 'conclude.saysReserve' } as const

type Said = Pick<Position, 'stand' | 'on'>

/** Who has not spoken, or only on what the action no longer says. `asked` is how many delegations there are. */
export const stillOpen = (positions: readonly Said[], action: Wording, asked: number): number =>
  Math.max(0, asked - positions.filter((position) => !isEarlier(position, action)).length)

/** Whether an action is among those one asked to see; for a delegation of one's own, open is what it has not answered. */
export function isAmong(show: Show, positions: readonly Said[], own: Said | null | undefined, action: Wording, asked: number): boolean {
  if (show === 'all') return true
  if (show === 'reserved') return countStands(positions).reserve > 0
  return own === undefined ? stillOpen(positions, action, asked) > 0 : own === null || isEarlier(own, action)
}
