/** What the rules allow this person now: the server's own rules, asked before a control is shown. */
import * as Y from 'yjs'
import type { EntityRoot } from '../../shared/board/keys.ts'
import { entity } from '../../shared/board/read.ts'
import { isModerator, type Actor } from '../../shared/rules/actor.ts'
import type { Change, Fields } from '../../shared/rules/change.ts'
import { may } from '../../shared/rules/may.ts'
import type { Verdict } from '../../shared/rules/refusal.ts'
import { mayWriteIn, withOneMore } from '../../shared/rules/newCard.ts'
import { mayState } from '../../shared/rules/positions.ts'
import { ruleState, type RuleState } from '../../shared/rules/state.ts'
import type { BoardIndex } from './boardIndex.ts'

/** What is asked of the session this belongs to. */
interface Asking {
  readonly doc: Y.Doc
  readonly draft: Y.Doc
  readonly actor: Actor
  readonly index: BoardIndex
}

const NEW = 'new'

export class Permissions {
  readonly #asking: Asking
  readonly #board: RuleState

  constructor(asking: Asking) {
    this.#asking = asking
    this.#board = ruleState(asking.doc)
  }

  /** Null: allowed. Else why not. */
  verdict(change: Change): Verdict {
    const { actor, index, doc, draft } = this.#asking
    const inDraft = change.root === 'cards' && index.card(change.id)?.draft === true
    return may(actor, inDraft ? ruleState(draft, doc) : this.#board, change)
  }

  editText(root: EntityRoot, id: string): boolean {
    const fields = this.#fields(root, id)
    return fields !== null && this.verdict({ op: 'text', root, id, fields, lengthBefore: 1, lengthAfter: 1 }) === null
  }

  editFields(root: EntityRoot, id: string): boolean {
    return this.#changing(root, id, ['order'])
  }

  move(root: EntityRoot, id: string): boolean {
    return this.#changing(root, id, ['order'])
  }

  /** Into one place, or with a group's id into that group. */
  moveTo(root: EntityRoot, id: string, place: string, group?: string): boolean {
    const next = root === 'actions' ? { theme: place } : { place, ...(group !== undefined && { group }) }
    return this.#changing(root, id, [...Object.keys(next), 'order'], next)
  }

  trash(root: EntityRoot, id: string): boolean {
    return this.#changing(root, id, ['trashed'], { trashed: true })
  }

  /** Whether a new card may be written in a place, openly or, in a private phase, for oneself. */
  writeIn(place: string): boolean {
    const { actor, doc, draft } = this.#asking
    return mayWriteIn(actor, this.#board, ruleState(draft, doc), place)
  }

  writeActions(theme: string): boolean {
    const after = { theme, order: 'a0', status: 'proposed', links: [] }
    return may(this.#asking.actor, withOneMore(this.#board), { op: 'create', root: 'actions', id: NEW, after, text: '' }) === null
  }

  /** Whether cards may be grouped in a place. */
  cluster(place: string): boolean {
    return may(this.#asking.actor, withOneMore(this.#board), { op: 'create', root: 'groups', id: NEW, after: { place, order: 'a0' }, text: '' }) === null
  }

  /** Whether the position of a delegation on an action may be stated. */
  state(id: string, delegation: string | null): boolean {
    return mayState(this.#asking.actor, this.#board, id, this.#asking.index.action(id), delegation) === null
  }

  /** Locks, phases, settings. */
  moderate(): boolean {
    return isModerator(this.#asking.actor)
  }

  #changing(root: EntityRoot, id: string, keys: readonly string[], next: Fields = {}): boolean {
    const before = this.#fields(root, id)
    return before !== null && this.verdict({ op: 'fields', root, id, before, after: { ...before, ...next }, keys }) === null
  }

  #fields(root: EntityRoot, id: string): Fields | null {
    const map = entity(this.#asking.index.docOf(root, id), root, id)
    if (!map) return null
    const out: Record<string, unknown> = {}
    map.forEach((value, key) => {
      if (!(value instanceof Y.AbstractType)) out[key] = value
    })
    return out
  }
}
