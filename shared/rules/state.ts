/** What the rules need to know of a board, read live from the document: each look-up is one map access. */
import type * as Y from 'yjs'
import type { Attribution, EntityRoot, Phase } from '../board/keys.ts'
import { currentPhase, readBoard } from '../board/read.ts'

export interface RuleState {
  readonly closed: boolean
  readonly attribution: Attribution
  readonly maxCardText: number
  readonly phase: Phase
  isLocked(path: string): boolean
  hasTheme(id: string): boolean
  count(root: EntityRoot): number
  /** True for a person's private draft document, where only their own cards live. */
  readonly draft: boolean
}

/**
 * The state of a live document. Reads are lazy: a keystroke costs the few keys it asks for.
 * For a draft, `doc` is the draft and `board` the board it belongs to.
 */
export function ruleState(doc: Y.Doc, board: Y.Doc = doc): RuleState {
  const locks = board.getMap('locks')
  const themes = board.getMap('themes')
  return {
    get closed() { return board.getMap('board').get('closed') === true },
    get attribution() { return readBoard(board).attribution },
    get maxCardText() { return readBoard(board).maxCardText },
    get phase() { return currentPhase(board) },
    isLocked: (path) => locks.has(path),
    hasTheme: (id) => themes.has(id),
    count: (root) => countOf(doc.getMap(root)),
    draft: doc !== board,
  }
}

/** Y.Map's own `size` makes a list of all entries first. */
function countOf(map: Y.Map<unknown>): number {
  let n = 0
  for (const item of map._map.values()) if (!item.deleted) n++
  return n
}
