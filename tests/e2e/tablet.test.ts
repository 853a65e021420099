/** A tablet held upright: the boxes have its width. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boxPlace } from '../../shared/board/place.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

test('BOARD-1 on a tablet held upright the boxes have its width and the actions are a press away; with both, what is shown to all and every heading is whole', async () => {
  const board = await createBoard(server.origin)
  const mira = await sitDown(browser, { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true })
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  const right = () => mira.box('W').evaluate((box) => innerWidth - Math.round(box.getBoundingClientRect().right))
  expect(await right()).toBeLessThan(30)
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator'))
  await lead.entered()
  expect(await lead.command({ type: 'spotlight.set', path: boxPlace('return', 'W') })).toMatchObject({ ok: true })
  const bar = mira.page.getByRole('complementary', { name: t('spotlight.on') })
  await bar.waitFor()

  await mira.button(t('actions.unfold')).click()
  await seen(right).toBeGreaterThan(270)
  const list = mira.page.getByRole('heading', { name: t('actions.title'), exact: true })
  for (const heading of [list, mira.page.getByRole('heading', { name: t('quadrant.W'), exact: true })]) {
    expect(await heading.evaluate((element) => element.getClientRects()[0]!.height / parseFloat(getComputedStyle(element).lineHeight))).toBeLessThan(1.5)
  }
  const edge = await bar.evaluate((element) => element.getBoundingClientRect().right)
  for (const verb of await bar.getByRole('button').all()) expect(await verb.evaluate((element) => element.getBoundingClientRect().right)).toBeLessThanOrEqual(edge)
  expect(await bar.locator('p').evaluate((words) => words.scrollWidth - words.clientWidth)).toBe(0)
  lead.leave()
  expect(mira.crashes).toEqual([])
  await mira.context.close()
})
