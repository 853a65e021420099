import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { verifyAll } from '../../server/integrity.ts'
import { decodeEntry } from '../../server/log/codec.ts'
import { MemoryDisk, openMemoryStore } from '../../server/log/memory.ts'
import type { BoardLog, LogStore } from '../../server/log/port.ts'
import { forged } from '../log/contract.ts'
import { roomState, Served } from './serving.ts'

test('D4 S2 what the audit holds of a refused command is altered in the store: the administrator is told which board, and nobody opens it', async () => {
  const disk = new MemoryDisk()
  const served = await Served.start({}, openMemoryStore({ disk }))
  const [board, other] = [await served.board(), await served.board()]
  const person = await served.join(board)
  const room = served.room(board.id, person.token)
  await roomState(room)
  expect(await room.emitWithAck('command', { type: 'board.close' })).toMatchObject({ ok: false, refusal: { code: 'ROLE-2' } })
  await served.join(board)
  await served.stop()

  const said: Record<string, unknown>[] = []
  const logger = pino({ base: null }, new Writable({
    write(line, _encoding, done) {
      said.push(JSON.parse(String(line)) as Record<string, unknown>)
      done()
    },
  }))
  const verify = () => verifyAll(openMemoryStore({ disk }), logger)
  expect(await verify()).toEqual([])
  expect(said).toMatchObject([{ level: 30, boards: 2 }])

  const { entries } = disk.boards.get(board.id)!
  const [seq, bytes] = [...entries].find(([at, stored]) => {
    const { entry } = decodeEntry(at, stored, null)
    return entry.kind === 'event' && entry.event.type === 'command.refused'
  })!
  entries.set(seq, forged(seq, bytes, entries.get(seq - 1)!))
  expect(await verify()).toEqual([board.id])
  expect(said.at(-1)).toMatchObject({ level: 50, board: board.id })

  const again = await Served.start({}, openMemoryStore({ disk }))
  expect((await again.post(`/api/boards/${board.id}/join`, { invite: board.invites.participant, name: 'x', attendance: 'remote' })).status).toBe(500)
  expect((await again.post(`/api/boards/${other.id}/join`, { invite: other.invites.participant, name: 'x', attendance: 'remote' })).status).toBe(200)
  await again.stop()
})

test('D4 reading everything back holds nobody up: others have the thread between two boards, and within a long one', async () => {
  const store = openMemoryStore()
  const long = await createLog(store, 'long')
  for (let n = 0; n < 2_000; n++) await long.append([{ kind: 'event', at: n, event: { type: 'x', n } }])
  for (let n = 0; n < 20; n++) await createLog(store, `short${n}`)
  let turns = 0
  const look = (): void => {
    turns++
    next = setImmediate(look)
  }
  let next = setImmediate(look)
  expect(await verifyAll(store, pino({ level: 'silent' }))).toEqual([])
  clearImmediate(next)
  expect(turns).toBeGreaterThanOrEqual(2_000 / 256 + 20)
})

test('D4 a board whose record is damaged is told of like any other, and hides no other that was altered', async () => {
  const disk = new MemoryDisk()
  const store = openMemoryStore({ disk })
  for (const board of ['a', 'b', 'c']) await createLog(store, board)
  disk.boards.get('a')!.meta[8]! ^= 1
  disk.boards.get('c')!.entries.get(1)![8]! ^= 1
  expect(await verifyAll(store, pino({ level: 'silent' }))).toEqual(['a', 'c'])
})

async function createLog(store: LogStore, board: string): Promise<BoardLog> {
  await store.create(board, { createdAt: 0, expiresAt: null, code: board }, [{ kind: 'event', at: 0, event: { type: 'x' } }])
  return (await store.open(board))!
}
