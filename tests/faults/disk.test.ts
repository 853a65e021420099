/** Fault 4: from some moment on the disk answers every flush with an error. Fault 6: it does not answer for a while. */
import { expect, it } from 'vitest'
import { startServer } from '../support/app.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'
import { findStrace } from '../support/strace.ts'

/** Flushes of one thread that still succeed. */
const GOOD = 12

it('FAULT-4 when a flush fails nothing more is called saved, the server ends with a sentence, and all that was saved is there', { timeout: 60_000 }, async () => {
  const { bin, env } = await findStrace()
  const inject = ['-D', '-f', '-e', 'trace=fdatasync', '-e', `inject=fdatasync:error=EIO:when=${GOOD}+`, '-e', 'signal=none', '-E', 'LD_LIBRARY_PATH', '-o', '/dev/null']
  const failing = await startServer({ under: { command: [bin, ...inject], env } })
  const board = await createBoard(failing.origin, { attribution: 'none' })
  const person = await joinBoard(failing.origin, board, 'moderator')
  const writer = new Client(person)
  await writer.synced()
  writer.add('card', 'text')
  await writer.saved()
  const typed: { clock: number; value: number }[] = []
  let over = false
  const ended = failing.ended.finally(() => (over = true))
  for (let value = 1; !over; value++) {
    writer.card('card')!.set('evidence', String(value))
    typed.push({ clock: writer.doc.store.clients.get(writer.doc.clientID)!.at(-1)!.id.clock, value })
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await ended).toBe(1)
  expect(failing.log()).toContain('could not be written')
  expect(failing.log()).toContain('Check the disk, then start it again.')
  const certain = typed.filter(({ clock }) => clock < writer.savedClock).at(-1)!.value
  writer.leave()
  expect(certain).toBeLessThan(typed.at(-1)!.value)

  const { port, dataDir } = failing
  const again = await startServer({ port, dataDir })
  const reader = new Client(person)
  await reader.synced()
  expect(Number(reader.card('card')!.get('evidence'))).toBeGreaterThanOrEqual(certain)
  reader.leave()
  await again.stop()
})

it('FAULT-6 SAVE-1 while the disk does not answer, the board can be read and says that it is not saving; then it goes on, and all is there', { timeout: 120_000 }, async () => {
  const { bin, env } = await findStrace()
  const inject = ['-D', '-f', '-e', 'trace=fdatasync', '-e', `inject=fdatasync:delay_enter=8s:when=${GOOD}`, '-e', 'signal=none', '-E', 'LD_LIBRARY_PATH', '-o', '/dev/null']
  // Each thread that writes is held up once.
  const slow = await startServer({ under: { command: [bin, ...inject], env: { ...env, UV_THREADPOOL_SIZE: '2' } } })
  const board = await createBoard(slow.origin)
  const [author, late] = [await joinBoard(slow.origin, board, 'participant'), await joinBoard(slow.origin, board, 'participant')]
  const room = new RoomClient(await joinBoard(slow.origin, board, 'moderator'))
  const writer = new Client(author)
  await Promise.all([writer.synced(), room.entered()])
  const told = (saving: boolean): boolean => room.events.some((event) => event.type === 'saving.changed' && event.saving === saving)
  const cards: string[] = []
  while (!told(false)) {
    cards.push(`c${cards.length}`)
    writer.add(cards.at(-1)!, 'text', { place: 'parking' })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const certain = cards.filter((id) => writer.card(id)!._item!.id.clock < writer.savedClock)
  const began = performance.now()
  const reader = new Client(late)
  await reader.synced()
  expect(performance.now() - began).toBeLessThan(3_000)
  expect(certain.filter((id) => !reader.card(id))).toEqual([])
  expect(await room.command({ type: 'timer.stop' })).toMatchObject({ ok: false, refusal: { code: 'SAVE-1', retry: true } })

  await expect.poll(() => told(true), { timeout: 60_000 }).toBe(true)
  await reader.until(() => cards.every((id) => reader.card(id)), 30_000)
  await writer.saved()
  for (const client of [writer, reader, room]) client.leave()
  await slow.kill()
  const again = await startServer({ dataDir: slow.dataDir })
  const checking = new Client({ ...late, origin: again.origin })
  await checking.synced()
  expect(cards.filter((id) => !checking.card(id))).toEqual([])
  checking.leave()
  await again.stop()
})
