import { describe, expect, it } from 'vitest'
import { moveCard, replaceText, setTrashed } from '../../shared/board/edits.ts'
import { entity } from '../../shared/board/read.ts'
import { card, everyoneAgrees, S, textOf, W } from './people.ts'
import { person, TestBoard } from './wire.ts'

describe('locks at the gate', () => {
  it('LOCK-1 text typed into a locked card is gone everywhere, and its author keeps it', () => {
    const board = new TestBoard()
    const [ana, ben] = [board.join('ana'), board.join('ben')]
    card(ana, 'c1', 'Shared border data')
    board.settle()
    board.lock('card/c1')
    textOf(ben.doc, 'c1').insert(6, ' and misused')
    textOf(ben.doc, 'c1').delete(0, 3)
    everyoneAgrees(board)
    expect(textOf(ben.doc, 'c1').toString()).toBe('Shared border data')
    expect(ben.refused).toEqual([{ code: 'LOCK-1', path: 'card/c1', text: ' and misused' }, { code: 'LOCK-1', path: 'card/c1' }])
    expect(ana.refused).toEqual([])
  })

  it('LOCK-1 a moderator changes what is locked', () => {
    const board = new TestBoard()
    const chair = board.join(person('chair', 'moderator'))
    card(chair, 'c1')
    board.settle()
    board.lock('')
    replaceText(textOf(chair.doc, 'c1'), 'Agreed wording', null)
    everyoneAgrees(board)
    expect(textOf(board.doc, 'c1').toString()).toBe('Agreed wording')
  })

  it('LOCK-2 a card is moved neither into nor out of a locked place', () => {
    const board = new TestBoard()
    const ana = board.join('ana')
    card(ana, 'c1', 'stays', S)
    card(ana, 'c2', 'comes', W)
    board.settle()
    board.lock(S)
    moveCard(ana.doc, 'c1', W, 0, null)
    moveCard(ana.doc, 'c2', S, 0, null)
    everyoneAgrees(board)
    expect(entity(ana.doc, 'cards', 'c1')!.get('place')).toBe(S)
    expect(entity(ana.doc, 'cards', 'c2')!.get('place')).toBe(W)
    expect(ana.refused.map(({ code, path }) => [code, path])).toEqual([['LOCK-1', 'card/c1'], ['LOCK-2', 'card/c2']])
  })

  it('LOCK-3 what arrives after the lock is refused, whenever it was typed', () => {
    const board = new TestBoard()
    const [ana, ben] = [board.join('ana'), board.join('ben')]
    card(ana, 'c1', '')
    board.settle()
    ana.online = false
    textOf(ana.doc, 'c1').insert(0, 'typed before the lock')
    board.lock('card/c1')
    ana.reconnect()
    everyoneAgrees(board)
    expect(textOf(ben.doc, 'c1').toString()).toBe('')
    expect(ana.refused).toEqual([{ code: 'LOCK-1', path: 'card/c1', text: 'typed before the lock' }])
  })

  it('LOCK-4 a new card in a locked box is gone for its author too, who gets its text', () => {
    const board = new TestBoard()
    const ana = board.join('ana')
    board.lock(S)
    card(ana, 'c1', 'Too late')
    everyoneAgrees(board)
    expect(ana.doc.getMap('cards').has('c1')).toBe(false)
    expect(ana.refused).toEqual([{ code: 'LOCK-1', path: 'card/c1', text: 'Too late' }])
  })

  it('LOCK-5 the rest of the same batch stands, and later edits arrive', () => {
    const board = new TestBoard()
    const [ana, ben] = [board.join('ana'), board.join('ben')]
    card(ana, 'locked', 'locked', S)
    card(ana, 'free', 'free', W)
    board.settle()
    board.lock('card/locked')
    ana.doc.transact(() => {
      textOf(ana.doc, 'locked').insert(0, 'no ')
      textOf(ana.doc, 'free').insert(0, 'yes ')
      setTrashed(ana.doc, 'cards', 'locked', true, null)
      card(ana, 'new', 'new', W)
    })
    textOf(ana.doc, 'free').insert(0, 'and later: ')
    everyoneAgrees(board)
    expect(textOf(ben.doc, 'free').toString()).toBe('and later: yes free')
    expect(textOf(ben.doc, 'locked').toString()).toBe('locked')
    expect(entity(ben.doc, 'cards', 'locked')!.has('trashed')).toBe(false)
    expect(textOf(ben.doc, 'new').toString()).toBe('new')
    expect(board.created).toEqual(['locked', 'free', 'new'])
  })
})
