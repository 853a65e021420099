/** Every screen and state, at a desk and on the wall, for somebody who asked for less motion. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, sitDown } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { moving } from '../support/legible.ts'
import { sampleFor, walkBoard, walkPages, walkWall } from '../support/walk.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

test('MOTION-1 on no screen anything moves, fades or glides for longer than an instant, and where nobody asked for that the same look finds what does', { timeout: 240_000 }, async () => {
  const seat = await sitDown(browser, { reducedMotion: 'reduce' })
  const all: Record<string, string[]> = {}
  const look = async (state: string) => {
    const here = await moving(seat.page)
    if (here.length > 0) all[state] = here
  }
  await walkPages(seat, server.origin, look)
  const { board, lead, led } = await sampleFor(server.origin)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: 'Serbia' })
  await seat.page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await moving(seat.page)).not.toEqual([])
  await seat.page.emulateMedia({ reducedMotion: 'reduce' })
  await walkBoard(seat, led, false, look)
  await walkWall(seat, `${server.origin}/b/${board.id}`, led, look)
  lead.leave()
  expect(all).toEqual({})
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})
