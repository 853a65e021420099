import { expect, test } from 'vitest'
import { oldResults, sceneOf } from '../../../client/screens/display/scene.ts'
import type { VoteResult } from '../../../shared/board/results.ts'

const result = (id: string, at: string): VoteResult => ({ id, title: '', at, dots: 3, perTarget: 1, voters: 1, targets: {} })
const NOW = { closed: false, phase: { kind: 'collect', write: 'private' }, spotlight: null, voting: false, concluding: false, result: null } as const

test('DISPLAY one thing at a time: what the moderator shows, else the vote, else its result, else the phase', () => {
  const v1 = result('v1', '2021-12-21T10:00:00Z')
  expect(sceneOf(NOW)).toEqual({ kind: 'boxes' })
  expect(sceneOf({ ...NOW, result: v1 })).toEqual({ kind: 'results', result: v1 })
  expect(sceneOf({ ...NOW, result: v1, voting: true })).toEqual({ kind: 'vote' })
  expect(sceneOf({ ...NOW, voting: true, spotlight: 'card/c1' })).toEqual({ kind: 'spotlight', path: 'card/c1' })
  expect(sceneOf({ ...NOW, spotlight: 'card/c1', closed: true })).toEqual({ kind: 'closed' })
})

test('DISPLAY the way in is shown while people wait, unless they may write meanwhile', () => {
  expect(sceneOf({ ...NOW, phase: { kind: 'lobby', write: 'none' } })).toEqual({ kind: 'lobby' })
  expect(sceneOf({ ...NOW, phase: { kind: 'lobby', write: 'open' } })).toEqual({ kind: 'boxes' })
  expect(sceneOf({ ...NOW, phase: { kind: 'clarify', write: 'none' } })).toEqual({ kind: 'boxes' })
})

test('DISPLAY while delegations are asked for their positions, how far they have come stands above what the phase is called', () => {
  expect(sceneOf({ ...NOW, concluding: true, phase: { kind: 'close', write: 'none' } })).toEqual({ kind: 'conclusions' })
  expect(sceneOf({ ...NOW, concluding: true, spotlight: 'action/a1' })).toEqual({ kind: 'spotlight', path: 'action/a1' })
})

test('DISPLAY the results of an earlier phase are no news, and after a reload only those of the last hour are', () => {
  const now = Date.parse('2021-12-21T12:00:00Z')
  const results = [result('v1', '2021-12-21T10:00:00Z'), result('v2', '2021-12-21T11:30:00Z')]
  const phase = { kind: 'vote', write: 'none' } as const
  expect([...oldResults(results, now, phase, false)]).toEqual(['v1', 'v2'])
  expect([...oldResults(results, now, phase, true)]).toEqual(['v1'])
  // In a break whoever comes in is shown the way, also where the wall was only now switched on.
  expect([...oldResults(results, now, { kind: 'break', write: 'none' }, true)]).toEqual(['v1', 'v2'])
})
