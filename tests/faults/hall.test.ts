/**
 * Fault 10, for one hall: a hundred screens with two lines each lose the server in the same moment while somebody writes
 * on each. They come back by themselves and stay, none of them is sent away, and nothing that was written is missing anywhere. How they
 * spread their tries, and how long they wait at most, is proven in `tests/client/comingBack.test.ts`.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { RoomLine } from '../../client/connection/room.ts'
import { SyncLine, type LineState } from '../../client/connection/sync.ts'
import { addCard } from '../../shared/board/edits.ts'
import { readCards } from '../../shared/board/read.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { createBoard, joinBoard, type Person } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

const HALL = 100

/** A screen as far as its lines go: the client's own, over a document. */
class Screen {
  readonly doc = new Y.Doc()
  state: LineState = { line: 'connecting' }
  room = false
  /** Lines that broke or were closed after they had been open. */
  lost = 0
  readonly #stamp: Person['participant']['stamp']
  readonly #awareness = new Awareness(this.doc)
  readonly #sync: SyncLine
  readonly #room: RoomLine
  #saved = 0
  #changed = (): void => {}

  constructor({ boardId: board, token, participant }: Person, origin: string) {
    this.#stamp = participant.stamp
    this.#sync = new SyncLine({
      origin: origin.replace('http', 'ws'), room: board, token, doc: this.doc, awareness: this.#awareness, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      events: {
        state: (state) => {
          if (this.state.line === 'synced') this.lost++
          this.state = state
          this.#changed()
        },
        asked: () => {},
        saved: (clocks) => {
          this.#saved = Math.max(this.#saved, clocks.get(this.doc.clientID) ?? 0)
          this.#changed()
        },
        refused: ({ code }) => expect.unreachable(code),
      },
    })
    this.#room = new RoomLine({
      origin, board, token,
      events: {
        room: () => {},
        event: () => {},
        line: (open) => {
          if (this.room && !open) this.lost++
          this.room = open
          this.#changed()
        },
        closed: (code) => expect.unreachable(`closed with ${code}`),
      },
    })
    this.#awareness.setLocalState({ at: 'parking' })
    this.doc.on('update', () => this.#changed())
    this.#sync.connect()
    this.#room.connect()
  }

  write(id: string): void {
    addCard(this.doc, { id, place: 'parking', text: id, stamp: this.#stamp, createdAt: new Date().toISOString() }, null)
  }

  /** Both lines are open, what was written is durable, and so many cards are here. */
  back(cards: number): Promise<void> {
    const is = (): boolean =>
      this.state.line === 'synced' && this.room && this.#saved >= Y.getState(this.doc.store, this.doc.clientID) && this.doc.getMap('cards').size >= cards
    return new Promise((resolve) => {
      this.#changed = () => is() && resolve()
      this.#changed()
    })
  }

  leave(): void {
    this.#sync.destroy()
    this.#room.destroy()
    this.#awareness.destroy()
  }
}

let server: RunningServer
let line: Line
/** How often somebody tried to reach the server. */
let tries = 0
const hall: Screen[] = []
let cards: string[] = []

beforeAll(async () => {
  server = await startServer()
  line = await Line.to(server.port, undefined, () => tries++)
  const board = await createBoard(server.origin, { title: 'Budva' })
  for (let n = 0; n < HALL; n++) hall.push(new Screen(await joinBoard(server.origin, board, 'participant', { name: `P${n}` }), line.origin))
  await Promise.all(hall.map((screen) => screen.back(0)))
})
afterAll(async () => {
  for (const screen of hall) screen.leave()
  await line?.close()
})

const LOSSES: { how: string; lose: () => Promise<void>; bring: () => Promise<void> }[] = [
  {
    how: 'the server is killed, and is gone for some seconds',
    lose: () => server.kill(),
    bring: async () => {
      // By then the first tries, which come soon and so lie close together, are over.
      await expect.poll(() => tries, { timeout: 30_000 }).toBeGreaterThan(HALL * 8)
      server = await startServer({ dataDir: server.dataDir, port: server.port })
    },
  },
  {
    how: 'the server is restarted',
    lose: async () => {
      await server.stop()
    },
    bring: async () => {
      server = await startServer({ dataDir: server.dataDir, port: server.port })
    },
  },
  { how: 'the network of the hall is gone for a moment', lose: async () => line.cut(), bring: async () => line.restore() },
]

test.each(LOSSES)('SAVE-2 RATE-1 fault 10: $how, for a hundred screens at once: all come back and stay, none is sent away, nothing is lost', { timeout: 120_000 }, async ({ how, lose, bring }) => {
  const round = hall.map((_screen, n) => `${how} ${n}`.replaceAll(/[^a-z0-9]+/g, '-'))
  cards = [...cards, ...round]
  for (const screen of hall) screen.lost = 0
  tries = 0
  // Half of it is on its way when the server is lost, half is written without one.
  hall.forEach((screen, n) => n % 2 === 0 && screen.write(round[n]!))
  await lose()
  hall.forEach((screen, n) => n % 2 === 1 && screen.write(round[n]!))
  await bring()
  await Promise.all(hall.map((screen) => screen.back(cards.length)))

  // Both lines of each broke once: nobody who was back was sent away again.
  expect(hall.filter(({ lost }) => lost > 2)).toEqual([])
  const figures = await (await fetch(`${server.origin}/metrics`)).text()
  expect(figures.split('\n').filter((figure) => /^plenum_sockets_closed_total\{.*code="(1013|4529|44\d\d)"/.test(figure))).toEqual([])
  for (const { doc } of hall) expect(readCards(doc).map(({ id }) => id).sort()).toEqual([...cards].sort())
})
