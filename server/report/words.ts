import { say, type Catalogue, type Gaps, type Key } from '../../shared/words/catalogue.ts'
import type { Lang } from '../../shared/board/keys.ts'
import { parsePlace } from '../../shared/board/place.ts'
import type { Archive } from '../../shared/board/archive.ts'

/** Says the words of a report in one language. */
export type Words = (key: Key, gaps?: Gaps) => string

export const wordsIn = (catalogue: Catalogue, lang: Lang): Words => (key, gaps) => say(catalogue, lang, key, gaps)

/** A place as a reader knows it: `Return · Strengths`, `Parking lot`. */
export function placeName(board: Pick<Archive, 'themes'>, place: string, words: Words): string {
  const parsed = parsePlace(place)
  switch (parsed?.kind) {
    case 'swot': {
      const theme = board.themes.find(({ id }) => id === parsed.theme)
      return `${theme?.title ?? parsed.theme} · ${words(`quadrant.${parsed.quadrant}`)}`
    }
    case 'practices':
      return words('board.practices')
    case 'measures':
      return words('board.measures')
    case 'priorities':
      return words('board.priorities')
    case 'parking':
      return words('board.parking')
    default:
      return ''
  }
}
