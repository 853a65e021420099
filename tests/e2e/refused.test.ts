/** The way to what was not accepted, wherever it stands, and to the words of whoever had one's place before. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { isHandover } from '../../client/connection/handover.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let lead: RoomClient
let ana: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())
beforeEach(async () => {
  board = await createBoard(server.origin, { title: 'Budva' })
  lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Mira' }))
  await lead.entered()
})
afterEach(async () => {
  expect(ana.crashes).toEqual([])
  lead.leave()
  await ana.context.close()
})

const sit = async (options = {}): Promise<Seat> => {
  const seat = await sitDown(browser, options)
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
  return seat
}
/** On a phone the field for a new card stands beside its box. */
async function write(seat: Seat, text: string): Promise<void> {
  const field = seat.page.getByLabel(t('card.newIn', { title: t('quadrant.S') })).locator('visible=true')
  await field.fill(text)
  await field.press('Enter')
  await seat.card(text).waitFor()
}
const theme = (seat: Seat, nth: number) => seat.page.getByRole('tablist').first().getByRole('tab').nth(nth)

const SIZES: { size: string; least: number; options: BrowserContextOptions }[] = [
  { size: 'desk', least: 24, options: {} },
  { size: 'phone', least: 44, options: { ...PHONE, viewport: { width: 360, height: 740 } } },
]

test.each(SIZES)(
  'LOCK-4 the sign that something was not accepted leads to it, on another theme too: $size',
  async ({ options, least }) => {
    ana = await sit(options)
    const { page } = ana
    await write(ana, 'Joint patrols')
    await ana.saved()
    await ana.context.setOffline(true)
    await seen(() => ana.sign()).toMatch(/^Offline/)
    await ana.edit('Joint patrols')
    await ana.writing().pressSequentially(' every week')
    await ana.leaveText()
    await theme(ana, 1).click()
    await ana.box('S', 'readmission').waitFor()
    await write(ana, 'A card that is refused')
    expect(await lead.command({ type: 'lock.set', path: 'swot', locked: true })).toMatchObject({ ok: true })
    await ana.context.setOffline(false)
    await seen(() => ana.sign()).toBe(t('saved.refused'))

    const sign = ana.button(t('saved.refusedGo'))
    expect((await sign.boundingBox())!.height).toBeGreaterThanOrEqual(least)
    const places = []
    for (let n = 0; n < 2; n++) {
      await sign.click()
      // Pressed, the sign itself has the focus until it leads on.
      await seen(async () => ['item: Joint patrols', `button: ${t('refused.copy')}`].includes(await ana.focus())).toBe(true)
      places.push(await ana.focus())
      // What came back is read where one is now.
      const words = places.at(-1)!.startsWith('item') ? 'every week' : 'A card that is refused'
      expect(await page.locator('q', { hasText: words }).evaluate((quote) => {
        const { top, bottom, left } = quote.getBoundingClientRect()
        return top >= 0 && bottom <= innerHeight && quote.contains(document.elementFromPoint(left + 12, (top + bottom) / 2))
      })).toBe(true)
    }
    expect(places.toSorted()).toEqual([`button: ${t('refused.copy')}`, 'item: Joint patrols'])
    expect(await theme(ana, 0).getAttribute('aria-selected')).toBe('true')
  },
)

test.each(SIZES)('LOCK-4 KEY however much was refused, the newest stands at the foot and covers nothing one works in, the rest behind its number: $size', async ({ options, least }) => {
  ana = await sit(options)
  const { page } = ana
  await ana.context.setOffline(true)
  await seen(() => ana.sign()).toMatch(/^Offline/)
  const texts = Array.from({ length: 6 }, (_, n) => `Refused ${n + 1}: what would be lost without a place to read it`)
  for (const text of texts) await write(ana, text)
  expect(await lead.command({ type: 'lock.set', path: 'swot/return/S', locked: true })).toMatchObject({ ok: true })
  await ana.context.setOffline(false)
  const tray = page.getByRole('region', { name: t('refused.tray') })
  await tray.getByText(texts.at(-1)!).waitFor()
  expect(await tray.locator('q').allTextContents()).toEqual([texts.at(-1)])
  // What one works in ends where it begins.
  const top = (await tray.boundingBox())!.y
  for (const one of await page.locator('[data-box], [data-composer], [data-actions], nav').filter({ visible: true }).all()) {
    const { y, height } = (await one.boundingBox())!
    expect(y + height <= top + 0.5 || y >= top + 40).toBe(true)
  }
  for (const button of await tray.getByRole('button').all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(least)

  const more = ana.button(t('refused.more', { n: 5 }), tray)
  await more.focus()
  await page.keyboard.press('Enter')
  await seen(() => tray.locator('q').allTextContents()).toEqual(texts.toReversed())
  // The same button folds it again: the focus stays on it.
  await seen(() => ana.focus()).toBe(`button: ${t('refused.fewer')}`)
  expect(await tray.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(0)
  // A line is dismissed, and the focus stays among them.
  await ana.button(t('refused.dismiss'), tray).first().focus()
  await page.keyboard.press('Enter')
  await seen(() => tray.locator('q').allTextContents()).toEqual(texts.slice(0, 5).toReversed())
  await seen(() => tray.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await ana.button(t('refused.dismissAll'), tray).click()
  await tray.getByText(t('refused.dismissAsk')).waitFor()
  await page.keyboard.press('Escape')
  expect(await tray.locator('q').count()).toBe(5)
  await ana.button(t('refused.dismissAll'), tray).click()
  await ana.button(t('refused.dismissAll'), tray.getByRole('group', { name: t('refused.dismissAsk') })).click()
  await tray.waitFor({ state: 'detached' })
  await seen(() => ana.sign()).toBe(t('saved.saved'))
})

test('OFF-2 whoever goes on here by their own link is shown the words that somebody else left on this device first', async () => {
  ana = await sit()
  await seen(() => ana.page.evaluate((id) => localStorage.getItem(`plenum/board/${id}`), board.id)).toContain('"kept":true')
  await ana.write('S', 'Joint patrols')
  await ana.saved()
  await ana.context.setOffline(true)
  await seen(() => ana.sign()).toMatch(/^Offline/)
  await ana.edit('Joint patrols')
  await ana.writing().pressSequentially(' every week')
  await ana.leaveText()
  await seen(() => ana.sign()).toBe(t('offline.keptN', { n: 1 }))
  // Gone before it could be sent.
  await ana.page.close()
  await ana.context.setOffline(false)

  const bojan = await sitDown(browser)
  await bojan.join(linkFor(server.origin, board, 'participant'), { name: 'Bojan' })
  await bojan.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await bojan.boardMenu(t('handover.title'))
  await bojan.button(t('handover.copy')).click()
  await bojan.button(t('common.copied')).waitFor()
  const link = await bojan.page.evaluate(() => navigator.clipboard.readText())
  expect(isHandover(new URL(link).hash.slice(1))).toBe(true)
  await bojan.context.close()

  const page = await ana.context.newPage()
  await page.goto(link)
  await page.getByText(t('handover.replaces', { name: 'Ana' })).waitFor()
  await page.getByText(t('forget.unsent')).waitFor()
  await page.getByText('Joint patrols every week').waitFor()
  expect(await page.getByRole('button', { name: t('refused.copy') }).count()).toBe(1)
  await page.getByRole('button', { name: t('handover.goOn', { name: 'Bojan' }) }).click()
  await page.locator('[data-board] [data-place]').first().waitFor()
  await seen(() => page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('plenum/')).length)).toBeLessThanOrEqual(2)
  expect(await page.locator('[data-place] article').allTextContents()).toEqual([expect.stringMatching(/^Joint patrols(?! every)/)])
})
