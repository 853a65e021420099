/** Each language in its own words: whoever looks for theirs may not read any of the others. */
import type { Lang } from '../board/keys.ts'

export const LANGUAGE_NAMES: Record<Lang, string> = {
  en: 'English',
  bs: 'Bosanski',
  'sr-Latn': 'Srpski (latinica)',
  'sr-Cyrl': 'Српски (ћирилица)',
  cnr: 'Crnogorski',
  mk: 'Македонски',
  sq: 'Shqip',
  de: 'Deutsch',
}
