/** What a person does on a first visit while only the cards are there: on a thin line what is done with them comes seconds later. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

test('AFAR-1 KEY while only the cards are there one writes, keys work, and what is opened says that it is coming, and fills; nothing is asked for before it', async () => {
  const board = await createBoard(server.origin, { from: 'sample' })
  // Without a service worker, so that what is asked for can be held back.
  const ana = await sitDown(browser, { serviceWorkers: 'block' })
  const { page } = ana
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.route(/assets\/(tools|en-whole)-/, async (route) => {
    await until
    await route.continue()
  })
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: 'Serbia' })

  await page.keyboard.press('n')
  await seen(() => ana.focus()).toBe(`textarea: ${t('card.newIn', { title: t('quadrant.S') })}`)
  await page.keyboard.type('Written at once')
  await page.keyboard.press('Enter')
  await ana.card('Written at once').waitFor()
  await ana.saved()
  await page.keyboard.press('Escape')
  await seen(() => ana.focus()).toBe('item: Written at once')
  await page.keyboard.press('Space')
  await page.locator('[data-selecting]').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowUp')
  await seen(() => ana.focus()).not.toBe('item: Written at once')
  const card = await ana.focus()

  await page.keyboard.press('.')
  await seen(() => ana.focus()).toBe(`menuitem: ${t('shell.loading')}`)
  await page.keyboard.press('Escape')
  await seen(() => ana.focus()).toBe(card)
  await ana.button(t('filter.title')).click()
  await page.getByRole('dialog', { name: t('filter.title') }).getByText(t('shell.loading')).waitFor()
  await page.keyboard.press('Escape')
  await ana.button(t('menu.board')).click()
  await seen(() => ana.focus()).toBe(`menuitem: ${t('shell.loading')}`)
  expect(asked.filter((path) => /\/assets\/(room|Above|ActionPanel|DigestPanel)-/.test(path))).toEqual([])

  release()
  await ana.item(t('menu.display')).waitFor()
  await seen(() => ana.focus()).toBe(`menuitem: ${t('menu.display')}`)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: t('actions.title') }).waitFor()
  await seen(() => Promise.resolve(asked.some((path) => path.includes('/assets/room-')))).toBe(true)
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})
