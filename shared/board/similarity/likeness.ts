/**
 * How alike two short texts are, by what their words mean and by the letters they share. Nothing here learns or asks a service:
 * the same cards always give the same answer, and it never leaves the device.
 */
import { wordsOf, type Word } from './fold.ts'
import { isFrame, meaningOf } from './glossary.ts'

/** A text as it is compared: its words that carry something, by what they are recognised by. */
export interface Reading {
  readonly words: ReadonlyMap<string, Word>
  /** Weight by feature, before it is known what is rare. */
  readonly raw: ReadonlyMap<string, number>
  readonly denies: boolean
  readonly numbers: string
}

/** Weights by feature whose squares add up to 1. */
export type Weights = ReadonlyMap<string, number>

/** Words without a known meaning are recognised by their beginning, and their cognates by runs of letters. */
const STEM = 4
const RUN = 3
/** What all runs of a word count beside the word itself. */
const LETTERS = 0.7

const DENIALS: ReadonlySet<string> = new Set(['=none', '=lack', '=few'])

export function read(text: string): Reading {
  const words = new Map<string, Word>()
  const raw = new Map<string, number>()
  const numbers: string[] = []
  for (const word of wordsOf(text)) {
    const { folded } = word
    if (/\d/.test(folded)) numbers.push(folded)
    if (isFrame(folded)) continue
    const meaning = meaningOf(folded)
    const key = meaning === null ? folded.slice(0, STEM) : `=${meaning}`
    words.set(key, word)
    raw.set(key, 1)
    if (meaning !== null || folded.length <= RUN) continue
    const runs = folded.length - RUN + 1
    for (let at = 0; at < runs; at++) raw.set(`~${folded.slice(at, at + RUN)}`, LETTERS / Math.sqrt(runs))
  }
  return { words, raw, denies: [...words.keys()].some((key) => DENIALS.has(key)), numbers: numbers.sort().join(' ') }
}

/** How many texts of a board hold each feature. */
export class Rarity {
  readonly #texts = new Map<string, number>()
  #count = 0

  add({ raw }: Reading): void {
    this.#count++
    for (const feature of raw.keys()) this.#texts.set(feature, (this.#texts.get(feature) ?? 0) + 1)
  }

  /** What is rare on the board counts most. */
  weigh({ raw }: Reading): Weights {
    const weights = new Map<string, number>()
    let squares = 0
    for (const [feature, weight] of raw) {
      const rare = weight * Math.log(1 + this.#count / (this.#texts.get(feature) ?? 1))
      weights.set(feature, rare)
      squares += rare * rare
    }
    const length = Math.sqrt(squares) || 1
    for (const [feature, weight] of weights) weights.set(feature, weight / length)
    return weights
  }
}

/** What sets two texts apart that are alike otherwise. */
export interface Difference {
  /** One says that something is not so. */
  readonly denial: boolean
  /** The words that only one of them has, where they are hardly more than one: a place, a number, a condition. */
  readonly words: readonly string[]
}

/** Null: they differ in more than a word, or in none. */
export function differenceOf(a: Reading, b: Reading): Difference | null {
  const only = [wordsMissingIn(b, a), wordsMissingIn(a, b)] as const
  const denial = a.denies !== b.denies
  const oneWord = only.some((words) => words.length > 0) && only.every((words) => words.length <= 1)
  if (!denial && !oneWord && a.numbers === b.numbers) return null
  const numbers = a.numbers === b.numbers ? [] : [a.numbers, b.numbers].filter((text) => text !== '')
  return { denial, words: oneWord ? only.flat() : numbers }
}

const wordsMissingIn = (other: Reading, own: Reading): string[] =>
  [...own.words].filter(([key]) => !other.words.has(key)).map(([, { written }]) => written)
