/** The locks of the board, looked up by path. */
import type * as Y from 'yjs'
import type { EntityRoot } from '../../shared/board/keys.ts'
import { upwards } from '../../shared/board/place.ts'
import { readLocks, type LockData } from '../../shared/board/read.ts'
import { lockOver } from '../../shared/rules/locks.ts'
import type { BoardIndex } from './boardIndex.ts'
import type { Watch } from './watch.ts'

export interface LockView extends LockData {
  readonly path: string
}

export class LockIndex {
  #locks: ReadonlyMap<string, LockView> = new Map()
  readonly #index: BoardIndex
  readonly #stop: () => void

  constructor(doc: Y.Doc, index: BoardIndex, watch: Watch) {
    this.#index = index
    const locks = doc.getMap('locks')
    const read = () => {
      this.#locks = new Map([...readLocks(doc)].map(([path, lock]) => [path, { ...lock, path }]))
      watch.notify(['locks'])
    }
    locks.observe(read)
    this.#stop = () => locks.unobserve(read)
    read()
  }

  /** All locks, by path. */
  get all(): ReadonlyMap<string, LockView> {
    return this.#locks
  }

  on(path: string): LockView | null {
    return this.#locks.get(path) ?? null
  }

  /** The nearest lock at or above a path. */
  above(path: string): LockView | null {
    if (this.#locks.size === 0) return null
    for (const above of upwards(path)) {
      const lock = this.#locks.get(above)
      if (lock) return lock
    }
    return null
  }

  /** The nearest lock that covers an entity, its group and place included. */
  over(root: EntityRoot, id: string): LockView | null {
    if (this.#locks.size === 0) return null
    const entity = root === 'cards' ? this.#index.card(id) : root === 'groups' ? this.#index.group(id) : this.#index.action(id)
    if (!entity) return null
    const path = lockOver({ isLocked: (locked) => this.#locks.has(locked) }, root, id, { ...entity })
    return path === null ? null : this.on(path)
  }

  destroy(): void {
    this.#stop()
  }
}
