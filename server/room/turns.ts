/**
 * The turns of one board: judge in memory, append, and only then deliver (SAVE-1). What may change the board comes in here and
 * nowhere else.
 */
import type { Command } from '../../shared/protocol/commands.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import { REFUSALS, type RefusalCode } from '../../shared/rules/refusal.ts'
import { en } from '../../shared/words/en/index.ts'
import { Fenced } from '../log/port.ts'
import type { Ack } from './api.ts'
import type { Audience } from './audience.ts'
import { Batch } from './batch.ts'
import { decide } from './commands/decide.ts'
import type { Connection } from './connection.ts'
import { NOTHING, type Decided, type RoomView } from './decision.ts'
import { Poisoned } from './gate/gate.ts'
import type { Keeper } from './keeper.ts'
import { memberById } from './membership.ts'
import { Outage } from './outage.ts'
import { notSaved, Queue, type Ask, type Deciding, type Job, type Look } from './queue.ts'
import type { SyncSide } from './sync.ts'
import type { Timers } from './timers.ts'

/** Offers that may wait; above it, connections are told to come back (1013). */
const QUEUE_BYTES = 16 * 1_048_576
/** How long a turn answers those who ask for what they lack, in ms; who asks after that waits for the next (Y17). */
const ANSWERING_MS = 15
/** Client ids of people who have just come are stored together: a room that fills at once is one write, not hundreds. */
const CLAIMS_MS = 100

export interface TurnsDeps {
  keeper: Keeper
  sync: SyncSide
  audience: Audience
  timers: Timers
  /** The board as decisions see it. */
  view(): RoomView
  /** Throws while the store would not keep a write. */
  check(): Promise<void>
  warn(message: string, error: unknown): void
  /** The board is to be kept this many days from its founding; null: for ever. */
  keepFor(days: number | null): void
  /** Someone is no longer a member. */
  revoke(member: string): void
  /** The room is over. */
  gone(code: CloseCode, reason: string): void
}

export class Turns {
  readonly #deps: TurnsDeps
  readonly #queue = new Queue((jobs) => this.#turn(jobs))
  readonly #outage: Outage
  #over = false

  constructor(deps: TurnsDeps) {
    this.#deps = deps
    const { keeper, timers, check, audience } = deps
    this.#outage = new Outage({
      keeper, timers, check,
      foldAnew: (reopen) => this.#foldAnew(reopen),
      answer: (asks) => this.#answer(asks),
      tell: (saving) => audience.all({ type: 'saving.changed', saving }),
      sendBack: () => this.#sendBack(),
      takeUp: (jobs) => this.#queue.putBack(jobs),
    })
  }

  /** Jobs that wait. */
  get length(): number {
    return this.#queue.length
  }

  /** Whether edits are being taken; false while the store cannot save. */
  get saving(): boolean {
    return this.#outage.saving
  }

  /** Whether all that is in memory is durable at this moment. */
  get #isSettled(): boolean {
    return !this.#queue.running && this.#outage.saving && !this.#over
  }

  /** From now on nothing is taken. */
  end(): void {
    this.#over = true
  }

  /** Resolves when the turn under way is over. What still waits is dropped: nobody was told it was saved. */
  async stop(): Promise<void> {
    await this.#queue.stop()
    await this.#outage.settled()
  }

  // What comes in

  /** Sync step 1; `null` for one who just came and is asked in turn. */
  ask(from: Connection, stateVector: Uint8Array | null): void {
    if (stateVector === null && this.#isSettled) this.#deps.sync.answer(from, null)
    else this.#queue.push({ kind: 'ask', from, stateVector })
  }

  /** An update (`live`), or sync step 2. */
  offer(from: Connection, update: Uint8Array, live: boolean): void {
    if (!live) from.askedResync = false
    // Who comes with nothing, and who asks whether all is saved: neither needs a turn.
    if (isNothing(update) && from.queued === 0 && this.#isSettled) this.#deps.sync.saved(from)
    else if (this.#queue.bytes + this.#outage.heldBytes > QUEUE_BYTES) from.close(CLOSE.busy, 'the server is busy')
    else this.#queue.push({ kind: 'offer', from, update, live })
  }

  /** Decides something in its turn and answers once that is durable; `otherwise` when it cannot be saved. */
  decided<T>(run: (view: RoomView) => { decided?: Decided; answer: T }, otherwise: T): Promise<T> {
    if (this.#over) return Promise.resolve(otherwise)
    return new Promise((resolve) => {
      let answer = otherwise
      const decide = (view: RoomView): Decided => {
        const outcome = run(view)
        answer = outcome.answer
        return outcome.decided ?? NOTHING
      }
      this.#queue.push({ kind: 'decide', decision: { decide, done: () => resolve(answer), notSaved: () => resolve(otherwise) } })
    })
  }

  /** Looks at once where all that is in memory is durable, else in its turn. */
  look(look: Omit<Look, 'kind'>): void {
    if (this.#over) look.notNow()
    else if (this.#isSettled) look.look()
    else this.#queue.push({ kind: 'look', ...look })
  }

  /** What is seen when all that is in memory is durable; null when the room ends before, or, unless it `waits`, while nobody knows when that will be. */
  looked<T>(look: () => T, waits = false): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const see = () => {
        try {
          resolve(look())
        } catch (error) {
          reject(error as Error)
        }
      }
      this.look({ look: see, notNow: () => resolve(null), waits })
    })
  }

  command(memberId: string, command: Command): Promise<Ack> {
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

  /** Whoever shows themselves owns their client id from then on, also after a restart and if they never wrote (ROLE-3). */
  keepClaims(): void {
    if (!this.#deps.keeper.replica.claims.announced) return
    this.#deps.timers.soon('claims', CLAIMS_MS, () => void this.decided(() => ({ answer: null }), null))
  }

  // One turn

  /** Returns the ms of this thread it took. */
  async #turn(jobs: readonly Job[]): Promise<number> {
    if (this.#over) {
      notSaved(jobs)
      return 0
    }
    if (!this.#outage.saving) {
      this.#outage.onlyRead(jobs)
      return 0
    }
    const { keeper } = this.#deps
    let began = performance.now()
    const batch = new Batch(keeper.replica, Date.now())
    const asks: Ask[] = []
    const looks: Look[] = []
    const decisions: Deciding[] = []
    try {
      this.#judge(batch, jobs, { asks, looks, decisions })
    } catch (error) {
      await this.#poisoned(jobs, error)
      return 0
    }
    let busy = 0
    if (batch.entries.length > 0) {
      try {
        const stored = keeper.append(batch.entries)
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
    this.#deliver(batch, { asks, looks, decisions })
    return busy + performance.now() - began
  }

  /** Judges the jobs in memory. The updates of one connection between two decisions are judged together. */
  #judge(batch: Batch, jobs: readonly Job[], { asks, looks, decisions }: Waiting): void {
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
      else if (job.kind === 'look') looks.push(job)
      else if (job.kind === 'offer') {
        const group = gathered.get(job.from)
        if (group && group.live !== job.live) judgeGathered()
        if (group && group.live === job.live) group.updates.push(job.update)
        else gathered.set(job.from, { updates: [job.update], live: job.live })
      } else {
        judgeGathered()
        batch.decide(job.decision.decide(this.#deps.view()))
        decisions.push(job.decision)
      }
    }
    judgeGathered()
    batch.keepClaims()
  }

  #deliver(batch: Batch, { asks, looks, decisions }: Waiting): void {
    const { keeper, sync, audience, keepFor, revoke } = this.#deps
    batch.deliver((doc) => sync.peersOf(doc), performance.now())
    for (const { to, refusal } of batch.missed) sync.missed(to, refusal)
    this.#answer(asks)
    const { told } = keeper.replica
    for (const decision of decisions) decision.done(told)
    for (const [author, cards] of batch.created) audience.one(author, { type: 'mine.added', cards })
    audience.decided(batch.tells)
    for (const id of batch.people) audience.personChanged(id)
    for (const id of batch.revoked) revoke(id)
    if (decisions.length > 0) sync.lookAgain()
    if (batch.docs.some((name) => name !== '')) audience.draftsChanged()
    if (batch.opened.size > 0) audience.opened(batch.opened)
    // After what is told: whoever comes in sees what that comes to.
    for (const { look } of looks) look()
    if (batch.retention) keepFor(batch.retention.days)
    if (batch.forget) void keeper.compact()
    else keeper.compactWhenDue()
  }

  /** Each may cost an encoding of the whole board, and whoever is held up by it never asked for it. */
  #answer(asks: readonly (Ask | Look)[]): void {
    let now = performance.now()
    const until = now + ANSWERING_MS
    for (const ask of asks) {
      if (ask.kind === 'look') {
        ask.look()
        continue
      }
      if (now >= until) {
        this.#queue.push(ask)
        continue
      }
      this.#deps.sync.answer(ask.from, ask.stateVector)
      const began = now
      now = performance.now()
      ask.from.cost += now - began
    }
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

  #notStored(jobs: readonly Job[], error: unknown): void {
    const { warn, gone } = this.#deps
    if (error instanceof Fenced) {
      warn('another node has taken this board over', error)
      notSaved(jobs)
      gone(CLOSE.restart, 'the board has moved')
      return
    }
    warn('the store does not save', error)
    this.#outage.begin(jobs)
  }

  /** False when the room is over, or goes before it could be folded. */
  async #foldAnew(reopen: boolean): Promise<boolean> {
    if (!(await this.#deps.keeper.foldAnew(reopen))) this.#deps.gone(CLOSE.gone, 'the board was removed')
    return !this.#over && this.#deps.keeper.trusted
  }

  #sendBack(): void {
    const reason = 'what was saved is more than was told'
    this.#deps.sync.close(CLOSE.restart, reason)
    this.#deps.audience.close(CLOSE.restart, reason)
  }
}

/** What of a turn waits for its end. */
interface Waiting {
  asks: Ask[]
  looks: Look[]
  decisions: Deciding[]
}

/** An update without structs and deletes. */
const isNothing = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0

class PoisonedBy extends Error {
  constructor(readonly from: Connection, cause: Poisoned) {
    super('poisoned', { cause })
  }
}

function refusedAck(code: RefusalCode): Ack {
  return { ok: false, refusal: { code, message: en[`refusal.${code}`], retry: REFUSALS[code].retry } }
}
