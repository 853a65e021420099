/**
 * One live board. Everything that may change it goes through the queue; a turn is: judge in memory, append, deliver.
 * When the append fails, or the document can no longer be trusted, memory is dropped and folded anew from the log:
 * nobody was shown what is lost by that, and the edits that were waiting are judged again.
 */
import * as Y from 'yjs'
import { currentPhase, readBoard, readDelegations, readThemes } from '../../shared/board/read.ts'
import type { Role } from '../../shared/board/keys.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import { en } from '../../shared/words/en/index.ts'
import { REFUSALS, type RefusalCode } from '../../shared/rules/refusal.ts'
import type { BoardSummary, JoinBoard } from '../../shared/protocol/http.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { RoomEvent } from '../../shared/protocol/room.ts'
import { Fenced, type BoardLog, type StoredEntry } from '../log/port.ts'
import type { Ack, Failed, Member, RoomApi, RoomPeer, RoomWire, SyncPeer, SyncWire } from './api.ts'
import { Batch } from './batch.ts'
import { addCards } from './commands/imports.ts'
import { decide } from './commands/decide.ts'
import { Connection } from './connection.ts'
import type { Decided, RoomEventBody, RoomView } from './decision.ts'
import { waitingCounts } from './draftCards.ts'
import { step1Frame, step2Frame } from './frames.ts'
import { Poisoned } from './gate/gate.ts'
import { inviteByCode, join, memberById, memberByToken, roleOfInvite, rotate } from './membership.ts'
import { Presence, type Showing } from './presence.ts'
import { Queue, type Deciding, type Job } from './queue.ts'
import { Replica } from './replica.ts'
import { draftsFor, personFor, stateFor } from './view.ts'

export interface RoomDeps {
  /** Opens the board's log with a new epoch; null when the board is gone. */
  open(): Promise<BoardLog | null>
  /** Throws while the store would not keep a write. */
  check(): Promise<void>
  /** Something an administrator should read; never text, names or tokens. */
  warn(message: string, error: unknown): void
  /** The room is over (fenced, or the board is gone) and must be asked for anew. */
  over(): void
}

/** A snapshot is taken when the tail is this long, or as large as the snapshot before it: loading follows content, not history. */
const TAIL_ENTRIES = 2_000
const TAIL_BYTES = 1_048_576
/** Offers that may wait while the store cannot save; above it, connections are told to come back (1013). */
const QUEUE_BYTES = 16 * 1_048_576
const PROBE_MS = 500
const TEND_MS = 1_000
const PEOPLE_MS = 100
const DRAFTS_MS = 1_000
/** Presence is flushed at most this often, and less often in a full room. */
const PRESENCE_MS = 30

export class Room implements RoomApi {
  readonly id: string
  #log: BoardLog
  #replica: Replica
  readonly #deps: RoomDeps
  readonly #queue: Queue
  readonly #peers = new Map<string, Set<Connection>>()
  readonly #wires = new Map<RoomWire, string>()
  readonly #revokers = new Map<string, Set<(code: CloseCode) => void>>()
  #presence = new Presence()
  #showing: Showing
  #saving = true
  #compacting = false
  #over = false
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #changedPeople = new Set<string>()
  readonly #removedPeople = new Set<string>()
  /** When the last connection went, for unloading. */
  idleSince = Date.now()

  private constructor(id: string, log: BoardLog, replica: Replica, deps: RoomDeps) {
    this.id = id
    this.#log = log
    this.#replica = replica
    this.#deps = deps
    this.#queue = new Queue((jobs) => this.#turn(jobs))
    this.#showing = this.#nowShowing()
    const tend = setInterval(() => this.#tend(), TEND_MS)
    tend.unref()
    this.#timers.add(tend)
  }

  static async open(id: string, deps: RoomDeps): Promise<Room | null> {
    const log = await deps.open()
    return log && new Room(id, log, await Replica.load(log), deps)
  }

  // ---- what the doors ask

  get doc(): Y.Doc {
    return this.#replica.board.doc
  }

  member(token: string): Member | null {
    return memberByToken(this.#replica.facts, token)
  }

  invited(invite: string): Role | null {
    return roleOfInvite(this.#replica.facts, invite)
  }

  async join(body: JoinBoard, previous: string | null): ReturnType<RoomApi['join']> {
    return this.#ask<Awaited<ReturnType<RoomApi['join']>>>((view) => {
      const joining = join(view, body, previous)
      if ('problem' in joining) return { decided: { facts: [] }, answer: joining }
      const { decision, token, member, stamp } = joining
      this.#changedPeople.add(member.id)
      return { decided: decision, answer: { token, member, stamp } }
    }, { problem: 'not-saved' })
  }

  async inviteByCode(): Promise<string | null> {
    return this.#ask<string | null>((view) => {
      const minted = inviteByCode(view.facts)
      return minted ? { decided: minted.decision, answer: minted.invite } : { decided: { facts: [] }, answer: null }
    }, null)
  }

  async rotate(by: Member, role: Role): ReturnType<RoomApi['rotate']> {
    return this.#ask<{ invite: string } | Failed>(() => {
      const rotated = rotate(by, role)
      if ('problem' in rotated) return { decided: { facts: [] }, answer: rotated }
      return { decided: rotated.decision, answer: { invite: rotated.invite } }
    }, { problem: 'not-saved' })
  }

  async addCards(by: Member, cards: Parameters<RoomApi['addCards']>[1]): ReturnType<RoomApi['addCards']> {
    return this.#ask<{ added: number } | Failed>((view) => {
      const adding = addCards(by, cards, view)
      if ('problem' in adding) return { decided: { facts: [] }, answer: adding }
      return { decided: adding, answer: { added: cards.length } }
    }, { problem: 'not-saved' })
  }

  summary(): BoardSummary {
    const { title, question, attribution, phase, closed } = readBoard(this.doc)
    const themes = readThemes(this.doc).map(({ id, title, question }) => ({ id, title, question }))
    const delegations = readDelegations(this.doc).map(({ id, name }) => ({ id, name }))
    return { id: this.id, title, question, attribution, phase, closed, themes, delegations }
  }

  nameOf(participant: string): string | null {
    return this.#replica.facts.people.get(participant)?.name ?? null
  }

  sync(member: Member, draft: boolean, wire: SyncWire): SyncPeer {
    const doc = draft ? member.id : ''
    let last = member
    const connection = new Connection(wire, doc, () => (last = memberById(this.#replica.facts, member.id) ?? last))
    const peers = this.#peersOf(doc)
    peers.add(connection)
    this.idleSince = Infinity
    this.#queue.push({ kind: 'ask', from: connection, stateVector: null })
    return {
      ask: (stateVector) => this.#answer(connection, stateVector),
      offer: (update, live) => this.#offer(connection, update, live),
      aware: (update) => {
        if (doc === '') this.#aware(connection, update)
      },
      backlog: () => connection.queued,
      leave: () => {
        connection.open = false
        peers.delete(connection)
        this.#presence.leave(connection)
        this.#presenceSoon()
        this.#left()
      },
    }
  }

  enter(member: Member, wire: RoomWire): RoomPeer {
    this.#wires.set(wire, member.id)
    this.idleSince = Infinity
    this.#personChanged(member.id)
    return {
      state: stateFor(member, this.#view(), this.#replica.seq, this.#saving),
      command: (command) => this.#command(member.id, command),
      leave: () => {
        this.#wires.delete(wire)
        this.#personChanged(member.id)
        this.#left()
      },
    }
  }

  onRevoked(memberId: string, gone: (code: CloseCode) => void): () => void {
    const listeners = this.#revokers.get(memberId) ?? new Set()
    this.#revokers.set(memberId, listeners)
    listeners.add(gone)
    return () => {
      listeners.delete(gone)
      if (listeners.size === 0) this.#revokers.delete(memberId)
    }
  }

  get connections(): { sync: number; room: number } {
    let sync = 0
    for (const peers of this.#peers.values()) sync += peers.size
    return { sync, room: this.#wires.size }
  }

  get queued(): number {
    return this.#queue.length
  }

  /** Closes every connection, stops the queue after the turn under way, and gives the board up. */
  async stop(code: CloseCode, reason: string): Promise<void> {
    this.#end(code, reason)
    await this.#queue.stop()
    if (this.#saving && this.#replica.tail.entries > 64) await this.#compact()
    await this.#log.close()
    this.#replica.destroy()
  }

  // ---- the queue

  #offer(from: Connection, update: Uint8Array, live: boolean): void {
    if (!live) from.askedResync = false
    if (this.#queue.bytes > QUEUE_BYTES) from.close(CLOSE.busy, 'the server is busy')
    else this.#queue.push({ kind: 'offer', from, update, live })
  }

  /** Sync step 1. Who has nothing yet gets the ready frames at once: they are durable, and what follows is fanned out. */
  #answer(from: Connection, stateVector: Uint8Array): void {
    const ready = stateVector.length === 1 && stateVector[0] === 0 ? this.#live(from.doc).full.ready() : null
    const now = Date.now()
    if (ready) for (const frame of ready) from.send(frame, now)
    else this.#queue.push({ kind: 'ask', from, stateVector })
  }

  /** Decides something in its turn and answers once it is durable. */
  #ask<T>(run: (view: RoomView) => { decided: Decided; answer: T }, otherwise: T): Promise<T> {
    if (this.#over) return Promise.resolve(otherwise)
    return new Promise((resolve) => {
      let answer = otherwise
      const decision: Deciding = {
        decide: (view) => {
          const outcome = run(view)
          answer = outcome.answer
          return outcome.decided
        },
        done: () => resolve(answer),
        notSaved: () => resolve(otherwise),
      }
      this.#queue.push({ kind: 'decide', decision })
    })
  }

  #command(memberId: string, command: Command): Promise<Ack> {
    return new Promise((resolve) => {
      let refused: RefusalCode | null = null
      const decision: Deciding = {
        decide: (view) => {
          const actor = memberById(view.facts, memberId)
          const decided: Decided = actor ? decide(command, actor, view) : { refusal: { code: 'ROLE-2', path: '' } }
          refused = 'refusal' in decided ? decided.refusal.code : null
          return decided
        },
        done: (seq) => resolve(refused ? refusedAck(refused) : { ok: true, seq }),
        notSaved: () => resolve(refusedAck('SAVE-1')),
      }
      if (this.#over) decision.notSaved()
      else this.#queue.push({ kind: 'decide', decision })
    })
  }

  /** One turn. Returns the ms spent delivering. */
  async #turn(jobs: readonly Job[]): Promise<number> {
    if (this.#over) {
      for (const job of jobs) if (job.kind === 'decide') job.decision.notSaved()
      return 0
    }
    if (!this.#saving) return this.#readOnlyTurn(jobs)
    const batch = new Batch(this.#replica, Date.now())
    const asks: Extract<Job, { kind: 'ask' }>[] = []
    const decisions: Deciding[] = []
    try {
      this.#judge(batch, jobs, asks, decisions)
    } catch (error) {
      await this.#poisoned(jobs, error)
      return 0
    }
    let cost = 0
    if (batch.entries.length > 0) {
      try {
        const stored = this.#log.append(batch.entries)
        // Encoding the fan-out while the disk works. A rejection before the await is ours to handle, not the process's.
        stored.catch(() => undefined)
        const began = performance.now()
        batch.prepare()
        cost += performance.now() - began
        this.#count(batch, await stored)
      } catch (error) {
        await this.#unsaved(jobs, error)
        return 0
      }
    }
    const began = performance.now()
    this.#deliver(batch, asks, decisions)
    return cost + performance.now() - began
  }

  /** Judges the jobs in memory. The updates of one connection between two decisions are judged together. */
  #judge(batch: Batch, jobs: readonly Job[], asks: Extract<Job, { kind: 'ask' }>[], decisions: Deciding[]): void {
    const gathered = new Map<Connection, { updates: Uint8Array[]; live: boolean }>()
    const judgeGathered = () => {
      for (const [from, { updates, live }] of gathered) {
        try {
          batch.offer(from, updates, live)
        } catch (error) {
          throw error instanceof Poisoned ? new PoisonedBy(from, error) : error
        }
      }
      gathered.clear()
    }
    for (const job of jobs) {
      switch (job.kind) {
        case 'offer': {
          const known = gathered.get(job.from)
          if (known && known.live !== job.live) judgeGathered()
          const group = gathered.get(job.from)
          if (group) group.updates.push(job.update)
          else gathered.set(job.from, { updates: [job.update], live: job.live })
          break
        }
        case 'ask':
          asks.push(job)
          break
        case 'decide':
          judgeGathered()
          batch.decide(job.decision.decide(this.#view()))
          decisions.push(job.decision)
          break
      }
    }
    judgeGathered()
  }

  #count(batch: Batch, lastSeq: number): void {
    let seq = lastSeq - batch.entries.length
    for (const entry of batch.entries) this.#replica.counted({ ...entry, seq: ++seq } as StoredEntry)
  }

  #deliver(batch: Batch, asks: readonly Extract<Job, { kind: 'ask' }>[], decisions: readonly Deciding[]): void {
    const now = Date.now()
    batch.deliver((doc) => this.#peers.get(doc) ?? [], now)
    for (const { from, stateVector } of asks) this.#reply(from, stateVector, now)
    const { seq } = this.#replica
    for (const decision of decisions) decision.done(seq)
    for (const [author, cards] of batch.created) this.#tell(author, { type: 'mine.added', cards })
    const view = batch.tells.length > 0 ? this.#view() : null
    if (view) {
      for (const [wire, id] of this.#wires) {
        const to = memberById(this.#replica.facts, id)
        if (!to) continue
        for (const tell of batch.tells) {
          const body = tell(to, view)
          if (body) wire.event({ seq, ...body } as RoomEvent)
        }
      }
    }
    for (const id of batch.revoked) this.#revoke(id)
    if (decisions.length > 0) this.#lookAgain()
    if (batch.docs.some((name) => name !== '')) this.#soon('drafts', DRAFTS_MS, () => this.#tellDrafts())
    for (const id of batch.people) this.#changedPeople.add(id)
    if (this.#changedPeople.size > 0 || this.#removedPeople.size > 0) this.#peopleSoon()
    const { tail, snapshotBytes } = this.#replica
    if (tail.entries > TAIL_ENTRIES || tail.bytes > Math.max(TAIL_BYTES, snapshotBytes)) void this.#compact()
  }

  #reply(from: Connection, stateVector: Uint8Array | null, now: number): void {
    if (!from.open) return
    const { doc, full } = this.#live(from.doc)
    if (stateVector === null) {
      from.send(step1Frame(Y.encodeStateVector(doc)), now)
      const everyone = from.doc === '' ? this.#presence.everyone() : null
      if (everyone) from.send(everyone, now)
    } else if (stateVector.length === 1 && stateVector[0] === 0) {
      for (const frame of full.encode()) from.send(frame, now)
    } else {
      let update: Uint8Array
      try {
        update = Y.encodeStateAsUpdate(doc, stateVector)
      } catch {
        from.close(CLOSE.malformed, 'not a state vector')
        return
      }
      from.send(step2Frame(update), now)
    }
  }

  // ---- when something fails

  /** The append failed: fold the board anew, keep the edits for later, tell whoever waits for an answer. */
  async #unsaved(jobs: readonly Job[], error: unknown): Promise<void> {
    if (error instanceof Fenced) {
      this.#deps.warn('another node has taken this board over', error)
      for (const job of jobs) if (job.kind === 'decide') job.decision.notSaved()
      this.#end(CLOSE.restart, 'the board has moved')
      this.#deps.over()
      return
    }
    this.#deps.warn('the store does not save', error)
    this.#saving = false
    this.#queue.putBack(jobs.filter((job) => job.kind !== 'decide'))
    for (const job of jobs) if (job.kind === 'decide') job.decision.notSaved()
    this.#tellAll({ type: 'saving.changed', saving: false })
    await this.#reload(true)
    this.#after(PROBE_MS, () => this.#probe())
  }

  /** While nothing can be saved, reading goes on; edits wait, commands are refused. */
  async #readOnlyTurn(jobs: readonly Job[]): Promise<number> {
    const now = Date.now()
    const waiting: Job[] = []
    for (const job of jobs) {
      if (job.kind === 'offer') waiting.push(job)
      else if (job.kind === 'ask') this.#reply(job.from, job.stateVector, now)
      else job.decision.notSaved()
    }
    this.#waiting.push(...waiting)
    return 0
  }
  #waiting: Job[] = []

  #probe(): void {
    if (this.#over) return
    this.#deps.check().then(
      () => {
        this.#saving = true
        this.#tellAll({ type: 'saving.changed', saving: true })
        const waiting = this.#waiting
        this.#waiting = []
        for (const job of waiting) this.#queue.push(job)
      },
      () => this.#after(PROBE_MS, () => this.#probe()),
    )
  }

  /** The gate threw: the offender is closed, everyone else's edits of the turn are judged again on a fresh replica. */
  async #poisoned(jobs: readonly Job[], error: unknown): Promise<void> {
    this.#deps.warn('a change broke the replica; the board is folded anew', error)
    const from = error instanceof PoisonedBy ? error.from : null
    from?.close(CLOSE.malformed, 'this change cannot be applied')
    await this.#reload(false)
    this.#queue.putBack(jobs.filter((job) => job.kind !== 'offer' || job.from !== from))
  }

  /** Drops memory and folds the log again. After a failed append its outcome is unknown: only a new epoch makes it certain. */
  async #reload(reopen: boolean): Promise<void> {
    for (let wait = 50; !this.#over; wait = Math.min(wait * 2, 2_000)) {
      try {
        if (reopen) {
          const log = await this.#deps.open()
          if (!log) {
            this.#end(CLOSE.gone, 'the board was removed')
            this.#deps.over()
            return
          }
          this.#log = log
        }
        const replica = await Replica.load(this.#log)
        this.#replica.destroy()
        this.#replica = replica
        return
      } catch (error) {
        if (error instanceof Fenced) reopen = true
        this.#deps.warn('the board cannot be read; trying again', error)
        await new Promise((resolve) => this.#after(wait, () => resolve(undefined)))
      }
    }
  }

  async #compact(): Promise<void> {
    if (this.#compacting) return
    this.#compacting = true
    const { seq } = this.#replica
    const { tail } = this.#replica
    const before = { ...tail }
    try {
      const data = this.#replica.encode()
      await this.#log.compact({ seq, data })
      this.#replica.snapshotBytes = data.length
      tail.entries -= before.entries
      tail.bytes -= before.bytes
    } catch (error) {
      // The entries are all still there: only the next load is longer.
      this.#deps.warn('a snapshot could not be stored', error)
    } finally {
      this.#compacting = false
    }
  }

  // ---- people and presence

  #aware(from: Connection, update: Uint8Array): void {
    try {
      if (!this.#presence.receive(from, this.#replica.claims, update, this.#showing)) {
        from.close(CLOSE.tooMuch, 'too many awareness states')
        return
      }
    } catch {
      from.close(CLOSE.malformed, 'not an awareness update')
      return
    }
    this.#presenceSoon()
  }

  #presenceSoon(): void {
    if (!this.#presence.dirty) return
    const peers = this.#peersOf('')
    this.#soon('presence', Math.max(PRESENCE_MS, peers.size / 4), () => {
      if (!this.#presence.dirty) return
      const { all, apart } = this.#presence.take()
      const now = Date.now()
      for (const peer of peers) {
        const own = apart.get(peer)
        if (own === undefined) peer.send(all, now)
        else if (own) peer.send(own, now)
      }
    })
  }

  #nowShowing(): Showing {
    return { attribution: readBoard(this.doc).attribution, secret: currentPhase(this.doc).write === 'private' }
  }

  /** After a decision: what the board shows of people may have changed. */
  #lookAgain(): void {
    const next = this.#nowShowing()
    if (next.attribution === this.#showing.attribution && next.secret === this.#showing.secret) return
    this.#showing = next
    this.#presence.showAll(next)
    this.#presenceSoon()
  }

  #personChanged(id: string): void {
    this.#changedPeople.add(id)
    this.#peopleSoon()
  }

  #peopleSoon(): void {
    this.#soon('people', PEOPLE_MS, () => {
      const changed = [...this.#changedPeople]
      const removed = [...this.#removedPeople]
      this.#changedPeople.clear()
      this.#removedPeople.clear()
      const view = this.#view()
      const present = changed.filter((id) => memberById(view.facts, id))
      for (const [wire, id] of this.#wires) {
        const to = memberById(view.facts, id)
        if (!to) continue
        wire.event({ seq: this.#replica.seq, type: 'people.changed', people: present.map((one) => personFor(to, one, view)), removed })
      }
    })
  }

  #tellDrafts(): void {
    const view = this.#view()
    const counts = waitingCounts(view)
    for (const [wire, id] of this.#wires) {
      const to = memberById(view.facts, id)
      if (to) wire.event({ seq: this.#replica.seq, type: 'drafts.changed', drafts: draftsFor(to, view, counts) })
    }
  }

  #tell(memberId: string, body: RoomEventBody): void {
    for (const [wire, id] of this.#wires) if (id === memberId) wire.event({ seq: this.#replica.seq, ...body } as RoomEvent)
  }

  #tellAll(body: RoomEventBody): void {
    for (const wire of this.#wires.keys()) wire.event({ seq: this.#replica.seq, ...body } as RoomEvent)
  }

  #revoke(memberId: string): void {
    this.#removedPeople.add(memberId)
    for (const gone of [...(this.#revokers.get(memberId) ?? [])]) gone(CLOSE.token)
    for (const peers of this.#peers.values()) {
      for (const peer of [...peers]) if (peer.member.id === memberId) peer.close(CLOSE.token, 'removed from the board')
    }
    for (const [wire, id] of [...this.#wires]) if (id === memberId) wire.close(CLOSE.token, 'removed from the board')
  }

  // ---- small things

  #view(): RoomView {
    const replica = this.#replica
    const drafts = new Map<string, Y.Doc>()
    for (const [name, { doc }] of replica.drafts) if (doc.getMap('cards').size > 0) drafts.set(name, doc)
    const online = new Set(this.#wires.values())
    return {
      board: replica.board.doc,
      drafts,
      facts: replica.facts,
      online: (id) => online.has(id),
      now: Date.now(),
      cardsOf: (participant) => replica.cardsOf(participant),
    }
  }

  #live(name: string) {
    return name === '' ? this.#replica.board : this.#replica.draft(name)
  }

  #peersOf(doc: string): Set<Connection> {
    let peers = this.#peers.get(doc)
    if (!peers) this.#peers.set(doc, (peers = new Set()))
    return peers
  }

  #left(): void {
    const { sync, room } = this.connections
    if (sync === 0 && room === 0) this.idleSince = Date.now()
  }

  #tend(): void {
    const now = Date.now()
    for (const peers of this.#peers.values()) {
      for (const peer of peers) if (peer.tend(now)) this.#queue.push({ kind: 'ask', from: peer, stateVector: new Uint8Array([0]) })
    }
  }

  readonly #pending = new Set<string>()
  #soon(what: string, ms: number, run: () => void): void {
    if (this.#pending.has(what)) return
    this.#pending.add(what)
    this.#after(ms, () => {
      this.#pending.delete(what)
      run()
    })
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, ms)
    this.#timers.add(timer)
  }

  #end(code: CloseCode, reason: string): void {
    if (this.#over) return
    this.#over = true
    for (const timer of this.#timers) clearTimeout(timer)
    for (const peers of this.#peers.values()) for (const peer of [...peers]) peer.close(code, reason)
    for (const wire of [...this.#wires.keys()]) wire.close(code, reason)
    for (const job of this.#waiting) if (job.kind === 'decide') job.decision.notSaved()
  }
}

class PoisonedBy extends Error {
  readonly from: Connection
  constructor(from: Connection, cause: Poisoned) {
    super('poisoned', { cause })
    this.from = from
  }
}

function refusedAck(code: RefusalCode): Ack {
  return { ok: false, refusal: { code, message: en[`refusal.${code}`], retry: REFUSALS[code].retry } }
}
