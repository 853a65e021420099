/**
 * What the server itself writes: to undo a refused change, and to put in order what is untidy. Copies carry a client id that is held for their original author, so
 * that authorship survives; ids are drawn anew at every start and nobody else can write under them. Never `doc.clientID`: Yjs
 * changes that after every transaction in which a foreign update used it.
 */
import * as Y from 'yjs'
import type { Claims } from './asking.ts'
import { HELD_BELOW, HELD_FROM } from './bounds.ts'
import type { Shared } from './roots.ts'

export class Hand {
  readonly #claims: Claims
  readonly #held = new Map<string | null, number>()
  readonly #used = new Set<number>()

  constructor(claims: Claims) {
    this.#claims = claims
  }

  /** The id under which copies of an author's work are written; null stands for the server. */
  clientFor(author: string | null): number {
    let client = this.#held.get(author)
    if (client === undefined) {
      do client = HELD_FROM + Math.floor(Math.random() * (HELD_BELOW - HELD_FROM))
      while (this.#claims.owner(client) !== undefined)
      this.#claims.claim(client, author)
      this.#held.set(author, client)
    }
    return client
  }

  /** The held ids that were written under since this was last asked. */
  takeUsed(): number[] {
    const used = [...this.#used]
    this.#used.clear()
    return used
  }

  /** Makes the value of an item of this key the current one again. */
  putBack(transaction: Y.Transaction, item: Y.Item): void {
    const parent = item.parent as Shared
    this.#write(transaction, item, item.content.copy(), parent._map.get(item.parentSub!)!, null)
  }

  /** Makes this the value of the item's key, in the name of its author. */
  putOver(transaction: Y.Transaction, item: Y.Item, value: string): void {
    const parent = item.parent as Shared
    this.#write(transaction, item, new Y.ContentAny([value]), parent._map.get(item.parentSub!)!, null)
  }

  /** Puts deleted text back directly left of what is left of it. */
  putTextBack(transaction: Y.Transaction, item: Y.Item): void {
    this.#write(transaction, item, item.content.copy(), item.left, item)
  }

  /** Puts text directly left of this item, in the name of its author. */
  putText(transaction: Y.Transaction, item: Y.Item, text: string): Y.Item {
    return this.#write(transaction, item, new Y.ContentString(text), item.left, item)
  }

  #write(transaction: Y.Transaction, item: Y.Item, content: Y.Item['content'], left: Y.Item | null, right: Y.Item | null): Y.Item {
    const client = this.clientFor(this.#claims.owner(item.id.client) ?? null)
    this.#used.add(client)
    const id = Y.createID(client, Y.getState(transaction.doc.store, client))
    const parent = item.parent as Shared
    const written = new Y.Item(id, left, left && left.lastId, right, right && right.id, parent, item.parentSub, content)
    written.integrate(transaction, 0)
    return written
  }
}

export const isHeld = (item: Y.Item): boolean => item.id.client >= HELD_FROM
