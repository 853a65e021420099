/**
 * Sort order by each language's own alphabet, by hand: Chromium's Intl.Collator has no mk and no sq, and engines differ for the
 * rest. Letters of several signs (`nj`, `dž`, `rr`) are one letter. Digits sort as numbers, before letters; the other script
 * comes after one's own, in its own order.
 */
import type { Lang } from '../board/keys.ts'

const LATIN = 'a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž'
const MONTENEGRIN = 'a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š ś t u v w x y z ž ź'
const ALBANIAN = 'a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh'
const PLAIN = 'a b c d e f g h i j k l m n o p q r s t u v w x y z'
const SERBIAN_CYRILLIC = 'а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш'
const MACEDONIAN = 'а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш'

/** Of each language: its own script first. */
const ALPHABETS: Record<Lang, readonly [string, string]> = {
  en: [PLAIN, SERBIAN_CYRILLIC],
  de: [PLAIN, SERBIAN_CYRILLIC],
  bs: [LATIN, SERBIAN_CYRILLIC],
  'sr-Latn': [LATIN, SERBIAN_CYRILLIC],
  'sr-Cyrl': [SERBIAN_CYRILLIC, LATIN],
  cnr: [MONTENEGRIN, SERBIAN_CYRILLIC],
  mk: [MACEDONIAN, LATIN],
  sq: [ALBANIAN, SERBIAN_CYRILLIC],
}

/** Above every digit and sign, below nothing else. */
const LETTERS = 0x200000
const NUMBERS = 0x110000

type Weights = ReadonlyMap<string, number>
const made = new Map<Lang, Weights>()

function weightsOf(lang: Lang): Weights {
  let weights = made.get(lang)
  if (!weights) {
    const letters = ALPHABETS[lang].join(' ').split(' ')
    weights = new Map(letters.map((letter, i) => [letter, LETTERS + i]))
    made.set(lang, weights)
  }
  return weights
}

/** Compares two texts as a dictionary of the language would; never 0 for texts that differ. */
export function collate(lang: Lang, a: string, b: string): number {
  const [left, right] = [keyOf(lang, a), keyOf(lang, b)]
  const shorter = Math.min(left.length, right.length)
  for (let i = 0; i < shorter; i++) if (left[i] !== right[i]) return left[i]! - right[i]!
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0)
}

/** A comparison for Array.sort. */
export const collator = (lang: Lang) => (a: string, b: string): number => collate(lang, a, b)

function keyOf(lang: Lang, text: string): number[] {
  const weights = weightsOf(lang)
  const lower = text.normalize('NFC').toLowerCase().replaceAll('ß', 'ss')
  const key: number[] = []
  for (let i = 0; i < lower.length;) {
    const number = /^\d+/.exec(lower.slice(i, i + 15))?.[0]
    if (number) {
      key.push(NUMBERS, Number(number))
      i += number.length
      continue
    }
    const pair = lower.slice(i, i + 2)
    const letter = weights.has(pair) ? pair : String.fromCodePoint(lower.codePointAt(i)!)
    key.push(weights.get(letter) ?? weights.get(bare(letter)) ?? letter.codePointAt(0)!)
    i += letter.length
  }
  return key
}

/** A letter of another alphabet stands with its base: `é` with `e`, in German `ä` with `a`. */
const bare = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '')
