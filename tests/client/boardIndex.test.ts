import { afterEach, expect, test } from 'vitest'
import { areaName, placesOf } from '../../shared/board/registers.ts'
import { LOCAL } from '../../client/state/undo.ts'
import type { BoardSession } from '../../client/state/boardSession.ts'
import { closeAll, founded, join, nothing, session } from './boards.ts'

afterEach(closeAll)

const BOX = 'swot/return/S'

function counted(board: BoardSession, keys: readonly string[]): Map<string, number> {
  const counts = new Map(keys.map((key) => [key, 0]))
  for (const key of keys) board.watch.subscribe(key, () => counts.set(key, counts.get(key)! + 1))
  return counts
}

test('a keystroke on a board of 2,000 cards tells one card, and no list', () => {
  const board = session(founded(2_000))
  const keys = [...board.index.cards()].map(({ id }) => `card/${id}`)
  const lists = ['S', 'W', 'O', 'T'].flatMap((q) => [`box/swot/return/${q}`, `count/swot/return/${q}`])
  const counts = counted(board, [...keys, ...lists, 'board', 'themes', 'locks', 'bin/cards'])
  const [box, other] = [board.index.box(BOX), board.index.card('c4')]

  board.doc.transact(() => board.edit.textOf('cards', 'c0')!.insert(0, 'x'), LOCAL)

  expect([...counts].filter(([, n]) => n > 0)).toEqual([['card/c0', 1]])
  expect(board.index.card('c0')!.text).toBe('xPoint 0')
  expect(board.index.box(BOX)).toBe(box)
  expect(board.index.card('c4')).toBe(other)
})

test('a move tells the card and the two boxes, and nothing else', () => {
  const board = session(founded(40))
  const keys = [...board.index.cards()].map(({ id }) => `card/${id}`)
  const boxes = ['S', 'W', 'O', 'T'].map((q) => `box/swot/return/${q}`)
  const counts = counted(board, [...keys, ...boxes])
  board.edit.moveCard('c0', 'swot/return/W', 2)
  expect([...counts].filter(([, n]) => n > 0).map(([key]) => key)).toEqual(['card/c0', 'box/swot/return/S', 'box/swot/return/W'])
  expect(board.index.box('swot/return/W').slice(0, 4).map(({ id }) => id)).toEqual(['c1', 'c5', 'c0', 'c9'])
  expect(board.index.count(BOX)).toBe(9)
})

test('a box lists cards and groups in one order, and the members of a group apart', () => {
  const board = session(founded(20), 'moderator')
  const group = board.edit.cluster(['c4', 'c8'], 'Together')!
  expect(board.index.box(BOX).map(({ id }) => id)).toEqual(['c0', group, 'c12', 'c16'])
  expect(board.index.members(group)).toEqual(['c4', 'c8'])
  expect(board.index.card('c4')!.shownGroup).toBe(group)
  expect(board.index.count(BOX)).toBe(5)

  board.edit.moveCard('c8', 'swot/return/W', 0)
  expect(board.index.members(group)).toEqual(['c4'])
  expect(board.index.card('c8')!.shownGroup).toBe(null)

  board.edit.dissolveGroup(group)
  expect(board.index.members(group)).toEqual([])
  expect(board.index.box(BOX).map(({ id }) => id)).toEqual(['c0', 'c4', 'c12', 'c16'])
  expect(board.index.bin('groups')).toEqual([group])
})

test('an area that only programs know has its box as long as something stands in it', () => {
  const board = session(founded(4))
  const counts = counted(board, ['registers'])
  board.edit.moveCard('c0', 'practices/visa-policy', 0)
  board.edit.moveCard('c1', 'practices/visa-policy', 0)
  expect([board.index.registers, counts.get('registers')]).toEqual([['practices/visa-policy'], 1])
  expect(placesOf('practices', board.index.registers).at(-1)).toBe('practices/visa-policy')
  expect(placesOf('measures', board.index.registers)).toBe(placesOf('measures', []))
  expect(areaName('visa-policy')).toBe('Visa policy')
  board.edit.setTrashed('cards', 'c0', true)
  board.edit.moveCard('c1', BOX, 0)
  expect(board.index.registers).toEqual([])
})

test('an index kept by edits equals one that is built anew', () => {
  const a = session(founded(60), 'moderator', 'a')
  const b = session(nothing, 'moderator', 'b')
  join(a.doc, b.doc)
  let seed = 7
  const pick = (n: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % n
  for (let i = 0; i < 200; i++) {
    const on = i % 2 ? a : b
    const card = `c${pick(60)}`
    const place = `swot/return/${'SWOT'[pick(4)]}`
    switch (pick(6)) {
      case 0: on.edit.moveCard(card, place, pick(10)); break
      case 1: on.edit.setTrashed('cards', card, pick(2) === 0); break
      case 2: on.edit.cluster([card, `c${pick(60)}`], 'G'); break
      case 3: on.edit.leaveGroup([card]); break
      case 4: on.undo(); break
      default: on.edit.addCard({ place, text: `n${i}` })
    }
  }
  const anew = session(nothing, 'moderator', 'c')
  join(a.doc, anew.doc)
  const content = (board: BoardSession) => ({
    cards: [...board.index.cards()].sort((x, y) => (x.id < y.id ? -1 : 1)),
    boxes: ['S', 'W', 'O', 'T'].map((q) => board.index.box(`swot/return/${q}`)),
    counts: ['S', 'W', 'O', 'T'].map((q) => board.index.count(`swot/return/${q}`)),
    members: [...board.index.groups()].map(({ id }) => [id, board.index.members(id)]).sort(),
    bin: board.index.bin('cards'),
  })
  expect(content(a)).toEqual(content(anew))
  expect(content(b)).toEqual(content(anew))
})

test('LOCK-1 the nearest lock over a card is found: its own, its group, its box, the board', () => {
  const board = session(founded(8), 'participant')
  const moderator = session(nothing, 'moderator', 'm')
  join(moderator.doc, board.doc)
  const group = moderator.edit.cluster(['c0', 'c4'], 'G')!
  const lock = (path: string) => moderator.doc.getMap('locks').set(path, { by: null, at: '2021-12-20T09:00:00Z' })
  const over = () => board.locks.over('cards', 'c0')?.path ?? null
  expect([over(), board.may.editText('cards', 'c0')]).toEqual([null, true])
  lock('')
  expect([over(), board.may.editText('cards', 'c0')]).toEqual(['', false])
  expect(moderator.may.editText('cards', 'c0')).toBe(true)
  lock('swot/return')
  expect(over()).toBe('swot/return')
  lock(`group/${group}`)
  expect(over()).toBe(`group/${group}`)
  lock('card/c0')
  expect(over()).toBe('card/c0')
  expect(board.locks.over('cards', 'c0')).toBe(board.locks.over('cards', 'c0'))
})

test('PHASE-1 DRAFT-1 in a private phase a card goes to the own draft, shows in its box, and is late when the phase ends', () => {
  const board = session(founded(4))
  const phase = { id: 'p', name: 'Collect', kind: 'collect', order: 'a0', write: 'private', cluster: 'moderators', actions: 'rapporteurs', vote: false, places: [BOX] }
  board.doc.getMap('phases').set('p', phase)
  board.doc.getMap('board').set('phase', 'p')
  expect(board.may.writeIn(BOX)).toBe(true)
  expect(board.may.writeIn('swot/return/W')).toBe(false)
  expect(board.may.editText('cards', 'c0')).toBe(false)

  const id = board.edit.addCard({ place: BOX, text: 'mine alone' })
  expect(board.doc.getMap('cards').has(id)).toBe(false)
  expect(board.index.card(id)).toMatchObject({ draft: true, text: 'mine alone' })
  expect(board.index.box(BOX).map((item) => [item.id, item.draft])).toEqual([['c0', false], [id, true]])
  expect(board.may.editText('cards', id)).toBe(true)
  expect(board.isMine(id)).toBe(true)
  expect(board.lateDrafts).toEqual([])

  board.doc.getMap('board').set('phase', '')
  expect(board.lateDrafts).toEqual([id])
})

test('EDIT-4 DRAFT-1 among others\' cards a private one goes where it is put, and theirs go where they are put among private ones', () => {
  const board = session(founded(12), 'moderator')
  const box = () => board.index.box(BOX).map(({ id }) => id)
  const [a, b] = ['a', 'b'].map((text) => board.edit.addCard({ place: BOX, text, draft: true })) as [string, string]
  board.edit.moveCard(b, BOX, 3)
  expect(box()).toEqual(['c0', 'c4', 'c8', b, a])
  board.edit.moveCard(b, BOX, 0)
  expect(box()).toEqual([b, 'c0', 'c4', 'c8', a])
  board.edit.moveCard('c8', BOX, 1)
  expect(box()).toEqual([b, 'c8', 'c0', 'c4', a])
  const group = board.edit.cluster(['c4'])!
  board.edit.moveGroup(group, BOX, 1)
  expect(box()).toEqual([b, group, 'c8', 'c0', a])
})
