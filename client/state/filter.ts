/** What a screen leaves out: by delegation, attendance, language and words. It hides; it never changes the board. */
import type { Attendance } from '../../shared/board/keys.ts'
import type { CardView } from './boardIndex.ts'
import type { Watch } from './watch.ts'

export interface FilterValue {
  readonly delegation: string | null
  readonly attendance: Attendance | null
  readonly lang: string | null
  /** Words; a card matches when its text holds all of them, case, diacritics and script aside. */
  readonly text: string
}

const NO_FILTER: FilterValue = { delegation: null, attendance: null, lang: null, text: '' }

export class Filter {
  #value: FilterValue = NO_FILTER
  #words: readonly string[] = []
  readonly #watch: Watch

  constructor(watch: Watch) {
    this.#watch = watch
  }

  get value(): FilterValue {
    return this.#value
  }

  get active(): boolean {
    const { delegation, attendance, lang, text } = this.#value
    return delegation !== null || attendance !== null || lang !== null || text.trim() !== ''
  }

  set(part: Partial<FilterValue>): void {
    this.#value = { ...this.#value, ...part }
    this.#words = fold(this.#value.text).split(/\s+/).filter((word) => word !== '')
    this.#watch.notify(['filter'])
  }

  clear(): void {
    this.set(NO_FILTER)
  }

  matches(card: CardView): boolean {
    const { delegation, attendance, lang } = this.#value
    if (delegation !== null && card.delegation !== delegation) return false
    if (attendance !== null && card.attendance !== attendance) return false
    if (lang !== null && card.lang !== lang) return false
    if (this.#words.length === 0) return true
    const text = fold(card.text)
    return this.#words.every((word) => text.includes(word))
  }
}

const LATIN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'dj', е: 'e', ж: 'z', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n',
  њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's', ѓ: 'g', ќ: 'k',
  ѕ: 'dz', ѐ: 'e', ѝ: 'i', đ: 'dj', ß: 'ss',
}

/** Lower case, without diacritics, Cyrillic as Latin: `Враћање`, `vraćanje` and `vracanje` are found by each other. */
export function fold(text: string): string {
  const latin = text.toLowerCase().replace(/[\u0400-\u045fđß]/g, (letter) => LATIN[letter] ?? letter)
  return latin.normalize('NFD').replace(/\p{M}/gu, '')
}
