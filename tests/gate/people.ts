/** What people do on a test board, and what must hold of all of them at the end. */
import type * as Y from 'yjs'
import { expect } from 'vitest'
import { addCard } from '../../shared/board/edits.ts'
import { boxPlace } from '../../shared/board/place.ts'
import { entity, readContent } from '../../shared/board/read.ts'
import type { Client, TestBoard } from './wire.ts'

export const S = boxPlace('return', 'S')
export const W = boxPlace('return', 'W')

export const card = (client: Client, id: string, text = id, place = S): void =>
  addCard(client.doc, { id, place, text, stamp: client.stamp, createdAt: '2021-12-14T10:00:00Z' }, null)

export const textOf = (doc: Y.Doc, id: string): Y.Text => entity(doc, 'cards', id)!.get('text') as Y.Text
export const read = (doc: Y.Doc, id: string): string => textOf(doc, id).toString()

/** Everything arrives; then every replica that is still in, and one that knows the log alone, has the same content. */
export function everyoneAgrees(board: TestBoard): void {
  board.settle()
  for (const client of board.clients) if (client.closed === null) expect(client.content).toEqual(board.content)
  expect(readContent(board.replayed())).toEqual(board.content)
  expect(board.doc.store.pendingStructs).toBeNull()
  expect(board.doc.store.pendingDs).toBeNull()
}
