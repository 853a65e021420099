import { describe, expect, it } from 'vitest'
import { readContent } from '../../../shared/board/read.ts'
import { COMMANDS, WHO, type CommandType } from '../../../shared/protocol/commands.ts'
import { decide } from '../../../server/room/commands/decide.ts'
import { EXAMPLES, roomWith } from './askedRoom.ts'

const TYPES = Object.keys(COMMANDS) as CommandType[]
/** Said here a second time: a table that is only compared with itself may say anything. */
const OF_ALL_WHO_WRITE: readonly CommandType[] = [
  'draft.reveal', 'vote.cast', 'floor.ask', 'floor.withdraw', 'ready.set', 'position.state', 'position.withdraw', 'cards.open',
]
const OF_MODERATORS = TYPES.filter((type) => !OF_ALL_WHO_WRITE.includes(type))

describe('who may command', () => {
  it.each(OF_MODERATORS)('ROLE-2 S2 %s of a participant or a rapporteur is refused, and in the audit', (type) => {
    const { room, ana } = roomWith()
    const rita = room.member('Rita', 'rapporteur')
    const before = readContent(room.board)
    for (const by of [ana, rita]) expect(room.send(EXAMPLES[type], by).code).toBe('ROLE-2')
    expect(readContent(room.board)).toEqual(before)
    expect(room.facts.refused).toEqual([ana, rita].map(({ id }) => ({ at: room.now, by: id, command: type, code: 'ROLE-2' })))
  })

  it.each(OF_ALL_WHO_WRITE)('ROLE-1 %s is for all who write, and for no observer', (type) => {
    expect(WHO[type]).toEqual(['moderator', 'rapporteur', 'participant'])
  })

  it.each(TYPES)('ROLE-1 ROLE-2 %s of an observer is refused', (type) => {
    const { room, obs } = roomWith()
    expect(room.send(EXAMPLES[type], obs).code).toBe(OF_ALL_WHO_WRITE.includes(type) ? 'ROLE-1' : 'ROLE-2')
    expect(room.facts.refusedCount).toBe(1)
  })

  it.each(TYPES.filter((type) => type !== 'board.reopen' && type !== 'participant.remove'))('BOARD-1 %s on a closed board is refused', (type) => {
    const { room, mod } = roomWith()
    room.send({ type: 'board.close' }, mod)
    expect(room.send(EXAMPLES[type], mod).code).toBe('BOARD-1')
  })

  it('BOARD-1 a closed board can be reopened, and people still sent away', () => {
    const { room, mod, ana } = roomWith()
    room.send({ type: 'board.close' }, mod)
    expect(room.send({ type: 'participant.remove', id: ana.id }, mod).code).toBeNull()
    expect(room.send({ type: 'board.reopen' }, mod).code).toBeNull()
    expect(room.send({ type: 'timer.start', seconds: 1 }, mod).code).toBeNull()
  })

  it('BOARD-2 how long a closed board is kept is set as before, and nothing with it', () => {
    const { room, mod, ana } = roomWith()
    room.send({ type: 'board.close' }, mod)
    const before = readContent(room.board)
    expect(room.send({ type: 'board.update', retentionDays: 7 }, ana).code).toBe('ROLE-2')
    expect(room.send({ type: 'board.update', retentionDays: 7, title: 'New' }, mod).code).toBe('BOARD-1')
    expect(room.facts.retentionDays).toBeNull()
    expect(room.send({ type: 'board.update', retentionDays: 7 }, mod).code).toBeNull()
    expect(room.facts.retentionDays).toBe(7)
    expect(readContent(room.board)).toEqual(before)
  })

  it('ROLE-2 deciding changes nothing by itself', () => {
    const { room, mod } = roomWith()
    const before = [readContent(room.board), structuredClone(room.facts)]
    for (const type of TYPES) decide(EXAMPLES[type], mod, room.view)
    expect([readContent(room.board), room.facts]).toEqual(before)
  })
})
