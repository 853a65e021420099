/** The places of a board in the order people look for them, and what they are called. */
import { MEASURE_CATEGORIES, PRACTICE_AREAS, QUADRANTS, type Theme } from '../../../shared/board/keys.ts'
import { boxPlace, parsePlace } from '../../../shared/board/place.ts'
import { areaName, placesOf, REGISTERS } from '../../../shared/board/registers.ts'
import { useRegisters, useThemes } from '../../state/hooks.ts'
import { useWords, type Words } from '../../state/words.ts'
import type { View } from './viewStore.ts'

type Say = Words['t']

export interface PlaceGroup {
  title: string
  places: readonly { place: string; title: string }[]
}

/** Every place, under the heading it belongs to. */
export function usePlaces(): readonly PlaceGroup[] {
  const { t } = useWords()
  const themes = useThemes()
  const standing = useRegisters()
  return [
    ...themes.map((theme) => ({
      title: theme.title,
      places: QUADRANTS.map((quadrant) => ({ place: boxPlace(theme.id, quadrant), title: t(`quadrant.${quadrant}`) })),
    })),
    ...REGISTERS.map((kind) => ({
      title: t(`board.${kind}`),
      places: placesOf(kind, standing).map((place) => ({ place, title: placeTitle(place, t) })),
    })),
  ]
}

/** What the heading of a place says. */
export function placeTitle(place: string, t: Say): string {
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

/** What a place is called where its theme does not stand beside it. */
export function fullPlaceTitle(place: string, themes: readonly Theme[], t: Say): string {
  const parsed = parsePlace(place)
  const title = placeTitle(place, t)
  if (parsed?.kind === 'practices' || parsed?.kind === 'measures') return t('box.place', { theme: t(`board.${parsed.kind}`), box: title })
  const theme = parsed?.kind === 'swot' ? themes.find((candidate) => candidate.id === parsed.theme) : undefined
  return theme ? t('box.place', { theme: theme.title, box: title }) : title
}

/** The view a place is shown in. */
export function viewOf(place: string): View | null {
  const parsed = parsePlace(place)
  if (!parsed) return null
  return parsed.kind === 'swot' ? { kind: 'theme', theme: parsed.theme } : { kind: parsed.kind }
}
