import { NOTHING, refuse, type Decide } from '../decision.ts'
import { isKnown } from './known.ts'
import { openedByAll } from './opened.ts'

/** Brings everyone to one card, group or place; null lets them go. */
export const setSpotlight: Decide<'spotlight.set'> = ({ path }, _by, view) => {
  if (path === view.facts.spotlight) return NOTHING
  if (path !== null && !isKnown(view.board, path)) return refuse('COMMAND-2', path)
  return { facts: [{ type: 'spotlight.set', path }, ...openedByAll(path, view)], tell: [() => ({ type: 'spotlight.changed', path })] }
}
