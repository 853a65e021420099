/**
 * One turn of the queue. Changes are made in memory and gathered here; `entries` go to the log in one append, and only when
 * that is durable does anything leave: first the refusals (the offender still has the lost text), then the changes to
 * everyone, then `saved` to the authors, then the answers (SAVE-1, LOCK-4).
 */
import * as Y from 'yjs'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { Entry } from '../log/port.ts'
import type { Connection } from './connection.ts'
import type { Decided, Tell } from './decision.ts'
import type { Fact } from './facts.ts'
import { fold } from './fold.ts'
import { refusedFrame, step1Frame, updateFrame } from './frames.ts'
import { encodeDiff } from './gate/diff.ts'
import type { LiveDoc, Replica } from './replica.ts'

/** What changed in one document during the batch. */
interface DocChange {
  live: LiveDoc
  /** One net update per transaction. */
  updates: { update: Uint8Array; author: Connection | null; wrote: boolean }[]
  before: Map<number, number>
  deletes: Y.Transaction['deleteSet'][]
}

const IDENTITY = { code: CLOSE.forbidden, reason: 'cards, groups and actions are never deleted outright' }

export class Batch {
  readonly entries: Entry[] = []
  readonly tells: Tell[] = []
  readonly revoked = new Set<string>()
  /** People whose picture changed. */
  readonly people = new Set<string>()
  /** Something was removed that must leave the stored history too. */
  forget = false
  /** The days a board is kept, when that was decided anew. */
  retention: { days: number | null } | null = null
  /** Cards that were opened for the first time. */
  readonly opened = new Set<string>()
  /** Refusals that could not be told when everything was durable. */
  readonly missed: { to: Connection; refusal: Refusal }[] = []
  /** Cards that were created, by author. */
  readonly created = new Map<string, string[]>()
  readonly #replica: Replica
  readonly #at: number
  readonly #changes = new Map<LiveDoc, DocChange>()
  readonly #refused: { to: Connection; refusal: Refusal }[] = []
  readonly #saved = new Set<Connection>()
  /** Closed once they have been told why. */
  readonly #closing = new Map<Connection, { code: CloseCode; reason: string }>()
  readonly #resync = new Set<Connection>()
  readonly #frames = new Map<DocChange, Uint8Array>()

  constructor(replica: Replica, at: number) {
    this.#replica = replica
    this.#at = at
  }

  /**
   * Judges the updates of one connection, in order, as one transaction where that is possible.
   * Throws Poisoned; the caller folds the board anew.
   */
  offer(from: Connection, updates: readonly Uint8Array[], live: boolean): void {
    // Removed in this very turn, by what came before.
    if (from.turnedAway || !from.belongs) return
    const doc = this.#docOf(from)
    const { member } = from
    const { claims } = this.#replica
    const known = claims.size
    const verdict = doc.gate.judge(member, updates, { live, connectionClients: from.clients, newIds: from.newIds.left })
    if (claims.size > known) from.newIds.spend(claims.size - known)
    if ((verdict.kind === 'reject' || verdict.kind === 'gap') && updates.length > 1) {
      // One bad update must not take the good ones of the same turn with it.
      for (const update of updates) this.offer(from, [update], live)
      return
    }
    switch (verdict.kind) {
      case 'nothing':
        this.#saved.add(from)
        return
      case 'gap':
        // A step 2 is the answer to that very question: asking again would go on for ever.
        if (live && !from.askedResync) this.#resync.add(from)
        return
      case 'reject':
        from.close(verdict.close, verdict.reason)
        return
      case 'applied':
        break
    }
    if (verdict.update.length > 0) {
      this.entries.push({
        kind: 'update', at: this.#at, doc: doc.name, actor: member.id, update: verdict.update, claims: claims.takeUnsaved(verdict.before.keys()),
      })
      this.#changed(doc, verdict.before, verdict.deletes, { update: verdict.update, author: from, wrote: verdict.wrote })
    }
    for (const client of verdict.clients) from.clients.add(client)
    for (const refusal of verdict.refused) this.#refused.push({ to: from, refusal })
    if (verdict.close) this.#closing.set(from, verdict.close)
    // What it deleted is kept here with its identity, so its own replica differs from now on: it must begin afresh.
    else if (verdict.refused.some(({ code }) => code === 'CARD-3')) this.#closing.set(from, IDENTITY)
    if (!from.refused(verdict.refused.length, performance.now())) from.close(CLOSE.rate, 'too many refused changes')
    if (doc.name === '') {
      for (const { root, id } of verdict.created) if (root === 'cards') this.#created(member.id, id)
    }
    this.#saved.add(from)
  }

  /** Carries out a decision in memory: its writes, then its facts. */
  decide(decided: Decided): void {
    if ('refusal' in decided) {
      this.#facts(decided.facts ?? [])
      return
    }
    const { write, facts, tell = [], people = [], revoke = [] } = decided
    if (write) this.#write(write)
    this.#facts(facts)
    for (const fact of facts) {
      if (fact.type === 'drafts.revealed') for (const [card, participant] of fact.cards) this.#created(participant, card)
      if (fact.type === 'cards.imported') for (const card of fact.cards) this.#created(fact.by, card)
    }
    this.tells.push(...tell)
    for (const id of people) this.people.add(id)
    if (decided.forget) {
      this.forget = true
      this.#facts([{ type: 'history.outdated' }])
    }
    for (const id of revoke) this.revoked.add(id)
  }

  /** Client ids that others have been shown are kept with whatever else is. */
  keepClaims(): void {
    const { claims } = this.#replica
    const clients = claims.announced ? claims.takeAnnounced() : []
    if (clients.length > 0) this.#facts([{ type: 'clients.claimed', clients }])
  }

  #facts(facts: readonly Fact[]): void {
    for (const fact of facts) {
      this.entries.push({ kind: 'event', at: this.#at, event: fact })
      fold(this.#replica.facts, fact)
      if (fact.type === 'cards.opened') for (const card of fact.cards) this.opened.add(card)
      if (fact.type === 'retention.set') this.retention = { days: fact.days }
    }
  }

  #write(write: (docs: { board: Y.Doc; draft(participant: string): Y.Doc }) => void): void {
    const watched = new Map<LiveDoc, (update: Uint8Array, origin: unknown, doc: Y.Doc, transaction: Y.Transaction) => void>()
    const watch = (live: LiveDoc): Y.Doc => {
      if (!watched.has(live)) {
        const onUpdate = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
          const before = new Map<number, number>()
          const client = live.doc.clientID
          before.set(client, transaction.beforeState.get(client) ?? 0)
          const claims = this.#replica.claims.takeUnsaved([client])
          this.entries.push({ kind: 'update', at: this.#at, doc: live.name, actor: null, update, claims })
          this.#changed(live, before, transaction.deleteSet, { update, author: null, wrote: true })
        }
        live.doc.on('update', onUpdate)
        watched.set(live, onUpdate)
      }
      return live.doc
    }
    try {
      const board = watch(this.#replica.board)
      board.transact(() => write({ board, draft: (participant) => watch(this.#replica.draft(participant)) }))
    } finally {
      for (const [live, onUpdate] of watched) live.doc.off('update', onUpdate)
    }
  }

  #created(author: string, card: string): void {
    this.#replica.wrote(author, card)
    const cards = this.created.get(author)
    if (cards) cards.push(card)
    else this.created.set(author, [card])
  }

  #changed(
    live: LiveDoc, before: ReadonlyMap<number, number>, deletes: Y.Transaction['deleteSet'], update: DocChange['updates'][number],
  ): void {
    let change = this.#changes.get(live)
    if (!change) this.#changes.set(live, (change = { live, updates: [], before: new Map(), deletes: [] }))
    change.updates.push(update)
    change.deletes.push(deletes)
    for (const [client, clock] of before) if (!change.before.has(client)) change.before.set(client, clock)
  }

  #docOf(connection: Connection): LiveDoc {
    return connection.doc === '' ? this.#replica.board : this.#replica.draft(connection.doc)
  }

  /** Names of the documents that changed. */
  get docs(): string[] {
    return [...this.#changes.keys()].map(({ name }) => name)
  }

  /** Encodes what will be fanned out. Worth doing while the append is under way: nothing leaves here. */
  prepare(): void {
    for (const change of this.#changes.values()) {
      const [first] = change.updates
      const update = change.updates.length === 1 && first ? first.update : encodeDiff(change.live.doc, change.before, change.deletes)
      this.#frames.set(change, updateFrame(update))
    }
  }

  /** Everything is durable: tell. `peers` are the connections on a document. */
  deliver(peers: (doc: string) => Iterable<Connection>, now: number): void {
    for (const { to, refusal } of this.#refused) {
      if (!to.wire.frames) continue
      const frame = refusedFrame(refusal)
      // Their line may have broken and be back already: what follows here takes the text off that screen, too.
      const again = () => [...peers(to.doc)].some((peer) => peer.wire.frames && peer.member.id === to.member.id && peer.send(frame, now))
      if (!to.send(frame, now) && !again()) this.missed.push({ to, refusal })
    }
    for (const [change, frame] of this.#frames) {
      // What was taken out for good stands in the frame that is ready, too.
      if (this.forget) change.live.full.forget()
      else change.live.full.fannedOut(frame)
      const [first] = change.updates
      const spared = change.updates.length === 1 && first && !first.wrote ? first.author : null
      for (const peer of peers(change.live.name)) if (peer !== spared) peer.send(frame, now)
    }
    for (const to of this.#saved) to.saved(this.#docOf(to).doc, now)
    for (const to of this.#resync) {
      if (to.askedResync) continue
      to.askedResync = true
      to.send(step1Frame(Y.encodeStateVector(this.#docOf(to).doc)), now)
    }
    for (const [to, { code, reason }] of this.#closing) to.close(code, reason)
  }
}
