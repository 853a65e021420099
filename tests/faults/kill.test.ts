/**
 * Fault 1: the real server, on its real store, is killed under load again and again, while drafts are being revealed on another board and
 * a vote is being closed on a third. After each kill a newcomer must find every edit that was called saved, and every edit that anyone
 * else had seen; and the drafts and the vote must be whole.
 *
 * This proves an order: nothing leaves the server before its store has it. (Told before the append ends, an edit is missing after
 * the first kill.) It proves nothing of flushes: what a killed process has written, the operating system still has. That those are
 * waited for is seen by `disk.test.ts`, where they fail, and by `tests/log/power.test.ts`, where the power goes.
 */
import { afterAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { Close } from './close.ts'
import { Load } from './load.ts'
import { Reveal } from './reveal.ts'

const KILLS = Number(process.env.KILLS ?? 50)

describe('kill -9 under load', () => {
  let server: RunningServer
  afterAll(() => server?.stop())

  it(`SAVE-1 SAVE-2 DRAFT-2 VOTE-2 fault 1: ${KILLS} kills lose nothing that was saved or seen, reveal all drafts or none, and close the vote or leave every ballot`, { timeout: 600_000 }, async () => {
    server = await startServer()
    const { origin, dataDir, port } = server
    const load = await Load.on(origin)
    const [reveal, close] = [await Reveal.on(origin), await Close.on(origin)]
    const struck = [load, reveal, close]

    let seed = 20211220
    const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
    for (let kill = 0; kill < KILLS; kill++) {
      for (const one of struck) await one.arm(kill)
      const underWay = new Set([reveal, close])
      const length = Math.max(20 + random() * 120, ...[...underWay].map(({ moment }) => moment.beforeMs))
      const start = performance.now()
      for (let past = 0; past < length; past = performance.now() - start) {
        for (const one of underWay) {
          if (past < length - one.moment.beforeMs) continue
          one.begin()
          underWay.delete(one)
        }
        load.write()
        await new Promise((resolve) => setImmediate(resolve))
      }
      // What is due later than a turn takes.
      for (const one of underWay) one.begin()
      await server.kill()
      for (const one of struck) one.fallen()
      server = await startServer({ dataDir, port })
      for (const one of struck) await one.judge(kill)
    }
    reveal.fallen()
    close.fallen()

    expect(load.telling).toBeGreaterThan(KILLS / 2)
    for (const [name, { moment }] of [['reveal', reveal], ['close', close]] as const) {
      const { done, undone, told } = moment.counts
      console.log(`${KILLS} kills while ${name} was under way: ${done} left it done (${told} times the moderator had been told), ${undone} left it undone`)
      if (KILLS >= 20) expect(Math.min(done, undone), `the kills during ${name} all came too early or too late`).toBeGreaterThan(0)
    }
  })
})
