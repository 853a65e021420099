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
  mk: async () => (await import('./mk/index.ts')).catalogue,
  sq: async () => (await import('./sq/index.ts')).catalogue,
  de: async () => (await import('./de/index.ts')).catalogue,
}
