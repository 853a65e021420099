/** The bar above the board keeps still, and within its window. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** Where the title, the tabs, the phase and each ring stand, from side to side. */
const places = (page: Page) => page.evaluate(() =>
  Object.fromEntries([...document.querySelectorAll('header h1, header [role="tab"], header button')].map((one) => {
    const { left, right } = one.getBoundingClientRect()
    return [one.getAttribute('aria-label') ?? one.firstChild?.textContent ?? '', { left: Math.round(left), right: Math.round(right) }] as const
  }).filter(([name]) => !/people|person/.test(name))))

test.each([
  { width: 1440, options: {}, folds: 8 }, { width: 1280, options: {}, folds: 5 }, { width: 820, options: { hasTouch: true, isMobile: true }, folds: 3 },
])('BOARD-1 nothing in the bar moves when people come, and all of it stays in the window: $width', async ({ width, options, folds }) => {
  const board = await createBoard(server.origin, { title: 'Return, readmission and the exchange of information in the region', from: 'sample' })
  const ana = await sitDown(browser, { viewport: { width, height: 900 }, ...options })
  const { page } = ana
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: 'Serbia' })
  const here = (n: number) => page.getByRole('banner').getByText(t('people.here', { n })).waitFor({ state: 'attached' })
  await here(1)
  const alone = await places(page)
  const others: RoomClient[] = []
  for (let n = 0; n < 10; n++) {
    const other = new RoomClient(await joinBoard(server.origin, board, 'participant', { name: `Guest ${n}` }))
    await other.entered()
    others.push(other)
  }
  await here(11)
  await page.getByRole('banner').getByText(`+${12 - folds}`, { exact: true }).waitFor()
  expect(await places(page)).toEqual(alone)
  await seen(() => page.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  for (const { left, right } of Object.values(alone)) expect(left >= 0 && right <= width).toBe(true)
  // The tabs scroll; what is beside them stays in the window with letters of twice the size, too.
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%', 'important'))
  await seen(() => page.getByRole('button', { name: t('menu.board'), exact: true }).evaluate((button) => innerWidth - button.getBoundingClientRect().right)).toBeGreaterThanOrEqual(0)
  for (const other of others) other.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test.each([{ where: 'a desk', options: {} }, { where: 'a phone', options: PHONE }])('BOARD-1 a theme that the tabs have no room for is two presses away: $where', async ({ options }) => {
  const themes = Array.from({ length: 8 }, (_, n) => `Gemeinsame Rückübernahmeabkommen mit Drittstaaten, Teil ${n + 1}`)
  const board = await createBoard(server.origin, { themes })
  const ana = await sitDown(browser, options)
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
  await ana.button(t('board.tabs')).click()
  const last = ana.item(themes[7]!)
  expect(await last.evaluate((item) => item.scrollWidth - item.clientWidth)).toBe(0)
  await last.click()
  const tab = ana.page.getByRole('tab', { name: themes[7]! })
  await seen(() => tab.getAttribute('aria-selected')).toBe('true')
  // And its tab is seen then.
  await seen(() => tab.evaluate((element) => {
    const { left } = element.getBoundingClientRect()
    return left >= 0 && left < innerWidth / 2
  })).toBe(true)
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})
