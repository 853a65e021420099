/**
 * Where new text may claim to stand. Some pairs of origins that no editor produces make honest replicas order the same text
 * differently for ever. An honest author saw origin and right origin side by side, so in our list the one stands left of the
 * other, and whatever is between them came from people whose edits the author had not seen.
 */
import * as Y from 'yjs'
import { BOUNDS } from './bounds.ts'
import type { Shared } from './roots.ts'

export class Steps {
  left: number = BOUNDS.steps
}

/** For an item that knows its neighbours (`getMissing`) and is not yet integrated. False: nobody can have written this. */
export function standsTrue(item: Y.Item, steps: Steps): boolean {
  const { left, right } = item
  for (let at = left ? left.right : (item.parent as Shared)._start; at !== right; at = at.right) {
    if (at === null || --steps.left < 0 || mustHaveSeen(item, at)) return false
  }
  return true
}

/** A person's edits reach everyone in the order of their clocks: who saw one saw all before it. */
function mustHaveSeen({ id, left, right }: Y.Item, { id: between }: Y.Item): boolean {
  if (between.client === id.client) return true
  if (left && between.client === left.id.client && between.clock < left.id.clock) return true
  return right !== null && between.client === right.id.client && between.clock < right.id.clock
}
