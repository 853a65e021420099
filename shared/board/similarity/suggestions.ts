/**
 * Which cards of a box may say the same: suggestions for a person, who alone puts cards together. Written as a generator that
 * pauses after each card, so that a screen can spread the work over idle moments.
 */
import { differenceOf, read, Rarity, type Difference, type Reading } from './likeness.ts'

export interface Suggestible {
  readonly id: string
  readonly text: string
  /** The group it is shown in. */
  readonly group: string | null
}

export interface Suggestion {
  /** Two or more, in the order of the box. Those that are in a group already are in one and the same. */
  readonly cards: readonly string[]
  /** Nearly the same words, and nothing that sets them apart. False: a person should read them closely. */
  readonly sure: boolean
  readonly difference: Difference | null
}

/** Below it, cards are about the same thing at most. Found on the sample; the test prints what it costs and brings. */
const ALIKE = 0.36
const SURE = 0.5
/** Partners of one card that are looked at, the most alike of those before it: a box of copies stays as quick as any other. */
const PARTNERS = 12

interface Pair {
  readonly a: number
  readonly b: number
  readonly alike: number
}

/**
 * `box` in its order; `elsewhere` are the board's other texts: what is common on the board tells little. `apart` says which cards a
 * person has told not to be the same.
 */
export function* suggest(
  box: readonly Suggestible[], elsewhere: Iterable<string>, apart: (a: string, b: string) => boolean,
): Generator<undefined, Suggestion[]> {
  const rarity = new Rarity()
  const readings: Reading[] = []
  for (const { text } of box) {
    const reading = read(text)
    readings.push(reading)
    rarity.add(reading)
    yield
  }
  for (const text of elsewhere) {
    rarity.add(read(text))
    yield
  }
  const pairs: Pair[] = []
  const holders = new Map<string, { at: number; weight: number }[]>()
  for (const [at, reading] of readings.entries()) {
    const alike = new Map<number, number>()
    for (const [feature, weight] of rarity.weigh(reading)) {
      const others = holders.get(feature)
      if (!others) holders.set(feature, [{ at, weight }])
      else {
        for (const other of others) alike.set(other.at, (alike.get(other.at) ?? 0) + weight * other.weight)
        others.push({ at, weight })
      }
    }
    const near = [...alike].filter(([other, sum]) => sum >= ALIKE && !apart(box[other]!.id, box[at]!.id)).sort(([, x], [, y]) => y - x)
    for (const [other, sum] of near.slice(0, PARTNERS)) pairs.push({ a: other, b: at, alike: sum })
    yield
  }
  pairs.sort((x, y) => y.alike - x.alike)
  const found = yield* gather(pairs, box, apart)
  const suggestions: Suggestion[] = []
  for (const { members, least } of found) {
    suggestions.push({ cards: members.map((at) => box[at]!.id), ...judge(members, least, readings) })
    yield
  }
  return suggestions
}

interface Gathered {
  members: number[]
  least: number
}

/** Joins the most alike first; all of a suggestion are alike, not only neighbours in a chain. The surest comes first. */
function* gather(
  pairs: readonly Pair[], box: readonly Suggestible[], apart: (a: string, b: string) => boolean,
): Generator<undefined, Gathered[]> {
  const alike = new Map(pairs.map(({ a, b, alike: how }) => [a * box.length + b, how]))
  const between = (a: number, b: number): number => alike.get(Math.min(a, b) * box.length + Math.max(a, b)) ?? 0
  const of = new Map<number, Gathered>()
  const set = (at: number): Gathered => of.get(at) ?? { members: [at], least: 1 }
  for (const [n, { a, b }] of pairs.entries()) {
    // Most pairs join nothing, and there may be many thousands of them.
    if (n % 64 === 0) yield
    const [left, right] = [set(a), set(b)]
    if (left === right) continue
    const across = left.members.flatMap((x) => right.members.map((y) => ({ x, y, how: between(x, y) })))
    if (across.some(({ x, y, how }) => how < ALIKE || apart(box[x]!.id, box[y]!.id))) continue
    const members = [...left.members, ...right.members].sort((x, y) => x - y)
    const groups = new Set(members.map((at) => box[at]!.group).filter((group) => group !== null))
    if (groups.size > 1) continue
    const joined = { members, least: Math.min(left.least, right.least, ...across.map(({ how }) => how)) }
    for (const at of members) of.set(at, joined)
    yield
  }
  const together = ({ members }: Gathered): boolean => members.every((at) => box[at]!.group !== null)
  return [...new Set(of.values())].filter((found) => !together(found)).sort((x, y) => y.least - x.least)
}

function judge(members: readonly number[], least: number, readings: readonly Reading[]): Pick<Suggestion, 'sure' | 'difference'> {
  for (const [n, a] of members.entries()) {
    for (const b of members.slice(n + 1)) {
      const difference = differenceOf(readings[a]!, readings[b]!)
      if (difference) return { sure: false, difference }
    }
  }
  return { sure: least >= SURE, difference: null }
}
