import { describe, expect, it } from 'vitest'
import { addAction, clusterCards, setTrashed } from '../../../shared/board/edits.ts'
import { entities, readCards, readLocks } from '../../../shared/board/read.ts'
import { timerFor } from '../../../server/room/view.ts'
import { EXAMPLES, roomWith } from './askedRoom.ts'

describe('people, timer, spotlight, bin', () => {
  it('ROLE-2 nobody sends themselves away; who is gone leaves floor and vote', () => {
    const { room, mod, ana, obs } = roomWith()
    room.write(ana, 'c')
    room.send(EXAMPLES['vote.open'], mod)
    room.send(EXAMPLES['vote.cast'], ana)
    room.send({ type: 'floor.ask' }, ana)
    expect(room.send({ type: 'participant.remove', id: mod.id }, mod).code).toBe('COMMAND-3')
    expect(room.send({ type: 'participant.remove', id: 'nobody' }, mod).code).toBe('COMMAND-2')
    const { told } = room.send({ type: 'participant.remove', id: ana.id }, mod)
    expect(told(obs).map(({ type }) => type)).toEqual(['floor.changed', 'vote.changed'])
    expect(room.facts.floor).toEqual([])
    expect(room.facts.vote?.ballots.size).toBe(0)
    expect(readCards(room.board)).toHaveLength(1)
  })

  it('S4 whoever is done says so, takes it back, and says it twice in vain; of who was on no list and cast no ballot only their going is told', () => {
    const { room, mod, ana, obs } = roomWith()
    room.write(mod, 'c')
    room.send(EXAMPLES['vote.open'], mod)
    expect(room.send({ type: 'ready.set', ready: true }, ana).decided).toMatchObject({ people: [ana.id] })
    expect(room.facts.ready.has(ana.id)).toBe(true)
    expect(room.send({ type: 'ready.set', ready: true }, ana).decided).toEqual({ facts: [] })
    room.send({ type: 'ready.set', ready: false }, ana)
    expect(room.facts.ready.has(ana.id)).toBe(false)
    const { decided, told } = room.send({ type: 'participant.remove', id: ana.id }, mod)
    expect(decided).toMatchObject({ people: [ana.id], revoke: [ana.id] })
    expect(told(obs)).toEqual([])
    expect(room.send({ type: 'participant.remove', id: ana.id }, mod).decided).toEqual({ facts: [] })
  })

  it('S4 fault 15: the timer ends by a server clock that does not jump; stopping it twice is one stop', () => {
    const { room, mod, ana } = roomWith()
    const { told } = room.send({ type: 'timer.start', seconds: 90 }, mod)
    expect(told(ana)).toEqual([{ type: 'timer.changed', timer: { endsAt: room.now + 90_000, seconds: 90, now: room.now } }])
    room.jump(86_400_000)
    expect(timerFor(room.view)).toEqual({ endsAt: room.now - 86_400_000 + 90_000, seconds: 90, now: room.now - 86_400_000 })
    room.send({ type: 'timer.stop' }, mod)
    expect(room.send({ type: 'timer.stop' }, mod).decided).toEqual({ facts: [] })
  })

  it('COMMAND-2 the spotlight shows only what is there', () => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c')
    expect(room.send({ type: 'spotlight.set', path: 'card/none' }, mod).code).toBe('COMMAND-2')
    expect(room.send({ type: 'spotlight.set', path: 'card/c' }, mod).told(ana)).toEqual([{ type: 'spotlight.changed', path: 'card/c' }])
    room.send({ type: 'spotlight.set', path: null }, mod)
    expect(room.facts.spotlight).toBeNull()
  })

  it.each([
    ['a card that is deleted for good', 'card/c1'],
    ['a theme that is removed', 'swot/readmission/S'],
    ['the actions of a theme that is removed', 'actions/readmission'],
  ])('SPOT-1 %s is not shown to everyone any longer, nor to who comes later', (_, path) => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c1')
    expect(room.send({ type: 'spotlight.set', path }, mod).code).toBeNull()
    setTrashed(room.board, 'cards', 'c1', true, null)
    const sent = [room.send({ type: 'bin.empty' }, mod), room.send({ type: 'theme.put', id: 'readmission', removed: true }, mod)]
    expect(sent.flatMap((one) => one.told(ana)).filter(({ type }) => type === 'spotlight.changed')).toEqual([{ type: 'spotlight.changed', path: null }])
    expect(room.facts.spotlight).toBeNull()
  })

  it('SPOT-1 what stays on the board goes on being shown when the bin is emptied and another theme goes', () => {
    const { room, mod, ana } = roomWith()
    for (const id of ['c1', 'c2']) room.write(ana, id)
    room.send({ type: 'spotlight.set', path: 'card/c2' }, mod)
    setTrashed(room.board, 'cards', 'c1', true, null)
    room.send({ type: 'bin.empty' }, mod)
    room.send({ type: 'theme.put', id: 'readmission', removed: true }, mod)
    expect(room.facts.spotlight).toBe('card/c2')
  })

  it('CARD-3 emptying the bin really deletes what is in it, and nothing else', () => {
    const { room, mod, ana } = roomWith()
    for (const id of ['c1', 'c2', 'c3']) room.write(ana, id)
    clusterCards(room.board, { id: 'g1', place: 'swot/return/S', title: 'G' }, ['c1'], null)
    addAction(room.board, { id: 'a1', theme: 'return', title: 'A' }, null)
    room.send({ type: 'lock.set', path: 'card/c2', locked: true }, mod)
    for (const [root, id] of [['cards', 'c2'], ['groups', 'g1'], ['actions', 'a1']] as const) setTrashed(room.board, root, id, true, null)
    expect(room.send({ type: 'bin.empty' }, mod).told(ana)).toEqual([{ type: 'bin.emptied', cards: 1 }])
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['c1', 'c3'])
    expect(entities(room.board, 'groups').size + entities(room.board, 'actions').size + readLocks(room.board).size).toBe(0)
    expect(room.send({ type: 'bin.empty' }, mod).decided).toEqual({ facts: [] })
  })
})
