/**
 * A board with its gate, and clients on a deterministic wire: real Yjs documents, one queue each way, nothing moves until told.
 * What the room does around the gate (order of arrival, fan-out, resync, closing) is done here in a few lines.
 */
import * as Y from 'yjs'
import type { Stamp } from '../../shared/board/keys.ts'
import { stampFor } from '../../shared/board/keys.ts'
import { readBoard, readContent } from '../../shared/board/read.ts'
import type { Actor } from '../../shared/rules/actor.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import { ruleState } from '../../shared/rules/state.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import { Gate, type Claims, type GateVerdict } from '../../server/room/gate/gate.ts'

export class Owners implements Claims {
  readonly map = new Map<number, string | null>()
  readonly retired = new Set<number>()
  owner(client: number): string | null | undefined {
    return this.map.get(client)
  }
  claim(client: number, participant: string | null): void {
    if (!this.map.has(client)) this.map.set(client, participant)
  }
}

export const person = (id: string, role: Actor['role'] = 'participant'): Actor => ({ id, role, delegation: 'MNE', attendance: 'remote' })

export class TestBoard {
  doc = new Y.Doc({ gc: true })
  readonly owners = new Owners()
  gate: Gate
  readonly clients: Client[] = []
  /** Everything that was logged, in order: the foundation and the net updates. */
  readonly log: Uint8Array[] = []
  readonly created: string[] = []

  /** `ids` draws client ids: a seeded source makes a run repeatable, for the order of ids decides who stands left of whom. */
  readonly #ids: (() => number) | null

  constructor(ids: (() => number) | null = null) {
    this.#ids = ids
    if (ids) this.doc.clientID = ids()
    this.owners.claim(this.doc.clientID, null)
    this.write((doc) => {
      doc.getMap('board').set('attribution', 'delegation')
      for (const [i, id] of ['return', 'readmission'].entries()) doc.getMap('themes').set(id, { id, title: id, order: `a${i}` })
    })
    this.gate = new Gate({ doc: this.doc, state: ruleState(this.doc), claims: this.owners })
  }

  /** The server stops and folds its log again. */
  restart(): void {
    this.doc.destroy()
    this.doc = this.replayed()
    if (this.#ids) this.doc.clientID = this.#ids()
    this.owners.claim(this.doc.clientID, null)
    this.gate = new Gate({ doc: this.doc, state: ruleState(this.doc), claims: this.owners })
  }

  /** What the server itself writes, by command. */
  write(change: (doc: Y.Doc) => void): void {
    let update: Uint8Array | null = null
    const keep = (bytes: Uint8Array) => (update = bytes)
    this.doc.on('update', keep)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', keep)
    if (update) this.spread(update, null)
  }

  lock(path: string, locked = true): void {
    this.write((doc) => (locked ? doc.getMap('locks').set(path, { by: null, at: '' }) : doc.getMap('locks').delete(path)))
  }

  phase(phase: Record<string, unknown>): void {
    this.write((doc) => {
      doc.getMap('phases').set('now', { id: 'now', name: 'Now', kind: 'collect', order: 'a0', ...phase })
      doc.getMap('board').set('phase', 'now')
    })
  }

  join(actor: Actor | string, doc: Y.Doc = new Y.Doc()): Client {
    if (this.#ids) doc.clientID = this.#ids()
    const client = new Client(this, typeof actor === 'string' ? person(actor) : actor, doc)
    Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(this.doc), FROM_SERVER)
    this.clients.push(client)
    return client
  }

  spread(update: Uint8Array, except: Client | null): void {
    this.log.push(update)
    for (const client of this.clients) if (client !== except && client.closed === null) client.inbox.push(update)
  }

  /** Lets everything that is under way arrive. */
  settle(): void {
    for (let busy = true; busy; ) {
      busy = false
      for (const client of this.clients) while (client.push()) busy = true
      for (const client of this.clients) while (client.pull()) busy = true
    }
  }

  get content(): Record<string, unknown> {
    return readContent(this.doc)
  }

  /** A replica that knows the log alone. */
  replayed(): Y.Doc {
    const doc = new Y.Doc()
    for (const update of this.log) Y.applyUpdate(doc, update)
    return doc
  }
}

const FROM_SERVER = 'from the server'

export class Client {
  readonly board: TestBoard
  readonly actor: Actor
  readonly doc: Y.Doc
  readonly outbox: Uint8Array[] = []
  readonly inbox: Uint8Array[] = []
  readonly refused: Refusal[] = []
  readonly used = new Set<number>()
  closed: CloseCode | null = null
  online = true

  constructor(board: TestBoard, actor: Actor, doc: Y.Doc) {
    this.board = board
    this.actor = actor
    this.doc = doc
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_SERVER && this.online) this.outbox.push(update)
    })
  }

  get stamp(): Stamp {
    return stampFor(readBoard(this.board.doc).attribution, this.actor)
  }

  /** Hands updates to the gate as the room would. */
  send(updates: readonly Uint8Array[], live = true): GateVerdict {
    const verdict = this.board.gate.judge(this.actor, updates, { live, connectionClients: this.used })
    switch (verdict.kind) {
      case 'applied':
        for (const client of verdict.clients) this.used.add(client)
        this.refused.push(...verdict.refused)
        this.board.created.push(...verdict.created.map(({ id }) => id))
        if (verdict.close) this.close(verdict.close.code)
        // As the room does: that replica lacks what it deleted outright, and must be dropped.
        if (verdict.refused.some(({ code }) => code === 'CARD-3')) this.close(CLOSE.forbidden)
        if (verdict.update.length > 0) this.board.spread(verdict.update, verdict.wrote ? null : this)
        break
      case 'reject':
        this.close(verdict.close)
        break
      case 'nothing':
      case 'gap':
        break
    }
    return verdict
  }

  close(code: CloseCode): void {
    this.closed = code
    this.outbox.length = 0
  }

  /** Sends the oldest update that waits. */
  push(): boolean {
    const update = this.outbox.shift()
    if (!update || this.closed !== null) return false
    if (this.send([update]).kind === 'gap') this.resync()
    return true
  }

  /** Takes in the oldest update from the server. */
  pull(): boolean {
    const update = this.closed === null && this.online ? this.inbox.shift() : undefined
    if (update) Y.applyUpdate(this.doc, update, FROM_SERVER)
    return update !== undefined
  }

  /** Sync step 2: all that the server lacks. */
  resync(): GateVerdict {
    return this.send([Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.board.doc))], false)
  }

  /** Comes back after work without a line. */
  reconnect(): void {
    this.online = true
    this.inbox.length = 0
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.board.doc, Y.encodeStateVector(this.doc)), FROM_SERVER)
    this.resync()
  }

  get content(): Record<string, unknown> {
    return readContent(this.doc)
  }
}
