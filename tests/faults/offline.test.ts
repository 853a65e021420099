/** Fault 11: a stock client comes back after a day without a line, with 5,000 edits, while much went on and something was locked. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readContent } from '../../shared/board/read.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'

const EDITS = 5_000
const PLACES = ['swot/return/W', 'swot/return/O', 'parking']

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test.each([
  ['mostly typing', 10],
  ['every other one a new card', 2],
])('OFF-1 fault 11: 5,000 edits without a line, %s, merge within 5 s; what was locked meanwhile comes back as text', async (_, perCard) => {
  const board = await createBoard(server.origin, { themes: ['Return'] })
  const [away, here] = await Promise.all([0, 1].map(async () => new Client(await joinBoard(server.origin, board, 'participant')))) as [Client, Client]
  const moderator = new RoomClient(await joinBoard(server.origin, board, 'moderator'))
  await Promise.all([away.synced(), here.synced(), moderator.entered()])
  const ids = Array.from({ length: 100 }, (_, n) => `k${n}`)
  for (const id of ids) away.add(id, id)
  away.add('settled', 'settled', { place: 'priorities' })
  await away.saved()
  await here.until(() => here.card('settled') !== undefined)

  away.provider.disconnect()
  await moderator.command({ type: 'lock.set', path: 'priorities', locked: true })
  for (let n = 0; n < EDITS; n++) {
    const id = ids[(n * 7) % ids.length]!
    if (n % perCard === 0) {
      ids.push(`away${n}`)
      away.add(`away${n}`, `written without a line ${n}`, { place: 'parking' })
    } else if (n % 9 === 0) away.card(id)!.set('place', PLACES[n % PLACES.length])
    else if (away.text(id).length < 200) away.text(id).insert((n * 13) % (away.text(id).length + 1), 'é')
    else away.text(id).delete(0, 50)
  }
  away.text('settled').insert(0, 'too late: ')
  for (const id of ids.slice(0, 100)) here.text(id).insert(0, 'meanwhile ')
  await here.saved()

  const began = performance.now()
  away.provider.connect()
  await away.synced()
  await away.saved()
  await here.until(() => here.card(ids.at(-1)!) !== undefined)
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(away.closed === null || away.closed < 4400, String(away.closed)).toBe(true)
  expect(away.refused).toEqual([{ code: 'LOCK-1', path: 'card/settled', text: 'too late: ' }])
  await vi.waitFor(() => expect(readContent(away.doc)).toEqual(readContent(here.doc)), { timeout: 5_000 })
  expect(here.text('settled').toString()).toBe('settled')
  for (const client of [away, here, moderator]) client.leave()
}, 60_000)
