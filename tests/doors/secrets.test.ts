/** D1 and D2 of the threat list: what the store and the log hold of what passes through the doors. */
import { expect, test } from 'vitest'
import { RoomClient } from '../support/people.ts'
import { auth, closeCode, problem, Served } from './serving.ts'

test('D1 D2 the store holds no secret, the log holds no secret, name, text or address', async () => {
  const served = await Served.start()
  const canary = (what: string): string => `canary-${what}`
  const board = await served.board({ title: canary('title') })
  const chair = await served.join(board, 'moderator', canary('name'))
  const client = await served.client(chair)
  client.add('c1', canary('text'))
  await client.saved()
  const room = new RoomClient(chair)
  await room.entered()
  await room.command({ type: 'board.update', question: canary('question') })
  await room.command({ type: canary('command') })
  await closeCode(served.raw(`/sync/${board.id}`, ['plenum', canary('token')]))
  await problem(await served.post(`/api/boards/${board.id}/join`, { invite: canary('invite'), name: canary('name'), attendance: 'remote' }))
  await problem(await served.call('/api/boards', { method: 'POST', body: `{"title":"${canary('json')}"`, headers: { 'content-type': 'application/json' } }))
  await problem(await served.call(`/api/boards/${canary('board')}?${canary('query')}`, { headers: auth(canary('bearer')) }))
  room.leave()

  const stored: string[] = []
  const log = await served.store.open(board.id)
  const snapshot = await log?.snapshot()
  if (snapshot) stored.push(Buffer.from(snapshot.data).toString('latin1'))
  if (log) for await (const entry of log.read(snapshot?.seq ?? 0)) stored.push(JSON.stringify(entry, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)))
  expect(stored.join('\n')).toContain(canary('text'))
  for (const secret of [...Object.values(board.invites), chair.token, chair.token.split('.')[0]!]) expect(stored.join('\n')).not.toContain(secret)

  await served.stop()
  const written = served.logs.join('\n')
  for (const kept of ['canary', '127.0.0.1', board.id, ...Object.values(board.invites), chair.token.split('.')[0]!, board.code]) expect(written).not.toContain(kept)
})
