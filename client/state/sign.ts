/** The saved sign of the board that is open: what it says now, and what this browser remembers of it. */
import type { Actor } from '../../shared/rules/actor.ts'
import type { Kept } from './kept.ts'
import type { Lines } from './lines.ts'
import { signOf, type SavedSign } from './saved.ts'
import type { Watch } from './watch.ts'

/** What is asked of the session this belongs to. */
interface Asking {
  readonly watch: Watch
  readonly kept: Kept
  readonly actor: Actor
  readonly facts: { readonly board: { readonly closed: boolean } }
  readonly refusals: { readonly notes: readonly unknown[] }
  readonly room: { readonly saving: boolean }
}

export class Sign {
  now: SavedSign = { state: 'connecting', waiting: 0 }
  readonly #asking: Asking
  readonly #lines: Lines

  constructor(asking: Asking, lines: Lines) {
    this.#asking = asking
    this.#lines = lines
  }

  follow(): void {
    const { watch, kept, actor, facts, refusals, room } = this.#asking
    const { connection, waiting: edits } = this.#lines
    const online = connection.state === 'online'
    if (edits === 0) {
      if (this.#lines.online) kept.allSent()
    } else if (!online || !room.saving) kept.noteWaiting()
    // Without a line it counts what was changed, not how often: a word typed is one change.
    const waiting = online || edits === 0 ? edits : Math.max(1, kept.unsent.length)
    const state = signOf({
      online: this.#lines.online,
      everSynced: connection.state !== 'connecting',
      waiting,
      refused: refusals.notes.length > 0,
      readonly: actor.role === 'observer' || facts.board.closed,
      saving: room.saving,
    })
    if (state === this.now.state && waiting === this.now.waiting) return
    this.now = { state, waiting }
    watch.notify(['saved'])
  }
}
