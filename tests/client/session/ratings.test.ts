import * as fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { secondOf, STEPS, type Rating } from '../../../shared/board/rating.ts'
import { ratedRows, type RatedTarget } from '../../../shared/board/ratingTally.ts'
import { choicesIn, votesOn } from '../../../client/screens/tows/pairs.ts'
import { lastMark, weightOfMark, type Told } from '../../../shared/board/results.ts'
import { markSign } from '../../../client/screens/vote/lastVote.ts'
import { marksFor } from '../../../client/screens/vote/matrixMarks.ts'
import { inOrder, partIds } from '../../../client/screens/vote/ratedRows.ts'
import { choiceOf, NOTHING_CHOSEN, ratingOf, scaleOf, stillOnItsWay, type Halves, type Ratings } from '../../../client/screens/vote/ratings.ts'
import { formatMean } from '../../../shared/words/format.ts'
import { closeAll, founded, session } from '../boards.ts'

afterEach(closeAll)

const TARGETS = ['card/a', 'group/b']
const VOTE = { likelihood: ['group/b'] }
const press = fc.record({ target: fc.constantFrom(...TARGETS), scale: fc.constantFrom('impact', 'second'), step: fc.constantFrom(...STEPS) } as const)

test('VOTE-5 however somebody presses, what is cast has both scales of its target, and half a choice stays on the device', () => {
  fc.assert(fc.property(fc.array(press, { maxLength: 30 }), (presses) => {
    let halves: Halves = {}
    let pending: Ratings = {}
    for (const { target, scale, step } of presses) {
      const choice = { ...choiceOf({}, pending, halves, target), [scale]: step }
      const rating = ratingOf(choice, scaleOf(VOTE, target))
      expect(rating === null).toBe(choice.impact === null || choice.second === null)
      if (rating) {
        halves = Object.fromEntries(Object.entries(halves).filter(([other]) => other !== target))
        pending = { ...pending, [target]: rating }
        expect('likelihood' in rating).toBe(target === 'group/b')
        expect([rating.impact, secondOf(rating)]).toEqual([choice.impact, choice.second])
      } else halves = { ...halves, [target]: choice }
      expect(choiceOf({}, pending, halves, target)[scale]).toBe(step)
    }
  }))
})

test('S4 a rating stands over what the server has, until the server has it too; so does taking one back', () => {
  const mine: Ratings = { 'card/a': { impact: 1, importance: 1 } }
  const changed: Rating = { impact: 4, importance: 2 }
  expect(choiceOf(mine, { 'card/a': changed }, {}, 'card/a')).toEqual({ impact: 4, second: 2 })
  expect(choiceOf(mine, { 'card/a': null }, {}, 'card/a')).toEqual(NOTHING_CHOSEN)
  expect(stillOnItsWay({ 'card/a': changed, 'group/b': null }, mine)).toEqual({ 'card/a': changed })
  expect(stillOnItsWay({ 'card/a': changed }, { 'card/a': { impact: 4, importance: 2 } })).toEqual({})
  expect(stillOnItsWay({ 'card/a': null }, mine)).toEqual({ 'card/a': null })
})

const scale = (mean: number) => ({ mean, median: mean, spread: {} })
const rated = (impact: number, importance: number, voters = 3): RatedTarget => ({ voters, impact: scale(impact), importance: scale(importance) })
const nobody: RatedTarget = { voters: 0, impact: { mean: null, median: null, spread: {} }, importance: { mean: null, median: null, spread: {} } }
const dots = (n: number) => ({ dots: n, voters: n, spread: {} })

test('TOWS a box is ranked by the kind of vote that was the last in it, or by the one somebody chose', () => {
  const { index } = session(founded(12), 'moderator')
  const byDots: Told = { targets: { 'card/c0': dots(9), 'card/c4': dots(1), 'card/c2': dots(5) } }
  const byRating: Told = { targets: { 'card/c4': rated(2, 2), 'card/c8': rated(5, 4), 'card/c0': nobody } }
  const ids = (results: readonly Told[], quadrant: 'S' | 'O' = 'S') =>
    choicesIn(index, 'return', quadrant, results).map(({ id, mark }) => [id, mark && weightOfMark(mark)])
  expect(ids([byDots, byRating])).toEqual([['c8', 20], ['c4', 4], ['c0', 0]])
  expect(ids([byRating, byDots])).toEqual([['c0', 9], ['c4', 1], ['c8', null]])
  expect(ids([byDots, byRating], 'O')).toEqual([['c2', 5], ['c6', null], ['c10', null]])
  expect(ids([byDots])[0]).toEqual(['c0', 9])
  expect(votesOn(index, 'return', [byDots, { targets: { 'card/elsewhere': dots(1) } }])).toEqual([byDots])
})

test('VOTE-4 a card shows what the last vote said of it, dots or weight, and nothing where nobody rated', () => {
  const words = { formatNumber: String, formatMean: (value: number) => formatMean('de', value) }
  const results: Told[] = [{ targets: { 'card/a': dots(3), 'card/b': dots(2) } }, { targets: { 'card/b': rated(4, 2.5), 'card/c': nobody } }]
  const sign = (path: string) => {
    const mark = lastMark(results, path)
    return mark && markSign(mark, words)
  }
  expect(['card/a', 'card/b', 'card/c', 'card/d'].map(sign)).toEqual(['3', '10,0', '', null])
})

test('VOTE-5 the table of a rating sorts by each of its columns, and by the order of the vote', () => {
  const rows = ratedRows({ targets: { 'card/a': rated(1, 5, 9), 'card/b': nobody, 'card/c': rated(4, 4, 2), 'card/d': rated(5, 1, 4) } })
  const order = (by: Parameters<typeof inOrder>[1]) => inOrder(rows, by).map(({ target }) => target.at(-1)).join('')
  expect([order('weight'), order('impact'), order('second'), order('voters'), order('order')]).toEqual(['cadb', 'dcab', 'acdb', 'adcb', 'abcd'])
  const part = { voters: 3, impact: 1, importance: 1 }
  expect(partIds({ '': { 'card/a': part, 'card/c': part }, B: { 'card/a': part }, A: { 'card/a': part }, C: { 'card/x': part }, D: { 'card/a': part, 'card/d': part } }, rows))
    .toEqual(['D', 'A', 'B', ''])
})

test('CHART the marks of a matrix stay in their field and do not cover each other, and one alone stands where it belongs', () => {
  const point = fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) })
  const field = { width: 338, height: 296, apart: 25 }
  fc.assert(fc.property(fc.array(point, { maxLength: 25 }), (points) => {
    const marks = marksFor(points, field)
    for (const [at, mark] of marks.entries()) {
      expect(mark.atX >= 0 && mark.atX <= field.width && mark.atY >= 0 && mark.atY <= field.height).toBe(true)
      for (const other of marks.slice(0, at)) expect(Math.hypot(mark.atX - other.atX, mark.atY - other.atY)).toBeGreaterThanOrEqual(field.apart)
    }
    if (marks[0]) expect([marks[0].atX, marks[0].atY]).toEqual([marks[0].x, marks[0].y])
  }))
  const heap = marksFor(Array.from({ length: 25 }, () => ({ x: 0.5, y: 0.5 })), field)
  expect(new Set(heap.map(({ atX, atY }) => `${atX} ${atY}`)).size).toBe(25)
})
