/** Where the words of each language come from. English is always there; the others are loaded when chosen. */
import type { Lang } from '../board/keys.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en/index.ts'

export const LOADERS: Record<Lang, () => Promise<Catalogue>> = {
  en: () => Promise.resolve(en),
  bs: async () => (await import('./bs/index.ts')).catalogue,
  'sr-Latn': async () => (await import('./sr-Latn/index.ts')).catalogue,
  'sr-Cyrl': async () => (await import('./sr-Cyrl.ts')).catalogue,
  cnr: async () => (await import('./cnr/index.ts')).catalogue,
  mk: async () => (await import('./mk/index.ts')).catalogue,
  sq: async () => (await import('./sq/index.ts')).catalogue,
  de: async () => (await import('./de/index.ts')).catalogue,
}
