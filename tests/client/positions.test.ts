import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction } from '../../shared/board/edits.ts'
import { positionsRoot, type Position } from '../../shared/board/positions.ts'
import { isAmong, stillOpen } from '../../client/screens/conclude/standing.ts'
import { closeAll, founded, session } from './boards.ts'

afterEach(closeAll)

const said = (delegation: string | null, stand: Position['stand'], title = 'Train'): Position =>
  ({ delegation, stand, on: { title }, at: '2021-12-22T12:00:00Z', ...(stand !== 'agree' && { text: 'why' }) })

/** A board with one action, on which the server has written what delegations say. */
function board(attribution = 'delegation') {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, founded())
  doc.getMap('board').set('attribution', attribution)
  addAction(doc, { id: 'a', theme: 'return', title: 'Train' }, null)
  addAction(doc, { id: 'b', theme: 'return', title: 'Meet' }, null)
  return doc
}

test('STAND-3 what delegations say of an action comes with the document, and one position draws one action', () => {
  const doc = board()
  const ana = session(Y.encodeStateAsUpdate(doc))
  const told: string[] = []
  ana.watch.subscribe('positions/a', () => told.push('a'))
  ana.watch.subscribe('positions/b', () => told.push('b'))
  positionsRoot(doc).set('a/rs', said('rs', 'reserve'))
  positionsRoot(doc).set('a/ba', said('ba', 'agree'))
  Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(doc))
  expect(told).toEqual(['a'])
  expect(ana.positions.on('a').map(({ delegation, stand }) => [delegation, stand])).toEqual([['ba', 'agree'], ['rs', 'reserve']])
  expect(ana.positions.of('a', 'rs')?.text).toBe('why')
  expect(ana.positions.of('b', 'rs')).toBeNull()
  positionsRoot(doc).delete('a/rs')
  Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(doc))
  expect(ana.positions.on('a').map(({ delegation }) => delegation)).toEqual(['ba'])
})

test('NAME-1 where a board does not say whose a position is, only what the room calls one’s own is', () => {
  const doc = board('none')
  positionsRoot(doc).set('a/x1', said(null, 'agree'))
  positionsRoot(doc).set('a/x2', said(null, 'reserve'))
  const ana = session(Y.encodeStateAsUpdate(doc))
  expect(ana.positions.of('a', 'ba')).toBeNull()
  ana.room.happened({ seq: 1, type: 'positions.changed', mine: ['a/x2'] })
  expect(ana.positions.of('a', 'ba')?.stand).toBe('reserve')
})

test('STAND-1 PHASE-4 LOCK-1 the browser asks the same rule before it shows a control', () => {
  const doc = board()
  doc.getMap('phases').set('talk', { name: 'Talk', kind: 'discuss', order: 'a0', write: 'none', cluster: 'moderators', actions: 'rapporteurs', vote: false })
  const [ana, rap, obs] = (['participant', 'rapporteur', 'observer'] as const).map((role) => session(Y.encodeStateAsUpdate(doc), role)) as [ReturnType<typeof session>, ReturnType<typeof session>, ReturnType<typeof session>]
  const may = () => [ana.may.state('a', 'ba'), ana.may.state('a', 'rs'), ana.may.state('a', null), rap.may.state('a', 'rs'), obs.may.state('a', 'ba'), ana.may.state('none', 'ba')]
  expect(may()).toEqual([true, false, false, true, false, false])
  for (const { doc: replica } of [ana, rap]) replica.getMap('board').set('phase', 'talk')
  expect(may()).toEqual([false, false, false, true, false, false])
  for (const { doc: replica } of [ana, rap]) replica.getMap('locks').set('actions/return', { by: null, at: '' })
  expect(may()).toEqual([false, false, false, false, false, false])
})

test('STAND-2 who spoke on an earlier wording has still to speak', () => {
  const now = { title: 'Train 20 people' }
  const positions = [said('ba', 'agree', 'Train'), said('rs', 'reserve', 'Train 20 people')]
  expect(stillOpen(positions, now, 3)).toBe(2)
  expect(isAmong('reserved', positions, null, now, 3)).toBe(true)
  expect(isAmong('reserved', positions.slice(0, 1), null, now, 3)).toBe(false)
  expect([positions[0], positions[1], null].map((own) => isAmong('open', positions, own!, now, 3))).toEqual([true, false, true])
  expect([2, 1].map((asked) => isAmong('open', positions, undefined, now, asked))).toEqual([true, false])
})
