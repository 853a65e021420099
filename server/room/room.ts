/**
 * One live board: who belongs to it, and their connections. Everything that may change it goes through its turns.
 * What the parts do stands with them: turns (judge, append, deliver), queue (order and pace), batch (one turn's changes), outage
 * (while the store does not save), keeper (log and replica), sync (connections and presence), audience (who is told what).
 */
import type * as Y from 'yjs'
import type { Role } from '../../shared/board/keys.ts'
import { readBoard, readDelegations, readThemes } from '../../shared/board/read.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { BoardSummary, JoinBoard } from '../../shared/protocol/http.ts'
import type { Failed, Member, RoomApi, RoomPeer, RoomWire, SyncPeer, SyncWire } from './api.ts'
import { Audience } from './audience.ts'
import { addCards, type ImportedCard } from './commands/imports.ts'
import type { RoomView } from './decision.ts'
import { Keeper, type KeeperDeps } from './keeper.ts'
import { inviteByCode, join, memberById, memberByToken, roleOfInvite, rotate } from './membership.ts'
import { penOf, sightOf } from './sight.ts'
import { SyncSide } from './sync.ts'
import { Timers } from './timers.ts'
import { Turns } from './turns.ts'
import { stateFor } from './view.ts'

export interface RoomDeps extends KeeperDeps {
  /** Throws while the store would not keep a write. */
  check(): Promise<void>
  /** The board is to be kept this many days from its founding; null: for ever. */
  keepFor(days: number | null): void
  /** The room is over (fenced, or the board is gone) and must be asked for anew. */
  over(): void
}

/** How often slow readers, and what is due to leave the stored history, are looked after, in ms. */
const TEND_MS = 1_000
/** How long a board that is given up waits for its last turn before its connections are closed, in ms. */
const LAST_TURN_MS = 1_000

export class Room implements RoomApi {
  /** When the last connection went; Infinity while there is one. */
  idleSince = performance.now()
  readonly #keeper: Keeper
  readonly #deps: RoomDeps
  readonly #timers = new Timers()
  readonly #sync: SyncSide
  readonly #audience: Audience
  readonly #turns: Turns
  readonly #revokers = new Map<string, Set<(code: CloseCode) => void>>()
  #over = false

  private constructor(readonly id: string, keeper: Keeper, deps: RoomDeps) {
    this.#keeper = keeper
    this.#deps = deps
    this.#sync = new SyncSide(() => keeper.replica, this.#timers)
    this.#audience = new Audience(
      this.#timers, () => this.#view(), () => keeper.replica.told, (look) => this.#turns.look({ look, notNow: () => undefined, waits: true }),
    )
    this.#turns = new Turns({
      keeper, sync: this.#sync, audience: this.#audience, timers: this.#timers,
      view: () => this.#view(),
      check: () => deps.check(),
      warn: (message, error) => deps.warn(message, error),
      keepFor: (days) => deps.keepFor(days),
      revoke: (member) => this.#revoke(member),
      gone: (code, reason) => this.#gone(code, reason),
    })
    this.#timers.every(TEND_MS, () => {
      this.#sync.tend((from, stateVector) => this.#turns.ask(from, stateVector))
      if (this.#turns.saving) this.#keeper.compactWhenDue()
    })
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

  kept(): ReturnType<RoomApi['kept']> {
    const { foundedAt, retentionDays } = this.#keeper.replica.facts
    return { createdAt: foundedAt, days: retentionDays }
  }

  read<T>(look: (doc: Y.Doc) => T): Promise<T | null> {
    return this.#turns.looked(() => look(this.doc))
  }

  sight(by: Member): ReturnType<RoomApi['sight']> {
    return this.#turns.looked(() => {
      const sight = sightOf(this.doc)
      return sight && { sight, pen: penOf(by, this.#view(), sight.theme) }
    })
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
    return this.#turns.decided<Awaited<ReturnType<RoomApi['join']>>>((view) => {
      const joining = join(view, body, previous)
      if ('problem' in joining) return { answer: joining }
      const { decision, token, member, stamp } = joining
      return { decided: decision, answer: { token, member, stamp } }
    }, NOT_SAVED)
  }

  inviteByCode(): Promise<string | null> {
    return this.#turns.decided<string | null>((view) => {
      const minted = inviteByCode(view.facts)
      return minted ? { decided: minted.decision, answer: minted.invite } : { answer: null }
    }, null)
  }

  rotate(by: Member, role: Role): ReturnType<RoomApi['rotate']> {
    return this.#turns.decided<{ invite: string } | Failed>(({ facts }) => {
      const current = memberById(facts, by.id)
      if (!current) return { answer: GONE }
      const rotated = rotate(current, role)
      return 'problem' in rotated ? { answer: rotated } : { decided: rotated.decision, answer: { invite: rotated.invite } }
    }, NOT_SAVED)
  }

  addCards(by: Member, cards: readonly ImportedCard[]): ReturnType<RoomApi['addCards']> {
    return this.#turns.decided<{ added: number } | Failed>((view) => {
      const current = memberById(view.facts, by.id)
      if (!current) return { answer: GONE }
      const adding = addCards(current, cards, view)
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

  #revoke(memberId: string): void {
    for (const gone of [...(this.#revokers.get(memberId) ?? [])]) gone(CLOSE.token)
    this.#sync.remove(memberId)
    this.#audience.remove(memberId)
  }

  // Connections

  sync(member: Member, draft: boolean, wire: SyncWire): SyncPeer {
    const from = this.#sync.connect(wire, draft ? member.id : '', member, () => memberById(this.#keeper.replica.facts, member.id))
    this.idleSince = Infinity
    // Once the door has its peer.
    queueMicrotask(() => {
      // Found just before the room was given up: they come back to the next one.
      if (this.#over) from.close(CLOSE.restart, PUT_AWAY)
      else this.#turns.ask(from, null)
    })
    return {
      ask: (stateVector) => {
        if (this.#sync.isOutdated(from, stateVector)) return
        if (!this.#sync.answerReady(from, stateVector)) this.#turns.ask(from, stateVector)
      },
      offer: (update, live) => this.#turns.offer(from, update, live),
      aware: (update) => {
        this.#sync.aware(from, update)
        this.#turns.keepClaims()
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
    if (this.#over) queueMicrotask(() => wire.close(CLOSE.restart, PUT_AWAY))
    const state = this.#turns.looked(() => {
      const to = memberById(this.#keeper.replica.facts, member.id)
      if (!to) {
        // Removed after they were let in and before they were here.
        queueMicrotask(() => wire.close(CLOSE.token, REMOVED))
        return null
      }
      const state = stateFor(to, this.#view(), this.#keeper.replica.told, this.#turns.saving)
      this.#audience.knowsDrafts(wire, state.drafts)
      return state
    }, true)
    return {
      state,
      command: (command) => this.#turns.command(member.id, command),
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
    return this.#turns.length
  }

  #left(): void {
    if (this.#sync.size === 0 && this.#audience.size === 0) this.idleSince = performance.now()
  }

  /** Stops the queue after the turn under way, closes every connection, and gives the board up. */
  async stop(code: CloseCode, reason: string): Promise<void> {
    const stopped = this.#turns.stop()
    this.#keeper.end()
    // What the turn under way has made durable is still told, unless the store takes too long over it.
    const late = setTimeout(() => this.#end(code, reason), LAST_TURN_MS)
    await stopped
    clearTimeout(late)
    this.#end(code, reason)
    await this.#keeper.close(this.#turns.saving && code !== CLOSE.gone)
  }

  #end(code: CloseCode, reason: string): void {
    if (this.#over) return
    this.#over = true
    this.#turns.end()
    this.#keeper.end()
    this.#timers.end()
    this.#sync.close(code, reason)
    this.#audience.close(code, reason)
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
      steady: performance.timeOrigin + performance.now(),
      cardsOf: (participant) => replica.cardsOf(participant),
      untold: this.#audience.untold,
    }
  }
}

const PUT_AWAY = 'the board was put away'
const REMOVED = 'removed from the board'
const NOT_SAVED: Failed = { problem: 'not-saved' }
/** Removed between the question and its turn. */
const GONE: Failed = { problem: 'bad-token' }
