/** The rules on a live document: the same on a replica in a browser and on the server's. */
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { addCard } from '../../shared/board/edits.ts'
import { entity } from '../../shared/board/read.ts'
import type { Actor } from '../../shared/rules/actor.ts'
import { may } from '../../shared/rules/may.ts'
import { ruleState } from '../../shared/rules/state.ts'

const actor: Actor = { id: 'p1', role: 'participant', delegation: 'MNE', attendance: 'remote' }

function boardDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap('themes').set('return', { id: 'return', title: 'Return', order: 'a0' })
  addCard(doc, { id: 'c1', place: 'swot/return/S', text: 'x', stamp: { author: null, delegation: 'MNE', attendance: 'remote' }, createdAt: '2021-12-14T10:00:00Z' }, null)
  return doc
}

const typing = (doc: Y.Doc) =>
  may(actor, ruleState(doc), { op: 'text', root: 'cards', id: 'c1', fields: entity(doc, 'cards', 'c1')!.toJSON(), lengthBefore: 1, lengthAfter: 2 })

describe('the state of a live document', () => {
  it('LOCK-1 a replica judges as the server does, as soon as it knows of the lock', () => {
    const server = boardDoc()
    const browser = new Y.Doc()
    Y.applyUpdate(browser, Y.encodeStateAsUpdate(server))
    for (const doc of [server, browser]) expect(typing(doc)).toBeNull()
    server.getMap('locks').set('swot/return', { by: null, at: '' })
    Y.applyUpdate(browser, Y.encodeStateAsUpdate(server))
    for (const doc of [server, browser]) expect(typing(doc)).toEqual({ code: 'LOCK-1', path: 'card/c1' })
    server.getMap('locks').delete('swot/return')
    expect(typing(server)).toBeNull()
  })

  it('PHASE-1 follows the phase that is on, and a board without one is open', () => {
    const doc = boardDoc()
    expect(ruleState(doc).phase.write).toBe('open')
    doc.getMap('phases').set('p', { id: 'p', name: 'Vote', kind: 'vote', order: 'a0', write: 'none' })
    doc.getMap('board').set('phase', 'p')
    expect(typing(doc)?.code).toBe('PHASE-1')
    doc.getMap('board').set('phase', 'gone')
    expect(typing(doc)).toBeNull()
  })

  it('LIMIT-2 counts what is there, not what was', () => {
    const doc = boardDoc()
    expect(ruleState(doc).count('cards')).toBe(1)
    doc.getMap('cards').set('c2', new Y.Map())
    doc.getMap('cards').delete('c2')
    expect(ruleState(doc).count('cards')).toBe(1)
  })

  it('DRAFT-1 a draft reads its rules from the board and its cards from itself', () => {
    const board = boardDoc()
    board.getMap('board').set('closed', true)
    const state = ruleState(new Y.Doc(), board)
    expect(state).toMatchObject({ draft: true, closed: true })
    expect(state.count('cards')).toBe(0)
    expect(state.hasTheme('return')).toBe(true)
  })
})
