/** Boards for tests of the client: sessions without a server, joined by hand where two are needed. */
import * as Y from 'yjs'
import type { Role } from '../../shared/board/keys.ts'
import { BoardSession } from '../../client/state/boardSession.ts'

/** What the server does before anyone joins. */
export function founded(cards = 0): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => {
    doc.getMap('board').set('title', 'Budva')
    doc.getMap('board').set('attribution', 'delegation')
    doc.getMap('themes').set('return', { title: 'Return', order: 'a0' })
    for (let i = 0; i < cards; i++) {
      const card = new Y.Map<unknown>()
      const fields = { place: `swot/return/${'SWOT'[i % 4]}`, order: `a${String(i).padStart(5, '0')}V`, text: new Y.Text(`Point ${i}`) }
      for (const [key, value] of Object.entries({ ...fields, author: null, delegation: null, attendance: null, createdAt: '2021-12-20T09:00:00Z' })) {
        card.set(key, value)
      }
      doc.getMap('cards').set(`c${i}`, card)
    }
  })
  return Y.encodeStateAsUpdate(doc)
}

/** A board nobody has told anything yet. */
export const nothing = Y.encodeStateAsUpdate(new Y.Doc())

const open: BoardSession[] = []

export function session(content: Uint8Array, role: Role = 'participant', id: string = role): BoardSession {
  const stamp = { author: null, delegation: 'ba', attendance: 'on-site' } as const
  const participant = { id, name: id, role, delegation: 'ba', attendance: 'on-site', stamp } as const
  const board = new BoardSession({ board: 'b1', membership: { token: 't', participant, lang: 'en' }, origin: 'http://localhost' })
  Y.applyUpdate(board.doc, content)
  open.push(board)
  return board
}

/** Joins two documents: each gets what the other has, then sees what it does at once. */
export function join(a: Y.Doc, b: Y.Doc): void {
  const pass = (from: Y.Doc, to: Y.Doc) => from.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'peer') Y.applyUpdate(to, update, 'peer')
  })
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b), 'peer')
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a), 'peer')
  pass(a, b)
  pass(b, a)
}

export function closeAll(): void {
  for (const board of open.splice(0)) board.destroy()
}
