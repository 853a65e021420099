/** A tab that sleeps for an hour, as behind a lid that was closed: its clock jumps, its timers come late and once, its line has long been gone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

const HOUR = 3_600_000
/** As after any broken line (fault 9), with the slowness of a machine that draws two pages. */
const SOON = 10_000

const PEOPLE = /\d+ (person|people) here/
const people = (seat: Seat) => async () => PEOPLE.exec((await seat.page.getByRole('banner').getByRole('button', { name: PEOPLE }).textContent()) ?? '')?.[0]
const here = (n: number): string => t('people.here', { n })

test.each([
  ['was told that its line had gone', 'cut'],
  ['was told nothing (fault 9)', 'swallow'],
] as const)('fault 20: a tab asleep for an hour, which %s, has everything when it wakes, loses nothing, and is there again for the others', { timeout: 90_000 }, async (_, how) => {
  const board = await createBoard(server.origin, { title: 'Asleep', attribution: 'named', themes: [{ id: 'return', title: 'Return' }] })
  const line = await Line.to(server.port)
  const [mira, ana] = [await sitDown(browser), await sitDown(browser)]
  await ana.page.clock.install()
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  await ana.join(linkFor(line.origin, board, 'participant'), { name: 'Ana' })
  await ana.write('S', 'before the lid fell')
  await ana.saved()
  for (const seat of [mira, ana]) await seen(people(seat)).toBe(here(2))

  line[how]()
  await ana.write('S', 'as the lid fell')
  const chrome = await ana.context.newCDPSession(ana.page)
  await chrome.send('Page.setWebLifecycleState', { state: 'frozen' })
  await seen(people(mira)).toBe(here(1))
  await mira.write('W', 'while she slept')
  await mira.edit('before the lid fell')
  await mira.writing().pressSequentially(', and after')
  await mira.leaveText()
  await mira.saved()

  line.restore()
  await chrome.send('Page.setWebLifecycleState', { state: 'active' })
  const woke = Date.now()
  await ana.page.clock.fastForward(HOUR)
  await ana.saved()
  await ana.card('while she slept').waitFor()
  await mira.card('as the lid fell').waitFor()
  for (const seat of [mira, ana]) await seen(people(seat)).toBe(here(2))
  expect(Date.now() - woke).toBeLessThan(SOON)
  for (const seat of [mira, ana]) {
    await seen(() => seat.texts('S')).toEqual(['before the lid fell, and after', 'as the lid fell'])
    await seen(() => seat.texts('W')).toEqual(['while she slept'])
  }
  // What she does is seen at once again, and where she does it.
  await ana.edit('as the lid fell')
  await ana.writing().pressSequentially('!')
  await mira.card('as the lid fell!').waitFor()
  await mira.page.getByLabel(t('people.inBox', { names: 'Ana' })).first().waitFor()
  for (const seat of [mira, ana]) {
    expect(seat.crashes).toEqual([])
    await seat.context.close()
  }
  await line.close()
})
