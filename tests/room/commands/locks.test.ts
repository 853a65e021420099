import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readLocks } from '../../../shared/board/read.ts'
import { PaperRoom } from '../../support/paperRoom.ts'
import { EXAMPLES, roomWith } from './askedRoom.ts'

describe('locks', () => {
  it.each([
    ['named', (id: string) => id],
    ['delegation', () => 'BIH'],
    ['none', () => null],
  ] as const)('NAME-1 LOCK-1 on a board with attribution %s the lock says who as far as it may', (attribution, by) => {
    const room = new PaperRoom({ attribution, delegations: [{ id: 'BIH', name: 'B' }] })
    const mod = room.member('Mira', 'moderator', { delegation: 'BIH' })
    room.send(EXAMPLES['lock.set'], mod)
    expect(readLocks(room.board).get('swot/return/S')).toEqual({ by: by(mod.id), at: new Date(room.now).toISOString() })
  })

  it('S4 LOCK-1 locking twice is one lock; unlocking twice is none', () => {
    const { room, mod } = roomWith()
    room.send(EXAMPLES['lock.set'], mod)
    const state = Y.encodeStateVector(room.board)
    expect(room.send(EXAMPLES['lock.set'], mod).told(mod)).toEqual([])
    expect(Y.encodeStateVector(room.board)).toEqual(state)
    room.send({ type: 'lock.set', path: 'swot/return/S', locked: false }, mod)
    expect(room.send({ type: 'lock.set', path: 'swot/return/S', locked: false }, mod).code).toBeNull()
    expect(readLocks(room.board).size).toBe(0)
  })

  it('COMMAND-2 what does not exist cannot be locked', () => {
    const { room, mod } = roomWith()
    for (const path of ['card/none', 'group/none', 'action/none', 'swot/none/S', 'actions/none']) {
      expect(room.send({ type: 'lock.set', path, locked: true }, mod).code).toBe('COMMAND-2')
    }
    for (const path of ['', 'swot', 'swot/return', 'actions/return', 'parking', 'practices']) {
      expect(room.send({ type: 'lock.set', path, locked: true }, mod).code).toBeNull()
    }
  })
})
