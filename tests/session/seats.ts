/** People at a table: each with stock clients of their own, and a tap on everything these receive. */
import { addCard, clusterCards } from '../../shared/board/edits.ts'
import type { Attendance, Role } from '../../shared/board/keys.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import type { RoomState, Vote } from '../../shared/protocol/room.ts'
import { auth } from '../doors/serving.ts'
import { unzip } from '../doors/zip.ts'
import { Client, joinBoard, RoomClient, type Person } from '../support/people.ts'
import { Tap } from './tap.ts'

export interface Who {
  name: string
  role: Role
  delegation?: string
  attendance: Attendance
}

export type Format = 'json' | 'csv' | 'md' | 'docx' | 'xlsx'

export class Seat {
  readonly who: Who
  readonly person: Person
  readonly tap: Tap
  readonly board: Client
  readonly draft: Client
  readonly room: RoomClient
  /** Every state of the vote this seat was told of since the last look. */
  readonly votes: (Vote | null)[] = []

  private constructor(who: Who, person: Person, tap: Tap) {
    this.who = who
    this.person = person
    this.tap = tap
    this.board = new Client(person)
    this.draft = new Client(person, { draft: true })
    this.room = new RoomClient(person)
    this.room.socket.on('event', (event: { type: string; vote?: Vote | null }) => {
      if (event.type === 'vote.changed') this.votes.push(event.vote ?? null)
    })
  }

  static async take(port: number, board: CreatedBoard, who: Who): Promise<Seat> {
    const tap = await Tap.open(port)
    const { role, ...more } = who
    const person = await joinBoard(tap.origin, board, role, more)
    const seat = new Seat(who, person, tap)
    await Promise.all([seat.board.synced(), seat.entered()])
    if (role !== 'observer') await seat.draft.synced()
    return seat
  }

  entered(): Promise<RoomState> {
    return this.room.entered()
  }

  /** The code of the refusal, or null when it was done. */
  async asks(command: Record<string, unknown>): Promise<string | null> {
    const answer = await this.room.command(command)
    return answer.ok ? null : answer.refusal.code
  }

  /** Asks for nothing: once that is answered, all the room had to say before has been heard. */
  async listens(): Promise<void> {
    await this.room.command({ type: 'nothing' })
  }

  inPhase(id: string): Promise<void> {
    return this.board.until(() => readBoard(this.board.doc).phase === id)
  }

  /** A card in one's own draft, called saved. */
  async drafts(cards: readonly { id: string; text: string; place: string; createdAt?: string }[]): Promise<void> {
    for (const { id, text, ...more } of cards) this.draft.add(id, text, more)
    await this.draft.saved()
  }

  /** Tries a change on the board that the rules refuse: resolves with the code once it is gone again. */
  async refusedOnBoard(change: (doc: Client['doc']) => void, gone: () => boolean): Promise<string> {
    const { board } = this
    const before = board.refused.length
    change(board.doc)
    await board.until(() => board.refused.length > before && gone())
    return board.refused[before]!.code
  }

  refusedCard(id: string, text: string, place: string): Promise<string> {
    const { stamp } = this.person.participant
    return this.refusedOnBoard(
      (doc) => addCard(doc, { id, text, place, stamp, createdAt: new Date().toISOString() }, null),
      () => this.board.card(id) === undefined,
    )
  }

  refusedGroup(id: string, place: string, cards: readonly string[]): Promise<string> {
    return this.refusedOnBoard(
      (doc) => clusterCards(doc, { id, place, title: '' }, cards, null),
      () => !this.board.doc.getMap('groups').has(id) && cards.every((card) => this.board.card(card)?.get('group') !== id),
    )
  }

  /** Fetches an export; what a packed one holds counts as heard. */
  async exports(format: Format, form = 'full'): Promise<string> {
    const response = await fetch(`${this.tap.origin}/api/boards/${this.person.boardId}/export/${format}?form=${form}`, { headers: auth(this.person.token) })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) throw new Error(`${response.status}: ${bytes.toString()}`)
    const text = format === 'docx' || format === 'xlsx' ? [...unzip(bytes).values()].join('\n') : bytes.toString()
    this.tap.keep(text)
    return text
  }

  /** What was told of the vote since the last call. */
  toldOfVote(): (Vote | null)[] {
    return this.votes.splice(0)
  }

  leave(): void {
    this.board.leave()
    this.draft.leave()
    this.room.leave()
    this.tap.close()
  }
}
