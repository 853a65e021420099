/**
 * Judges what a transaction changed while it is still open, and undoes exactly what the rules refuse. An entity that is new,
 * the fields of one entity, and each text are judged on their own; server roots first, because the rules read them.
 */
import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import type { EntityRoot } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import type { Actor } from '../../../shared/rules/actor.ts'
import type { Change, Fields } from '../../../shared/rules/change.ts'
import { entityPath } from '../../../shared/rules/locks.ts'
import { may } from '../../../shared/rules/may.ts'
import type { Refusal } from '../../../shared/rules/refusal.ts'
import { FIELDS } from '../../../shared/rules/shape.ts'
import type { RuleState } from '../../../shared/rules/state.ts'
import { isTidy, tidy } from '../../../shared/rules/text.ts'
import { isHeld, type Hand } from './hand.ts'
import type { Planned } from './plan.ts'
import { wasVotedOn } from '../spentIds.ts'
import { isServerRoot, textOf, valueOf, type Entity, type Roots, type Shared } from './roots.ts'
import { isNew, Transition, type TextChange } from './transition.ts'

export interface Bench {
  roots: Roots
  state: RuleState
  hand: Hand
}

export class Judgement {
  readonly refused: Refusal[] = []
  readonly created: { root: EntityRoot; id: string }[] = []
  /** The server wrote or deleted something itself. */
  wrote = false
  readonly #bench: Bench
  readonly #actor: Actor
  readonly #transaction: Y.Transaction
  readonly #planned: Planned
  /** How many of each there are, counted once: a day without a line may bring thousands. */
  readonly #counts = new Map<EntityRoot, number>()
  /** What the server wrote in the place of something untidy. */
  readonly #written: Y.Item[] = []

  constructor(bench: Bench, actor: Actor, transaction: Y.Transaction, planned: Planned) {
    this.#bench = bench
    this.#actor = actor
    this.#transaction = transaction
    this.#planned = planned
  }

  /** `all` undoes everything, whatever the rules say. */
  run(all: boolean): void {
    if (!all) {
      this.#rescue()
      this.#instead()
    }
    const transition = new Transition(this.#transaction, this.#planned.clients)
    const state = counting(this.#bench.state, this.#counts)
    const rule = (change: Change) => (all ? FORGED : may(this.#actor, state, change))
    const { roots } = this.#bench
    const changed = [...this.#transaction.changed]
    for (const [type, keys] of changed) {
      const root = roots.nameOf(type)
      if (root && isServerRoot(root)) this.#serverRoot(transition, type, keys)
    }
    for (const [type, keys] of changed) {
      const root = roots.nameOf(type)
      if (root && !isServerRoot(root)) this.#entities(transition, rule, root, type, keys)
      if (root || !(type instanceof Y.Map)) continue
      const entity = roots.entityOf(type)
      if (entity) this.#fields(transition, rule, entity, keys)
    }
    for (const [type, change] of transition.texts(this.#written)) {
      const entity = roots.entityOf(type)
      if (entity) this.#text(transition, rule, entity, type, change)
    }
    if (all) {
      this.refused.length = 0
      this.created.length = 0
      return
    }
    this.#spared()
    this.#dead()
  }

  /**
   * A write that lost against a refused one, or against the copy which undid that, is put on top, and then judged: to its honest
   * author the refused write never existed. What else was deleted there meanwhile yields too; the later arrival counts.
   */
  #rescue(): void {
    const { roots, hand } = this.#bench
    for (const [type, keys] of this.#transaction.changed) {
      if (!(type instanceof Y.Map) || roots.nameOf(type)) continue
      for (const key of keys) {
        const current = key === null ? undefined : type._map.get(key)
        if (!current || isNew(this.#transaction, current.id) || !(current.deleted || isHeld(current))) continue
        let lost = current.left
        while (lost && !isNew(this.#transaction, lost.id)) lost = lost.left
        if (!lost || !(lost.content instanceof Y.ContentAny) || this.#gaveUp(lost)) continue
        hand.putBack(this.#transaction, lost)
        this.wrote = true
      }
    }
  }

  /** SHAPE-3 what is written in the place of something that came. */
  #instead(): void {
    for (const { struct: { client, clock, value }, list, instead } of this.#planned.structs) {
      if (list === null || instead === undefined) continue
      const item = Y.getItem(this.#transaction.doc.store, Y.createID(client, clock)) as Y.Item
      if (item.deleted) continue
      this.#delete(item)
      // A line feed that its author wrote right after it is the rest of the same line end.
      const { right } = item
      if (value === '\r' && right && !right.deleted && right.id.client === client && right.id.clock === clock + 1 && stringOf(right).startsWith('\n')) continue
      this.#written.push(this.#bench.hand.putText(this.#transaction, item, instead))
    }
  }

  /** SHAPE-3 fields of words that are not in order are written anew. */
  #words(root: EntityRoot, map: Shared, keys: Iterable<string>): void {
    for (const key of keys) {
      const item = FIELDS[root][key]?.words ? map._map.get(key) : undefined
      if (!item || item.deleted || !isNew(this.#transaction, item.id)) continue
      const value = valueOf(item)
      if (typeof value !== 'string' || isTidy(value)) continue
      this.#bench.hand.putOver(this.#transaction, item, tidy(value))
      this.wrote = true
    }
  }

  /** Did the author of this update delete it again in the same update? */
  #gaveUp({ id }: Y.Item): boolean {
    return this.#planned.deletes.ranges.some(({ client, clock, end }) => client === id.client && clock <= id.clock && id.clock < end)
  }

  /** ROLE-2 no client writes the roots of the server. */
  #serverRoot(transition: Transition, map: Shared, keys: ReadonlySet<string | null>): void {
    for (const key of keys) if (key !== null) this.#restore(transition, map, key)
    this.#refuse({ code: 'ROLE-2', path: '' })
  }

  #entities(
    transition: Transition, rule: (change: Change) => Refusal | null, root: EntityRoot, type: Shared, keys: ReadonlySet<string | null>,
  ): void {
    for (const id of keys) {
      const item = id === null ? undefined : type._map.get(id)
      if (id === null || !item || item.deleted || !transition.isNew(item)) continue
      const map = valueOf(item)
      if (map instanceof Y.Map) this.#words(root, map, map._map.keys())
      const after = map instanceof Y.Map ? Transition.fieldsNow({ root, id, map }) : {}
      const text = map instanceof Y.Map ? tidied(textOf(root, map)) : null
      const path = entityPath(root, id)
      // A key that was used before stays what it was: nothing comes back from the dead under its name, nor is given its votes.
      const isSpent = transition.oldest(type, id) !== null || wasVotedOn(this.#transaction.doc, root, id)
      const verdict = rule({ op: 'create', root, id, after, text }) ?? (isSpent ? { code: 'CARD-4', path } : null)
      if (verdict) {
        this.#refuse(text ? { ...verdict, text } : verdict)
        this.#delete(item)
        const count = this.#counts.get(root)
        if (count !== undefined) this.#counts.set(root, count - 1)
      } else this.created.push({ root, id })
    }
  }

  #fields(transition: Transition, rule: (change: Change) => Refusal | null, entity: Entity, keys: ReadonlySet<string | null>): void {
    const { root, id, map } = entity
    this.#words(root, map, [...keys].filter((key) => key !== null))
    const before = transition.fieldsBefore(entity)
    const after = Transition.fieldsNow(entity)
    const differing = [...keys].filter((key): key is string => key !== null && !equalityDeep(before[key], after[key]))
    if (differing.length === 0) return
    const verdict = rule({ op: 'fields', root, id, before, after, keys: differing })
    if (!verdict) return
    this.#refuse({ ...verdict, ...written(after, differing) })
    for (const key of differing) this.#restore(transition, map, key)
  }

  #text(transition: Transition, rule: (change: Change) => Refusal | null, entity: Entity, type: Shared, { added, removed }: TextChange): void {
    const { root, id } = entity
    const fields = transition.fieldsBefore(entity)
    // CARD-2 is about what lies in the bin: whoever takes it out in the same batch may write in it, too.
    const restored = fields.trashed === true && entity.map.get('trashed') !== true
    const inserted = tidy(added.map(stringOf).join(''))
    const lengths = this.#lengths(root, type as Y.Text, inserted, removed)
    const verdict = rule({ op: 'text', root, id, fields: restored ? { ...fields, trashed: false } : fields, inserted, ...lengths })
    if (!verdict) return
    const text = added.length > 1 ? tidy(inOrder(type, added)) : inserted
    this.#refuse(text ? { ...verdict, text } : verdict)
    for (const item of added) this.#delete(item)
    for (const item of removed) this.#bench.hand.putTextBack(this.#transaction, item)
    this.wrote = true
  }

  /** Lengths before and after. There are never more code points than UTF-16 units, so only a text near its limit is counted. */
  #lengths(root: EntityRoot, text: Y.Text, inserted: string, removed: readonly Y.Item[]): { lengthBefore: number; lengthAfter: number } {
    const gone = removed.map(stringOf).join('')
    const unitsAfter = text.length
    const most = root === 'cards' ? this.#bench.state.maxCardText : LIMITS.title
    if (unitsAfter <= most) return { lengthBefore: unitsAfter - inserted.length + gone.length, lengthAfter: unitsAfter }
    const lengthAfter = codePoints(text.toString())
    return { lengthBefore: lengthAfter - codePoints(inserted) + codePoints(gone), lengthAfter }
  }

  /** CARD-3 what somebody wanted to delete outright. */
  #spared(): void {
    const paths = new Set<string>()
    for (const type of this.#planned.deletes.spared) {
      const entity = this.#bench.roots.entityOf(type)
      if (entity) paths.add(entityPath(entity.root, entity.id))
    }
    for (const path of paths) this.#refuse({ code: 'CARD-3', path })
  }

  /** CARD-4 what was written into something that is gone: it has no effect, and the author gets the text back. */
  #dead(): void {
    const dead = this.#planned.structs.filter(({ struct: { kind }, list }) => list === null && kind !== 'gc' && kind !== 'deleted')
    if (dead.length === 0) return
    const text = dead.map(({ struct: { kind, value } }) => (kind === 'string' ? (value as string) : '')).join('')
    this.#refuse({ code: 'CARD-4', path: '', ...(text && { text: tidy(text) }) })
  }

  #refuse(refusal: Refusal): void {
    this.refused.push(refusal)
  }

  /** Makes a key what it was before. */
  #restore(transition: Transition, map: Shared, key: string): void {
    const current = map._map.get(key)
    const before = transition.before(map, key)
    if (!current || (before === current && !current.deleted)) return
    if (before) {
      this.#bench.hand.putBack(this.#transaction, before)
      this.wrote = true
    } else this.#delete(current)
  }

  #delete(item: Y.Item): void {
    if (item.deleted) return
    item.delete(this.#transaction)
    this.wrote = true
  }
}

/** The same state, which asks the document for a number that is not among `counts` yet, and keeps it there. */
function counting(state: RuleState, counts: Map<EntityRoot, number>): RuleState {
  const count = (root: EntityRoot): number => {
    const known = counts.get(root) ?? state.count(root)
    counts.set(root, known)
    return known
  }
  return Object.create(state, { count: { value: count } }) as RuleState
}

/** Undoes what came with something no editor can have made. */
const FORGED: Refusal = { code: 'SHAPE-1', path: '' }

const tidied = (text: Y.Text | null): string | null => text && tidy(text.toString())

const stringOf = ({ content }: Y.Item): string => (content instanceof Y.ContentString ? content.str : '')

/** The added text as it stands in the list: several pieces may have been typed in another order. */
function inOrder(type: Shared, added: readonly Y.Item[]): string {
  const pieces = new Set(added)
  let text = ''
  for (let item = type._start; item; item = item.right) if (pieces.has(item)) text += stringOf(item)
  return text
}

/** The free text among refused fields, to give back. */
function written(after: Fields, keys: readonly string[]): { text?: string } {
  const text = keys.includes('evidence') ? after.evidence : undefined
  return typeof text === 'string' && text !== '' ? { text } : {}
}
