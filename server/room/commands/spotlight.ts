import { isWithin } from '../../../shared/board/place.ts'
import { NOTHING, refuse, type Decide, type Decision, type RoomView } from '../decision.ts'
import { isKnown } from './known.ts'
import { openedByAll } from './opened.ts'

/** Brings everyone to one card, group or place; null lets them go. */
export const setSpotlight: Decide<'spotlight.set'> = ({ path }, _by, view) => {
  if (path === view.facts.spotlight) return NOTHING
  if (path !== null && !isKnown(view.board, path)) return refuse('COMMAND-2', path)
  return { facts: [{ type: 'spotlight.set', path }, ...openedByAll(path, view)], tell: [() => ({ type: 'spotlight.changed', path })] }
}

/** What goes with paths that will be no more: nobody is brought to one of them, now or later. */
export function dimmed(gone: readonly string[], { facts: { spotlight } }: RoomView): Pick<Decision, 'facts'> & { tell: NonNullable<Decision['tell']> } {
  if (spotlight === null || !gone.some((path) => isWithin(spotlight, path))) return { facts: [], tell: [] }
  return { facts: [{ type: 'spotlight.set', path: null }], tell: [() => ({ type: 'spotlight.changed', path: null })] }
}
