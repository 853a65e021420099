import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { LIMITS } from '../../../shared/board/limits.ts'
import { readCards } from '../../../shared/board/read.ts'
import { addCards, type ImportedCard } from '../../../server/room/commands/imports.ts'
import { PaperRoom } from '../../support/paperRoom.ts'

const S = 'swot/return/S'

function importing() {
  const room = new PaperRoom({ delegations: ['X', 'Y'] })
  const mod = room.member('Mira', 'moderator', { delegation: 'x' })
  const rita = room.member('Rita', 'rapporteur')
  const add = (cards: ImportedCard[], by = mod) => {
    const decided = addCards(by, cards, room.view)
    if (!('problem' in decided)) room.carryOut(decided)
    return 'problem' in decided ? decided : null
  }
  return { room, mod, rita, add }
}

describe('cards added in bulk', () => {
  it('ROLE-4 stand in their order behind what is there, each with its stamp and all that came with it', () => {
    const { room, mod, add } = importing()
    room.write(mod, 'first')
    expect(add([{ place: S, text: 'one', lang: 'sr-Latn', evidence: 'seen' }, { place: 'parking', text: 'two', delegation: 'Y' }, { place: S, text: 'e\u0301' }])).toBeNull()
    expect(readCards(room.board).filter(({ place }) => place === S).map(({ text, delegation, lang, evidence }) => [text, delegation, lang, evidence])).toEqual([
      ['text of first', 'x', undefined, undefined], ['one', 'x', 'sr-Latn', 'seen'], ['é', 'x', undefined, undefined],
    ])
    expect(readCards(room.board).find(({ text }) => text === 'two')).toMatchObject({ place: 'parking', author: null, delegation: 'y', attendance: null })
  })

  it.each<[string, ImportedCard, string, string]>([
    ['a text that is blank', { place: S, text: ' \n' }, 'bad-request', 'Card 2: there is no text.'],
    ['a delegation of no board', { place: S, text: 't', delegation: 'Q' }, 'bad-delegation', 'Card 2.'],
    ['evidence too long', { place: S, text: 't', evidence: 'x'.repeat(LIMITS.evidence + 1) }, 'bad-request', '(SHAPE-1)'],
    ['a language that is none', { place: S, text: 't', lang: '??' }, 'bad-request', '(SHAPE-1)'],
    ['a text too long', { place: S, text: 'x'.repeat(LIMITS.cardText + 1) }, 'bad-request', '(LIMIT-1)'],
  ])('SHAPE-1 LIMIT-1 ROLE-4 with %s among them none is taken', (_, card, problem, detail) => {
    const { room, add } = importing()
    expect(add([{ place: S, text: 'x'.repeat(LIMITS.cardText) }, card])).toEqual({ problem, detail: expect.stringContaining(detail) })
    expect(readCards(room.board)).toEqual([])
  })

  it('LIMIT-2 as many as there is room for, or none', () => {
    const { room, add } = importing()
    room.board.transact(() => {
      for (let n = 0; n < LIMITS.cards - 2; n++) room.board.getMap('cards').set(`f${n}`, new Y.Map())
    })
    const cards = (count: number) => Array.from({ length: count }, () => ({ place: S, text: 't' }))
    expect(add(cards(3))).toMatchObject({ problem: 'bad-request', detail: expect.stringContaining('(LIMIT-2)') })
    expect(add(cards(2))).toBeNull()
  })

  it('ROLE-4 LOCK-1 by whoever keeps the record, where they may write themselves', () => {
    const { room, mod, rita, add } = importing()
    const card = [{ place: S, text: 't', delegation: 'Y' }]
    expect(add(card, room.member('Pia'))).toEqual({ problem: 'forbidden' })
    room.send({ type: 'lock.set', path: S, locked: true }, mod)
    expect(add(card, rita)).toMatchObject({ problem: 'forbidden', detail: expect.stringContaining('(LOCK-1)') })
    room.send({ type: 'lock.set', path: S, locked: false }, mod)
    expect(add(card, rita)).toBeNull()
  })
})
