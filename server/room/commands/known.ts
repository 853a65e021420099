/** Whether a path names something that is on the board now. */
import type * as Y from 'yjs'
import { entity } from '../../../shared/board/read.ts'

const ROOT_OF = { card: 'cards', group: 'groups', action: 'actions' } as const

/** False for what does not exist or lies in the bin, and for places of a theme that does not exist. */
export function isKnown(board: Y.Doc, path: string): boolean {
  const [head = '', id] = path.split('/')
  if (head === 'card' || head === 'group' || head === 'action') {
    const found = entity(board, ROOT_OF[head], id ?? '')
    return found !== null && found.get('trashed') !== true
  }
  return (head !== 'swot' && head !== 'actions') || id === undefined || board.getMap('themes').has(id)
}
