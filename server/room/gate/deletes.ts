/**
 * What a delete set would do. A live card, group, action or text is never deleted: that would end its identity, and what
 * others type there at the same moment would be lost. Such ranges are left out, together with everything below them (CARD-3).
 */
import * as Y from 'yjs'
import type { Asking } from './asking.ts'
import { BOUNDS } from './bounds.ts'
import type { Update } from './decode.ts'
import { forbidden, tooMuch } from './rejected.ts'
import type { Shared } from './roots.ts'
import { splitsPair } from './surrogates.ts'

export interface Range {
  client: number
  clock: number
  end: number
}

export interface PlannedDeletes {
  /** Ranges that hold something to delete. */
  ranges: Range[]
  /** Types that exist and that somebody wants gone. */
  spared: ReadonlySet<Shared>
  /** Whether anything that exists would be gone if nothing were spared. */
  effect: boolean
}

/** `state` is the clock after what is known or planned. Null: a live update deletes what we do not have. Throws Rejected. */
export function planDeletes(asking: Asking, state: (client: number) => number, updates: readonly Update[]): PlannedDeletes | null {
  const { doc, limits } = asking
  const ranges: Range[] = []
  const spared = new Set<Shared>()
  let effect = false
  for (const { deletes } of updates) {
    for (const { client, ranges: asked } of deletes) {
      const known = Y.getState(doc.store, client)
      const planned = state(client)
      for (const { clock, end } of asked) {
        // A step 2 carries every tombstone of that client's life. What we do not have cannot be deleted, nor is it remembered.
        if (end > planned && limits.live) return null
        let touches = Math.max(clock, known) < Math.min(end, planned)
        if (clock < known && look(asking, client, clock, Math.min(end, known), spared)) touches = effect = true
        if (touches) ranges.push({ client, clock, end: Math.min(end, planned) })
        if (ranges.length > BOUNDS.structs) throw tooMuch('too many deletes')
      }
    }
  }
  return { ranges, spared, effect }
}

/** Is anything in the range alive? Notes the types among it. */
function look(asking: Asking, client: number, clock: number, end: number, spared: Set<Shared>): boolean {
  const structs = asking.doc.store.clients.get(client)!
  let alive = false
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]!
    if (struct.id.clock >= end) break
    if (struct.deleted || !(struct instanceof Y.Item)) continue
    alive = true
    if (struct.content instanceof Y.ContentType) spared.add(struct.content.type)
    if ((splitsPair(struct, clock) || splitsPair(struct, end)) && !asking.mayEdit(struct.parent as Shared)) {
      throw forbidden('half a character of a text that may not be edited')
    }
  }
  return alive
}

/** Deletes what is planned, inside the transaction. */
export function carryOutDeletes(transaction: Y.Transaction, { ranges, spared }: PlannedDeletes): void {
  const { clients } = transaction.doc.store
  for (const { client, clock, end } of ranges) {
    const structs = clients.get(client)!
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      let struct = structs[i]!
      if (struct.id.clock >= end) break
      if (struct.deleted || !(struct instanceof Y.Item) || isSpared(struct, spared)) continue
      if (struct.id.clock < clock) {
        struct = Y.getItemCleanStart(transaction, Y.createID(client, clock))
        i++
      }
      if (struct.id.clock + struct.length > end) Y.getItemCleanStart(transaction, Y.createID(client, end))
      ;(struct as Y.Item).delete(transaction)
    }
  }
}

function isSpared(item: Y.Item, spared: ReadonlySet<Shared>): boolean {
  if (spared.size === 0) return false
  if (item.content instanceof Y.ContentType && spared.has(item.content.type)) return true
  for (let at: Shared | null = item.parent as Shared; at; at = at._item ? (at._item.parent as Shared) : null) {
    if (spared.has(at)) return true
  }
  return false
}
