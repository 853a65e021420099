/** What an open transaction changed, and what was there before it. Deleted content is still readable until it ends. */
import * as Y from 'yjs'
import { TEXT_FIELD } from '../../../shared/board/keys.ts'
import type { Fields } from '../../../shared/rules/change.ts'
import type { DeleteSet } from './diff.ts'
import { valueOf, type Entity, type Shared } from './roots.ts'

/** What happened to one text: the new items that are alive, and those that were alive before. */
export interface TextChange {
  added: Y.Item[]
  removed: Y.Item[]
}

export class Transition {
  readonly #transaction: Y.Transaction
  /** What was deleted until now; what the server deletes after this to undo is not among it. */
  readonly #gone: DeleteSet
  readonly #clients: readonly number[]

  /** `clients` are those with new structs of the actor. */
  constructor(transaction: Y.Transaction, clients: readonly number[]) {
    this.#transaction = transaction
    this.#gone = Y.mergeDeleteSets([transaction.deleteSet])
    this.#clients = clients
  }

  isNew({ id }: Y.Item): boolean {
    return isNew(this.#transaction, id)
  }

  /** The item that held a key before: what is new is passed over; it counts if it is alive or was deleted just now. */
  before(map: Shared, key: string): Y.Item | null {
    const old = this.oldest(map, key)
    return old && (!old.deleted || Y.isDeleted(this.#gone, old.id)) ? old : null
  }

  /** The last write to a key that is not new, dead or alive. */
  oldest(map: Shared, key: string): Y.Item | null {
    let item = map._map.get(key) ?? null
    while (item && this.isNew(item)) item = item.left
    return item
  }

  /** The plain fields of an entity before the transaction. */
  fieldsBefore({ root, map }: Entity): Fields {
    const changed = this.#transaction.changed.get(map as Shared)
    const fields: Record<string, unknown> = {}
    for (const [key, item] of map._map) {
      if (key === TEXT_FIELD[root]) continue
      const held = changed?.has(key) ? this.before(map, key) : item.deleted ? null : item
      if (held) fields[key] = valueOf(held)
    }
    return fields
  }

  /** The plain fields of an entity as they are now. */
  static fieldsNow({ root, map }: Entity): Fields {
    const fields: Record<string, unknown> = {}
    for (const [key, item] of map._map) if (!item.deleted && key !== TEXT_FIELD[root]) fields[key] = valueOf(item)
    return fields
  }

  /** The changes of texts that existed before, at a cost that follows the change and not the texts. `written` is the server's own part in it. */
  texts(written: readonly Y.Item[]): Map<Shared, TextChange> {
    const { beforeState, doc: { store } } = this.#transaction
    const texts = new Map<Shared, TextChange>()
    const of = (parent: Shared): TextChange => {
      let change = texts.get(parent)
      if (!change) texts.set(parent, (change = { added: [], removed: [] }))
      return change
    }
    for (const item of written) if (this.#isOldText(item.parent as Shared)) of(item.parent as Shared).added.push(item)
    for (const client of this.#clients) {
      const structs = store.clients.get(client)
      if (!structs) continue
      const start = beforeState.get(client) ?? 0
      for (let i = structs.length - 1; i >= 0; i--) {
        const item = structs[i]!
        if (item.id.clock < start) break
        if (item instanceof Y.Item && !item.deleted && this.#isOldText(item.parent as Shared)) of(item.parent as Shared).added.push(item)
      }
    }
    for (const [client, ranges] of this.#gone.clients) {
      const structs = store.clients.get(client)!
      const end = beforeState.get(client) ?? 0
      for (const { clock, len } of ranges) {
        if (clock >= end) continue
        for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
          const item = structs[i]!
          if (item.id.clock >= clock + len || item.id.clock >= end) break
          if (item instanceof Y.Item && this.#isOldText(item.parent as Shared)) of(item.parent as Shared).removed.push(item)
        }
      }
    }
    return texts
  }

  #isOldText(type: Shared): boolean {
    return type instanceof Y.Text && type._item !== null && !this.isNew(type._item) && !type._item.deleted
  }
}

export function isNew(transaction: Y.Transaction, { client, clock }: Y.ID): boolean {
  return clock >= (transaction.beforeState.get(client) ?? 0)
}
