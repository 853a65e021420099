/**
 * Everything a person can write, in the words of the screens. Each call is one step of undo. Whether it is allowed is asked of
 * `Permissions` before the control is shown; the server decides.
 */
import { nanoid } from 'nanoid'
import * as Y from 'yjs'
import {
  addAction, addCard, clusterCards, dissolveGroup, joinGroup, leaveGroup, mergeGroups, moveCard, moveGroup, replaceText, setActionFields, setCardFields,
  setTrashed, standing, type ActionFields,
} from '../../shared/board/edits.ts'
import { TEXT_FIELD, type EntityRoot } from '../../shared/board/keys.ts'
import { byOrder, orderAt, type Ordered } from '../../shared/board/order.ts'
import { entity } from '../../shared/board/read.ts'
import { stampOf, type Actor } from '../../shared/rules/actor.ts'
import type { BoardFacts } from './boardFacts.ts'
import type { BoardIndex } from './boardIndex.ts'
import { plainText } from './plainText.ts'
import { LOCAL } from './undo.ts'

interface Desk {
  readonly doc: Y.Doc
  readonly draft: Y.Doc
  readonly actor: Actor
  readonly facts: BoardFacts
  readonly index: BoardIndex
}

export class Writing {
  readonly #desk: Desk
  /** Cards made on this screen: one's own before the server has said so. */
  readonly made = new Set<string>()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /**
   * Writes a card, before the `index`-th thing in the place or at its end; in a private phase, or as a `draft` in any, into one's own. Returns its id.
   */
  addCard(card: { id?: string; place: string; text: string; index?: number; lang?: string | undefined; evidence?: string; draft?: true | undefined }): string {
    const { doc, draft, actor, facts, index } = this.#desk
    const { id = nanoid(), place, text, lang, evidence } = card
    this.made.add(id)
    const to = card.draft || facts.board.phase.write === 'private' ? draft : doc
    const order = orderAt(index.box(place), card.index ?? Infinity)
    const stamp = stampOf(actor, facts.board.attribution)
    addCard(to, { id, place, order, text: plainText(text), stamp, createdAt: new Date().toISOString(), lang, evidence }, LOCAL)
    return id
  }

  /** Before the `index`-th thing standing in the place, counted without the card itself. */
  moveCard(id: string, place: string, index: number): void {
    moveCard(this.#desk.index.docOf('cards', id), id, place, index, LOCAL, this.#standing(place))
  }

  setCardFields(id: string, fields: { lang?: string; evidence?: string }): void {
    setCardFields(this.#desk.index.docOf('cards', id), id, fields, LOCAL)
  }

  /** Puts into the bin, or takes out of it. */
  setTrashed(root: EntityRoot, id: string, trashed: boolean): void {
    setTrashed(this.#desk.index.docOf(root, id), root, id, trashed, LOCAL)
  }

  /** Makes a group of cards where the first of them stands, or in another place. Returns its id; null without cards. */
  cluster(cardIds: readonly string[], title = '', place?: string): string | null {
    const { doc, index } = this.#desk
    const first = cardIds.map((id) => index.card(id)).find((card) => card !== null && !card.draft)
    if (!first) return null
    const id = nanoid()
    const order = place === undefined || place === first.place ? first.order : undefined
    const ids = cardIds.filter((card) => index.card(card)?.draft === false)
    clusterCards(doc, { id, place: place ?? first.place, title: plainText(title), ...(order !== undefined && { order }) }, ids, LOCAL)
    return id
  }

  joinGroup(groupId: string, cardIds: readonly string[]): void {
    joinGroup(this.#desk.doc, groupId, cardIds, LOCAL)
  }

  leaveGroup(cardIds: readonly string[]): void {
    leaveGroup(this.#desk.doc, cardIds, LOCAL)
  }

  dissolveGroup(groupId: string): void {
    dissolveGroup(this.#desk.doc, groupId, LOCAL)
  }

  /** One group's cards into another; the empty one goes to the bin. */
  mergeGroups(into: string, from: string): void {
    mergeGroups(this.#desk.doc, into, from, LOCAL)
  }

  moveGroup(groupId: string, place: string, index: number): void {
    moveGroup(this.#desk.doc, groupId, place, index, LOCAL, this.#standing(place))
  }

  /** Writes an action at the end of a theme's list. Returns its id. */
  addAction(action: ActionFields & { theme: string; title: string }): string {
    const id = nanoid()
    addAction(this.#desk.doc, { ...action, id, title: plainText(action.title) }, LOCAL)
    return id
  }

  /** An empty string clears a field. */
  setActionFields(id: string, fields: ActionFields): void {
    setActionFields(this.#desk.doc, id, fields, LOCAL)
  }

  /** Before the `index`-th action of a theme, counted without the action itself. */
  moveAction(id: string, theme: string, index: number): void {
    const others = this.#desk.index.actionsOf(theme).filter((other) => other !== id)
    const order = orderAt(others.map((other) => ({ id: other, order: this.#desk.index.action(other)?.order ?? '' })), index)
    setActionFields(this.#desk.doc, id, { theme, order }, LOCAL)
  }

  /** Sets a whole text at once; where somebody types, TextBinding does it letter by letter. */
  setText(root: EntityRoot, id: string, text: string): void {
    const shared = this.textOf(root, id)
    if (shared) replaceText(shared, plainText(text), LOCAL)
  }

  /** The live text of a card, group or action. */
  textOf(root: EntityRoot, id: string): Y.Text | null {
    const text = entity(this.#desk.index.docOf(root, id), root, id)?.get(TEXT_FIELD[root])
    return text instanceof Y.Text ? text : null
  }

  /** What stands in a place for this person, their private cards among the others: as the index has it, and also while a step of several moves is under way. */
  #standing(place: string): Ordered[] {
    const { doc, draft, index } = this.#desk
    return [...standing(doc, place), ...standing(draft, place).filter(({ id }) => index.card(id)?.draft)].sort(byOrder)
  }
}
