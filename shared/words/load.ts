/** Where the words of each language come from: loaded when chosen, and no other. */
import type { Lang } from '../board/keys.ts'
import type { Catalogue } from './catalogue.ts'

export const LOADERS: Record<Lang, () => Promise<Catalogue>> = {
  en: async () => (await import('./en/index.ts')).en,
  bs: async () => (await import('./bs/index.ts')).catalogue,
  'sr-Latn': async () => (await import('./sr-Latn/index.ts')).catalogue,
  'sr-Cyrl': async () => (await import('./sr-Cyrl.ts')).catalogue,
  cnr: async () => (await import('./cnr/index.ts')).catalogue,
  mk: async () => (await import('./mk/index.ts')).catalogue,
  sq: async () => (await import('./sq/index.ts')).catalogue,
  de: async () => (await import('./de/index.ts')).catalogue,
}
