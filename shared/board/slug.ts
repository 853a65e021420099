/** Readable ids made from titles, in any of the alphabets our boards are written in. */

/** Cyrillic letters as the region spells them in Latin, without diacritics; and Latin letters that do not decompose. */
const LETTERS: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'dj', ѓ: 'gj', е: 'e', ё: 'e', ж: 'z', з: 'z', ѕ: 'dz', и: 'i', й: 'j', ј: 'j', к: 'k', л: 'l',
  љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', ќ: 'kj', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz',
  ш: 's', щ: 'st', ъ: 'a', ы: 'y', ь: '', э: 'e', ю: 'ju', я: 'ja', є: 'je', і: 'i', ї: 'ji', ґ: 'g',
  đ: 'dj', ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ı: 'i',
}
const LONGEST = 48

/** Lower-case ASCII words joined by dashes; empty when the title holds no letter or digit we can spell. */
export function slug(title: string): string {
  const spelled = [...title.normalize('NFC').toLowerCase()].map((letter) => LETTERS[letter] ?? letter).join('')
  const ascii = spelled.normalize('NFD').replace(/\p{M}/gu, '')
  return ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, LONGEST).replace(/-+$/, '')
}

/** The slug of a title, numbered when it is taken; `fallback` where nothing of the title can be spelled. */
export function uniqueSlug(title: string, taken: ReadonlySet<string>, fallback: () => string): string {
  const base = slug(title) || fallback()
  let id = base
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`
  return id
}
