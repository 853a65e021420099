import { afterEach, expect, test } from 'vitest'
import type { Result } from '../../../shared/board/tally.ts'
import { weightOfMark } from '../../../shared/board/results.ts'
import { targetsIn } from '../../../client/screens/vote/targets.ts'
import { choicesIn, unanswered } from '../../../client/screens/tows/pairs.ts'
import { closeAll, founded, session } from '../boards.ts'

afterEach(closeAll)

/** Twelve cards, three to a box: c0 c4 c8 strengths, c1 c5 c9 weaknesses, c2 c6 c10 opportunities, c3 c7 c11 threats. */
const board = () => session(founded(12), 'moderator')
const ids = (choices: { id: string }[]) => choices.map(({ id }) => id)

test('VOTE-3 what is voted on are groups with cards and cards in no group, in the order they stand', () => {
  const { edit, index } = board()
  const group = edit.cluster(['c0', 'c8'], 'Both')!
  const empty = edit.cluster(['c1'], 'Emptied')!
  edit.leaveGroup(['c1'])
  const targets = targetsIn(index, ['swot/return/S', 'swot/return/W'])
  expect(new Set(targets)).toEqual(new Set([`group/${group}`, 'card/c4', 'card/c1', 'card/c5', 'card/c9']))
  expect(targets).not.toContain(`group/${empty}`)
})

test('TOWS what has most dots in the last vote it stood in comes first', () => {
  const { index } = board()
  const target = (dots: number) => ({ dots, voters: 1, spread: {} })
  const results: Pick<Result, 'targets'>[] = [{ targets: { 'card/c4': target(9), 'card/c8': target(9) } }, { targets: { 'card/c0': target(1), 'card/c8': target(4) } }]
  expect(choicesIn(index, 'return', 'S', results).map(({ id, mark }) => [id, mark && weightOfMark(mark)])).toEqual([['c4', 9], ['c8', 4], ['c0', 1]])
})

test('VOTE-4 a vote that was closed before anybody voted leaves what the vote before it said', () => {
  const { index } = board()
  const said = { targets: { 'card/c4': { dots: 9, voters: 4, spread: {} }, 'card/c8': { dots: 0, voters: 0, spread: {} } } }
  const empty = { targets: { 'card/c4': { dots: 0, voters: 0, spread: {} }, 'card/c8': { dots: 0, voters: 0, spread: {} } } }
  const marks = choicesIn(index, 'return', 'S', [said, empty]).map(({ id, mark }) => [id, mark && weightOfMark(mark)])
  expect(marks).toEqual([['c4', 9], ['c8', 0], ['c0', null]])
})

test('TOWS-1 weaknesses and threats stand open until an action of any theme that is not dropped cites them, or a card of their group', () => {
  const { edit, index } = board()
  const group = edit.cluster(['c5', 'c9'], 'Slow')!
  expect(new Set(ids(unanswered(index, 'return', [])))).toEqual(new Set([group, 'c1', 'c3', 'c7', 'c11']))
  edit.addAction({ theme: 'return', title: 'Train', links: ['c9', 'c3'] })
  const dropped = edit.addAction({ theme: 'return', title: 'No', links: ['c7'], status: 'dropped' })
  expect(new Set(ids(unanswered(index, 'return', [])))).toEqual(new Set(['c1', 'c7', 'c11']))
  edit.setActionFields(dropped, { status: 'agreed' })
  expect(new Set(ids(unanswered(index, 'return', [])))).toEqual(new Set(['c1', 'c11']))
  edit.addAction({ theme: 'readmission', title: 'Of another theme', links: ['c11'] })
  expect(ids(unanswered(index, 'return', []))).toEqual(['c1'])
})
