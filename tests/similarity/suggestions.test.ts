/** Suggestions for clustering, measured on the sample's near-duplicates and on pairs written apart from it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { suggest, type Suggestible, type Suggestion } from '../../shared/board/similarity/suggestions.ts'
import { APART, SAME } from './pairs.ts'

interface Sample {
  items: { id: string; theme: string; quadrant: string; text: string }[]
  evaluation: { near_duplicate_groups: { item_ids: string[]; cross_language: boolean }[] }
}

const sample = JSON.parse(readFileSync(join(import.meta.dirname, '../../shared/sample/budva-session.json'), 'utf8')) as Sample
const nothingApart = () => false

function all(box: readonly Suggestible[], elsewhere: readonly string[] = [], apart: (a: string, b: string) => boolean = nothingApart): Suggestion[] {
  const looking = suggest(box, elsewhere, apart)
  for (;;) {
    const step = looking.next()
    if (step.done) return step.value
  }
}

const cards = (...texts: string[]): Suggestible[] => texts.map((text, n) => ({ id: `c${n}`, text, group: null }))
const key = (a: string, b: string): string => [a, b].sort().join(' ')
const pairsIn = (ids: readonly string[]): string[] => ids.flatMap((a, n) => ids.slice(n + 1).map((b) => key(a, b)))
const percent = (part: number, whole: number): string => `${part}/${whole} (${Math.round((100 * part) / whole)} %)`

/** Suggestions for every box of the sample. */
function ofSample(): Suggestion[] {
  return [...new Set(sample.items.map(boxOf))].flatMap((box) => {
    const inside = sample.items.filter((item) => boxOf(item) === box)
    const outside = sample.items.filter((item) => boxOf(item) !== box)
    return all(inside.map(({ id, text }) => ({ id, text, group: null })), outside.map(({ text }) => text))
  })
}

const boxOf = ({ theme, quadrant }: Sample['items'][number]): string => `${theme}/${quadrant}`

describe('suggestions for clustering', () => {
  it('CLUSTER-1 finds most near-duplicates of the sample across languages and scripts, and little else', () => {
    const groups = sample.evaluation.near_duplicate_groups
    const wanted = new Set(groups.flatMap(({ item_ids }) => pairsIn(item_ids)))
    const found = new Set(ofSample().flatMap((suggestion) => pairsIn(suggestion.cards)))
    const right = [...found].filter((pair) => wanted.has(pair)).length
    const whole = groups.filter(({ item_ids }) => pairsIn(item_ids).every((pair) => found.has(pair)))
    const across = groups.filter(({ cross_language }) => cross_language)
    const wholeAcross = whole.filter(({ cross_language }) => cross_language)
    console.log(
      `near-duplicates of the sample: precision ${percent(right, found.size)}, recall ${percent(right, wanted.size)} of pairs; ` +
      `${percent(whole.length, groups.length)} groups found whole, ${percent(wholeAcross.length, across.length)} of those across languages`,
    )
    expect(right / found.size).toBeGreaterThanOrEqual(0.9)
    expect(right / wanted.size).toBeGreaterThanOrEqual(0.8)
    expect(wholeAcross.length).toBeGreaterThanOrEqual(8)
  })

  it('CLUSTER-1 what it calls nearly the same on the sample is the same', () => {
    const wanted = new Set(sample.evaluation.near_duplicate_groups.flatMap(({ item_ids }) => pairsIn(item_ids)))
    const sure = ofSample().filter((suggestion) => suggestion.sure)
    expect(sure.length).toBeGreaterThanOrEqual(5)
    expect(sure.flatMap((suggestion) => pairsIn(suggestion.cards)).filter((pair) => !wanted.has(pair))).toEqual([])
  })

  it('CLUSTER-1 on pairs that its glossary was not written for it finds fewer, and still hardly anything wrong', () => {
    const texts = SAME.flat()
    const found = all(cards(...texts), APART.flat()).flatMap((suggestion) => pairsIn(suggestion.cards))
    const right = SAME.filter((_pair, n) => found.includes(key(`c${2 * n}`, `c${2 * n + 1}`))).length
    console.log(`pairs it was not written for: precision ${percent(right, found.length)}, recall ${percent(right, SAME.length)}`)
    expect(right / found.length).toBeGreaterThanOrEqual(0.75)
    expect(right).toBeGreaterThanOrEqual(4)
  })

  it.each(APART)('CLUSTER-2 never as certain: %s / %s', (a, b) => {
    const others = [...SAME, ...APART].flat().filter((text) => text !== a && text !== b)
    const [suggestion] = all(cards(a, b), others)
    expect(suggestion?.sure ?? false).toBe(false)
    expect(suggestion?.difference ?? 'not suggested').not.toBeNull()
  })

  it('CLUSTER-2 tells what sets two cards apart, as it was written', () => {
    const [suggestion] = all(cards('Protokoli se primjenjuju u Sarajevu.', 'Протоколи се примењују у Београду.'), SAME.flat())
    expect(suggestion?.difference).toEqual({ denial: false, words: ['Sarajevu', 'Београду'] })
  })

  it('CLUSTER-3 what a person said is not the same is not suggested again, and the others still are', () => {
    const box = cards('Requests are answered slowly.', 'Requests are answered slowly.', 'Requests are answered slowly.')
    expect(all(box).map((suggestion) => suggestion.cards)).toEqual([['c0', 'c1', 'c2']])
    const told = all(box, [], (a, b) => [a, b].includes('c0'))
    expect(told.map((suggestion) => suggestion.cards)).toEqual([['c1', 'c2']])
  })

  it('CLUSTER-4 offers a group its missing card, never what is together already, never two groups', () => {
    const text = 'Requests are answered slowly.'
    const box = (groups: (string | null)[]) => groups.map((group, n) => ({ id: `c${n}`, text, group }))
    expect(all(box(['g', 'g', null])).map((suggestion) => suggestion.cards)).toEqual([['c0', 'c1', 'c2']])
    expect(all(box(['g', 'g']))).toEqual([])
    expect(all(box(['g', 'h']))).toEqual([])
  })

  it.each([['different', 1], ['alike', 0]])('CLUSTER-5 a thousand cards in one box, all %s, are looked through in steps of less than 50 ms', (_how, by) => {
    const box = Array.from({ length: 1_000 }, (_, n) => {
      const { text } = sample.items[(n * by) % sample.items.length]!
      return { id: `c${n}`, text: `${text} ${n * by}`, group: null }
    })
    const looking = suggest(box, [], nothingApart)
    let longest = 0
    for (let over = false; !over;) {
      // Time worked, not waited: other programs on the machine must not decide a test.
      const began = process.cpuUsage()
      over = looking.next().done === true
      const { user, system } = process.cpuUsage(began)
      longest = Math.max(longest, (user + system) / 1_000)
    }
    expect(longest).toBeLessThan(50)
  })
})
