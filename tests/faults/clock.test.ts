/** Fault 15: the server's clock jumps a day while people are at it. */
import { expect, test } from 'vitest'
import { startServer } from '../support/app.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'

const DAY = 86_400_000

test.each([['ahead', DAY], ['back', -DAY]])('SAVE-2 fault 15: the clock jumps a day %s: the timer runs on, and nobody is sent away', async (_, jump) => {
  const server = await startServer({ laterMs: 1, env: { JUMP_MS: String(jump) } })
  const board = await createBoard(server.origin)
  const [writer, reader] = await Promise.all([0, 1].map(async () => new Client(await joinBoard(server.origin, board, 'participant')))) as [Client, Client]
  const moderator = new RoomClient(await joinBoard(server.origin, board, 'moderator'))
  await Promise.all([writer.synced(), reader.synced(), moderator.entered()])
  writer.add('before', 'before', { place: 'parking' })
  await writer.saved()
  await moderator.command({ type: 'timer.start', seconds: 600 })
  const left = async (): Promise<number> => {
    const late = new RoomClient(await joinBoard(server.origin, board, 'observer'))
    const { timer } = await late.entered()
    late.leave()
    return (timer!.endsAt - timer!.now) / 1_000
  }
  expect(await left()).toBeGreaterThan(590)

  const locked = async (): Promise<number> => {
    for (const locked of [false, true]) await moderator.command({ type: 'lock.set', path: 'priorities', locked })
    await reader.until(() => reader.doc.getMap('locks').has('priorities'))
    return Date.parse((reader.doc.getMap('locks').get('priorities') as { at: string }).at) - Date.now()
  }
  process.kill(server.pid, 'SIGUSR2')
  await expect.poll(async () => Math.round((await locked()) / DAY)).toBe(jump / DAY)
  for (let n = 0; n < 20; n++) writer.add(`after${n}`, 'after', { place: 'parking' })
  writer.add('wrong', 'refused', { place: 'nowhere' })
  await writer.saved()
  await reader.until(() => reader.card('after19') !== undefined)
  expect(await left()).toBeGreaterThan(580)
  expect(await left()).toBeLessThanOrEqual(600)
  expect([writer.closed, reader.closed, moderator.socket.connected]).toEqual([null, null, true])
  expect(writer.refused).toMatchObject([{ code: 'SHAPE-1', text: 'refused' }])
  for (const one of [writer, reader, moderator]) one.leave()
  await server.stop()
})
