/** Ids that nothing new is given: what was said of something that is gone would be said of it. */
import type * as Y from 'yjs'
import type { EntityRoot } from '../../shared/board/keys.ts'
import type { Result } from '../../shared/board/tally.ts'
import { entityPath } from '../../shared/rules/locks.ts'

/** Whether a vote was held on this, which may have gone since: with an emptied bin, or before the board was exported or founded anew. */
export function wasVotedOn(board: Y.Doc, root: EntityRoot, id: string): boolean {
  const path = entityPath(root, id)
  for (const result of board.getMap<Partial<Result> | null>('results').values()) if (Object.hasOwn(result?.targets ?? {}, path)) return true
  return false
}

/** Whether there is one, or ever was in this document, or a vote tells of one. */
export const isSpent = (board: Y.Doc, root: EntityRoot, id: string): boolean =>
  board.getMap(root)._map.has(id) || wasVotedOn(board, root, id)
