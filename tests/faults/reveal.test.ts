/**
 * DRAFT-2 under fault 1: the real server, on its real store, is killed while a moderator reveals everybody's drafts. Afterwards all of
 * them are on the board or all are drafts still; and once the moderator was told that it was done, they are on the board.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { readCards } from '../../shared/board/read.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'
import { KillMoment } from './killMoment.ts'

const KILLS = Number(process.env.KILLS ?? 50)
const WRITERS = 3
const EACH = 12

const idsIn = (...clients: readonly Client[]): string[] => clients.flatMap(({ doc }) => readCards(doc).map(({ id }) => id)).sort()

describe('kill -9 during reveal', () => {
  let server: RunningServer
  afterAll(() => server?.stop())

  it(`DRAFT-2 fault 1: ${KILLS} kills reveal all drafts or none`, { timeout: 300_000 }, async () => {
    server = await startServer()
    const { dataDir, port } = server
    const created = await createBoard(server.origin, { phases: [{ id: 'write', name: 'Write', write: 'private' }] })
    const moderator = await joinBoard(server.origin, created, 'moderator')
    const writers: Person[] = []
    for (let n = 0; n < WRITERS; n++) writers.push(await joinBoard(server.origin, created, 'participant'))
    /** Everybody comes back with empty hands: what they hold is what the server has. */
    const come = async () => {
      const clients = { room: new RoomClient(moderator), board: new Client(moderator), drafts: writers.map((writer) => new Client(writer, { draft: true })) }
      await Promise.all([clients.room.entered(), ...[clients.board, ...clients.drafts].map((client) => client.synced())])
      return clients
    }
    const moment = new KillMoment()
    let { room, board, drafts } = await come()
    expect((await room.command({ type: 'phase.set', id: 'write' })).ok).toBe(true)

    for (let kill = 0; kill < KILLS; kill++) {
      drafts.forEach((draft, n) => {
        for (let card = 0; card < EACH; card++) draft.add(`k${kill}-${n}-${card}`, `written by ${n} before kill ${kill}`)
      })
      await Promise.all(drafts.map((draft) => draft.saved()))
      const waiting = idsIn(...drafts)
      expect(waiting.length).toBeGreaterThanOrEqual(WRITERS * EACH)

      const told = await moment.strike(room.command({ type: 'draft.reveal' }), () => server.kill())
      for (const client of [room, board, ...drafts]) client.leave()
      server = await startServer({ dataDir, port })
      ;({ room, board, drafts } = await come())

      const revealed = new Set(idsIn(board))
      const shown = waiting.filter((id) => revealed.has(id))
      const left = idsIn(...drafts)
      const found = `kill ${kill}: ${shown.length} of ${waiting.length} are revealed, ${left.length} are drafts; told: ${told}`
      expect([0, waiting.length], found).toContain(shown.length)
      expect(left, found).toEqual(shown.length === 0 ? waiting : [])
      if (told) expect(shown.length, found).toBe(waiting.length)
      moment.left(shown.length > 0)
    }
    for (const client of [room, board, ...drafts]) client.leave()
    const { done, undone, told } = moment.counts
    console.log(`${KILLS} kills during reveal: ${done} left all revealed (${told} times the moderator had been told), ${undone} left all drafts`)
    if (KILLS >= 20) expect(Math.min(done, undone), 'the kills all came too early or too late').toBeGreaterThan(0)
  })
})
