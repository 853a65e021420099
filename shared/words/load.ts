/** Where the words of each language come from. English is always there; the others are loaded when chosen. */
import type { Lang } from '../board/keys.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en/index.ts'

const english = (): Promise<Catalogue> => Promise.resolve(en)

/** A language without a catalogue of its own yet speaks English. */
export const LOADERS: Record<Lang, () => Promise<Catalogue>> = {
  en: english,
  bs: english,
  'sr-Latn': english,
  'sr-Cyrl': english,
  cnr: english,
  mk: english,
  sq: english,
  de: english,
}
