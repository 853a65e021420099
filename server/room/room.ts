/**
 * One live board. Everything that may change it goes through the queue; a turn is: judge in memory, append, deliver.
 * What the parts do stands with them: queue (order and pace), batch (one turn's changes), keeper (log and replica),
 * sync (connections and presence), audience (who is told what).
 */
import type * as Y from 'yjs'
import type { Role } from '../../shared/board/keys.ts'
import { readBoard, readDelegations, readThemes } from '../../shared/board/read.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { BoardSummary, JoinBoard } from '../../shared/protocol/http.ts'
import { REFUSALS, type RefusalCode } from '../../shared/rules/refusal.ts'
import { en } from '../../shared/words/en/index.ts'
import { Fenced } from '../log/port.ts'
import type { Ack, Failed, Member, RoomApi, RoomPeer, RoomWire, SyncPeer, SyncWire } from './api.ts'
import { Audience } from './audience.ts'
import { Batch } from './batch.ts'
import { decide } from './commands/decide.ts'
import { addCards, type ImportedCard } from './commands/imports.ts'
import type { Connection } from './connection.ts'
import { NOTHING, type Decided, type RoomView } from './decision.ts'
import { Poisoned } from './gate/gate.ts'
import { Keeper, type KeeperDeps } from './keeper.ts'
import { inviteByCode, join, memberById, memberByToken, roleOfInvite, rotate } from './membership.ts'
import { Queue, type Ask, type Deciding, type Job } from './queue.ts'
import { SyncSide } from './sync.ts'
import { Timers } from './timers.ts'
import { stateFor } from './view.ts'

export interface RoomDeps extends KeeperDeps {
  /** Throws while the store would not keep a write. */
  check(): Promise<void>
  /** The board is to be kept this many days from its founding; null: for ever. */
  keepFor(days: number | null): void
  /** The room is over (fenced, or the board is gone) and must be asked for anew. */
  over(): void
}

/** Offers that may wait; above it, connections are told to come back (1013). */
const QUEUE_BYTES = 16 * 1_048_576
/** How often a store that did not save is asked again. */
const PROBE_MS = 500
/** How long a turn answers those who ask for what they lack, in ms; who asks after that waits for the next (Y17). */
const ANSWERING_MS = 15
/** Client ids of people who have just come are stored together: a room that fills at once is one write, not hundreds. */
const CLAIMS_MS = 100
/** How often slow readers are looked after. */
const TEND_MS = 1_000

export class Room implements RoomApi {
  /** When the last connection went; Infinity while there is one. */
  idleSince = Date.now()
  readonly #keeper: Keeper
  readonly #deps: RoomDeps
  readonly #timers = new Timers()
  readonly #queue = new Queue((jobs) => this.#turn(jobs))
  readonly #sync: SyncSide
  readonly #audience: Audience
  readonly #revokers = new Map<string, Set<(code: CloseCode) => void>>()
  #saving = true
  /** Edits that arrived while nothing could be saved. */
  #held: Job[] = []
  #heldBytes = 0
  /** After a failed append memory is ahead of the log, and nobody is answered from it until it is folded anew. */
  #refolding: Promise<void> | null = null
  #unanswered: Ask[] = []
  /** The seq up to which everybody has been told what was saved, when an append failed. */
  #toldUpTo = 0
  #over = false

  private constructor(readonly id: string, keeper: Keeper, deps: RoomDeps) {
    this.#keeper = keeper
    this.#deps = deps
    this.#sync = new SyncSide(() => keeper.replica, this.#timers)
    this.#audience = new Audience(this.#timers, () => this.#view(), () => keeper.replica.told)
    this.#timers.every(TEND_MS, () => this.#sync.tend((from, stateVector) => this.#queue.push({ kind: 'ask', from, stateVector })))
  }

  static async open(id: string, deps: RoomDeps): Promise<Room | null> {
    const keeper = await Keeper.open(deps)
    return keeper && new Room(id, keeper, deps)
  }

  get doc(): Y.Doc {
    return this.#keeper.replica.board.doc
  }

  summary(): BoardSummary {
    const { title, question, attribution, phase, closed } = readBoard(this.doc)
    const themes = readThemes(this.doc).map(({ id, title, question }) => ({ id, title, question }))
    const delegations = readDelegations(this.doc).map(({ id, name }) => ({ id, name }))
    return { id: this.id, title, question, attribution, phase, closed, themes, delegations }
  }

  // People

  member(token: string): Member | null {
    return memberByToken(this.#keeper.replica.facts, token)
  }

  nameOf(participant: string): string | null {
    return this.#keeper.replica.facts.people.get(participant)?.name ?? null
  }

  invited(invite: string): Role | null {
    return roleOfInvite(this.#keeper.replica.facts, invite)
  }

  join(body: JoinBoard, previous: string | null): ReturnType<RoomApi['join']> {
    return this.#decided<Awaited<ReturnType<RoomApi['join']>>>((view) => {
      const joining = join(view, body, previous)
      if ('problem' in joining) return { answer: joining }
      const { decision, token, member, stamp } = joining
      return { decided: decision, answer: { token, member, stamp } }
    }, NOT_SAVED)
  }

  inviteByCode(): Promise<string | null> {
    return this.#decided<string | null>((view) => {
      const minted = inviteByCode(view.facts)
      return minted ? { decided: minted.decision, answer: minted.invite } : { answer: null }
    }, null)
  }

  rotate(by: Member, role: Role): ReturnType<RoomApi['rotate']> {
    return this.#decided<{ invite: string } | Failed>(() => {
      const rotated = rotate(by, role)
      return 'problem' in rotated ? { answer: rotated } : { decided: rotated.decision, answer: { invite: rotated.invite } }
    }, NOT_SAVED)
  }

  addCards(by: Member, cards: readonly ImportedCard[]): ReturnType<RoomApi['addCards']> {
    return this.#decided<{ added: number } | Failed>((view) => {
      const adding = addCards(by, cards, view)
      return 'problem' in adding ? { answer: adding } : { decided: adding, answer: { added: cards.length } }
    }, NOT_SAVED)
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

  // Connections

  sync(member: Member, draft: boolean, wire: SyncWire): SyncPeer {
    let last = member
    const current = () => (last = memberById(this.#keeper.replica.facts, member.id) ?? last)
    const from = this.#sync.connect(wire, draft ? member.id : '', current)
    this.idleSince = Infinity
    this.#queue.push({ kind: 'ask', from, stateVector: null })
    return {
      ask: (stateVector) => {
        if (!this.#sync.answerReady(from, stateVector)) this.#queue.push({ kind: 'ask', from, stateVector })
      },
      offer: (update, live) => this.#offer(from, update, live),
      aware: (update) => {
        this.#sync.aware(from, update)
        this.#keepClaims()
      },
      backlog: () => from.queued,
      spent: () => {
        const { cost } = from
        from.cost = 0
        return cost
      },
      leave: () => {
        this.#sync.leave(from)
        this.#left()
      },
    }
  }

  enter(member: Member, wire: RoomWire): RoomPeer {
    this.#audience.enter(wire, member.id)
    this.idleSince = Infinity
    const state = stateFor(member, this.#view(), this.#keeper.replica.told, this.#saving)
    this.#audience.knowsDrafts(wire, state.drafts)
    return {
      state,
      command: (command) => this.#command(member.id, command),
      leave: () => {
        this.#audience.leave(wire)
        this.#left()
      },
    }
  }

  get connections(): { sync: number; room: number } {
    return { sync: this.#sync.size, room: this.#audience.size }
  }

  get queued(): number {
    return this.#queue.length
  }

  #left(): void {
    if (this.#sync.size === 0 && this.#audience.size === 0) this.idleSince = Date.now()
  }

  /** Closes every connection, stops the queue after the turn under way, and gives the board up. */
  async stop(code: CloseCode, reason: string): Promise<void> {
    this.#end(code, reason)
    await this.#queue.stop()
    await this.#refolding
    await this.#keeper.close(this.#saving && code !== CLOSE.gone)
  }

  #end(code: CloseCode, reason: string): void {
    if (this.#over) return
    this.#over = true
    this.#keeper.end()
    this.#timers.end()
    this.#sync.close(code, reason)
    this.#audience.close(code, reason)
  }

  // The queue

  #offer(from: Connection, update: Uint8Array, live: boolean): void {
    if (!live) from.askedResync = false
    if (this.#queue.bytes + this.#heldBytes > QUEUE_BYTES) from.close(CLOSE.busy, 'the server is busy')
    else this.#queue.push({ kind: 'offer', from, update, live })
  }

  /** Decides something in its turn and answers once that is durable; `otherwise` when it cannot be saved. */
  #decided<T>(run: (view: RoomView) => { decided?: Decided; answer: T }, otherwise: T): Promise<T> {
    if (this.#over) return Promise.resolve(otherwise)
    return new Promise((resolve) => {
      let answer = otherwise
      const decide = (view: RoomView): Decided => {
        const outcome = run(view)
        answer = outcome.answer
        return outcome.decided ?? { facts: [] }
      }
      this.#queue.push({ kind: 'decide', decision: { decide, done: () => resolve(answer), notSaved: () => resolve(otherwise) } })
    })
  }

  #command(memberId: string, command: Command): Promise<Ack> {
    if (this.#over) return Promise.resolve(refusedAck('SAVE-1'))
    return new Promise((resolve) => {
      let refused: RefusalCode | null = null
      const decision: Deciding = {
        decide: (view) => {
          const by = memberById(view.facts, memberId)
          const decided: Decided = by ? decide(command, by, view) : { refusal: { code: 'ROLE-2', path: '' } }
          refused = 'refusal' in decided ? decided.refusal.code : null
          return decided
        },
        done: (seq) => resolve(refused ? refusedAck(refused) : { ok: true, seq }),
        notSaved: () => resolve(refusedAck('SAVE-1')),
      }
      this.#queue.push({ kind: 'decide', decision })
    })
  }

  /** One turn. Returns the ms of this thread it took. */
  async #turn(jobs: readonly Job[]): Promise<number> {
    if (this.#over) {
      notSaved(jobs)
      return 0
    }
    if (!this.#saving) {
      this.#onlyRead(jobs)
      return 0
    }
    let began = performance.now()
    const batch = new Batch(this.#keeper.replica, Date.now())
    const asks: Ask[] = []
    const decisions: Deciding[] = []
    try {
      this.#judge(batch, jobs, asks, decisions)
    } catch (error) {
      await this.#poisoned(jobs, error)
      return 0
    }
    let busy = 0
    if (batch.entries.length > 0) {
      try {
        const stored = this.#keeper.append(batch.entries)
        // A rejection before the await below is ours to handle, not the process's.
        stored.catch(() => undefined)
        batch.prepare()
        busy = performance.now() - began
        await stored
        began = performance.now()
      } catch (error) {
        this.#notStored(jobs, error)
        return 0
      }
    }
    this.#deliver(batch, asks, decisions)
    return busy + performance.now() - began
  }

  /** Judges the jobs in memory. The updates of one connection between two decisions are judged together. */
  #judge(batch: Batch, jobs: readonly Job[], asks: Ask[], decisions: Deciding[]): void {
    const gathered = new Map<Connection, { updates: Uint8Array[]; live: boolean }>()
    const judgeGathered = () => {
      for (const [from, { updates, live }] of gathered) {
        const began = performance.now()
        try {
          batch.offer(from, updates, live)
        } catch (error) {
          throw error instanceof Poisoned ? new PoisonedBy(from, error) : error
        }
        from.cost += performance.now() - began
      }
      gathered.clear()
    }
    for (const job of jobs) {
      if (job.kind === 'ask') asks.push(job)
      else if (job.kind === 'offer') {
        const group = gathered.get(job.from)
        if (group && group.live !== job.live) judgeGathered()
        if (group && group.live === job.live) group.updates.push(job.update)
        else gathered.set(job.from, { updates: [job.update], live: job.live })
      } else {
        judgeGathered()
        batch.decide(job.decision.decide(this.#view()))
        decisions.push(job.decision)
      }
    }
    judgeGathered()
    batch.keepClaims()
  }

  #deliver(batch: Batch, asks: readonly Ask[], decisions: readonly Deciding[]): void {
    batch.deliver((doc) => this.#sync.peersOf(doc), Date.now())
    this.#answer(asks)
    const { told } = this.#keeper.replica
    for (const decision of decisions) decision.done(told)
    for (const [author, cards] of batch.created) this.#audience.one(author, { type: 'mine.added', cards })
    this.#audience.decided(batch.tells)
    for (const id of batch.people) this.#audience.personChanged(id)
    for (const id of batch.revoked) this.#revoke(id)
    if (decisions.length > 0) this.#sync.lookAgain()
    if (batch.docs.some((name) => name !== '')) this.#audience.draftsChanged()
    if (batch.opened.size > 0) this.#audience.opened(batch.opened)
    if (batch.retention) this.#deps.keepFor(batch.retention.days)
    if (batch.forget) void this.#keeper.compact()
    else this.#keeper.compactWhenLong()
  }

  /** Each may cost an encoding of the whole board, and whoever is held up by it never asked for it. */
  #answer(asks: readonly Ask[]): void {
    let now = performance.now()
    const until = now + ANSWERING_MS
    for (const ask of asks) {
      if (now >= until) {
        this.#queue.push(ask)
        continue
      }
      this.#sync.answer(ask.from, ask.stateVector)
      const began = now
      now = performance.now()
      ask.from.cost += now - began
    }
  }

  /** Whoever shows themselves owns their client id from then on, also after a restart and if they never wrote (ROLE-3). */
  #keepClaims(): void {
    if (!this.#keeper.replica.claims.announced) return
    this.#timers.soon('claims', CLAIMS_MS, () => {
      const decision = { decide: () => NOTHING, done: () => undefined, notSaved: () => undefined }
      this.#queue.push({ kind: 'decide', decision })
    })
  }

  #revoke(memberId: string): void {
    for (const gone of [...(this.#revokers.get(memberId) ?? [])]) gone(CLOSE.token)
    this.#sync.remove(memberId)
    this.#audience.remove(memberId)
  }

  // When something fails

  /** The gate threw: the offender is closed, everyone else's edits of the turn are judged again on a fresh replica. */
  async #poisoned(jobs: readonly Job[], error: unknown): Promise<void> {
    this.#deps.warn('a change broke the replica; the board is folded anew', error)
    const from = error instanceof PoisonedBy ? error.from : null
    from?.close(CLOSE.malformed, 'this change cannot be applied')
    await this.#foldAnew(false)
    if (from) this.#queue.putBack(jobs.filter((job) => job.kind !== 'offer' || job.from !== from))
    else notSaved(jobs)
  }

  /** The append failed: hold the edits for later, refuse the commands (SAVE-1), and fold the board anew, however long that takes. */
  #notStored(jobs: readonly Job[], error: unknown): void {
    if (error instanceof Fenced) {
      this.#deps.warn('another node has taken this board over', error)
      notSaved(jobs)
      this.#gone(CLOSE.restart, 'the board has moved')
      return
    }
    this.#deps.warn('the store does not save', error)
    this.#saving = false
    this.#toldUpTo = this.#keeper.replica.seq
    this.#refolding = this.#refold()
    this.#audience.all({ type: 'saving.changed', saving: false })
    this.#onlyRead(jobs)
  }

  /** Not within the turn: a store that is away can be read no more than written, and whoever waits must hear of it. */
  async #refold(): Promise<void> {
    // Under the same epoch: a store that is full refuses a new one, and reading must go on.
    await this.#foldAnew(false)
    this.#refolding = null
    if (this.#over) return
    this.#answer(this.#unanswered.splice(0))
    this.#probe()
  }

  /** While nothing can be saved, reading goes on as soon as memory holds only what is durable. */
  #onlyRead(jobs: readonly Job[]): void {
    const asks: Ask[] = []
    for (const job of jobs) {
      if (job.kind === 'offer') {
        this.#held.push(job)
        this.#heldBytes += job.update.length
      } else if (job.kind === 'ask') {
        if (this.#refolding) this.#unanswered.push(job)
        else asks.push(job)
      }
    }
    this.#answer(asks)
    notSaved(jobs)
  }

  #probe(): void {
    this.#timers.after(PROBE_MS, () => {
      this.#deps.check().then(
        () => void this.#resume(),
        () => this.#probe(),
      )
    })
  }

  /** The store saves again. Whether the append that failed was kept after all is certain only under a new epoch. */
  async #resume(): Promise<void> {
    await this.#foldAnew(true)
    if (this.#over) return
    this.#saving = true
    this.#heldBytes = 0
    this.#audience.all({ type: 'saving.changed', saving: true })
    // It was kept after all, and nobody has been told: everybody comes back and is told all there is.
    if (this.#keeper.replica.seq > this.#toldUpTo) this.#sendBack()
    for (const job of this.#held.splice(0)) this.#queue.push(job)
  }

  async #foldAnew(reopen: boolean): Promise<void> {
    if (!(await this.#keeper.foldAnew(reopen))) this.#gone(CLOSE.gone, 'the board was removed')
  }

  #sendBack(): void {
    const reason = 'what was saved is more than was told'
    this.#sync.close(CLOSE.restart, reason)
    this.#audience.close(CLOSE.restart, reason)
  }

  #gone(code: CloseCode, reason: string): void {
    this.#end(code, reason)
    this.#deps.over()
  }

  #view(): RoomView {
    const { replica } = this.#keeper
    const online = this.#audience.online()
    return {
      board: replica.board.doc,
      drafts: replica.heldDrafts(),
      facts: replica.facts,
      online: (id) => online.has(id),
      now: Date.now(),
      cardsOf: (participant) => replica.cardsOf(participant),
      untold: this.#audience.untold,
    }
  }
}

const NOT_SAVED: Failed = { problem: 'not-saved' }

/** Tells those who wait for a decision that nothing was changed. */
function notSaved(jobs: readonly Job[]): void {
  for (const job of jobs) if (job.kind === 'decide') job.decision.notSaved()
}

class PoisonedBy extends Error {
  constructor(readonly from: Connection, cause: Poisoned) {
    super('poisoned', { cause })
  }
}

function refusedAck(code: RefusalCode): Ack {
  return { ok: false, refusal: { code, message: en[`refusal.${code}`], retry: REFUSALS[code].retry } }
}
