/** The places of a board in the order people look for them, and what they are called. */
import { QUADRANTS, type Theme } from '../../../shared/board/keys.ts'
import { boxPlace, parsePlace } from '../../../shared/board/place.ts'
import { placesOf, REGISTERS } from '../../../shared/board/registers.ts'
import { placeTitle } from '../../../shared/words/places.ts'
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
