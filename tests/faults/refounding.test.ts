/**
 * Fault 1 while a board's document is founded anew: the real server, on its real store, is killed around the moment at which the
 * new one becomes durable. What is read afterwards is one of the two, whole, and people go on with it.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readContent } from '../../shared/board/read.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { Client, createBoard, joinBoard } from '../support/people.ts'
import { KillMoment } from './killMoment.ts'

const KILLS = Number(process.env.KILLS ?? 50) / 5
const FOUR_DAYS = 4 * 86_400_000

let server: RunningServer
const before = mkdtempSync(join(tmpdir(), 'plenum-refounding-'))
afterAll(async () => {
  await server?.stop()
  rmSync(before, { recursive: true, force: true })
})

it(`SAVE-3 SAVE-2 fault 1: after ${KILLS} kills while a document is founded anew, the board is the old one or the new one, and whole`, { timeout: 300_000 }, async () => {
  server = await startServer()
  const { dataDir, port, origin } = server
  const board = await createBoard(origin, { from: 'sample' })
  const mira = await joinBoard(origin, board, 'moderator', { name: 'Mira' })
  const old = new Client(mira)
  await old.synced()
  old.add('worn', 'Written and taken out')
  for (let round = 0; round < 9; round++) {
    old.doc.transact(() => {
      for (let n = 0; n < 2_000; n++) {
        const at = (n * 5) % old.text('worn').length
        old.text('worn').insert(at, 'w')
        old.text('worn').delete(at, 1)
      }
    })
    await old.saved()
  }
  const content = readContent(old.doc)
  const clients = old.doc.store.clients.size
  const state = Y.encodeStateAsUpdate(old.doc)
  old.leave()
  await server.stop()
  cpSync(dataDir, before, { recursive: true })

  const moment = new KillMoment(150)
  for (let kill = 0; kill < KILLS; kill++) {
    server = await startServer({ dataDir, port, laterMs: FOUR_DAYS })
    // Whoever asks for it has the board opened.
    moment.sent(fetch(`${origin}/api/boards/${board.id}`, { headers: { authorization: `Bearer ${mira.token}` } }))
    await new Promise((resolve) => setTimeout(resolve, moment.beforeMs))
    await server.kill()

    server = await startServer({ dataDir, port })
    const fresh = new Client(mira)
    await fresh.synced()
    expect(readContent(fresh.doc)).toEqual(content)
    const done = fresh.doc.store.clients.size === 1
    if (!done) expect(fresh.doc.store.clients.size).toBe(clients)
    if (moment.told) expect(done, 'the board was answered for, so it was durable').toBe(true)
    moment.left(done)
    fresh.add(`after${kill}`, 'Written afterwards')
    await fresh.saved()
    // Who holds the old document goes on with it, or is sent away.
    const holder = new Client(mira)
    holder.provider.disconnect()
    Y.applyUpdate(holder.doc, state)
    holder.provider.connect()
    await holder.until(() => (done ? holder.closed === CLOSE.version : holder.card(`after${kill}`) !== undefined))
    holder.leave()
    fresh.leave()
    await server.kill()
    rmSync(dataDir, { recursive: true })
    cpSync(before, dataDir, { recursive: true })
  }
  const { done, undone } = moment.counts
  console.log(`${KILLS} kills while a document was founded anew: ${done} left the new one, ${undone} the old one`)
  if (KILLS >= 10) expect(Math.min(done, undone), 'the kills all came too early or too late').toBeGreaterThan(0)
})
