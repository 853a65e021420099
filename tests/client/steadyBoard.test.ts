/** What keeps a board steady under many hands: columns that stay, landings that are what was shown, keys that go where one looks. */
import { expect, test, vi } from 'vitest'
import { AS_ARRANGED, dueDay, isLate, isOverdue, listed } from '../../client/screens/actions/actionView.ts'
import { Columns, columnsThatFit } from '../../client/screens/board/columns.ts'
import { landingIndex } from '../../client/screens/board/gestures/landing.ts'
import { nearest } from '../../client/screens/board/spatialFocus.ts'
import type { ActionData } from '../../shared/board/read.ts'

const even = () => 1

test('columns: what is added, taken away or moved by others leaves every other card in its column', () => {
  const columns = new Columns()
  expect(columns.deal(['a', 'b', 'c', 'd'], 2, even)).toEqual([['a', 'c'], ['b', 'd']])
  expect(columns.deal(['b', 'c', 'd'], 2, even)).toEqual([['c'], ['b', 'd']])
  expect(columns.deal(['b', 'new', 'c', 'd'], 2, even)).toEqual([['new', 'c'], ['b', 'd']])
  expect(columns.deal(['d', 'new', 'c', 'b'], 2, even)).toEqual([['new', 'c'], ['d', 'b']])
})

test('columns: a dropped card stands where it was let go; another width deals anew', () => {
  const columns = new Columns()
  columns.deal(['a', 'b'], 2, even)
  columns.put('mine', 1)
  expect(columns.deal(['a', 'b', 'mine'], 2, even)).toEqual([['a'], ['b', 'mine']])
  expect(columns.deal(['a', 'b', 'mine'], 3, even)).toEqual([['a'], ['b'], ['mine']])
})

test('columns: new cards go where there is least, by what is in the cards', () => {
  const long = (id: string) => (id === 'long' ? 5 : 1)
  expect(new Columns().deal(['long', 'b', 'c', 'd'], 2, long)).toEqual([['long'], ['b', 'c', 'd']])
})

test('columns: as many as fit from the least width, at least one', () => {
  expect([100, 220, 447, 448, 676].map((width) => columnsThatFit(width, 220, 8))).toEqual([1, 1, 1, 2, 3])
})

test('a landing is after what it was shown after, before what it was shown before, else at the end', () => {
  const standing = ['a', 'b', 'c'].map((id) => ({ id }))
  expect(landingIndex(standing, 'a', 'b')).toBe(1)
  expect(landingIndex(standing, null, 'c')).toBe(2)
  expect(landingIndex(standing, 'gone', 'b')).toBe(1)
  expect(landingIndex(standing, 'gone', 'gone too')).toBe(3)
  expect(landingIndex(standing, null, null)).toBe(3)
})

test('arrow keys go to the nearest card that way, and stay in the column or on the row', () => {
  const at = (column: number, row: number) => ({ left: column * 100, right: column * 100 + 90, top: row * 50, bottom: row * 50 + 40 })
  const cards = [at(0, 0), at(1, 0), at(0, 2), at(1, 1)]
  expect(nearest(at(0, 0), cards, 'down')).toBe(2)
  expect(nearest(at(0, 0), cards, 'right')).toBe(1)
  expect(nearest(at(1, 1), cards, 'up')).toBe(1)
  expect(nearest(at(0, 0), cards, 'left')).toBe(-1)
})

const action = (id: string, more: Partial<ActionData> = {}): ActionData => ({
  id, theme: 't', order: 'a0', title: id, status: 'proposed', links: [], trashed: false, ...more,
})
const compare = (a: string, b: string) => a.localeCompare(b, 'en')

test('an action list sorts days and quarters together, by the last day of each; what has no date is last', () => {
  const actions = [action('none'), action('q2', { due: '2022-Q2' }), action('june', { due: '2022-06-29' }), action('q1', { due: '2022-Q1' })]
  const ids = listed(actions, { ...AS_ARRANGED, sort: 'due' }, compare).map(({ id }) => id)
  expect(ids).toEqual(['q1', 'june', 'q2', 'none'])
  expect(dueDay('2022-Q4')).toBe('2022-12-31')
})

test('an action list shows one status, in the order of the stages of work where it is sorted by it', () => {
  const actions = [action('d', { status: 'done' }), action('p'), action('a', { status: 'agreed' })]
  expect(listed(actions, { ...AS_ARRANGED, status: 'agreed' }, compare).map(({ id }) => id)).toEqual(['a'])
  expect(listed(actions, { ...AS_ARRANGED, sort: 'status' }, compare).map(({ id }) => id)).toEqual(['p', 'a', 'd'])
  expect(listed(actions, { ...AS_ARRANGED, sort: 'status', down: true }, compare).map(({ id }) => id)).toEqual(['d', 'a', 'p'])
})

test('an action is overdue from the day after, and never when it is done or dropped', () => {
  expect(isOverdue(action('x', { due: '2022-Q1' }), '2022-03-31')).toBe(false)
  expect(isOverdue(action('x', { due: '2022-Q1' }), '2022-04-01')).toBe(true)
  expect(isOverdue(action('x', { due: '2022-Q1', status: 'done' }), '2022-04-01')).toBe(false)
  expect(isOverdue(action('x'), '2022-04-01')).toBe(false)
})

test('an action is late by the day of this device, not by that of Greenwich', () => {
  vi.stubEnv('TZ', 'Europe/Podgorica')
  vi.useFakeTimers()
  try {
    for (const [hour, late] of [[0, true], [23, true], [-1, false]] as const) {
      vi.setSystemTime(new Date(2022, 3, 1, hour, 30))
      expect([hour, isLate(action('x', { due: '2022-Q1' }))]).toEqual([hour, late])
    }
  } finally {
    vi.useRealTimers()
    vi.unstubAllEnvs()
  }
})
