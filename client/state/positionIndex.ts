/** What delegations say of each action: kept current by what the server writes, so that one position draws one action. */
import type * as Y from 'yjs'
import { positionKey, positionsRoot, readPosition, splitKey, type Position, type PositionData } from '../../shared/board/positions.ts'
import type { Watch } from './watch.ts'

/** What is asked of the session this belongs to. */
interface Asking {
  readonly doc: Y.Doc
  readonly watch: Watch
  readonly facts: { readonly board: { readonly attribution: string } }
  readonly room: { readonly positions: ReadonlySet<string> }
}

const NONE: readonly never[] = []

export class PositionIndex {
  /** Rises with every change. */
  version = 0
  readonly #asking: Asking
  readonly #byAction = new Map<string, readonly PositionData[]>()
  readonly #stop: () => void

  constructor(asking: Asking) {
    this.#asking = asking
    const root = positionsRoot(asking.doc)
    const listener = (event: Y.YMapEvent<Position>) => this.#changed(event.keysChanged)
    root.observe(listener)
    this.#stop = () => root.unobserve(listener)
    this.#changed(root.keys())
  }

  /** In the order of their keys, which is that of the delegations' ids. */
  on(action: string): readonly PositionData[] {
    return this.#byAction.get(action) ?? NONE
  }

  /** What one delegation says. Where the board does not tell, only one's own is known. */
  of(action: string, delegation: string | null): PositionData | null {
    if (delegation === null) return null
    const { facts, room } = this.#asking
    const hidden = facts.board.attribution === 'none'
    return this.on(action).find(({ key }) => (hidden ? room.positions.has(key) : key === positionKey(action, delegation))) ?? null
  }

  destroy(): void {
    this.#stop()
  }

  #changed(keys: Iterable<string>): void {
    const root = positionsRoot(this.#asking.doc)
    const told = new Set<string>()
    for (const key of keys) {
      const [action] = splitKey(key)
      const others = this.on(action).filter((position) => position.key !== key)
      const value = root.get(key)
      const now = value ? [...others, readPosition(key, value)].sort((a, b) => (a.key < b.key ? -1 : 1)) : others
      if (now.length > 0) this.#byAction.set(action, now)
      else this.#byAction.delete(action)
      told.add(`positions/${action}`)
    }
    if (told.size === 0) return
    this.version++
    this.#asking.watch.notify(['positions', ...told])
  }
}
