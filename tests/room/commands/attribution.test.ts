import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCards, readLocks } from '../../../shared/board/read.ts'
import { PaperRoom } from '../../support/paperRoom.ts'
import { EXAMPLES, roomWith } from './askedRoom.ts'

describe('attribution', () => {
  it('NAME-1 attribution becomes stricter, never looser', () => {
    const { room, mod } = roomWith({ attribution: 'delegation' })
    expect(room.send({ type: 'board.update', attribution: 'named' }, mod).code).toBe('NAME-1')
    expect(room.send({ type: 'board.update', attribution: 'none' }, mod).code).toBeNull()
    expect(room.send({ type: 'board.update', attribution: 'delegation' }, mod).code).toBe('NAME-1')
  })

  it('NAME-1 what may no longer be shown leaves cards, drafts, locks and results', () => {
    const room = new PaperRoom({ attribution: 'named', delegations: [{ id: 'BIH', name: 'B' }] })
    const mod = room.member('Mira', 'moderator', { delegation: 'BIH' })
    const ana = room.member('Ana', 'participant', { delegation: 'BIH' })
    room.write(ana, 'c1')
    room.writeDraft(ana, 'd1')
    room.send(EXAMPLES['lock.set'], mod)
    const stamps = (doc: Y.Doc) => readCards(doc).map(({ author, delegation, attendance }) => [author, delegation, attendance])
    expect(stamps(room.board)).toEqual([[ana.id, 'BIH', 'on-site']])

    room.send({ type: 'board.update', attribution: 'delegation' }, mod)
    expect(stamps(room.board)).toEqual([[null, 'BIH', 'on-site']])
    expect(stamps(room.draft(ana.id))).toEqual([[null, 'BIH', 'on-site']])
    expect(readLocks(room.board).get('swot/return/S')?.by).toBe('BIH')

    room.board.getMap('results').set('v1', { title: '', byDelegation: { BIH: { 'card/c1': 1 } }, byAttendance: {} })
    room.send({ type: 'board.update', attribution: 'none' }, mod)
    expect(stamps(room.board)).toEqual([[null, null, null]])
    expect(stamps(room.draft(ana.id))).toEqual([[null, null, null]])
    expect(readLocks(room.board).get('swot/return/S')?.by).toBeNull()
    expect(room.board.getMap('results').get('v1')).toEqual({ title: '' })
    const wire = Buffer.from(Y.encodeStateAsUpdate(room.board)).toString('latin1')
    expect(wire).not.toContain(ana.id)
  })

  it('ROLE-2 settings stand beside each other', () => {
    const { room, mod } = roomWith()
    room.send({ type: 'board.update', maxCardText: 100 }, mod)
    room.send({ type: 'board.update', offline: false, title: ' New ', retentionDays: 7 }, mod)
    expect(room.board.getMap('board').toJSON()).toMatchObject({ title: 'New', settings: { maxCardText: 100, offline: false } })
    expect(room.facts.retentionDays).toBe(7)
    const { decided } = room.send({ type: 'board.update', question: ' Why? ' }, mod)
    expect(decided).toMatchObject({ facts: [] })
    expect(room.board.getMap('board').toJSON()).toMatchObject({ title: 'New', question: 'Why?', settings: { maxCardText: 100, offline: false } })
    expect(room.facts.retentionDays).toBe(7)
    expect(room.send({ type: 'board.update', retentionDays: 7 }, mod).decided).toMatchObject({ facts: [] })
  })

  it('ROLE-2 the short code is switched off and on, and told to those who may hand it on', () => {
    const { room, mod, ana, obs } = roomWith()
    const code = room.facts.code
    const off = room.send({ type: 'board.update', code: false }, mod)
    expect([mod, ana, obs].map(off.told)).toEqual([0, 1, 2].map(() => [{ type: 'board.updated' }, { type: 'code.changed', code: null }]))
    expect(room.send({ type: 'board.update', code: false }, mod).told(ana)).toEqual([{ type: 'board.updated' }])
    const on = room.send({ type: 'board.update', code: true, title: 'T', retentionDays: 9 }, mod)
    expect([mod, ana, obs].map(on.told)).toEqual([code, code, null].map((told) => [{ type: 'board.updated' }, { type: 'code.changed', code: told }]))
  })

  it('NAME-1 the attribution that is there already changes nothing, and what was told of people stays', () => {
    const { room, mod, ana } = roomWith({ attribution: 'named' })
    const { decided, told } = room.send({ type: 'board.update', attribution: 'named' }, mod)
    expect(decided).toMatchObject({ facts: [], people: [], forget: false })
    expect(told(ana)).toEqual([{ type: 'board.updated' }])
  })

  it('NAME-1 locks of who never was on this board, as an imported one brings them, lose who set them', () => {
    const { room, mod } = roomWith({ attribution: 'named' })
    room.board.getMap('locks').set('parking', { by: 'a stranger', at: '2021-12-14T10:00:00Z' })
    room.send({ type: 'board.update', attribution: 'delegation' }, mod)
    expect(readLocks(room.board).get('parking')).toEqual({ by: null, at: '2021-12-14T10:00:00Z' })
  })
})
