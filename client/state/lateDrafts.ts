/** One's private cards that a phase which is over has left behind: one shows them to the others, or keeps them. */
import type { BoardFacts } from './boardFacts.ts'
import type { BoardIndex } from './boardIndex.ts'
import type { Watch } from './watch.ts'

/** What is asked of the session this belongs to. */
interface Asking {
  readonly facts: BoardFacts
  readonly index: BoardIndex
  readonly watch: Watch
}

const NONE: readonly string[] = []

export class LateDrafts {
  ids: readonly string[] = NONE
  readonly #asking: Asking

  constructor(asking: Asking) {
    this.#asking = asking
  }

  /** The phase or one's drafts may be others by now. */
  follow(): void {
    const { facts, index, watch } = this.#asking
    const late = facts.board.phase.write === 'private' ? NONE : index.drafts
    if (late === this.ids) return
    this.ids = late
    watch.notify(['late-drafts'])
  }
}
