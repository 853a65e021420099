/** What there is on a board, by its id: what it is, where it stands, what it is called, what may be done with it. */
import type { EntityRoot } from '../../../../shared/board/keys.ts'
import { entityPath } from '../../../../shared/rules/locks.ts'
import type { BoardSession } from '../../../state/boardSession.ts'
import type { Words } from '../../../state/words.ts'
import { itemElement } from '../focus.ts'
import type { ViewStore } from '../viewStore.ts'

export type Say = Words['t']

export class Things {
  readonly #session: BoardSession
  readonly #view: ViewStore
  readonly #t: () => Say

  constructor(session: BoardSession, view: ViewStore, t: () => Say) {
    this.#session = session
    this.#view = view
    this.#t = t
  }

  rootOf(id: string): EntityRoot | null {
    const { index } = this.#session
    return index.card(id) ? 'cards' : index.group(id) ? 'groups' : index.action(id) ? 'actions' : null
  }

  placeOf(id: string): string | null {
    const { index } = this.#session
    return (index.card(id) ?? index.group(id))?.place ?? null
  }

  /** A few words by which something can be told apart. */
  nameOf(id: string): string {
    const { index } = this.#session
    const text = index.card(id)?.text ?? index.group(id)?.title ?? index.action(id)?.title ?? ''
    const short = text.length > 60 ? `${text.slice(0, 58)}…` : text
    return short || this.#t()(index.group(id) ? 'group.untitled' : index.action(id) ? 'actions.untitled' : 'card.unnamed')
  }

  /** The item one was at last in a box, if it still stands there. */
  currentIn(place: string): string | null {
    const current = this.#view.now.current.get(place)
    return current !== undefined && this.placeOf(current) === place && itemElement(current) ? current : null
  }

  lastIn(place: string): string | null {
    return this.#session.index.box(place).at(-1)?.id ?? null
  }

  mayEdit(root: EntityRoot, id: string): boolean {
    return this.#session.may.editText(root, id)
  }

  mayMove(id: string): boolean {
    return this.ask(id, (root) => this.#session.may.move(root, id))
  }

  mayTrash(id: string): boolean {
    return this.ask(id, (root) => this.#session.may.trash(root, id))
  }

  isLocked(id: string): boolean {
    return this.ask(id, (root) => this.#session.locks.on(entityPath(root, id)) !== null)
  }

  /** The answer for what it is; no, for what is no more. */
  ask(id: string, question: (root: EntityRoot) => boolean): boolean {
    const root = this.rootOf(id)
    return root !== null && question(root)
  }
}
