/**
 * Where the words of each language come from: loaded when chosen, and no other. On a thin line a sentence that nobody reads yet is in
 * the way of one that somebody waits for, so they come in three parts, each with those before it.
 */
import type { Lang } from '../board/keys.ts'
import type { BoardWords, Catalogue, FirstWords } from './catalogue.ts'

/** How much can be said: on the way to a board, on a board that is read, everywhere. */
export type Stage = 'wayIn' | 'onBoard' | 'whole'

interface Loaders {
  wayIn(): Promise<FirstWords>
  onBoard(): Promise<BoardWords>
  whole(): Promise<Catalogue>
}

export const LOADERS: Record<Lang, Loaders> = {
  en: {
    wayIn: async () => (await import('./en/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./en/onBoard.ts')).onBoard,
    whole: async () => (await import('./en/index.ts')).en,
  },
  bs: {
    wayIn: async () => (await import('./bs/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./bs/onBoard.ts')).onBoard,
    whole: async () => (await import('./bs/index.ts')).catalogue,
  },
  'sr-Latn': {
    wayIn: async () => (await import('./sr-Latn/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./sr-Latn/onBoard.ts')).onBoard,
    whole: async () => (await import('./sr-Latn/index.ts')).catalogue,
  },
  'sr-Cyrl': {
    wayIn: async () => (await import('./sr-Cyrl/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./sr-Cyrl/onBoard.ts')).onBoard,
    whole: async () => (await import('./sr-Cyrl/index.ts')).catalogue,
  },
  cnr: {
    wayIn: async () => (await import('./cnr/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./cnr/onBoard.ts')).onBoard,
    whole: async () => (await import('./cnr/index.ts')).catalogue,
  },
  mk: {
    wayIn: async () => (await import('./mk/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./mk/onBoard.ts')).onBoard,
    whole: async () => (await import('./mk/index.ts')).catalogue,
  },
  sq: {
    wayIn: async () => (await import('./sq/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./sq/onBoard.ts')).onBoard,
    whole: async () => (await import('./sq/index.ts')).catalogue,
  },
  de: {
    wayIn: async () => (await import('./de/wayIn.ts')).wayIn,
    onBoard: async () => (await import('./de/onBoard.ts')).onBoard,
    whole: async () => (await import('./de/index.ts')).catalogue,
  },
}
