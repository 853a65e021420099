/**
 * The pre-check: what an update would do, found out without touching the document. It rejects what no honest client sends,
 * drops what is known already, and puts the rest in an order in which each struct finds what it refers to.
 */
import * as Y from 'yjs'
import { LIMITS } from '../../../shared/board/limits.ts'
import type { Asking } from './asking.ts'
import { BOUNDS, HELD_FROM } from './bounds.ts'
import { decode, trim, type Struct, type Update } from './decode.ts'
import { planDeletes, type PlannedDeletes } from './deletes.ts'
import { forbidden, malformed, outdated, tooMuch, tooOften } from './rejected.ts'
import { isServerRoot, type Shared } from './roots.ts'
import { splitsPair } from './surrogates.ts'
import { inOrder, isInOrder } from './untidy.ts'

/** The list a struct stands in: those of a text (`key` null), or the writes to one key of a map. Null: what it belonged to is gone. */
export interface List {
  parent: Shared | Struct
  key: string | null
}

export interface PlannedStruct {
  struct: Struct
  list: List | null
  /** It directly follows the one before: both came as one. */
  follows: boolean
  /** What the server writes in its place (SHAPE-3). */
  instead?: string
}

export interface Planned {
  /** New structs, each after what it refers to. */
  structs: PlannedStruct[]
  /** Some of what came was not in order, and was changed (SHAPE-3). */
  tidied: boolean
  deletes: PlannedDeletes
  /** Client ids with new structs: all of them the actor's. */
  clients: number[]
  /** Of these clients, where the last struct ended in half a pair. */
  halves: ReadonlyMap<number, number>
}

/** Null: it depends on what we do not have. Throws Rejected. */
export function plan(asking: Asking, updates: readonly Uint8Array[]): Planned | null {
  const planner = new Planner(asking)
  const decoded = updates.map((update) => {
    if (update.length > (asking.limits.live ? LIMITS.liveUpdate : LIMITS.frame)) throw tooMuch('an update this large')
    return decode(update)
  })
  const { retired } = asking.claims
  if (retired.size > 0 && decoded.some((update) => mentions(update, retired))) throw outdated()
  for (const update of decoded) if (!planner.add(update)) return null
  const deletes = planDeletes(asking, (client) => planner.state(client), decoded)
  if (!deletes) return null
  if (asking.actor.role === 'observer' && deletes.effect) throw forbidden('observers write nothing')
  return { structs: planner.structs, tidied: planner.pieces > 0, deletes, clients: [...planner.fresh.keys()], halves: planner.halves }
}

/** SAVE-3: whether it is of a document that knew one of these client ids. */
function mentions({ sections, deletes }: Update, retired: ReadonlySet<number>): boolean {
  const isOne = (id: Struct['parent']) => id instanceof Y.ID && retired.has(id.client)
  return deletes.some(({ client }) => retired.has(client)) || sections.some(({ client, structs }) =>
    retired.has(client) || structs.some(({ origin, rightOrigin, parent }) => isOne(origin) || isOne(rightOrigin) || isOne(parent)))
}

class Planner {
  readonly structs: PlannedStruct[] = []
  /** How many structs came of those that were not in order. */
  pieces = 0
  /** New structs by client, in the order of their clocks. */
  readonly fresh = new Map<number, PlannedStruct[]>()
  readonly #asking: Asking
  /** Where what is planned so far ended in half a pair, by client. */
  readonly halves = new Map<number, number>()
  /** Pairs that what is planned so far splits. */
  readonly #split = new Set<string>()
  #unclaimed = 0

  constructor(asking: Asking) {
    this.#asking = asking
  }

  /** The clock after what is known of a client, with what was planned so far. */
  state(client: number): number {
    const last = this.fresh.get(client)?.at(-1)
    return last ? last.struct.clock + last.struct.length : Y.getState(this.#asking.doc.store, client)
  }

  /** False when it depends on what we do not have. */
  add(update: Update): boolean {
    const waiting: { structs: Struct[]; next: number }[] = []
    for (const { client, structs } of update.sections) {
      // Whatever is known already, too: other replicas would make the root by merely reading it.
      if (structs.some(({ parent }) => typeof parent === 'string' && !this.#asking.roots.named(parent))) throw malformed('a root no board has')
      const unknown = this.#unknown(structs, this.state(client))
      if (unknown.length === 0) continue
      this.#mayUse(client)
      waiting.push({ structs: unknown, next: 0 })
    }
    // Sections may depend on each other in turn; whatever is stuck when nothing moves any more depends on something unknown.
    for (let moved = true; moved; ) {
      moved = false
      for (const section of waiting) {
        for (let struct = section.structs[section.next]; struct && this.#ready(struct); struct = section.structs[++section.next]) {
          this.#accept(struct)
          moved = true
        }
      }
    }
    return waiting.every(({ structs, next }) => next === structs.length)
  }

  /** The part above what is known already. A struct known in part is trimmed. */
  #unknown(structs: Struct[], state: number): Struct[] {
    let first = 0
    while (first < structs.length && structs[first]!.clock + structs[first]!.length <= state) first++
    const unknown = first === 0 ? structs : structs.slice(first)
    const head = unknown[0]
    if (head && head.clock < state) unknown[0] = trim(head, state)
    return unknown
  }

  /** ROLE-1, ROLE-3: who may write under this client id, and how many ids one may bring. */
  #mayUse(client: number): void {
    const { actor, claims, limits } = this.#asking
    if (actor.role === 'observer') throw forbidden('observers write nothing')
    if (client >= HELD_FROM) throw forbidden('a client id the server writes under')
    if (this.fresh.has(client)) return
    const owner = claims.owner(client)
    if (owner === undefined) {
      const most = limits.live ? LIMITS.clientsPerConnection : BOUNDS.newClients
      if (++this.#unclaimed + limits.connectionClients.size > most) throw tooMuch('too many client ids')
      // Every id makes all later edits of everybody dearer, on however many connections they come.
      if (this.#unclaimed > (limits.newIds ?? Infinity)) throw tooOften('new client ids too often')
    } else if (owner !== actor.id) throw forbidden("somebody else's client id")
    this.fresh.set(client, [])
  }

  #ready(struct: Struct): boolean {
    if (struct.clock !== this.state(struct.client)) return false
    const { origin, rightOrigin, parent } = struct
    if (origin && origin.clock >= this.state(origin.client)) return false
    if (rightOrigin && rightOrigin.clock >= this.state(rightOrigin.client)) return false
    return !(parent instanceof Y.ID) || parent.clock < this.state(parent.client)
  }

  #accept(struct: Struct): void {
    const list = struct.kind === 'gc' ? null : this.#listOf(struct)
    if (list) this.#fits(struct, list)
    const fresh = this.fresh.get(struct.client)!
    const afterHalf = this.#afterHalf(struct)
    this.halves.delete(struct.client)
    if (!afterHalf && isInOrder(struct)) {
      const planned = { struct, list, follows: false }
      this.structs.push(planned)
      fresh.push(planned)
      return
    }
    const { pieces, endsInHalf } = inOrder(struct, afterHalf)
    if ((this.pieces += pieces.length) > (this.#asking.limits.live ? BOUNDS.pieces : BOUNDS.piecesLater)) throw tooMuch('text in too many pieces')
    for (const [n, piece] of pieces.entries()) {
      const planned = { ...piece, list, follows: n > 0 }
      this.structs.push(planned)
      fresh.push(planned)
    }
    if (endsInHalf) this.halves.set(struct.client, struct.clock + struct.length)
  }

  /** Does it go on, in its author's replica, in the same piece of text that ended in half a pair? */
  #afterHalf({ client, clock, origin, kind }: Struct): boolean {
    if (kind !== 'string' || origin?.client !== client || origin.clock !== clock - 1) return false
    const half = this.fresh.get(client)!.length > 0 ? this.halves.get(client) : this.#asking.halves.get(client)
    return half === clock
  }

  #listOf(struct: Struct): List | null {
    const { origin, rightOrigin, parent, key } = struct
    if (origin || rightOrigin) {
      const left = origin && this.#find(origin)
      const right = rightOrigin && this.#find(rightOrigin)
      if (left instanceof Y.Item && splitsPair(left, origin!.clock + 1)) this.#maySplit(left, origin!.clock + 1, struct)
      if (right instanceof Y.Item && splitsPair(right, rightOrigin!.clock)) this.#maySplit(right, rightOrigin!.clock, struct)
      const ofLeft = left && listAt(left)
      const ofRight = right && listAt(right)
      // Within one item clocks are the order. Yjs would cut it between the two and then take the wrong piece for the left one.
      if (ofLeft && left === right && origin!.clock >= rightOrigin!.clock) throw malformed('a right origin that is not to the right')
      if (left && right && (ofLeft?.parent !== ofRight?.parent || ofLeft?.key !== ofRight?.key)) throw malformed('origins in two lists')
      return ofLeft ?? ofRight
    }
    if (typeof parent === 'string') return { parent: this.#asking.roots.named(parent)!, key }
    const holder = parent && this.#find(parent)
    if (holder instanceof Y.Item) {
      if (holder.content instanceof Y.ContentType) return { parent: holder.content.type, key }
      if (holder.content instanceof Y.ContentDeleted) return null
    } else if (holder instanceof Y.GC) return null
    else if (holder) {
      if (holder.list === null || holder.struct.kind === 'deleted') return null
      if (holder.struct.kind === 'map' || holder.struct.kind === 'text') return { parent: holder.struct, key }
    }
    throw malformed('a parent that is no shared type')
  }

  #find({ client, clock }: Y.ID): Y.Item | Y.GC | PlannedStruct {
    const { store } = this.#asking.doc
    if (clock < Y.getState(store, client)) {
      const structs = store.clients.get(client)!
      return structs[Y.findIndexSS(structs, clock)]!
    }
    const fresh = this.fresh.get(client)!
    let low = 0
    for (let high = fresh.length - 1; low < high; ) {
      const middle = (low + high + 1) >> 1
      if (fresh[middle]!.struct.clock <= clock) low = middle
      else high = middle - 1
    }
    return fresh[low]!
  }

  /**
   * Who may edit a text may write between the halves of a pair, and breaks the character for everyone alike. That holds only if
   * what splits it is surely integrated, so it must name both halves: then it stands true, whatever else is in the list.
   */
  #maySplit(item: Y.Item, clock: number, { origin, rightOrigin }: Struct): void {
    const { client } = item.id
    const point = `${client}/${clock}`
    if (this.#split.has(point)) return
    if (origin?.client !== client || origin.clock !== clock - 1 || rightOrigin?.client !== client || rightOrigin.clock !== clock) {
      throw malformed('half a character')
    }
    if (!this.#asking.mayEdit(item.parent as Shared)) throw forbidden('half a character of a text that may not be edited')
    this.#split.add(point)
  }

  /** The schema: root -> entity map -> text; and what each of them may hold. */
  #fits({ kind, rightOrigin }: Struct, { parent, key }: List): void {
    const root = isStruct(parent) ? undefined : this.#asking.roots.nameOf(parent)
    const isText = isStruct(parent) ? parent.kind === 'text' : parent instanceof Y.Text
    if (isText) {
      if (key !== null || (kind !== 'string' && kind !== 'deleted')) throw malformed('a text that holds more than text')
      return
    }
    if (key === null || kind === 'string') throw malformed('a map that is used as a list')
    // Map items with a right origin make honest replicas diverge for ever.
    if (rightOrigin) throw malformed('a map item with a right origin')
    if (kind === 'map' && !root) throw malformed('nesting deeper than a board')
    if (root && isServerRoot(root) && (kind === 'map' || kind === 'text')) throw malformed('a shared type where values belong')
    // Whatever wins this key would delete the type that holds it now, and with it what others are typing there.
    if (!isStruct(parent)) {
      const held = parent._map.get(key)
      if (held && !held.deleted && held.content instanceof Y.ContentType) throw forbidden('a card, group, action or text overwritten')
    }
  }
}

const isStruct = (parent: Shared | Struct): parent is Struct => !(parent instanceof Y.AbstractType)

function listAt(found: Y.Item | Y.GC | PlannedStruct): List | null {
  if (found instanceof Y.GC) return null
  return found instanceof Y.Item ? { parent: found.parent as Shared, key: found.parentSub } : found.list
}
