/**
 * The gate of one document: judges every update of every client before anyone else sees it.
 *
 * Dropping an update would throw its sender out of sync for ever, so whatever an honest client may send is applied, judged and
 * partly undone inside one open transaction, and its net result is what is logged and broadcast:
 *
 *   1. decode.ts, plan.ts   read it by hand; reject what no honest client sends, the document untouched; drop what is known;
 *      untidy.ts            put text in order that is only untidy
 *   2. deletes.ts           leave out deletes that would end the identity of a card or a text
 *   3. integrate.ts         one transaction: put in the new structs, unless they stand where nobody can have put them
 *   4. judgement.ts         rescue, then ask the rules with the values from before (transition.ts), undo what they refuse (hand.ts)
 *   5. diff.ts              the net update
 *
 * The room appends that durably, and only then tells anyone.
 */
import * as Y from 'yjs'
import type { EntityRoot } from '../../../shared/board/keys.ts'
import { CLOSE, type CloseCode } from '../../../shared/protocol/frames.ts'
import type { Actor } from '../../../shared/rules/actor.ts'
import { may } from '../../../shared/rules/may.ts'
import type { Refusal } from '../../../shared/rules/refusal.ts'
import type { RuleState } from '../../../shared/rules/state.ts'
import type { Claims, Limits } from './asking.ts'
import { carryOutDeletes } from './deletes.ts'
import { encodeDiff, type DeleteSet } from './diff.ts'
import { Hand } from './hand.ts'
import { integrate } from './integrate.ts'
import { Judgement } from './judgement.ts'
import { plan, type Planned } from './plan.ts'
import { Rejected } from './rejected.ts'
import { Roots, type Shared } from './roots.ts'
import { Transition } from './transition.ts'

export type { Claims, Limits } from './asking.ts'

export type GateVerdict =
  /** No effect at all: it is known already. */
  | { kind: 'nothing' }
  /** It depends on what we do not have. Nothing was applied and nothing is kept; ask for a resync. */
  | { kind: 'gap' }
  /** No honest client sends this. The document is untouched; that client must drop its own. */
  | { kind: 'reject'; close: CloseCode; reason: string }
  | Applied

export interface Applied {
  kind: 'applied'
  /** The net update of the one transaction (v1); empty when nothing changed in the end. */
  update: Uint8Array
  refused: Refusal[]
  /** The server wrote something itself, so the sender must receive the update too. */
  wrote: boolean
  /** Client ids of the actor that this brought edits of. */
  clients: number[]
  /** Entities that now exist because of this. */
  created: { root: EntityRoot; id: string }[]
  /** The clock of each client with new structs, the server's held ids among them, as it was before; for encodeDiff. */
  before: Map<number, number>
  /** What the transaction deleted; for encodeDiff. */
  deletes: DeleteSet
  /** A forgery that showed only half way: all of it is undone in `update`, and its sender must be closed. */
  close?: { code: CloseCode; reason: string }
}

/** The replica can no longer be trusted: fold it anew from the log, close the actor, broadcast nothing. */
export class Poisoned extends Error {}

export interface GateOptions {
  doc: Y.Doc
  state: RuleState
  claims: Claims
  /** For a private draft: the only participant who writes there. */
  draftOwner?: string
}

export class Gate {
  readonly #doc: Y.Doc
  readonly #state: RuleState
  readonly #claims: Claims
  readonly #draftOwner: string | undefined
  readonly #roots: Roots
  readonly #hand: Hand
  readonly #halves = new Map<number, number>()

  constructor({ doc, state, claims, draftOwner }: GateOptions) {
    this.#doc = doc
    this.#state = state
    this.#claims = claims
    this.#draftOwner = draftOwner
    this.#roots = new Roots(doc)
    this.#hand = new Hand(claims)
  }

  /** Judges the updates of one actor, in order, in one transaction: all of them are rejected or a gap together. Throws Poisoned. */
  judge(actor: Actor, updates: readonly Uint8Array[], limits: Limits): GateVerdict {
    if (this.#draftOwner !== undefined && actor.id !== this.#draftOwner) return reject(CLOSE.forbidden, "somebody else's draft")
    let planned: Planned | null
    try {
      planned = this.#plan(actor, updates, limits)
    } catch (error) {
      if (error instanceof Rejected) return reject(error.close, error.message)
      throw error
    }
    if (!planned) return { kind: 'gap' }
    if (planned.structs.length === 0 && planned.deletes.ranges.length === 0) return { kind: 'nothing' }
    return this.#apply(actor, planned)
  }

  #plan(actor: Actor, updates: readonly Uint8Array[], limits: Limits): Planned | null {
    const mayEdit = (text: Shared) => {
      const entity = this.#roots.entityOf(text)
      if (!entity) return false
      const { root, id } = entity
      return may(actor, this.#state, { op: 'text', root, id, fields: Transition.fieldsNow(entity), lengthBefore: 0, lengthAfter: 0 }) === null
    }
    return plan({ doc: this.#doc, roots: this.#roots, claims: this.#claims, actor, limits, halves: this.#halves, mayEdit }, updates)
  }

  #apply(actor: Actor, planned: Planned): GateVerdict {
    const doc = this.#doc
    for (const client of planned.clients) {
      if (this.#claims.owner(client) === undefined) this.#claims.claim(client, actor.id)
      const half = planned.halves.get(client)
      if (half === undefined) this.#halves.delete(client)
      else this.#halves.set(client, half)
    }
    try {
      let integrated = 0
      const { transaction, judgement } = Y.transact(
        doc,
        (transaction) => {
          integrated = integrate(transaction, planned, this.#roots)
          const forged = integrated < planned.structs.length
          if (!forged) carryOutDeletes(transaction, planned.deletes)
          const bench = { roots: this.#roots, state: this.#state, hand: this.#hand }
          const judgement = new Judgement(bench, actor, transaction, planned)
          if (integrated > 0 || !forged) judgement.run(forged)
          return { transaction, judgement }
        },
        actor,
        false,
      )
      const forged = integrated < planned.structs.length
      if (forged && integrated === 0) return reject(CLOSE.malformed, FORGED)
      const before = new Map<number, number>()
      for (const client of [...planned.clients, ...this.#hand.takeUsed()]) before.set(client, transaction.beforeState.get(client) ?? 0)
      return {
        kind: 'applied',
        update: encodeDiff(doc, before, [transaction.deleteSet]),
        refused: judgement.refused,
        wrote: judgement.wrote || planned.tidied,
        clients: planned.clients,
        created: judgement.created,
        before,
        deletes: transaction.deleteSet,
        ...(forged && { close: { code: CLOSE.malformed, reason: FORGED } }),
      }
    } catch (error) {
      throw new Poisoned('a change could not be carried out', { cause: error })
    }
  }
}

const FORGED = 'text that claims to stand where it cannot'

const reject = (close: CloseCode, reason: string): GateVerdict => ({ kind: 'reject', close, reason })
