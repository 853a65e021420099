/**
 * Serbian in Cyrillic, letter by letter from Serbian in Latin. The danger is in the pairs: `lj`, `nj` and `dž` are one letter,
 * except where a prefix meets a root (`in|jekcija`, `nad|živeti`). What readers know only in Latin stays as it is.
 */
import type { Catalogue, Plural } from './catalogue.ts'

const LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'
const CYRILLIC = 'а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш'

/** Beginnings of words in which two letters that look like one are two. */
const APART = 'in|jekc kon|jug kon|junk tan|jug van|jezi nad|živ nad|žnje nad|žanr od|živ od|žal pod|žar pod|žanr pred|žet'

/** Names of products, formats and standards, and of keys as they are printed on them. */
export const KEPT = [
  'Web Content Accessibility Guidelines', 'WCAG', 'AA', 'axe', 'Chromium', 'SWOT', 'Plenum', 'Word', 'Excel', 'Markdown', 'PDF', 'CSV', 'JSON', 'QR',
  'Enter', 'Escape', 'Esc', 'Shift', 'Ctrl', 'Alt', 'Delete',
] as const

/** Gaps, addresses, names, and the codes of boxes and their pairs; `S` and `O` before a word are prepositions. */
const STAYS = new RegExp(
  String.raw`\{\w+\}|\w+:\/\/\S+|(?<![\p{L}\d])(?:${KEPT.join('|')}|SO|ST|WO|WT|[WT]|[SO](?! \p{L}))(?!\p{L})`, 'gu')
const PREFIXES = APART.split(' ').map((word) => `${word.replace('|', '(?=')})`).join('|')
const PREFIX = new RegExp(`(?<!\\p{L})(?:${PREFIXES})`, 'giu')
/** Between two letters that are not one; in no text. */
const SEAM = '\u200c'

const letters = new Map<string, string>()
const cyrillic = CYRILLIC.split(' ')
for (const [i, latin] of LATIN.split(' ').entries()) {
  const lower = cyrillic[i]!
  letters.set(latin, lower)
  letters.set(latin.toUpperCase(), lower.toUpperCase())
  letters.set(latin[0]!.toUpperCase() + latin.slice(1), lower.toUpperCase())
}

/** A Serbian text in Latin script, in Cyrillic. */
export function toCyrillic(text: string): string {
  let out = ''
  let from = 0
  for (const match of text.matchAll(STAYS)) {
    out += spell(text.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return out + spell(text.slice(from))
}

/** A catalogue, or a part of it, in Cyrillic. */
export function inCyrillic<Words extends Partial<Catalogue>>(latin: Words): Words {
  const entries = Object.entries<string | Plural>(latin).map(([key, value]) => [key, typeof value === 'string'
    ? toCyrillic(value)
    : Object.fromEntries(Object.entries(value).map(([form, words]) => [form, toCyrillic(words)]))])
  return Object.fromEntries(entries) as Words
}

const spell = (text: string): string => text
  .replace(PREFIX, (prefix) => prefix + SEAM)
  .replace(/lj|nj|dž|\p{L}/giu, (letter) => letters.get(letter) ?? letter)
  .replaceAll(SEAM, '')
