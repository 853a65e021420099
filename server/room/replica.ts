/**
 * A board folded from its log: the document, the private drafts, the facts, and who owns which client id.
 * It is never patched back: when what it holds may not be what is stored, it is dropped and folded anew.
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { ruleState } from '../../shared/rules/state.ts'
import { Damaged, type BoardLog, type StoredEntry } from '../log/port.ts'
import { Claims } from './claims.ts'
import { emptyFacts, isUntold, type Fact, type Facts } from './facts.ts'
import { fold } from './fold.ts'
import { FullState } from './fullState.ts'
import { Gate } from './gate/gate.ts'
import { decodeFacts, encodeFacts } from './keptFacts.ts'

/** One live document of a board with what serves it. */
export interface LiveDoc {
  /** `''` is the board, a participant id their draft: as in the log. */
  readonly name: string
  readonly doc: Y.Doc
  readonly gate: Gate
  readonly full: FullState
}

const VERSION = 1

export class Replica {
  readonly claims = new Claims()
  readonly facts: Facts
  readonly board: LiveDoc
  readonly drafts = new Map<string, LiveDoc>()
  /** Of the last entry that is folded in. */
  seq = 0
  /** What a load would read besides the snapshot. */
  tail = { entries: 0, bytes: 0 }
  snapshotBytes = 0
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

  /** Reads the snapshot and the entries after it. Throws Damaged. */
  static async load(log: BoardLog): Promise<Replica> {
    const snapshot = await log.snapshot()
    const parts = snapshot ? decodeSnapshot(snapshot.data) : null
    const replica = new Replica(parts ? parts.facts : emptyFacts())
    const updates = new Map<string, Uint8Array[]>()
    const add = (doc: string, update: Uint8Array) => {
      const list = updates.get(doc)
      if (list) list.push(update)
      else updates.set(doc, [update])
    }
    if (snapshot && parts) {
      replica.seq = snapshot.seq
      replica.snapshotBytes = snapshot.data.length
      for (const [client, participant] of parts.claims) replica.claims.restore(client, participant)
      for (const [doc, update] of parts.docs) add(doc, update)
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
    for (const [name, list] of updates) {
      const { doc } = name === '' ? replica.board : replica.draft(name)
      // One transaction for all of them: the tail costs what its content costs, not a transaction per keystroke.
      doc.transact(() => {
        for (const update of list) Y.applyUpdate(doc, update)
      })
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Damaged(`the log of board ${log.board} misses an entry`)
    }
    replica.board.doc.getMap('cards').forEach((_card, id) => {
      const author = replica.authorOf(id)
      if (author) replica.wrote(author, id)
    })
    return replica
  }

  /** An entry is stored and folded in. */
  counted(entry: StoredEntry): void {
    this.seq = entry.seq
    if (entry.kind === 'update' ? entry.doc !== '' : isUntold(entry.event)) this.facts.hidden++
    this.tail.entries++
    this.tail.bytes += entry.kind === 'update' ? entry.update.length + 24 : 128
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
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, VERSION)
    encoding.writeVarUint8Array(encoder, encodeFacts(this.facts))
    const claims = this.claims.entries()
    encoding.writeVarUint(encoder, claims.length)
    for (const [client, participant] of claims) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarString(encoder, participant ?? '')
    }
    const drafts = [...this.drafts.values()].filter(({ doc }) => doc.store.clients.size > 0)
    encoding.writeVarUint(encoder, 1 + drafts.length)
    for (const { name, doc } of [this.board, ...drafts]) {
      encoding.writeVarString(encoder, name)
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc))
    }
    return encoding.toUint8Array(encoder)
  }

  destroy(): void {
    this.board.doc.destroy()
    for (const { doc } of this.drafts.values()) doc.destroy()
  }
}

interface SnapshotParts {
  facts: Facts
  claims: [client: number, participant: string | null][]
  docs: [name: string, update: Uint8Array][]
}

function decodeSnapshot(data: Uint8Array): SnapshotParts {
  const decoder = decoding.createDecoder(data)
  const version = decoding.readVarUint(decoder)
  if (version !== VERSION) throw new Damaged(`a snapshot of version ${version}; this server reads ${VERSION}`)
  const facts = decodeFacts(decoding.readVarUint8Array(decoder))
  const claims: SnapshotParts['claims'] = []
  for (let n = decoding.readVarUint(decoder); n > 0; n--) {
    claims.push([decoding.readVarUint(decoder), decoding.readVarString(decoder) || null])
  }
  const docs: SnapshotParts['docs'] = []
  for (let n = decoding.readVarUint(decoder); n > 0; n--) {
    docs.push([decoding.readVarString(decoder), decoding.readVarUint8Array(decoder)])
  }
  return { facts, claims, docs }
}
