/** Putting things in the bin, and taking them out again. */
import type { EntityRoot } from '../../../../shared/board/keys.ts'
import type { BoardSession } from '../../../state/boardSession.ts'
import { LOCAL } from '../../../state/undo.ts'
import type { Selecting } from './selecting.ts'
import type { Telling } from './telling.ts'
import type { Things } from './things.ts'

export class Bin {
  readonly #session: BoardSession
  readonly #things: Things
  readonly #selecting: Selecting
  readonly #say: Telling

  constructor(session: BoardSession, things: Things, selecting: Selecting, say: Telling) {
    this.#session = session
    this.#things = things
    this.#selecting = selecting
    this.#say = say
  }

  /** Groups go with their cards; all of it is one step of undo. */
  put(ids: readonly string[]): void {
    const going = ids.filter((id) => this.#things.mayTrash(id))
    const withMembers = going.flatMap((id) => [...this.#session.index.members(id), id])
    this.#session.doc.transact(() => {
      for (const id of withMembers) this.#things.ask(id, (root) => (this.#session.edit.setTrashed(root, id, true), true))
    }, LOCAL)
    this.#selecting.clear()
    if (going.length > 0) this.#say.tell('said.trashed', { n: going.length })
  }

  restore(root: EntityRoot, id: string): void {
    this.#session.edit.setTrashed(root, id, false)
    this.#say.tell('said.restored')
  }
}
