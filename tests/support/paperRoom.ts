/**
 * A room without a queue, a log or sockets: decisions are carried out at once, as the live room does it. Facts pass through
 * JSON on their way, as through a log.
 */
import * as Y from 'yjs'
import { fromArchive } from '../../shared/board/archive.ts'
import { addCard, type NewCard } from '../../shared/board/edits.ts'
import { foundBoard, type NewBoardPlan } from '../../shared/board/found.ts'
import { stampFor, type Role } from '../../shared/board/keys.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { JoinBoard } from '../../shared/protocol/http.ts'
import type { Member } from '../../server/room/api.ts'
import { decide } from '../../server/room/commands/decide.ts'
import type { Decided, Decision, RoomEventBody, RoomView } from '../../server/room/decision.ts'
import { emptyFacts, type Fact } from '../../server/room/facts.ts'
import { fold } from '../../server/room/fold.ts'
import { foundFacts, join, memberById, type Joining } from '../../server/room/membership.ts'

export interface Outcome {
  code: string | null
  decided: Decided
  told: (to: Member) => RoomEventBody[]
}

export class PaperRoom {
  readonly board: Y.Doc
  readonly drafts = new Map<string, Y.Doc>()
  readonly facts = emptyFacts()
  readonly invites: Record<Role, string>
  readonly code: string
  readonly offline = new Set<string>()
  readonly authors = new Map<string, string>()
  now = Date.UTC(2021, 11, 21, 9)
  #jumped = 0

  constructor(plan: NewBoardPlan = {}) {
    let n = 0
    this.board = fromArchive(foundBoard(plan, () => `n${n++}`)!)
    const founding = foundFacts(this.now, null)
    this.invites = founding.invites
    this.code = founding.code
    this.#fold(founding.facts)
  }

  get view(): RoomView {
    return {
      board: this.board,
      drafts: this.drafts,
      facts: this.facts,
      now: this.now,
      steady: this.now - this.#jumped,
      online: (id) => !this.offline.has(id) && this.facts.people.get(id)?.removed === false,
      cardsOf: (participant) => this.#cardsOf(participant),
    }
  }

  /** The wall clock is set to another time. */
  jump(ms: number): void {
    this.now += ms
    this.#jumped += ms
  }

  #cardsOf(participant: string): string[] {
    return [...this.authors, ...this.facts.authors].filter(([, author]) => author === participant).map(([card]) => card)
  }

  #fold(facts: readonly Fact[]): void {
    for (const fact of facts) fold(this.facts, JSON.parse(JSON.stringify(fact)) as Fact)
  }

  carryOut(decision: Decision): void {
    if (decision.write) {
      const { write } = decision
      this.board.transact(() => write({ board: this.board, draft: (id) => this.draft(id) }))
    }
    this.#fold(decision.facts)
  }

  /** Somebody new, or with `previous` somebody known. Throws when the room says no. */
  join(name: string, role: Role = 'participant', more: Partial<JoinBoard> = {}, previous: string | null = null): Joining {
    const joining = join(this.view, { invite: this.invites[role], name, attendance: 'on-site', ...more }, previous)
    if ('problem' in joining) throw new Error(joining.problem)
    this.carryOut(joining.decision)
    return joining
  }

  member(name: string, role: Role = 'participant', more: Partial<JoinBoard> = {}): Member {
    return this.join(name, role, more).member
  }

  send(command: Command, by: Member): Outcome {
    const decided = decide(command, memberById(this.facts, by.id) ?? by, this.view)
    if ('refusal' in decided) {
      this.#fold(decided.facts ?? [])
      return { code: decided.refusal.code, decided, told: () => [] }
    }
    this.carryOut(decided)
    const told = (to: Member) => (decided.tell ?? []).map((tell) => tell(to, this.view)).filter((event) => event !== null)
    return { code: null, decided, told }
  }

  draft(participant: string): Y.Doc {
    const draft = this.drafts.get(participant) ?? new Y.Doc()
    this.drafts.set(participant, draft)
    return draft
  }

  #card(by: Member, id: string, card: Partial<NewCard>): NewCard {
    const stamp = stampFor(readBoard(this.board).attribution, by)
    return { id, place: 'swot/return/S', text: `text of ${id}`, stamp, createdAt: new Date(this.now++).toISOString(), ...card }
  }

  write(by: Member, id: string, card: Partial<NewCard> = {}): void {
    addCard(this.board, this.#card(by, id, card), null)
    this.authors.set(id, by.id)
  }

  writeDraft(by: Member, id: string, card: Partial<NewCard> = {}): void {
    addCard(this.draft(by.id), this.#card(by, id, card), null)
  }
}
