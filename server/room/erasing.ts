/**
 * NAME-1: what a key says goes with it. Where attribution hides whose a position is, its old key is deleted; but Yjs keeps the name of a
 * key that was deleted, and would hand it to whoever joins: which delegation had said something of which action.
 */
import * as Y from 'yjs'
import { positionsRoot } from '../../shared/board/positions.ts'
import { readBoard } from '../../shared/board/read.ts'

/**
 * Leaves nothing of the deleted keys of positions but that something was there. Nobody ever writes one of them again: each key of such a board is
 * drawn anew. Not inside a transaction. Returns whether there were any.
 */
export function erasePositionKeys(board: Y.Doc): boolean {
  if (readBoard(board).attribution !== 'none') return false
  const keys = (positionsRoot(board) as Y.Map<unknown>)._map
  let erased = false
  for (const [key, last] of [...keys]) {
    if (!last.deleted) continue
    for (let item: Y.Item | null = last; item; item = item.left) {
      const structs = board.store.clients.get(item.id.client)!
      structs[Y.findIndexSS(structs, item.id.clock)] = new Y.GC(item.id, item.length)
    }
    keys.delete(key)
    erased = true
  }
  return erased
}
