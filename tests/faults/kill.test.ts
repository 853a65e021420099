/**
 * Fault 1: the real server, on its real store, is killed under load again and again. After each kill a newcomer must find
 * every edit that was called saved, and every edit that anyone else had seen. The writers never reconnect: their own copies
 * must not be what heals the board.
 *
 * This proves an order: nothing leaves the server before its store has it. (Told before the append ends, an edit is missing after
 * the first kill.) It proves nothing of flushes: what a killed process has written, the operating system still has. That those are
 * waited for is seen by `disk.test.ts`, where they fail, and by `tests/log/power.test.ts`, where the power goes.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { Client, createBoard, joinBoard, type Person } from '../support/people.ts'

const KILLS = Number(process.env.KILLS ?? 50)
const WRITERS = 3

describe('kill -9 under load', () => {
  let server: RunningServer
  afterAll(() => server?.stop())

  it(`SAVE-1 SAVE-2 fault 1: ${KILLS} kills lose nothing that was saved or seen`, { timeout: 480_000 }, async () => {
    server = await startServer()
    const { dataDir, port } = server
    const board = await createBoard(server.origin, { attribution: 'none' })
    const people: Person[] = []
    for (let n = 0; n < WRITERS; n++) people.push(await joinBoard(server.origin, board, 'moderator'))
    const first = new Client(people[0]!)
    await first.synced()
    for (let n = 0; n < WRITERS; n++) first.add(`card${n}`, `text ${n}: `)
    await first.saved()
    first.leave()

    let seed = 20211220
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    let count = 0
    /** Kills before which something was saved or seen: an early one may come before the first flush. */
    let telling = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const writers = people.map((person) => new Client(person))
      // What was written since the state everyone shares was encoded follows it.
      await Promise.all(writers.map((writer) => writer.until(() => writer.provider.synced && people.every((_person, n) => writer.card(`card${n}`)))))
      // Each writer counts upwards in a field of its own card: one number tells which of its edits are there.
      const certain = new Array<number>(WRITERS).fill(0)
      const clocks = writers.map(() => [] as { clock: number; value: number }[])
      const value = (client: Client, n: number) => Number(client.card(`card${n}`)?.get('evidence') ?? 0)
      writers.forEach((writer, n) => {
        writer.doc.on('update', () => {
          writers.forEach((_other, m) => {
            if (m !== n) certain[m] = Math.max(certain[m]!, value(writer, m))
          })
        })
      })
      const until = performance.now() + 20 + random() * 120
      while (performance.now() < until) {
        writers.forEach((writer, n) => {
          writer.card(`card${n}`)!.set('evidence', String(++count))
          clocks[n]!.push({ clock: writer.doc.store.clients.get(writer.doc.clientID)!.at(-1)!.id.clock, value: count })
        })
        await new Promise((resolve) => setImmediate(resolve))
      }
      await server.kill()
      writers.forEach((writer, n) => {
        for (const { clock, value: written } of clocks[n]!) if (clock < writer.savedClock) certain[n] = Math.max(certain[n]!, written)
        writer.leave()
      })
      server = await startServer({ dataDir, port })
      const reader = new Client(people[0]!)
      await reader.synced()
      const found = () => people.map((_person, n) => value(reader, n))
      // Nobody else is there who could bring it.
      const isThere = () => found().every((number, n) => number >= certain[n]!)
      await reader.until(isThere).catch(() => expect.unreachable(`kill ${kill}: certain ${certain}, found ${found()}`))
      if (certain.some((number) => number > 0)) telling++
      reader.leave()
    }
    expect(telling).toBeGreaterThan(KILLS / 2)
  })
})
