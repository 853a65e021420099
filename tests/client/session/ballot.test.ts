import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ballotOf, dotsLeft, mostFor, placed, stillPending, type Dots } from '../../../client/screens/vote/ballot.ts'

const TARGETS = ['card/a', 'card/b', 'group/c', 'group/d']
const press = fc.tuple(fc.constantFrom(...TARGETS), fc.integer({ min: -3, max: 60 }))

test('VOTE-1 however somebody presses, the screen never places more dots than there are, nor more than one target may have', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.array(press, { maxLength: 60 }), (dots, perTarget, presses) => {
      const vote = { dots, perTarget: Math.min(dots, perTarget) }
      let ballot: Dots = {}
      for (const [target, wanted] of presses) {
        ballot = ballotOf({ mine: {} }, { ...ballot, [target]: placed(vote, ballot, target, wanted) })
        expect(dotsLeft(vote, ballot)).toBeGreaterThanOrEqual(0)
        for (const given of Object.values(ballot)) expect(given).toBeLessThanOrEqual(vote.perTarget)
      }
    }),
  )
})

test('VOTE-1 what is asked for is given as far as it goes', () => {
  const vote = { dots: 5, perTarget: 3 }
  expect(placed(vote, { 'card/a': 1 }, 'card/a', 2)).toBe(2)
  expect(placed(vote, { 'card/a': 1 }, 'card/a', 9)).toBe(3)
  expect(placed(vote, { 'card/a': 3, 'card/b': 1 }, 'card/b', 3)).toBe(2)
  expect(placed(vote, { 'card/a': 3, 'card/b': 2 }, 'group/c', 1)).toBe(0)
  expect(placed(vote, { 'card/a': 1 }, 'card/a', -1)).toBe(0)
})

test('VOTE-1 nothing is taken away from a target that has more than it might get now', () => {
  expect(mostFor({ dots: 3, perTarget: 2 }, { 'card/a': 2, 'card/b': 2 }, 'card/b')).toBe(2)
})

test('S4 a press stands over what the server has, until the server has it too', () => {
  const pending = { 'card/a': 2, 'card/b': 0 }
  expect(ballotOf({ mine: { 'card/a': 1, 'card/b': 1 } }, pending)).toEqual({ 'card/a': 2 })
  expect(stillPending(pending, { 'card/a': 2, 'card/b': 1 })).toEqual({ 'card/b': 0 })
  expect(stillPending(pending, { 'card/a': 2 })).toEqual({})
})
