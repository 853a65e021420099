/** Puts planned structs into the document, in their order. Nothing can be missing any more, so Yjs never keeps anything pending. */
import * as Y from 'yjs'
import type { Struct } from './decode.ts'
import { standsTrue, Steps } from './origins.ts'
import type { Planned } from './plan.ts'
import type { Roots } from './roots.ts'

/**
 * Integrates until the first struct that claims to stand where nobody can have put it. Returns how many were integrated:
 * fewer than planned means that the rest must be given up and what is in must be undone.
 */
export function integrate(transaction: Y.Transaction, { structs }: Planned, roots: Roots): number {
  const { store } = transaction.doc
  const steps = new Steps()
  for (let n = 0; n < structs.length; n++) {
    const { struct, list, follows } = structs[n]!
    const id = Y.createID(struct.client, struct.clock)
    if (struct.kind === 'gc') {
      new Y.GC(id, struct.length).integrate(transaction, 0)
      continue
    }
    const parent = typeof struct.parent === 'string' ? roots.named(struct.parent)! : struct.parent
    const item = new Y.Item(id, null, struct.origin, null, struct.rightOrigin, parent, struct.key, contentOf(struct))
    if (item.getMissing(transaction, store) !== null) throw new Error('a planned struct that misses something')
    if (list !== null && !follows && !standsTrue(item, steps)) return n
    item.integrate(transaction, 0)
  }
  return structs.length
}

function contentOf({ kind, value, length }: Struct): Y.Item['content'] {
  switch (kind) {
    case 'string':
      return new Y.ContentString(value as string)
    case 'any':
      return new Y.ContentAny([value])
    case 'map':
      return new Y.ContentType(new Y.Map())
    case 'text':
      return new Y.ContentType(new Y.Text())
    default:
      return new Y.ContentDeleted(length)
  }
}
