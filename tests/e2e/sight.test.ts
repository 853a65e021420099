/** What is read of a board before it stands there, and how the board takes its place. The code of the board is held back here, as a thin line would. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { clean } from '../support/axe.ts'
import { atEnd, linkFor, PHONE, seen, sitDown, t, uppermost, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { call, createBoard, joinBoard, RoomClient } from '../support/people.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import type { Role } from '../../shared/board/keys.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

const SIGHT = '[data-sight]'
const BOARD = '[data-board]'

/** Sits before the first sight of a board, whose code waits. Returns what lets it come. */
async function beforeBoard(seat: Seat, board: CreatedBoard, role: Role = 'participant'): Promise<() => void> {
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  const held = /assets\/(board|session|yjs)-/
  await seat.page.route(held, async (route) => {
    await until
    await route.continue()
  })
  await seat.page.goto(linkFor(server.origin, board, role))
  await seat.page.getByLabel(t('join.name')).fill('Ana')
  const delegation = seat.page.getByLabel(t('join.delegation'), { exact: true })
  if ((await delegation.evaluate((field) => field.tagName)) === 'SELECT') await delegation.selectOption({ index: 1 })
  await seat.page.getByRole('radio', { name: t('attendance.remote') }).check()
  await seat.button(t('join.submit')).click()
  await seat.page.locator(`${SIGHT} h3`).first().waitFor()
  return release
}

async function taken(seat: Seat): Promise<void> {
  await seat.opened()
  await seat.page.locator(SIGHT).waitFor({ state: 'detached' })
}

/** Where every heading and every text of a card stands that can be seen, in whole pixels. */
const places = (page: Page, within: string): Promise<Record<string, number[]>> =>
  page.locator(within).evaluate((root) => {
    const stands: Record<string, number[]> = {}
    for (const element of root.querySelectorAll<HTMLElement>('h1, h2, h3, h4, article p')) {
      const { x, y, width, height } = element.getBoundingClientRect()
      const scroller = element.closest('[data-scroll]')?.getBoundingClientRect()
      if (!scroller || (y >= scroller.top && y + height <= scroller.bottom)) stands[element.textContent] = [x, y, element.tagName === 'H1' ? 0 : width, height].map(Math.round)
    }
    return stands
  })

/** From now on, how many pictures of the page show neither the sight nor the cards of the board. */
async function watchPictures(page: Page): Promise<() => Promise<number>> {
  const watching = await page.evaluateHandle(() => {
    const seen = { blank: 0 }
    const look = () => {
      if (!document.querySelector('[data-sight] article, [data-board] article')) seen.blank++
      requestAnimationFrame(look)
    }
    look()
    return seen
  })
  return () => watching.evaluate(({ blank }) => blank)
}

async function long(): Promise<CreatedBoard> {
  const board = await createBoard(server.origin, { title: 'Long', themes: [{ title: 'Return', question: 'What helps?' }, 'Readmission'] })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira', delegation: 'Secretariat' })
  const cards = Array.from({ length: 400 }, (_, n) => ({ place: `swot/return/${'SWOT'[n % 4]}`, text: `Point ${n}. ${'What helps us. '.repeat(n % 7)}`, lang: 'en' }))
  await call(server.origin, `/api/boards/${board.id}/import`, { cards }, { authorization: `Bearer ${mira.token}` })
  return board
}

/** The board takes the place of what was read `before` it, without a blank picture, and moves nothing. */
async function handedOver(seat: Seat, release: () => void, before: Awaited<ReturnType<typeof places>>): Promise<void> {
  const blank = await watchPictures(seat.page)
  release()
  await taken(seat)
  expect(await blank()).toBe(0)
  const after = await places(seat.page, BOARD)
  expect(Object.fromEntries(Object.keys(before).map((words) => [words, after[words]]))).toEqual(before)
}

test.each([
  ['the sample', () => createBoard(server.origin, { from: 'sample' })],
  ['a board of which only the beginning is there', long],
] as const)('AFAR-1 what is read before the board stands where it will stand: %s', async (_title, made) => {
  const board = await made()
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, board)
  const before = await places(ana.page, SIGHT)
  expect(Object.keys(before).length).toBeGreaterThan(14)
  await handedOver(ana, release, before)
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-1 KEY what is read before the board has headings, lists and languages, says once what is coming, and hands on where one reads and the focus', async () => {
  const ana = await sitDown(browser)
  const { page } = ana
  const board = await long()
  const release = await beforeBoard(ana, board)
  const sight = page.locator(SIGHT)
  await clean(ana, 'before the board')
  await seen(() => page.getByRole('status').filter({ hasText: t('sight.note') }).count()).toBe(1)
  expect(await ana.focus()).toBe('h1: Long')
  expect(await page.title()).toBe(`Long · ${t('app.name')}`)
  expect(await sight.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['S', 'W', 'O', 'T'].map((quadrant) => t(`quadrant.${quadrant as 'S'}`)))
  const strengths = sight.getByRole('region', { name: t('quadrant.S') })
  const items = strengths.getByRole('listitem')
  const n = await items.count()
  expect(n).toBeGreaterThan(10)
  expect([await items.first().locator('p').getAttribute('lang'), await items.first().locator('p').getAttribute('dir')]).toEqual(['en', 'auto'])
  await strengths.getByText(t('sight.more', { n: 100 - n })).waitFor()
  // Nothing is there that would do nothing.
  expect(await sight.getByRole('button').count()).toBe(0)

  // To the box by the keyboard, and down in it.
  await page.keyboard.press('Tab')
  await strengths.locator('[data-scroll]').press('End')
  await seen(() => atEnd(strengths)).toBe(true)
  await seen(async () => Object.keys(await places(page, SIGHT)).length).toBeGreaterThan(10)
  const reading = await uppermost(strengths)
  release()
  await taken(ana)
  const { words, at } = await uppermost(ana.box('S'))
  expect(words).toBe(reading.words)
  expect(Math.abs(at - reading.at)).toBeLessThan(3)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('swot/return/S')
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-1 PHONE on a phone one reads box by box, and the board goes on with the box one is at', async () => {
  const ana = await sitDown(browser, PHONE)
  const board = await createBoard(server.origin, { from: 'sample' })
  const release = await beforeBoard(ana, board)
  const map = ana.page.locator(SIGHT).getByRole('group', { name: t('box.map') })
  await map.getByRole('button', { name: t('quadrant.T') }).click()
  await ana.page.locator(SIGHT).getByRole('heading', { name: t('quadrant.T') }).waitFor()
  await clean(ana, 'before the board on a phone')
  const before = await places(ana.page, SIGHT)
  await handedOver(ana, release, before)
  expect(await ana.page.evaluate(() => (document.activeElement as HTMLElement).dataset.into)).toBe('swot/return/T')
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('ROLE-1 LOCK-1 who only reads is promised no writing, and what is locked looks so before the board', async () => {
  const board = await createBoard(server.origin, { from: 'sample' })
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.command({ type: 'lock.set', path: 'swot/return/W', locked: true })
  const wall = await sitDown(browser)
  const release = await beforeBoard(wall, board, 'observer')
  const sight = wall.page.locator(SIGHT)
  expect(await sight.getByText(t('sight.note')).count()).toBe(0)
  await sight.getByText(t('board.loading')).waitFor()
  await sight.getByRole('region', { name: t('quadrant.W') }).getByRole('img', { name: t('lock.locked') }).first().waitFor()
  expect(await sight.getByRole('region', { name: t('quadrant.S') }).getByRole('img', { name: t('lock.locked') }).count()).toBe(0)
  await clean(wall, 'before a board that is read')
  release()
  await taken(wall)
  lead.leave()
  await wall.context.close()
})

test('AFAR-1 whoever has the board soon sees nothing before it', async () => {
  const ana = await sitDown(browser)
  await ana.context.addInitScript(() => {
    const times = ((window as unknown as { times: Record<string, number> }).times = {} as Record<string, number>)
    const real = window.fetch
    window.fetch = (...args) => {
      if (String(args[0]).includes('/join')) times.joined = performance.now()
      return real(...args)
    }
    new MutationObserver(() => {
      if (document.querySelector('[data-sight]')) times.sight ??= performance.now()
    }).observe(document, { childList: true, subtree: true })
  })
  await ana.join(linkFor(server.origin, await createBoard(server.origin, { from: 'sample' }), 'participant'), { name: 'Ana', delegation: 'Serbia' })
  const { joined = 0, sight = Infinity } = await ana.page.evaluate(() => (window as unknown as { times: Record<string, number> }).times)
  expect(joined).toBeGreaterThan(0)
  expect(sight - joined).toBeGreaterThan(350)
  await ana.context.close()
})
