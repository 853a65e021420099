/** How one looks at an action list: the order and the status that are shown. Hides and sorts, never changes. */
import { PRIORITIES, STATUSES, type Status } from '../../../shared/board/keys.ts'
import type { ActionData } from '../../../shared/board/read.ts'

export const SORTS = ['order', 'title', 'institution', 'owner', 'country', 'due', 'priority', 'status'] as const
export type Sort = (typeof SORTS)[number]

export interface Listing {
  sort: Sort
  down: boolean
  status: Status | null
}

export const AS_ARRANGED: Listing = { sort: 'order', down: false, status: null }

/** The last day of what is due: a quarter ends with its last month. Sorts days and quarters together; what has no date comes last. */
export function dueDay(due: string | undefined): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(due ?? '')
  if (!quarter) return due ?? '9999'
  return `${quarter[1]}-${['03-31', '06-30', '09-30', '12-31'][Number(quarter[2]) - 1]}`
}

export function isOverdue({ due, status }: Pick<ActionData, 'due' | 'status'>, today: string): boolean {
  return due !== undefined && status !== 'done' && status !== 'dropped' && dueDay(due) < today
}

/** Late, by the day of this device. */
export const isLate = (action: Pick<ActionData, 'due' | 'status'>): boolean => isOverdue(action, today())

const today = (): string => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** The actions to show, sorted; `compare` knows the alphabet of the language. */
export function listed(actions: readonly ActionData[], listing: Listing, compare: (a: string, b: string) => number): ActionData[] {
  const shown = listing.status === null ? [...actions] : actions.filter(({ status }) => status === listing.status)
  if (listing.sort === 'order') return shown
  const by = comparison(listing.sort, compare)
  return shown.sort((a, b) => (listing.down ? -by(a, b) : by(a, b)))
}

function comparison(sort: Exclude<Sort, 'order'>, compare: (a: string, b: string) => number): (a: ActionData, b: ActionData) => number {
  switch (sort) {
    case 'due': return (a, b) => (dueDay(a.due) < dueDay(b.due) ? -1 : dueDay(a.due) > dueDay(b.due) ? 1 : 0)
    case 'priority': return (a, b) => rank(PRIORITIES, a.priority) - rank(PRIORITIES, b.priority)
    case 'status': return (a, b) => rank(STATUSES, a.status) - rank(STATUSES, b.status)
    default: return (a, b) => compare(a[sort] ?? '', b[sort] ?? '')
  }
}

const rank = (list: readonly string[], value: string | undefined): number => (value === undefined ? list.length : list.indexOf(value))
