/**
 * Opening a card is stopping at it: its focus or its text, long enough to have read it. The room keeps that somebody did,
 * never who; in a private phase not even that is sent (P6).
 */
import type { Command } from '../../shared/protocol/commands.ts'
import type { Actor } from '../../shared/rules/actor.ts'
import type { CommandResult } from '../connection/room.ts'
import type { BoardIndex } from './boardIndex.ts'

/** Who only passes by, by arrow keys or on the way to a menu, has not opened a card; ms. */
const STOPS = 1_000
/** Several cards are told of together; ms. */
const GATHER = 2_000
const MOST = 100

/** What is asked of the session this belongs to. */
interface Asking {
  readonly index: BoardIndex
  readonly actor: Actor
  readonly facts: { readonly board: { readonly phase: { readonly write: string }; readonly closed: boolean } }
  isMine(card: string): boolean
  command(command: Command): Promise<CommandResult>
}

export class Opening {
  readonly #asking: Asking
  readonly #told = new Set<string>()
  #gathered = new Set<string>()
  #at: string | null = null
  #stopping: ReturnType<typeof setTimeout> | null = null
  #sending: ReturnType<typeof setTimeout> | null = null

  constructor(asking: Asking) {
    this.#asking = asking
  }

  /** Where one is now: the id of a card, of anything else, or null. */
  look(id: string | null): void {
    if (id === this.#at) return
    this.#at = id
    if (this.#stopping) clearTimeout(this.#stopping)
    this.#stopping = id === null || this.#told.has(id) ? null : setTimeout(() => this.#stopped(id), STOPS)
  }

  destroy(): void {
    for (const timer of [this.#stopping, this.#sending]) if (timer) clearTimeout(timer)
  }

  #stopped(id: string): void {
    const { index, actor, facts } = this.#asking
    const card = index.card(id)
    const { phase, closed } = facts.board
    if (!card || card.trashed || card.draft || this.#asking.isMine(id) || actor.role === 'observer' || closed || phase.write === 'private') return
    this.#told.add(id)
    this.#gathered.add(id)
    this.#sending ??= setTimeout(() => this.#send(), GATHER)
  }

  #send(): void {
    this.#sending = null
    const cards = [...this.#gathered].slice(0, MOST)
    this.#gathered.clear()
    void this.#asking.command({ type: 'cards.open', cards }).then(({ ok }) => {
      // The next stop says it again.
      if (!ok) for (const card of cards) this.#told.delete(card)
    })
  }
}
