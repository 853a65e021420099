/**
 * Where new text may claim to stand. Some pairs of origins that no editor produces make honest replicas order the same text
 * differently for ever. An honest author saw origin and right origin side by side; so in our list the one stands left of the
 * other, and whatever is between them now came from people whose edits the author had not seen.
 */
import * as Y from 'yjs'
import { BOUNDS } from './bounds.ts'
import type { Shared } from './roots.ts'

export class Steps {
  left: number = BOUNDS.steps
}

/**
 * For an item that knows its neighbours (`getMissing`) and is not yet integrated. False: nobody can have written this.
 * Writes to one key of a map are such a list too, and each stands after the last that its author had seen. Many that claim to have
 * seen none would cost everybody the square of their number.
 */
export function standsTrue(item: Y.Item, steps: Steps): boolean {
  const { left, right } = item
  const first = left ? left.right : startOf(item, steps)
  if (first === right) return true
  const seen = seenBy(item)
  for (let at = first; at !== right; at = at.right) {
    if (at === null || --steps.left < 0) return false
    const clock = seen.get(at.id.client)
    if (clock !== undefined && at.id.clock <= clock) return false
  }
  return true
}

function startOf({ parent, parentSub }: Y.Item, steps: Steps): Y.Item | null {
  if (parentSub === null) return (parent as Shared)._start
  let at = (parent as Shared)._map.get(parentSub) ?? null
  while (at?.left && --steps.left >= 0) at = at.left
  return at
}

/**
 * What the author must have seen, as the last clock by client. Nobody has an edit without what it refers to, nor without the
 * earlier edits of its author: so the author's own, both neighbours, and what these refer to.
 */
function seenBy({ id, left, right }: Y.Item): Map<number, number> {
  const seen = new Map([[id.client, id.clock]])
  for (const neighbour of [left, right]) {
    for (const known of neighbour ? [neighbour.id, neighbour.origin, neighbour.rightOrigin] : []) {
      if (known && (seen.get(known.client) ?? -1) < known.clock) seen.set(known.client, known.clock)
    }
  }
  return seen
}
