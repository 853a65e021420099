/** The names of controls that are a sign alone: for who points at them or goes to them, in nobody's way else. */
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

test('KEY-6 a dialog that opens or closes shows no tip over its words; the pointer and the keys do', async () => {
  const board = await createBoard(server.origin, { title: 'Budva' })
  const seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  const { page } = seat
  const tip = page.locator('[popover][aria-hidden="true"]:popover-open')
  const dialog = page.locator('dialog[open]')
  const close = seat.button(t('common.close'), dialog)
  const focused = () => close.evaluate((button) => button === document.activeElement)

  // The keys of the board come right after its cards.
  await seen(() => seat.button(t('menu.board')).isEnabled()).toBe(true)
  // By a key, so that what has the focus is ringed.
  await page.keyboard.press('?')
  await close.waitFor()
  expect(await focused()).toBe(true)
  expect(await tip.count()).toBe(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toBe(true)
  expect(await tip.textContent()).toBe(t('common.close'))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await tip.count()).toBe(0)

  // From a menu, which has the focus back before the dialog takes it.
  await seat.button(t('menu.board')).focus()
  await page.keyboard.press('Enter')
  await seat.item(t('menu.settings')).focus()
  await page.keyboard.press('Enter')
  await close.waitFor()
  expect(await tip.count()).toBe(0)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await tip.count()).toBe(0)

  await seat.button(t('filter.title')).hover()
  await tip.waitFor()
  expect(await tip.textContent()).toBe(t('filter.title'))
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})
