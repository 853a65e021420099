import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Away } from '../../client/state/away.ts'
import { BoardFacts } from '../../client/state/boardFacts.ts'
import { BoardIndex } from '../../client/state/boardIndex.ts'
import { LockIndex } from '../../client/state/lockIndex.ts'
import { Watch } from '../../client/state/watch.ts'
import { addAction, addCard, clusterCards, moveCard, setActionFields, setTrashed } from '../../shared/board/edits.ts'

const STAMP = { author: null, delegation: null, attendance: null }

/** A board on which c1 and a1 stand, and a clock that stands still until told. */
function board() {
  const doc = new Y.Doc()
  const watch = new Watch()
  const own = new Set<string>()
  const refused = new Set<string>()
  const clock = { now: Date.parse('2021-12-14T09:00:00Z') }
  const index = new BoardIndex(doc, watch)
  const away = new Away(
    {
      index, facts: new BoardFacts(doc, watch), locks: new LockIndex(doc, index, watch), watch,
      isOwn: (root, id) => own.has(`${root}/${id}`), isRefused: (path) => refused.has(path),
    },
    () => clock.now,
  )
  const card = (id: string, text = id) => addCard(doc, { id, text, place: 'swot/return/S', stamp: STAMP, createdAt: '2021-12-14T08:00:00Z' }, null)
  card('c1')
  addAction(doc, { id: 'a1', theme: 'return', title: 'Appoint contact points' }, null)
  return { doc, own, refused, clock, away, card, told: () => away.digest?.news.map(({ kind, path }) => `${kind} ${path}`) ?? null }
}

test('AWAY-1 tells new cards, changed cards, groups, locks, phase, votes and actions of others, each with where to look', () => {
  const { doc, clock, away, card, told } = board()
  doc.getMap('locks').set('swot/return/W', { by: null, at: '' })
  away.lost()
  clock.now += 31_000
  card('c2')
  clusterCards(doc, { id: 'g1', place: 'swot/return/T', title: 'Papers' }, ['c1'], null)
  setActionFields(doc, 'a1', { status: 'agreed' }, null)
  addAction(doc, { id: 'a2', theme: 'return', title: 'Share statistics' }, null)
  doc.transact(() => {
    doc.getMap('locks').delete('swot/return/W')
    doc.getMap('locks').set('swot/return/S', { by: null, at: '' })
    doc.getMap('phases').set('vote', { name: 'Vote', kind: 'vote', order: 'a0' })
    doc.getMap('board').set('phase', 'vote')
    doc.getMap('results').set('v1', { title: '', at: '2021-12-14T09:00:00Z', targets: {} })
  })
  away.back()
  expect(told()).toEqual([
    'phase ', 'vote ', 'lock swot/return/S', 'unlock swot/return/W', 'card card/c2', 'changed card/c1', 'group group/g1', 'action action/a2', 'progress action/a1',
  ])
  expect(away.digest?.since).toBe(clock.now - 31_000)
  away.dismiss()
  expect(told()).toBeNull()
})

test('AWAY-2 a line lost for half a minute, or a page opened again within ten, is not worth a word', () => {
  const { clock, away, card, told } = board()
  away.lost()
  clock.now += 29_999
  card('c2')
  away.back()
  expect(told()).toBeNull()
  away.reopened(clock.now - 9 * 60_000)
  card('c3')
  away.back()
  expect(told()).toBeNull()
  away.reopened(clock.now - 10 * 60_000)
  card('c4')
  away.back()
  expect(told()).toEqual(['card card/c4'])
})

test('AWAY-3 what one wrote oneself and what went into the bin is no news; a return to the same board says nothing', () => {
  const { doc, own, clock, away, card, told } = board()
  away.lost()
  clock.now += 60_000
  own.add('cards/c2')
  card('c2')
  card('c3')
  setTrashed(doc, 'cards', 'c3', true, null)
  away.back()
  expect(told()).toBeNull()
})

test('AWAY-4 a line that breaks again before it was whole is one absence, and news that was not read is kept with the next', () => {
  const { clock, away, card, told } = board()
  const left = clock.now
  away.lost()
  clock.now += 20_000
  away.lost()
  clock.now += 20_000
  card('c2')
  away.back()
  away.lost()
  clock.now += 60_000
  card('c3')
  away.back()
  expect(told()).toEqual(['card card/c2', 'card card/c3'])
  expect(away.digest?.since).toBe(left)
})

test('AWAY-5 one\'s own edits are no news, what others then made of the same card is; a change of one\'s own that was refused is told by the refusal', () => {
  const { doc, refused, clock, away, card, told } = board()
  card('c2')
  card('c3')
  away.lost()
  clock.now += 60_000
  for (const id of ['c1', 'c2', 'c3']) moveCard(doc, id, 'swot/return/T', 0, null)
  away.wrote({ cards: new Set(['c1', 'c2', 'c3']), groups: new Set(), actions: new Set() })
  moveCard(doc, 'c2', 'swot/return/O', 0, null)
  moveCard(doc, 'c3', 'swot/return/S', 0, null)
  refused.add('card/c3')
  away.back()
  expect(told()).toEqual(['changed card/c2'])
})

test('AWAY-6 news of an earlier absence that nobody can look at any more is not told with the next', () => {
  const { doc, clock, away, card, told } = board()
  away.lost()
  clock.now += 60_000
  card('c2')
  doc.getMap('locks').set('swot/return/S', { by: null, at: '' })
  away.back()
  expect(told()).toEqual(['lock swot/return/S', 'card card/c2'])
  away.lost()
  clock.now += 60_000
  setTrashed(doc, 'cards', 'c2', true, null)
  doc.getMap('locks').delete('swot/return/S')
  card('c3')
  away.back()
  expect(told()).toEqual(['unlock swot/return/S', 'card card/c3'])
})
