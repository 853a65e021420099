/** Fault 4: from some moment on the disk answers every flush with an error. */
import { expect, it } from 'vitest'
import { startServer } from '../support/app.ts'
import { Client, createBoard, joinBoard } from '../support/people.ts'
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
