import { readBoard, type LockData } from '../../../shared/board/read.ts'
import { NOTHING, refuse, type Decide } from '../decision.ts'
import { shownAs } from './attribution.ts'
import { isKnown } from './known.ts'

/** Locks or unlocks a path. A lock says who set it as far as the board's attribution allows. */
export const setLock: Decide<'lock.set'> = ({ path, locked }, by, view) => {
  const locks = view.board.getMap('locks')
  if (locks.has(path) === locked) return NOTHING
  if (locked && !isKnown(view.board, path)) return refuse('COMMAND-2', path)
  const lock: LockData = { by: shownAs(readBoard(view.board).attribution, by), at: new Date(view.now).toISOString() }
  return {
    facts: [],
    write({ board }) {
      if (locked) board.getMap('locks').set(path, lock)
      else board.getMap('locks').delete(path)
    },
    tell: [() => ({ type: 'lock.changed', path, locked })],
  }
}
