/** The cards nobody has opened. That one was is told up to eight seconds later, so that it does not follow one person's hand. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

test('OPEN-1 the moderator sees which cards nobody has opened, goes to each, and an opened one leaves the list for good', async () => {
  const board = await createBoard(server.origin)
  const record = new Client(await joinBoard(server.origin, board, 'moderator'))
  await record.synced()
  record.add('c1', 'Nobody looked here')
  record.add('c2', 'Ana looks here')
  await record.saved()
  const [ana, mira] = [await sitDown(browser), await sitDown(browser)]
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mila' })
  await mira.boardMenu(t('people.part'))
  const list = mira.page.getByRole('region', { name: t('opened.title') })
  await seen(() => list.getByRole('listitem').count()).toBe(2)
  await ana.card('Ana looks here').focus()
  await seen(() => list.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('Nobody looked here') as string])
  await list.getByRole('button', { name: 'Nobody looked here' }).click()
  await seen(() => mira.focus()).toBe('item: Nobody looked here')
  await list.getByText(t('opened.none')).waitFor()
  expect([...ana.crashes, ...mira.crashes]).toEqual([])
  record.leave()
})
