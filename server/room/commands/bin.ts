import * as Y from 'yjs'
import { entities } from '../../../shared/board/read.ts'
import { entityPath } from '../../../shared/rules/locks.ts'
import { forgetPositions } from './positions.ts'
import { NOTHING, type Decide } from '../decision.ts'
import { dimmed } from './spotlight.ts'

/** Really deletes what lies in the bin. Only the server ever does this, and there is no way back. */
export const emptyBin: Decide<'bin.empty'> = (_command, by, view) => {
  const trashed = (['cards', 'groups', 'actions'] as const).flatMap((root) =>
    [...entities(view.board, root)]
      .filter(([, map]) => map instanceof Y.Map && map.get('trashed') === true)
      .map(([id]) => ({ root, id })))
  if (trashed.length === 0) return NOTHING
  const [cards, actions] = (['cards', 'actions'] as const).map((kind) => trashed.filter(({ root }) => root === kind).map(({ id }) => id)) as [string[], string[]]
  const dark = dimmed(trashed.map(({ root, id }) => entityPath(root, id)), view)
  return {
    facts: [{ type: 'bin.emptied', at: view.now, by: by.id, cards, actions }, ...dark.facts],
    write({ board }) {
      for (const { root, id } of trashed) {
        entities(board, root).delete(id)
        board.getMap('locks').delete(entityPath(root, id))
      }
      forgetPositions(board, new Set(actions))
    },
    tell: [() => ({ type: 'bin.emptied', cards: cards.length }), ...dark.tell],
    forget: true,
  }
}
