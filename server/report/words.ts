import { say, type Catalogue, type Gaps, type Key } from '../../shared/words/catalogue.ts'
import type { Lang } from '../../shared/board/keys.ts'
import { parsePlace } from '../../shared/board/place.ts'
import type { Archive } from '../../shared/board/archive.ts'
import { placeTitle } from '../../shared/words/places.ts'

/** Says the words of a report in one language, and days as they are where it is read. */
export interface Words {
  (key: Key, gaps?: Gaps): string
  readonly lang: Lang
  /** As `Europe/Podgorica`. */
  readonly zone: string
}

export const wordsIn = (catalogue: Catalogue, lang: Lang, zone = 'UTC'): Words => Object.assign((key: Key, gaps?: Gaps) => say(catalogue, lang, key, gaps), { lang, zone })

/** A place as a reader knows it: `Return · Strengths`, `Positive practices · Asylum`, `Parking lot`. */
export function placeName(board: Pick<Archive, 'themes'>, place: string, words: Words): string {
  const parsed = parsePlace(place)
  const title = placeTitle(place, words)
  switch (parsed?.kind) {
    case 'swot':
      return `${board.themes.find(({ id }) => id === parsed.theme)?.title ?? parsed.theme} · ${title}`
    case 'practices':
    case 'measures':
      return `${words(`board.${parsed.kind}`)} · ${title}`
    default:
      return title
  }
}
