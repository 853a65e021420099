/** Ids that nothing new is given: what was said of something that is gone would be said of it. */
import type * as Y from 'yjs'
import type { EntityRoot } from '../../shared/board/keys.ts'
import type { Result } from '../../shared/board/tally.ts'
import { entityPath } from '../../shared/rules/locks.ts'

/** What votes were held on, by document. An imported board may tell of a great many, and thousands of cards may come in at once. */
const votedOn = new WeakMap<Y.Doc, ReadonlySet<string>>()

/** Whether a vote was held on this, which may have gone since: with an emptied bin, or before the board was exported or founded anew. */
export const wasVotedOn = (board: Y.Doc, root: EntityRoot, id: string): boolean => (votedOn.get(board) ?? targetsOf(board)).has(entityPath(root, id))

function targetsOf(board: Y.Doc): ReadonlySet<string> {
  const results = board.getMap<Partial<Result> | null>('results')
  const targets = new Set([...results.values()].flatMap((result) => Object.keys(result?.targets ?? {})))
  votedOn.set(board, targets)
  const forget = () => {
    votedOn.delete(board)
    results.unobserve(forget)
  }
  results.observe(forget)
  return targets
}

/** Whether there is one, or ever was in this document, or a vote tells of one. */
export const isSpent = (board: Y.Doc, root: EntityRoot, id: string): boolean =>
  board.getMap(root)._map.has(id) || wasVotedOn(board, root, id)
