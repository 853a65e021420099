/** What one wrote in the first sight of a board, before the board stood there: on its way from the device to the board, by one page and once. */
import type { DeviceMemory, EarlyCard } from '../connection/session.ts'
import type { BoardFacts } from './boardFacts.ts'
import type { BoardIndex } from './boardIndex.ts'
import type { Kept, UnsentText } from './kept.ts'
import type { ConnectionState } from './lines.ts'
import type { Writing } from './writing.ts'

/** What is asked of the session this belongs to. */
interface Asking {
  readonly id: string
  readonly facts: BoardFacts
  readonly index: BoardIndex
  readonly edit: Writing
  readonly kept: Kept
  readonly connection: ConnectionState
}

export class Early {
  readonly #asking: Asking
  readonly #memory: DeviceMemory
  /** On the board by now, and in no copy of it. */
  #uncopied: readonly EarlyCard[] = []

  constructor(asking: Asking, memory: DeviceMemory) {
    this.#asking = asking
    this.#memory = memory
  }

  /** What waits on this device. */
  get texts(): readonly UnsentText[] {
    return this.#memory.early(this.#asking.id).map(({ place, text }) => ({ path: place, text }))
  }

  /** Only the line of one's private cards tells what became of some of it. */
  get asksForDrafts(): boolean {
    return this.#memory.early(this.#asking.id).some((card) => card.private)
  }

  /**
   * Writes it on the board: what was written for oneself as a draft, whatever the phase is by now (DRAFT-1), all else where the phase says, and for the
   * gate to judge like any card. Settles when it is kept. `met`: the document is the server's, or was; `metDrafts`: so is that of one's private cards.
   */
  async take(met: boolean, metDrafts: boolean): Promise<void> {
    const { id: board, facts, index, edit, kept, connection } = this.#asking
    // Of a board that let go of this page it stays where it is, to be copied.
    if (facts.themes.length === 0 || connection.state === 'closed') return
    const lang = this.#memory.device.lang ?? undefined
    const { offline } = facts.board
    const made: EarlyCard[] = []
    for (const card of this.#memory.takeEarly(board)) {
      const { id, place, text, private: draft } = card
      // Another page had put it there as it went: only the server knows whether it came.
      if (id !== undefined && !(draft ? met && metDrafts : met)) this.#memory.addEarly(board, card, offline)
      else if (id === undefined || !index.card(id)) made.push({ ...card, id: edit.addCard({ id, place, text, lang, draft }) })
    }
    if (made.length === 0) return
    this.#uncopied = [...this.#uncopied, ...made]
    await kept.follow(offline)
    this.#uncopied = this.#uncopied.filter((card) => !made.includes(card))
  }

  /** The page is being left: what is in no copy yet waits on this device again. */
  leave(): void {
    const { id, facts } = this.#asking
    for (const card of this.#uncopied) this.#memory.addEarly(id, card, facts.board.offline)
  }
}
