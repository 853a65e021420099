/**
 * A board folded from its log: the document, the private drafts, the facts, and who owns which client id.
 * It is never patched back: when what it holds may not be what is stored, it is dropped and folded anew.
 */
import * as Y from 'yjs'
import { ruleState } from '../../shared/rules/state.ts'
import { Damaged, type BoardLog, type Snapshot, type StoredEntry } from '../log/port.ts'
import { Claims } from './claims.ts'
import { erasePositionKeys } from './erasing.ts'
import { emptyFacts, isUntold, type Fact, type Facts } from './facts.ts'
import { fold } from './fold.ts'
import { FullState } from './fullState.ts'
import { Gate } from './gate/gate.ts'
import { decodeSnapshot, encodeSnapshot, type SnapshotParts } from './snapshot.ts'

/** One live document of a board with what serves it. */
export interface LiveDoc {
  /** `''` is the board, a participant id their draft: as in the log. */
  readonly name: string
  readonly doc: Y.Doc
  readonly gate: Gate
  readonly full: FullState
}

export class Replica {
  readonly claims = new Claims()
  readonly facts: Facts
  readonly board: LiveDoc
  readonly drafts = new Map<string, LiveDoc>()
  /** Of the last entry that is folded in. */
  seq = 0
  /** When the last entry was made, ms; 0: not known. */
  at = 0
  /** What a load would read besides the snapshot. */
  tail = { entries: 0, bytes: 0 }
  snapshotBytes = 0
  /** Up to where the snapshot goes. */
  folded = 0
  /** Of the last entry before which something stands that was taken out for good. */
  #outdated = 0
  readonly #mine = new Map<string, Set<string>>()

  private constructor(facts: Facts) {
    this.facts = facts
    this.board = this.#live('', new Y.Doc({ gc: true }))
    this.claims.claim(this.board.doc.clientID, null)
  }

  /** A replica of a document that is in no log. */
  static of(facts: Facts, update: Uint8Array): Replica {
    const replica = new Replica(facts)
    Y.applyUpdate(replica.board.doc, update)
    return replica
  }

  /** A replica of what a snapshot holds, and nothing after it. Throws Damaged. */
  static folded({ seq, data }: Snapshot): Replica {
    const parts = decodeSnapshot(data)
    const replica = Replica.#begun(seq, data, parts)
    replica.#take(new Map(parts.docs), new Map(), 'the snapshot of a board')
    return replica
  }

  /** Reads the snapshot and the entries after it. Throws Damaged. */
  static async load(log: BoardLog): Promise<Replica> {
    const snapshot = await log.snapshot()
    const parts = snapshot ? decodeSnapshot(snapshot.data) : null
    const replica = snapshot && parts ? Replica.#begun(snapshot.seq, snapshot.data, parts) : new Replica(emptyFacts())
    const updates = new Map<string, Uint8Array[]>()
    const add = (doc: string, update: Uint8Array) => {
      const list = updates.get(doc)
      if (list) list.push(update)
      else updates.set(doc, [update])
    }
    for await (const entry of log.read(replica.seq)) {
      if (entry.kind === 'update') {
        add(entry.doc, entry.update)
        for (const [client, participant] of entry.claims ?? []) replica.claims.restore(client, participant)
      } else {
        const fact = entry.event as Fact
        if (fact.type === 'clients.claimed') for (const [client, participant] of fact.clients) replica.claims.restore(client, participant)
        fold(replica.facts, fact)
      }
      replica.counted(entry)
    }
    replica.#take(new Map(parts?.docs), updates, `the log of board ${log.board}`)
    return replica
  }

  static #begun(seq: number, data: Uint8Array, { facts, at, claims, retired }: SnapshotParts): Replica {
    const replica = new Replica(facts)
    replica.seq = replica.folded = seq
    replica.at = at
    replica.snapshotBytes = data.length
    for (const [client, participant] of claims) replica.claims.restore(client, participant)
    replica.claims.retire(retired)
    return replica
  }

  /** All documents, by name: what the snapshot holds of each, and what came after it. */
  #take(snapshots: ReadonlyMap<string, Uint8Array>, tails: ReadonlyMap<string, readonly Uint8Array[]>, from: string): void {
    for (const name of new Set([...snapshots.keys(), ...tails.keys()])) {
      const { doc, full } = name === '' ? this.board : this.draft(name)
      const snapshot = snapshots.get(name)
      const tail = tails.get(name) ?? []
      if (snapshot) applySnapshot(doc, snapshot)
      // One transaction for all of them: the tail costs what its content costs, not a transaction per keystroke.
      doc.transact(() => {
        for (const update of tail) Y.applyUpdate(doc, update)
      })
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Damaged(`${from} misses an entry`)
      const erased = name === '' && erasePositionKeys(doc)
      // With more after it, it may hold what has since been taken out for good.
      if (snapshot && tail.length === 0 && !erased) full.stored(snapshot)
      // What nobody was named for is the server's own: a board's first content. Else whoever wrote on under its id would have written it.
      for (const client of doc.store.clients.keys()) if (this.claims.owner(client) === undefined) this.claims.restore(client, null)
    }
    this.board.doc.getMap('cards').forEach((_card, id) => {
      const author = this.authorOf(id)
      if (author) this.wrote(author, id)
    })
  }

  /** An entry is stored and folded in. */
  counted(entry: StoredEntry): void {
    this.seq = entry.seq
    this.at = Math.max(this.at, entry.at)
    if (entry.kind === 'update' ? entry.doc !== '' : isUntold(entry.event)) this.facts.hidden++
    if (entry.kind === 'event' && (entry.event as Fact).type === 'history.outdated') this.#outdated = entry.seq
    this.tail.entries++
    this.tail.bytes += entry.kind === 'update' ? entry.update.length + 24 : 128
  }

  /** Entries that no snapshot covers yet hold what was taken out for good. */
  get isOutdated(): boolean {
    return this.#outdated > this.folded
  }

  /** The number of the last entry that others are told of: what they receive must not count what is hidden from them (S7). */
  get told(): number {
    return this.seq - this.facts.hidden
  }

  draft(participant: string): LiveDoc {
    let live = this.drafts.get(participant)
    if (!live) {
      live = this.#live(participant, new Y.Doc({ gc: true }))
      this.claims.claim(live.doc.clientID, null)
      this.drafts.set(participant, live)
    }
    return live
  }

  #live(name: string, doc: Y.Doc): LiveDoc {
    const state = name === '' ? ruleState(doc) : ruleState(doc, this.board.doc)
    const gate = new Gate({ doc, state, claims: this.claims, ...(name === '' ? {} : { draftOwner: name }) })
    return { name, doc, gate, full: new FullState(doc) }
  }

  /** Who wrote a card of the board; null for what nobody here wrote. The document itself may not say (NAME-1). */
  authorOf(card: string): string | null {
    const said = this.facts.authors.get(card)
    if (said !== undefined) return said
    const item = this.board.doc.getMap('cards')._map.get(card)
    return item ? (this.claims.owner(item.id.client) ?? null) : null
  }

  wrote(participant: string, card: string): void {
    const cards = this.#mine.get(participant)
    if (cards) cards.add(card)
    else this.#mine.set(participant, new Set([card]))
  }

  cardsOf(participant: string): string[] {
    return [...(this.#mine.get(participant) ?? [])]
  }

  /** The drafts that hold cards. */
  heldDrafts(): Map<string, Y.Doc> {
    const held = new Map<string, Y.Doc>()
    for (const [name, { doc }] of this.drafts) if (doc.getMap('cards').size > 0) held.set(name, doc)
    return held
  }

  /** Everything up to `seq`, as one value for the store. */
  encode(): Uint8Array {
    return encodeSnapshot(this.parts())
  }

  /** Everything up to `seq`. */
  parts(): SnapshotParts {
    const drafts = [...this.drafts.values()].filter(({ doc }) => doc.store.clients.size > 0)
    return {
      facts: this.facts,
      at: this.at,
      claims: this.claims.entries(),
      retired: [...this.claims.retired],
      docs: [this.board, ...drafts].map(({ name, doc }) => [name, Y.encodeStateAsUpdate(doc)]),
    }
  }

  destroy(): void {
    this.board.doc.destroy()
    for (const { doc } of this.drafts.values()) doc.destroy()
  }
}

/**
 * Applies what was encoded from a document of ours. All of it was merged and its garbage collected then; Yjs would look at each item for
 * both again, which is a sixth of what opening a long history costs. So the transaction is left with nothing of its own to tidy up.
 */
function applySnapshot(doc: Y.Doc, snapshot: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, snapshot)
    transaction.deleteSet.clients.clear()
    for (const client of doc.store.clients.keys()) transaction.beforeState.set(client, Y.getState(doc.store, client))
  })
}
