/** Lists kept in order while single items come, go and move; a list keeps its identity until it really changes. */
import { byOrder, type Ordered } from '../../shared/board/order.ts'

const EMPTY: readonly never[] = []

export class OrderedLists<T extends Ordered> {
  readonly #lists = new Map<string, readonly T[]>()
  readonly #at = new Map<string, { list: string; item: T }>()
  readonly #ids = new WeakMap<readonly T[], readonly string[]>()
  readonly #same: (a: T, b: T) => boolean

  /** `same` tells whether two items with one id and order look alike in a list. */
  constructor(same: (a: T, b: T) => boolean = () => true) {
    this.#same = same
  }

  get(list: string): readonly T[] {
    return this.#lists.get(list) ?? EMPTY
  }

  /** The lists in which something stands. */
  names(): IterableIterator<string> {
    return this.#lists.keys()
  }

  /** The ids of a list, as stable as the list itself. */
  ids(list: string): readonly string[] {
    const items = this.get(list)
    let ids = this.#ids.get(items)
    if (!ids) this.#ids.set(items, (ids = items.map(({ id }) => id)))
    return ids
  }

  /** Puts an item into one list and out of any other; null takes it out. Returns the lists that changed. */
  put(item: T, list: string | null): string[] {
    const before = this.#at.get(item.id)
    if (before && before.list === list && before.item.order === item.order && this.#same(before.item, item)) return []
    const changed: string[] = []
    if (before) {
      const items = this.get(before.list)
      const index = place(items, before.item)
      if (items.length === 1) this.#lists.delete(before.list)
      else this.#lists.set(before.list, items.toSpliced(index, 1))
      this.#at.delete(item.id)
      changed.push(before.list)
    }
    if (list !== null) {
      const items = this.get(list)
      this.#lists.set(list, items.toSpliced(place(items, item), 0, item))
      this.#at.set(item.id, { list, item })
      if (before?.list !== list) changed.push(list)
    }
    return changed
  }
}

/** Where an item stands, or would stand. */
function place(items: readonly Ordered[], item: Ordered): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (byOrder(items[middle]!, item) < 0) low = middle + 1
    else high = middle
  }
  return low
}
