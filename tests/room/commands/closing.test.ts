import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import type { DotResult } from '../../../shared/board/tally.ts'
import { stateFor } from '../../../server/room/view.ts'
import { PaperRoom } from '../../support/paperRoom.ts'

/** A room in the middle of everything: a vote, a clock, a spotlight, one who speaks and one who waits. */
function busy() {
  const room = new PaperRoom()
  const mod = room.member('Mira', 'moderator')
  const ana = room.member('Ana')
  const goran = room.member('Goran', 'participant', { attendance: 'remote' })
  room.write(mod, 'c')
  room.send({ type: 'vote.open', targets: ['card/c'], dots: 3, perTarget: 2 }, mod)
  room.send({ type: 'vote.cast', target: 'card/c', dots: 2 }, ana)
  room.send({ type: 'timer.start', seconds: 600 }, mod)
  room.send({ type: 'spotlight.set', path: 'card/c' }, mod)
  room.send({ type: 'floor.ask' }, ana)
  room.send({ type: 'floor.ask' }, goran)
  room.send({ type: 'floor.next' }, mod)
  return { room, mod, ana }
}

describe('closing a board', () => {
  it('BOARD-3 VOTE-2 counts the open vote, stops the clock, puts the spotlight out and empties the speaking list, and everybody is told', () => {
    const { room, mod, ana } = busy()
    const { code, told } = room.send({ type: 'board.close' }, mod)
    expect(code).toBeNull()
    expect(readBoard(room.board).closed).toBe(true)
    expect([...room.board.getMap('results').values()] as DotResult[]).toMatchObject([{ voters: 1, targets: { 'card/c': { dots: 2 } } }])
    expect(stateFor(ana, room.view, 1, true)).toMatchObject({ vote: null, timer: null, spotlight: null, floor: [] })
    expect(told(ana)).toEqual([
      { type: 'vote.changed', vote: null }, { type: 'timer.changed', timer: null }, { type: 'spotlight.changed', path: null },
      { type: 'floor.changed', floor: [] }, { type: 'board.closed' },
    ])
  })

  it('BOARD-3 where nothing is under way only the board closes', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    expect(room.send({ type: 'board.close' }, mod).told(mod)).toEqual([{ type: 'board.closed' }])
    expect(room.board.getMap('results').size).toBe(0)
  })

  it('BOARD-3 reopened, the session goes on without what was ended', () => {
    const { room, mod, ana } = busy()
    room.send({ type: 'board.close' }, mod)
    room.send({ type: 'board.reopen' }, mod)
    expect(room.send({ type: 'floor.ask' }, ana).code).toBeNull()
    expect(room.send({ type: 'vote.cast', target: 'card/c', dots: 1 }, ana).code).toBe('VOTE-2')
    expect(room.send({ type: 'vote.open', targets: ['card/c'], dots: 3, perTarget: 2 }, mod).code).toBeNull()
  })
})
