/** The filter of the board: what a person wants to see for a while. It hides, it never changes. */
import type { Attendance } from '../../../shared/board/keys.ts'
import type { CardData } from '../../../shared/board/read.ts'

export interface Filter {
  delegation: string | null
  attendance: Attendance | null
  lang: string | null
  text: string
}

export const NO_FILTER: Filter = { delegation: null, attendance: null, lang: null, text: '' }

export const isFiltering = (filter: Filter): boolean =>
  filter.delegation !== null || filter.attendance !== null || filter.lang !== null || filter.text.trim() !== ''

/** Does a card pass? Text is compared without regard to case and to the marks on letters. */
export function passes(filter: Filter, card: CardData): boolean {
  if (filter.delegation !== null && card.delegation !== filter.delegation) return false
  if (filter.attendance !== null && card.attendance !== filter.attendance) return false
  if (filter.lang !== null && card.lang !== filter.lang) return false
  const wanted = plain(filter.text.trim())
  return wanted === '' || plain(card.text).includes(wanted)
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
