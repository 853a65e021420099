/** A board that is closed: what was under way is over on every screen, and nothing is offered that would be refused. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

test('BOARD-1 BOARD-3 closing a board counts the open vote, says so before, and takes the floor and all that leads the session off the screen', async () => {
  const board = await createBoard(server.origin, { from: 'sample' })
  const ana = new RoomClient(await joinBoard(server.origin, board, 'participant', { name: 'Ana' }))
  await ana.entered()
  const mira = await sitDown(browser)
  const { page } = mira
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: t('join.delegationNone') })
  const target = `card/${await mira.box('S').locator('article[data-focus]').first().getAttribute('data-focus')}`
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  const led = async (command: Record<string, unknown>) => expect(await lead.command(command)).toMatchObject({ ok: true })
  await led({ type: 'vote.open', title: 'Last vote', targets: [target], dots: 3, perTarget: 2 })
  expect(await ana.command({ type: 'vote.cast', target, dots: 2 })).toMatchObject({ ok: true })
  expect(await ana.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
  await led({ type: 'floor.next' })
  const floor = page.getByRole('button', { name: t('floor.title') })
  await floor.waitFor()

  await mira.boardMenu(t('menu.close'))
  await page.getByText(t('menu.closeVote')).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: t('menu.close') }).click()
  await page.getByText(t('board.closed')).waitFor()

  await seen(() => floor.count()).toBe(0)
  await mira.button(t('vote.results')).click()
  await page.getByRole('heading', { name: 'Last vote' }).waitFor()
  await page.keyboard.press('Escape')
  // Nothing leads a session that is over.
  await mira.boardMenu(t('agenda.title'))
  await page.getByRole('heading', { name: t('agenda.title'), exact: true }).waitFor()
  expect(await mira.button(t('agenda.add')).count()).toBe(0)
  await mira.boardMenu(t('vote.title'))
  await page.getByText(t('vote.none')).waitFor()

  await page.goto(`${server.origin}/b/${board.id}/display`)
  await page.getByText(t('display.closed')).waitFor()
  expect(await page.getByText(t('floor.speaking')).count()).toBe(0)
  for (const room of [ana, lead]) room.leave()
  expect(mira.crashes).toEqual([])
  await mira.context.close()
})

test('BOARD-1 DRAFT-1 on a board that is closed while people write in private nobody is told that they are writing; who left a private card there is told so', async () => {
  const board = await createBoard(server.origin)
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  const led = async (command: Record<string, unknown>) => expect(await lead.command(command)).toMatchObject({ ok: true })
  const ana = await sitDown(browser)
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
  await led({ type: 'phase.set', id: 'collect' })
  await ana.page.getByText(t('drafts.private')).waitFor()
  await ana.write('S', 'Between me and this page')
  await ana.saved()
  await led({ type: 'board.close' })
  await ana.page.getByText(t('board.closed')).waitFor()
  await seen(() => ana.page.getByText(t('drafts.private')).count()).toBe(0)
  await ana.page.getByText(t('drafts.late', { n: 1 })).waitFor()
  expect(await ana.button(t('drafts.revealMine')).count()).toBe(0)
  lead.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})
