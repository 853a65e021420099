/** What stands around the suggestions: a device's memory of what is not the same, boards that go on changing, work in slices. */
import { describe, expect, it } from 'vitest'
import { DeviceMemory } from '../../client/connection/session.ts'
import { standingOf } from '../../client/screens/suggest/remaining.ts'
import { inSlices } from '../../client/screens/suggest/slices.ts'
import type { CardView } from '../../client/state/boardIndex.ts'
import type { Joined } from '../../shared/protocol/http.ts'

const BOX = 'swot/return/W'
const joined = (id: string) => ({ token: 't', participant: { id }, board: {} }) as Joined
const card = (id: string, more: Partial<CardView> = {}): CardView => ({
  id, place: BOX, order: 'a0', text: id, author: null, delegation: null, attendance: null, createdAt: '', trashed: false, draft: false, shownGroup: null, ...more,
})
const indexOf = (...cards: CardView[]) => ({ card: (id: string) => cards.find((one) => one.id === id) ?? null })
const suggestion = { cards: ['a', 'b', 'c'], sure: true, difference: null }

describe('suggestions on a board that goes on changing', () => {
  it('CLUSTER-3 a device remembers what is not the same, in either order, until the board is forgotten', () => {
    const kept = new Map<string, string>()
    const store = {
      getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key),
    }
    new DeviceMemory(store).remember('one', joined('me'), 'en')
    new DeviceMemory(store).keepApart('one', [['b', 'a']])
    new DeviceMemory(store).remember('one', joined('me'), 'en')
    const again = new DeviceMemory(store)
    expect([again.apart('one').has('a', 'b'), again.apart('one').has('b', 'a'), again.apart('one').has('a', 'c')]).toEqual([true, true, false])
    again.forget('one')
    expect([again.apart('one').has('a', 'b'), [...kept.values()].join()]).toEqual([false, ''])
  })

  it('CLUSTER-4 leaves out cards that went elsewhere, and is over when fewer than two are left', () => {
    expect(standingOf(suggestion, BOX, indexOf(card('a'), card('b'), card('c', { trashed: true })))?.cards).toEqual(['a', 'b'])
    expect(standingOf(suggestion, BOX, indexOf(card('a'), card('b', { place: 'parking' }), card('c', { draft: true })))).toBeNull()
  })

  it('CLUSTER-4 joins the group that somebody made of two of them, and is over when all are in it or in two', () => {
    const grouped = card('a', { shownGroup: 'g' })
    expect(standingOf(suggestion, BOX, indexOf(grouped, card('b', { shownGroup: 'g' }), card('c')))?.group).toBe('g')
    expect(standingOf(suggestion, BOX, indexOf(grouped, card('b', { shownGroup: 'g' })))).toBeNull()
    expect(standingOf(suggestion, BOX, indexOf(grouped, card('b', { shownGroup: 'h' }), card('c')))).toBeNull()
  })

  it('CLUSTER-5 long work lets others have their turn, and ends when it is not wanted any more', async () => {
    function* work() {
      for (let n = 0; n < 40; n++) {
        for (const until = performance.now() + 1; performance.now() < until;);
        yield
      }
      return 'done'
    }
    let turns = 0
    const beside = setInterval(() => turns++, 0)
    expect(await new Promise((resolve) => inSlices(work(), resolve))).toBe('done')
    clearInterval(beside)
    expect(turns).toBeGreaterThanOrEqual(2)

    const ended = await new Promise<string>((resolve) => {
      const stop = inSlices(work(), () => resolve('went on'))
      stop()
      inSlices(work(), () => resolve('stopped'))
    })
    expect(ended).toBe('stopped')
  })
})
