/** What the sign says is so: saved, saving, offline, and back after a server that was killed. */
import { expect, test } from 'vitest'
import type { Quadrant } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer } from '../support/app.ts'
import { linkFor, seen, t, type Seat } from '../support/browser.ts'
import { allSee as everySees, three, type Three } from '../support/three.ts'

let ana: Seat, bojan: Seat, mira: Seat
let board: CreatedBoard
let now: Three
three((here) => {
  now = here
  ;({ board, ana, bojan, mira } = now)
})

/** All three see the same in a box. */
const allSee = (quadrant: Quadrant, texts: string[]) => everySees([ana, bojan, mira], quadrant, texts)

test('SAVE-1 the sign says saving until the server has answered, and nobody sees the card before', async () => {
  process.kill(now.server.pid, 'SIGSTOP')
  try {
    await ana.write('S', 'Not yet')
    await seen(() => ana.sign()).toBe(t('saved.savingN', { n: 1 }))
    expect(await bojan.texts('S')).toEqual([])
  } finally {
    process.kill(now.server.pid, 'SIGCONT')
  }
  await ana.saved()
  await allSee('S', ['Not yet'])
})

test('SAVE-1 without a connection the sign counts what is kept on the page, and it arrives when the connection is back', async () => {
  await ana.context.setOffline(true)
  await seen(() => ana.sign()).toBe(t('saved.offline'))
  await ana.write('S', 'one')
  await ana.write('W', 'two')
  await seen(() => ana.sign()).toMatch(/^Offline: 2 changes/)
  await bojan.write('S', 'meanwhile')
  expect(await bojan.texts('W')).toEqual([])
  await ana.context.setOffline(false)
  await ana.saved()
  await allSee('W', ['two'])
  for (const seat of [ana, bojan, mira]) await seen(async () => (await seat.texts('S')).toSorted()).toEqual(['meanwhile', 'one'])
})

test('SAVE-2 what was called saved outlives a server killed in the middle of writing; everyone is back by themselves', async () => {
  const called: string[] = []
  for (const n of [1, 2, 3, 4, 5]) {
    await ana.write('S', `saved ${n}`)
    await ana.saved()
    called.push(`saved ${n}`)
  }
  const typing = Promise.all([
    ana.edit('saved 5').then((area) => area.pressSequentially(' and in the middle')),
    bojan.write('W', 'in flight'),
  ])
  await now.server.kill()
  await typing
  await ana.leaveText()
  await seen(() => ana.sign()).toMatch(/^Offline/)
  await bojan.write('T', 'while it was gone')

  now.server = await startServer({ port: now.server.port, dataDir: now.server.dataDir })
  await Promise.all([ana.saved(), bojan.saved(), mira.saved()])
  await allSee('S', [...called.slice(0, 4), 'saved 5 and in the middle'])
  await allSee('W', ['in flight'])
  await allSee('T', ['while it was gone'])
})

test('SAVE-2 a reload shows the same board to the same person', async () => {
  await ana.write('S', 'Mine')
  await ana.saved()
  await ana.page.reload()
  await ana.opened()
  await seen(() => ana.texts('S')).toEqual(['Mine'])
  await ana.card('Mine').getByRole('img', { name: t('card.mine') }).waitFor()
  // By the link again, on the same device: the same person, and no second one in the list.
  await ana.page.goto('about:blank')
  await ana.page.goto(linkFor(now.server.origin, board, 'participant'))
  await ana.opened()
  await ana.card('Mine').getByRole('img', { name: t('card.mine') }).waitFor()
  await ana.button(t('people.here', { n: 3 })).waitFor()
  expect(ana.page.url()).toBe(`${now.server.origin}/b/${board.id}`)
})
