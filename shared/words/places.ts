/** What places are called, in any language. */
import { MEASURE_CATEGORIES, PRACTICE_AREAS } from '../board/keys.ts'
import { parsePlace } from '../board/place.ts'
import { areaName } from '../board/registers.ts'
import type { Key } from './catalogue.ts'

/** What the heading of a place says. */
export function placeTitle(place: string, t: (key: Key) => string): string {
  const parsed = parsePlace(place)
  switch (parsed?.kind) {
    case 'swot': return t(`quadrant.${parsed.quadrant}`)
    case 'practices': return isOneOf(PRACTICE_AREAS, parsed.area) ? t(`practice.${parsed.area}`) : areaName(parsed.area)
    case 'measures': return isOneOf(MEASURE_CATEGORIES, parsed.category) ? t(`measure.${parsed.category}`) : areaName(parsed.category)
    case 'priorities': return t('board.priorities')
    case 'parking': return t('board.parking')
    case undefined: return ''
  }
}

const isOneOf = <T extends string>(list: readonly T[], id: string): id is T => (list as readonly string[]).includes(id)
