import { describe, expect, it } from 'vitest'
import { setTrashed } from '../../../shared/board/edits.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { readCards } from '../../../shared/board/read.ts'
import { PaperRoom } from '../../support/paperRoom.ts'

describe('drafts', () => {
  function writing(attribution: 'named' | 'delegation' | 'none' = 'delegation') {
    const room = new PaperRoom({ attribution })
    const mod = room.member('Mira', 'moderator')
    const [ana, ivo] = [room.member('Ana', 'participant', { delegation: 'A' }), room.member('Ivo', 'participant', { delegation: 'B' })]
    room.send({ type: 'phase.set', id: 'collect' }, mod)
    return { room, mod, ana, ivo }
  }

  it('DRAFT-2 a moderator moves every draft to the board in one decision', () => {
    const { room, mod, ana, ivo } = writing()
    for (const [id, by] of [['a1', ana], ['i1', ivo], ['a2', ana], ['i2', ivo]] as const) room.writeDraft(by, id)
    room.writeDraft(ana, 'binned')
    setTrashed(room.draft(ana.id), 'cards', 'binned', true, null)
    const { told } = room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['a1', 'i1', 'a2', 'i2'])
    expect(readCards(room.draft(ana.id)).map(({ id }) => id)).toEqual(['binned'])
    expect(readCards(room.draft(ivo.id))).toEqual([])
    expect(room.view.cardsOf(ivo.id)).toEqual(['i1', 'i2'])
    expect(told(ivo)).toContainEqual({ type: 'drafts.revealed', cards: 4 })
    expect(room.send({ type: 'draft.reveal' }, mod).code).toBe('DRAFT-2')
  })

  it.each([
    ['named', (id: string) => [id, 'A', 'on-site']],
    ['delegation', () => [null, 'A', 'on-site']],
    ['none', () => [null, null, null]],
  ] as const)('NAME-1 DRAFT-2 revealed cards are stamped as attribution %s shows them', (attribution, stamp) => {
    const { room, mod, ana } = writing(attribution)
    room.writeDraft(ana, 'a1')
    room.send({ type: 'draft.reveal' }, mod)
    const [card] = readCards(room.board)
    expect([card!.author, card!.delegation, card!.attendance]).toEqual(stamp(ana.id))
  })

  it('NAME-1 DRAFT-2 what a draft still says of its writer is not revealed with it', () => {
    const { room, mod, ana } = writing('none')
    room.writeDraft(ana, 'a1', { stamp: { author: ana.id, delegation: 'A', attendance: 'on-site' } })
    room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board)).toMatchObject([{ id: 'a1', author: null, delegation: null, attendance: null }])
  })

  it('DRAFT-2 a card whose id is taken, or whose theme is gone, still arrives', () => {
    const { room, mod, ana } = writing()
    room.write(mod, 'c1')
    room.writeDraft(ana, 'c1', { text: 'second' })
    room.writeDraft(ana, 'c2', { place: 'swot/gone/S' })
    room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board)).toHaveLength(3)
    expect(readCards(room.board).find(({ text }) => text === 'second')?.id).not.toBe('c1')
    expect(readCards(room.board).find(({ id }) => id === 'c2')?.place).toBe('parking')
  })

  it('CARD-4 DRAFT-2 a card is not revealed under the id of one that is gone, whose votes it would be given', () => {
    const { room, mod, ana } = writing()
    room.write(mod, 'c1')
    room.send({ type: 'phase.set', id: 'vote' }, mod)
    room.send({ type: 'vote.open', targets: ['card/c1'], dots: 3, perTarget: 3 }, mod)
    room.send({ type: 'vote.cast', target: 'card/c1', dots: 3 }, ana)
    room.send({ type: 'vote.close' }, mod)
    setTrashed(room.board, 'cards', 'c1', true, null)
    room.send({ type: 'bin.empty' }, mod)
    room.writeDraft(ana, 'c1', { text: 'another' })
    room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board).map(({ id, text }) => [id === 'c1', text])).toEqual([[false, 'another']])
  })

  it('DRAFT-1 a participant reveals nothing while the phase is private, then only their own', () => {
    const { room, mod, ana, ivo } = writing()
    room.writeDraft(ana, 'a1')
    room.writeDraft(ivo, 'i1')
    expect(room.send({ type: 'draft.reveal' }, ana).code).toBe('PHASE-1')
    room.send({ type: 'phase.set', id: 'clarify' }, mod)
    expect(room.send({ type: 'draft.reveal' }, ana).code).toBeNull()
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['a1'])
    expect(readCards(room.draft(ivo.id)).map(({ id }) => id)).toEqual(['i1'])
  })

  it('LOCK-1 a late draft does not enter a locked box; a moderator may reveal it', () => {
    const { room, mod, ana } = writing()
    room.writeDraft(ana, 'a1')
    room.writeDraft(ana, 'a2', { place: 'parking' })
    room.send({ type: 'phase.set', id: 'clarify' }, mod)
    room.send({ type: 'lock.set', path: 'swot', locked: true }, mod)
    room.send({ type: 'draft.reveal' }, ana)
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['a2'])
    expect(room.send({ type: 'draft.reveal' }, ana).code).toBe('LOCK-1')
    room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board)).toHaveLength(2)
  })

  it('LIMIT-2 a reveal that would overfill the board leaves every draft where it is', () => {
    const { room, mod, ana } = writing()
    room.board.transact(() => {
      for (let n = 0; n < LIMITS.cards; n++) room.write(mod, `c${n}`, { order: 'a0' })
    })
    room.writeDraft(ana, 'a1')
    expect(room.send({ type: 'draft.reveal' }, mod).code).toBe('LIMIT-2')
    expect(readCards(room.draft(ana.id))).toHaveLength(1)
  })
})
