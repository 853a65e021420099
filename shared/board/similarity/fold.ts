/** One spelling for what is written in Latin or Cyrillic, with or without diacritics, in ekavian or ijekavian. */

const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ѓ: 'dj', ђ: 'dj', е: 'e', ж: 'z', з: 'z', ѕ: 'dz', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ќ: 'c', ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's',
  đ: 'dj', ß: 'ss', ł: 'l', ø: 'o',
}

/** Small letters of the Latin alphabet without marks; what no alphabet of ours has stays as it is. */
export function fold(text: string): string {
  const latin = [...text.toLowerCase().normalize('NFC')].map((letter) => LATIN[letter] ?? letter).join('')
  return latin.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ije|(?<=[bcdfghkmprstvz])je/g, 'e')
}

/** The Albanian "in", which folded would read as the "not" of the neighbours. */
const ALBANIAN_IN = 'në'

export interface Word {
  readonly written: string
  readonly folded: string
}

/** The words of a text: letters and digits, nothing else. */
export function wordsOf(text: string): Word[] {
  const written = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []
  return written.filter((word) => word.toLowerCase() !== ALBANIAN_IN).map((word) => ({ written: word, folded: fold(word) }))
}
