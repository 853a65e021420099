import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Ledger, signOf } from '../../client/state/saved.ts'
import { Refusals } from '../../client/state/refusals.ts'
import { Watch } from '../../client/state/watch.ts'

/** A document whose edits are entered in a ledger, as on an open line. */
function desk() {
  const doc = new Y.Doc()
  const ledger = new Ledger(doc)
  const line = { open: true }
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
    if (transaction.local) ledger.edited(transaction, line.open)
  })
  const text = doc.getText('t')
  const saved = (clock: number) => ledger.saved(new Map([[doc.clientID, clock]]))
  return { doc, ledger, line, text, saved }
}

describe('SAVE-1 the sign says saved only for what is durable', () => {
  let at: ReturnType<typeof desk>
  beforeEach(() => {
    at = desk()
  })
  afterEach(() => at.doc.destroy())

  test('an edit waits until a frame reaches its clock; a frame proves everything sent before', () => {
    at.text.insert(0, 'ab')
    at.text.insert(2, 'c')
    expect(at.ledger.waiting).toBe(2)
    at.saved(2)
    expect(at.ledger.waiting).toBe(1)
    at.saved(3)
    expect(at.ledger.waiting).toBe(0)
  })

  test('a delete is not proved by the frame for what was typed before it', () => {
    at.text.insert(0, 'abc')
    at.text.delete(0, 1)
    at.saved(3)
    expect(at.ledger.waiting).toBe(1)
    at.saved(3)
    expect(at.ledger.waiting).toBe(0)
  })

  test('deletes that shared a commit are found out by nudging', () => {
    at.text.insert(0, 'abc')
    at.saved(3)
    at.text.delete(0, 1)
    at.text.delete(0, 1)
    at.saved(3)
    expect([at.ledger.waiting, at.ledger.stuck]).toEqual([1, true])
    at.ledger.nudged()
    at.saved(3)
    expect([at.ledger.waiting, at.ledger.stuck]).toEqual([0, false])
  })

  test('a delete before something typed is proved with it', () => {
    at.text.insert(0, 'abc')
    at.saved(3)
    at.text.delete(0, 1)
    at.text.insert(0, 'x')
    expect(at.ledger.stuck).toBe(false)
    at.saved(4)
    expect(at.ledger.waiting).toBe(0)
  })

  test('what is made without a line waits, and counts as one message when the server asks for it', () => {
    at.line.open = false
    at.text.insert(0, 'a')
    at.text.insert(1, 'b')
    at.text.delete(0, 1)
    expect(at.ledger.waiting).toBe(3)
    at.ledger.asked(new Map())
    expect(at.ledger.waiting).toBe(3)
    at.saved(2)
    expect(at.ledger.waiting).toBe(0)
  })

  test('a broken line leaves everything unproved', () => {
    at.text.insert(0, 'a')
    at.ledger.lost()
    at.saved(1)
    expect(at.ledger.waiting).toBe(1)
    at.ledger.asked(new Map())
    at.saved(1)
    expect(at.ledger.waiting).toBe(0)
  })

  test('edits kept from an earlier visit wait too', () => {
    const earlier = new Y.Doc()
    earlier.getText('t').insert(0, 'kept')
    at.doc.transact((transaction) => {
      transaction.local = false
      Y.applyUpdate(at.doc, Y.encodeStateAsUpdate(earlier))
    })
    at.ledger.asked(new Map())
    expect(at.ledger.waiting).toBe(1)
    at.ledger.saved(new Map([[earlier.clientID, 3]]))
    expect(at.ledger.waiting).toBe(1)
    at.ledger.saved(new Map([[earlier.clientID, 4]]))
    expect(at.ledger.waiting).toBe(0)
  })

  test('others\' edits are not counted', () => {
    const other = new Y.Doc()
    other.getText('t').insert(0, 'theirs')
    Y.applyUpdate(at.doc, Y.encodeStateAsUpdate(other))
    expect(at.ledger.waiting).toBe(0)
  })
})

test('the sign puts the worst first', () => {
  const well = { online: true, everSynced: true, waiting: 0, refused: false, readonly: false, saving: true }
  expect(signOf(well)).toBe('saved')
  expect(signOf({ ...well, waiting: 1 })).toBe('saving')
  expect(signOf({ ...well, saving: false })).toBe('saving')
  expect(signOf({ ...well, refused: true, waiting: 1 })).toBe('refused')
  expect(signOf({ ...well, online: false, refused: true })).toBe('offline')
  expect(signOf({ ...well, online: false, everSynced: false })).toBe('connecting')
  expect(signOf({ ...well, readonly: true })).toBe('readonly')
})

test('LOCK-4 a refused text is kept while notes without one make way', () => {
  const refusals = new Refusals(new Watch())
  refusals.add({ code: 'LOCK-1', path: 'card/c0', text: 'what I wrote' })
  for (let i = 0; i < 60; i++) refusals.add({ code: 'LOCK-2', path: `card/c${i}` })
  expect(refusals.notes).toHaveLength(50)
  expect(refusals.notes[0]).toMatchObject({ code: 'LOCK-1', text: 'what I wrote' })
  refusals.dismiss(refusals.notes[0]!.id)
  expect(refusals.notes.some(({ text }) => text)).toBe(false)
})
