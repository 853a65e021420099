/** Fault 12: messages arrive twice, late and in another order. Fault 19: the server has no descriptor left for another connection. */
import { connect } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { readContent } from '../../shared/board/read.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { Client, createBoard, joinBoard } from '../support/people.ts'

const EDITS = 600
const DESCRIPTORS = 120

let server: RunningServer
afterEach(() => server.stop())

/** Numbers from 0 to 1, the same ones every time. */
function seeded(): () => number {
  let state = 12
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

/** A line on which, while it is bad, three messages of ten are late or come twice, each way. */
function badLine(random: () => number): { bad: boolean; Socket: typeof WebSocket } {
  const line = { bad: false, Socket: WebSocket }
  const deliver = (go: () => void): void => {
    const luck = line.bad ? random() : 1
    if (luck >= 0.15) go()
    if (luck < 0.3) setTimeout(go, random() * 100)
  }
  line.Socket = class extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      deliver(() => this.readyState === WebSocket.OPEN && super.send(data))
    }
    override emit(event: string | symbol, ...args: unknown[]): boolean {
      if (event !== 'message') return super.emit(event, ...args)
      deliver(() => super.emit(event, ...args))
      return true
    }
  }
  return line
}

test('SAVE-1 fault 12: whatever comes twice, late or in another order, two stock clients end with the same board, and all of it', async () => {
  server = await startServer()
  const board = await createBoard(server.origin)
  const random = seeded()
  const line = badLine(random)
  const clients = await Promise.all([0, 1].map(async () => new Client(await joinBoard(server.origin, board, 'participant'), { Socket: line.Socket })))
  await Promise.all(clients.map((client) => client.synced()))
  line.bad = true
  const cards: string[] = []
  for (let n = 0; n < EDITS; n++) {
    const client = clients[n % 2]!
    const known = cards.filter((id) => client.card(id))
    const id = known[Math.floor(random() * known.length)]
    if (id === undefined || random() < 0.3) {
      cards.push(`card${n}`)
      client.add(`card${n}`, `card ${n}`, { place: 'parking' })
    } else if (random() < 0.8) client.text(id).insert(Math.floor(random() * (client.text(id).length + 1)), 'é')
    else client.text(id).delete(0, Math.min(2, client.text(id).length))
    if (n % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 4))
  }
  line.bad = false
  const [one, other] = clients as [Client, Client]
  await vi.waitFor(() => {
    expect([...one.doc.getMap('cards').keys()].sort()).toEqual([...cards].sort())
    expect(readContent(one.doc)).toEqual(readContent(other.doc))
  }, { timeout: 10_000 })
  for (const client of clients) {
    await client.saved()
    expect([client.closed, client.refused]).toEqual([null, []])
    client.leave()
  }
}, 40_000)

test('SAVE-1 fault 19: out of descriptors, it keeps the lines it has and lets new ones in when there is room', async () => {
  server = await startServer({ under: { command: ['sh', '-c', `ulimit -n ${DESCRIPTORS} && exec "$@"`, 'sh'], env: {} } })
  const board = await createBoard(server.origin)
  const [writer, reader] = await Promise.all([0, 1].map(async () => new Client(await joinBoard(server.origin, board, 'participant')))) as [Client, Client]
  await Promise.all([writer.synced(), reader.synced()])
  const crowd = Array.from({ length: 2 * DESCRIPTORS }, () => connect(server.port, '127.0.0.1').on('error', () => {}))
  await expect.poll(() => crowd.filter(({ destroyed }) => destroyed).length, { timeout: 5_000 }).toBeGreaterThan(DESCRIPTORS / 2)
  writer.add('full', 'written while nobody can come in', { place: 'parking' })
  await writer.saved()
  await reader.until(() => reader.card('full') !== undefined)
  for (const socket of crowd) socket.destroy()
  await expect.poll(() => fetch(`${server.origin}/readyz`).then(({ status }) => status, () => 0), { timeout: 10_000 }).toBe(200)
  expect([writer.closed, reader.closed]).toEqual([null, null])
  await createBoard(server.origin)
  for (const client of [writer, reader]) client.leave()
}, 40_000)
