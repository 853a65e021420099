import { afterEach, expect, test } from 'vitest'
import { replaceText } from '../../shared/board/edits.ts'
import { LOCAL } from '../../client/state/undo.ts'
import { closeAll, founded, join, nothing, session } from './boards.ts'

afterEach(closeAll)

const BOX = 'swot/return/S'

function two() {
  const a = session(founded(4), 'moderator', 'a')
  const b = session(nothing, 'moderator', 'b')
  join(a.doc, b.doc)
  return { a, b }
}

test('create, type, undo, undo, redo, redo', () => {
  const { a, b } = two()
  const id = a.edit.addCard({ place: BOX, text: '' })
  const text = a.edit.textOf('cards', id)!
  replaceText(text, 'draft law', LOCAL)
  expect(a.undo()).toBe(true)
  expect(b.index.card(id)).toMatchObject({ text: '', trashed: false })
  expect(a.undo()).toBe(true)
  expect(b.index.card(id)).toMatchObject({ text: '', trashed: true })
  expect([a.canUndo, a.canRedo]).toEqual([false, true])
  a.redo()
  expect(b.index.card(id)).toMatchObject({ text: '', trashed: false })
  a.redo()
  expect(b.index.card(id)).toMatchObject({ text: 'draft law', trashed: false })
  expect([a.canUndo, a.canRedo]).toEqual([true, false])
  expect(a.edit.textOf('cards', id)).toBe(text)
})

test('CARD-3 undoing a creation keeps the card itself: nothing is deleted outright', () => {
  const { a } = two()
  const id = a.edit.addCard({ place: BOX, text: 'x' })
  const map = a.doc.getMap('cards').get(id)
  a.undo()
  expect(a.doc.getMap('cards').get(id)).toBe(map)
})

test('undo takes back one\'s own letters and leaves those that others wrote between them', () => {
  const { a, b } = two()
  const [mine, theirs] = [a.edit.textOf('cards', 'c0')!, b.edit.textOf('cards', 'c0')!]
  a.doc.transact(() => mine.insert(0, 'aaaa '), LOCAL)
  b.doc.transact(() => theirs.insert(2, 'BB'), LOCAL)
  expect(mine.toString()).toBe('aaBBaa Point 0')
  a.undo()
  expect(theirs.toString()).toBe('BBPoint 0')
  a.redo()
  expect(theirs.toString().replace('BB', '')).toBe('aaaa Point 0')
  expect(a.undo() && b.undo()).toBe(true)
  expect(mine.toString()).toBe('Point 0')
})

test('letters typed in one go are one step; another card, or another edit between, begins a new one', () => {
  const { a } = two()
  const text = (id: string) => a.edit.textOf('cards', id)!
  const type = (id: string, letters: string) => {
    for (const letter of letters) a.doc.transact(() => text(id).insert(text(id).length, letter), LOCAL)
  }
  type('c0', ' one')
  type('c1', ' two')
  a.edit.setTrashed('cards', 'c2', true)
  type('c1', ' three')
  a.undo()
  expect(text('c1').toString()).toBe('Point 1 two')
  a.undo()
  expect(a.index.card('c2')!.trashed).toBe(false)
  a.undo()
  expect([text('c0').toString(), text('c1').toString()]).toEqual(['Point 0 one', 'Point 1'])
  a.undo()
  expect(text('c0').toString()).toBe('Point 0')
  expect(a.canUndo).toBe(false)
  for (let i = 0; i < 4; i++) a.redo()
  expect([text('c0').toString(), text('c1').toString(), a.index.card('c2')!.trashed]).toEqual(['Point 0 one', 'Point 1 two three', true])
})

test('a move is not taken back once somebody has moved the card on; the step before it is', () => {
  const { a, b } = two()
  a.edit.setCardFields('c0', { evidence: 'report 7' })
  a.edit.moveCard('c0', 'swot/return/W', 0)
  b.edit.moveCard('c0', 'swot/return/T', 0)
  expect(a.undo()).toBe(true)
  expect(a.index.card('c0')).toMatchObject({ place: 'swot/return/T', evidence: undefined })
})

test('undoing a cluster frees its cards and bins the group, in one step', () => {
  const { a, b } = two()
  a.edit.moveCard('c1', BOX, 1)
  const group = a.edit.cluster(['c0', 'c1'], 'Both')!
  expect(b.index.members(group)).toEqual(['c0', 'c1'])
  a.undo()
  expect(b.index.group(group)!.trashed).toBe(true)
  expect(b.index.box(BOX).map(({ id }) => id)).toEqual(['c0', 'c1'])
  a.redo()
  expect(b.index.members(group)).toEqual(['c0', 'c1'])
})

test('an undo that finds nothing left does nothing and says so', () => {
  const { a, b } = two()
  const text = a.edit.textOf('cards', 'c0')!
  a.doc.transact(() => text.insert(0, 'gone '), LOCAL)
  b.doc.transact(() => b.edit.textOf('cards', 'c0')!.delete(0, 5), LOCAL)
  expect(a.undo()).toBe(false)
  expect(text.toString()).toBe('Point 0')
})
