/**
 * DRAFT-2 under fault 1: a kill while a moderator reveals everybody's drafts. Afterwards all of them are on the board or all are drafts
 * still; and once the moderator was told that it was done, they are on the board.
 */
import { expect } from 'vitest'
import { readCards } from '../../shared/board/read.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'
import { KillMoment } from './killMoment.ts'

const WRITERS = 3
const EACH = 12

const idsIn = (...clients: readonly Client[]): string[] => clients.flatMap(({ doc }) => readCards(doc).map(({ id }) => id)).sort()

/** Everybody comes back with empty hands: what they hold is what the server has. */
async function come(moderator: Person, writers: readonly Person[]) {
  const clients = { room: new RoomClient(moderator), board: new Client(moderator), drafts: writers.map((writer) => new Client(writer, { draft: true })) }
  await Promise.all([clients.room.entered(), ...[clients.board, ...clients.drafts].map((client) => client.synced())])
  return clients
}

export class Reveal {
  readonly moment = new KillMoment(40)
  #waiting: string[] = []
  readonly #people: Parameters<typeof come>
  #here: Awaited<ReturnType<typeof come>>

  private constructor(people: Parameters<typeof come>, here: Awaited<ReturnType<typeof come>>) {
    this.#people = people
    this.#here = here
  }

  static async on(origin: string): Promise<Reveal> {
    const created = await createBoard(origin, { phases: [{ id: 'write', name: 'Write', write: 'private' }] })
    const moderator = await joinBoard(origin, created, 'moderator')
    const writers: Person[] = []
    for (let n = 0; n < WRITERS; n++) writers.push(await joinBoard(origin, created, 'participant'))
    const here = await come(moderator, writers)
    expect((await here.room.command({ type: 'phase.set', id: 'write' })).ok).toBe(true)
    return new Reveal([moderator, writers], here)
  }

  async arm(kill: number): Promise<void> {
    const { drafts } = this.#here
    drafts.forEach((draft, n) => {
      for (let card = 0; card < EACH; card++) draft.add(`k${kill}-${n}-${card}`, `written by ${n} before kill ${kill}`)
    })
    await Promise.all(drafts.map((draft) => draft.saved()))
    this.#waiting = idsIn(...drafts)
    expect(this.#waiting.length).toBeGreaterThanOrEqual(WRITERS * EACH)
  }

  begin(): void {
    this.moment.sent(this.#here.room.command({ type: 'draft.reveal' }))
  }

  fallen(): void {
    const { room, board, drafts } = this.#here
    for (const client of [room, board, ...drafts]) client.leave()
  }

  async judge(kill: number): Promise<void> {
    this.#here = await come(...this.#people)
    const { board, drafts } = this.#here
    const waiting = this.#waiting
    const { told } = this.moment
    const revealed = new Set(idsIn(board))
    const shown = waiting.filter((id) => revealed.has(id))
    const left = idsIn(...drafts)
    const found = `kill ${kill}: ${shown.length} of ${waiting.length} are revealed, ${left.length} are drafts; told: ${told}`
    expect([0, waiting.length], found).toContain(shown.length)
    expect(left, found).toEqual(shown.length === 0 ? waiting : [])
    if (told) expect(shown.length, found).toBe(waiting.length)
    this.moment.left(shown.length > 0)
  }
}
