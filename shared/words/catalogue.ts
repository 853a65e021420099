/**
 * The catalogues: every word the product says, in eight languages. A key that is missing in one of them does not compile.
 * Values are sentences with {named} gaps, or plural forms chosen by the CLDR rule of the language for the gap {n}.
 */
import type { Lang } from '../board/keys.ts'
import type { en } from './en/index.ts'
import type { onBoard } from './en/onBoard.ts'
import type { wayIn } from './en/wayIn.ts'

export type Key = keyof typeof en
export type Plural = { readonly one: string; readonly few?: string; readonly other: string }
/** An area of the catalogue in another language: `satisfies Translated<typeof en>` refuses missing and surplus keys. */
export type Translated<Area, Forms = Plural> = { readonly [K in keyof Area]: Area[K] extends string ? string : Forms }
/** The same for a language that also counts a few: `{n} glasa`. */
export type ThreeForms<Area> = Translated<Area, Required<Plural>>
export type Catalogue = Translated<typeof en>
export type FirstWords = Translated<typeof wayIn>
export type BoardWords = Translated<typeof onBoard>
export type Gaps = Readonly<Record<string, string | number>>

/** What Intl is given for a language; its tables lack cnr, and mk and sq in Chromium. */
export const INTL_TAG: Record<Lang, string> = {
  en: 'en-GB', bs: 'bs', 'sr-Latn': 'sr-Latn', 'sr-Cyrl': 'sr-Cyrl', cnr: 'sr-Latn-ME', mk: 'mk', sq: 'sq', de: 'de',
}

type Category = 'one' | 'few' | 'other'

/** CLDR plural category for whole numbers, by hand: Chromium's Intl has no mk and no sq. Source: CLDR 46 plurals.xml. */
export function pluralCategory(lang: Lang, n: number): Category {
  const i = Math.abs(Math.trunc(n))
  switch (lang) {
    case 'bs': case 'sr-Latn': case 'sr-Cyrl': case 'cnr': {
      const tens = i % 100
      if (i % 10 === 1 && tens !== 11) return 'one'
      return i % 10 >= 2 && i % 10 <= 4 && (tens < 12 || tens > 14) ? 'few' : 'other'
    }
    case 'mk':
      return i % 10 === 1 && i % 100 !== 11 ? 'one' : 'other'
    default:
      return i === 1 ? 'one' : 'other'
  }
}

/** The words for a key, gaps filled; none before they are there. */
export function say(catalogue: Partial<Catalogue>, lang: Lang, key: Key, gaps: Gaps = {}): string {
  const value: string | Plural = catalogue[key] ?? ''
  const form = typeof value === 'string' ? value : (value[pluralCategory(lang, Number(gaps.n ?? 0))] ?? value.other)
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => (name in gaps ? String(gaps[name]) : whole))
}
