/** X4: a file of a full board is seconds of work. It is done beside the server, not in it. */
import { expect, test } from 'vitest'
import { startServer } from '../support/app.ts'
import { Client, call, createBoard, joinBoard } from '../support/people.ts'

const CARDS = 4_800

test('X4 while a full board is written in every format, others go on writing; the server ends while one is being written', async () => {
  const server = await startServer()
  const board = await createBoard(server.origin, { attribution: 'none' })
  const [chair, writer] = await Promise.all([joinBoard(server.origin, board, 'moderator'), joinBoard(server.origin, board, 'participant')])
  const authorization = `Bearer ${chair.token}`
  for (let sent = 0; sent < CARDS; sent += 1_200) {
    const cards = Array.from({ length: 1_200 }, (_, n) => ({ place: 'parking', text: `${sent + n} ${'ж'.repeat(200)}` }))
    await call(server.origin, `/api/boards/${board.id}/import`, { cards }, { authorization })
  }
  const client = new Client(writer)
  await client.synced()
  client.add('mine', 'x')
  await client.saved()
  const file = (format: string): Promise<Response> => fetch(`${server.origin}/api/boards/${board.id}/export/${format}`, { headers: { authorization } })
  const written: Record<string, number> = {}
  for (const format of ['docx', 'xlsx']) {
    let done = false
    const asked = file(format).finally(() => (done = true))
    written[format] = 0
    while (!done) {
      client.text('mine').insert(0, 'y')
      client.text('mine').delete(0, 1)
      await client.saved()
      written[format]++
    }
    const answer = await asked
    expect([answer.status, (await answer.arrayBuffer()).byteLength > 10_000]).toEqual([200, true])
  }
  // Written in the server itself, the first edit would have waited for the whole file.
  expect(written.docx).toBeGreaterThan(5)
  expect(written.xlsx).toBeGreaterThan(5)
  for (const format of ['json', 'csv', 'md']) expect((await file(format)).status).toBe(200)

  const left = file('docx').catch(() => null)
  client.text('mine').insert(0, 'z')
  await client.saved()
  client.leave()
  expect(await server.stop()).toBe(0)
  await left
})
