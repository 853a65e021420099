/** Every state of a board under a finger, on a tablet and on a desk that is touched. Phones: everywhere.test.ts. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { DESK, linkFor, sitDown } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { settled, small } from '../support/legible.ts'
import { walkBoard } from '../support/walk/board.ts'
import { sampleFor } from '../support/walk/sample.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

test.each([
  { size: 'tablet', options: { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true } }, { size: 'desk', options: { ...DESK, hasTouch: true } },
])('PHONE-4 a finger hits everything on a board: $size', { timeout: 240_000 }, async ({ options }) => {
  const seat = await sitDown(browser, options)
  const all: Record<string, string[]> = {}
  const { board, lead, led } = await sampleFor(server.origin)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: 'Serbia' })
  await walkBoard(seat, led, false, async (state) => {
    await settled(seat.page)
    const here = await small(seat.page)
    if (here.length > 0) all[state] = here
  })
  lead.leave()
  expect(all).toEqual({})
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})
