/** What is read of a board before it stands there, and how the board takes its place. The code of the board is held back here, as a thin line would. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Membership } from '../../client/connection/session.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { clean } from '../support/axe.ts'
import { atEnd, linkFor, PHONE, seen, sitDown, t, uppermost, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { call, Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { QUADRANTS, type Quadrant, type Role } from '../../shared/board/keys.ts'
import { readCards, type CardData } from '../../shared/board/read.ts'

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
      // A heading for those who listen stands nowhere.
      if (width === 0) continue
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

test('AFAR-1 SYNC-1 what others wrote a moment ago stands on the board as it takes over, as it did before', async () => {
  const board = await createBoard(server.origin, { title: 'In full swing', themes: ['Return'] })
  // Whoever came first has had the document made ready for those who come.
  const zora = new Client(await joinBoard(server.origin, board, 'participant', { name: 'Zora' }))
  await zora.synced()
  zora.add('c', 'Written just now')
  await zora.saved()
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, board)
  const before = await places(ana.page, SIGHT)
  expect(Object.keys(before)).toContain('Written just now')
  await handedOver(ana, release, before)
  expect(ana.crashes).toEqual([])
  zora.leave()
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
  await map.getByRole('button', { name: t('quadrant.T') }).press('Enter')
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
  expect(await sight.getByRole('textbox').count()).toBe(0)
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

/** The field of a box before the board is there. */
const field = (seat: Seat, quadrant: Quadrant): Locator => seat.page.locator(SIGHT).getByRole('textbox', { name: t('card.newIn', { title: t(`quadrant.${quadrant}`) }) })
const items = (seat: Seat, quadrant: Quadrant): Locator => seat.page.locator(SIGHT).getByRole('region', { name: t(`quadrant.${quadrant}`) }).getByRole('listitem')

async function add(seat: Seat, quadrant: Quadrant, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await field(seat, quadrant).fill(text)
    await field(seat, quadrant).press('Enter')
    await items(seat, quadrant).filter({ hasText: text }).waitFor()
  }
}

/** Somebody else at the board, and what stands there for them. */
async function other(board: CreatedBoard): Promise<{ client: Client; cards: (...texts: string[]) => CardData[] }> {
  const client = new Client(await joinBoard(server.origin, board, 'participant', { name: 'Boris' }))
  await client.until(() => client.provider.synced)
  return { client, cards: (...texts) => readCards(client.doc).filter(({ text }) => texts.includes(text)) }
}

const small = (more: Record<string, unknown> = {}) =>
  createBoard(server.origin, { title: 'Small', attribution: 'named', delegations: ['Serbia'], themes: ['Return'], ...more })

test('AFAR-6 AFAR-1 what is written before the board is there stands on it once, in order, where it stood, by who wrote it; and what is half written is written on, without a letter lost', async () => {
  const board = await createBoard(server.origin, { from: 'sample' })
  const boris = await other(board)
  const ana = await sitDown(browser)
  const { page } = ana
  const release = await beforeBoard(ana, board)
  await add(ana, 'S', 'First of two', 'Second of two')
  await seen(() => page.getByRole('status').filter({ hasText: 'Card added to' }).count()).toBe(1)
  await items(ana, 'S').filter({ hasText: 'Second of two' }).getByRole('img', { name: t('offline.waiting') }).waitFor()
  expect(await page.locator(SIGHT).getByRole('region', { name: t('quadrant.S') }).getByRole('img', { name: t('common.cards', { n: 11 }) }).count()).toBe(1)
  await clean(ana, 'before the board, written in')
  await field(ana, 'W').fill('Left unfinished')
  const before = await places(page, SIGHT)
  await field(ana, 'O').focus()
  const typing = page.keyboard.type('Every letter of this is there', { delay: 40 })
  await handedOver(ana, release, before)
  await typing
  expect(await ana.composer('O').inputValue()).toBe('Every letter of this is there')
  expect(await ana.composer('W').inputValue()).toBe('Left unfinished')
  expect(await ana.focus()).toBe(`textarea: ${t('card.newIn', { title: t('quadrant.O') })}`)
  await ana.saved()
  expect((await ana.texts('S')).slice(-2)).toEqual(['First of two', 'Second of two'])
  await boris.client.until(() => boris.cards('First of two', 'Second of two').length === 2)
  expect(boris.cards('First of two', 'Second of two').map(({ attendance }) => attendance)).toEqual(['remote', 'remote'])
  expect(await ana.card('First of two').getByRole('img', { name: t('card.mine') }).count()).toBe(1)
  boris.client.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-6 where one stands in half written words, and what of them is chosen, goes over', async () => {
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, await small())
  await field(ana, 'T').fill('one two three')
  await field(ana, 'T').evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 7, 'backward'))
  release()
  await taken(ana)
  await ana.page.keyboard.type('2')
  expect(await ana.composer('T').inputValue()).toBe('one 2 three')
  await ana.composer('T').press('Enter')
  await ana.card('one 2 three').waitFor()
  await ana.context.close()
})

test('AFAR-6 KEY what is written where more cards are on their way stands after all of them; Escape leads from the field to its box', async () => {
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, await long())
  const strengths = ana.page.locator(SIGHT).getByRole('region', { name: t('quadrant.S') })
  await add(ana, 'S', 'Last of all')
  const below = (text: string) => strengths.getByText(text).evaluate((element) => element.getBoundingClientRect().top)
  const note = await strengths.locator('p', { hasText: / more cards are coming/ }).evaluate((element) => element.getBoundingClientRect().bottom)
  expect(await below('Last of all')).toBeGreaterThan(note)
  await field(ana, 'S').press('Escape')
  expect(await ana.page.evaluate(() => document.activeElement?.hasAttribute('data-scroll'))).toBe(true)
  release()
  await taken(ana)
  await seen(async () => (await ana.texts('S')).at(-1)).toBe('Last of all')
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-6 letters that are being put together are finished first', async () => {
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, await small())
  await field(ana, 'S').focus()
  const keys = await ana.context.newCDPSession(ana.page)
  await keys.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 })
  release()
  await ana.page.locator(`${BOARD} [data-place]`).first().waitFor({ state: 'attached' })
  // It would go in the frame in which the board is drawn.
  for (let frames = 0; frames < 10; frames++) await ana.page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await ana.page.locator(SIGHT).count()).toBe(1)
  await keys.send('Input.insertText', { text: '日本' })
  await taken(ana)
  await ana.page.keyboard.type('!')
  expect(await ana.composer('S').inputValue()).toBe('日本!')
  await ana.context.close()
})

test('AFAR-6 PHONE on a phone what is begun goes along to the box that is chosen for it, and over to the board', async () => {
  const ana = await sitDown(browser, PHONE)
  const board = await createBoard(server.origin, { from: 'sample' })
  const release = await beforeBoard(ana, board)
  const map = ana.page.locator(SIGHT).getByRole('group', { name: t('box.map') })
  await field(ana, 'S').fill('Belongs elsewhere')
  await map.getByRole('button', { name: t('quadrant.O') }).click()
  expect(await field(ana, 'O').inputValue()).toBe('Belongs elsewhere')
  await ana.page.locator(SIGHT).getByRole('button', { name: t('card.add') }).click()
  await items(ana, 'O').filter({ hasText: 'Belongs elsewhere' }).waitFor()
  expect(await map.getByRole('button', { name: t('quadrant.O') }).textContent()).toContain('10')
  await field(ana, 'O').fill('Half of the next')
  await clean(ana, 'before the board on a phone, written in')
  const before = await places(ana.page, SIGHT)
  await handedOver(ana, release, before)
  expect(await ana.page.locator('[data-composer]').inputValue()).toBe('Half of the next')
  expect(await ana.focus()).toBe(`textarea: ${t('card.newIn', { title: t('quadrant.O') })}`)
  await ana.card('Belongs elsewhere').waitFor()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-6 PHASE-1 LOCK-1 there is a field where one may write, and no other', async () => {
  const board = await small({ themes: [{ title: 'Return', question: 'What helps?' }], phases: [{ id: 'some', name: 'Some', places: ['swot/return/S', 'swot/return/W'] }] })
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.command({ type: 'lock.set', path: 'swot/return/W', locked: true })
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, board)
  expect(await Promise.all(QUADRANTS.map((quadrant) => field(ana, quadrant).count()))).toEqual([1, 0, 0, 0])
  const before = await places(ana.page, SIGHT)
  const blank = ana.page.locator(SIGHT).getByText(t('board.emptyWrite'))
  expect(await blank.count()).toBe(1)
  release()
  await taken(ana)
  expect(await places(ana.page, BOARD)).toMatchObject(before)
  lead.leave()
  await ana.context.close()
})

test('AFAR-6 DRAFT-1 in a private phase what is written before the board is there is a draft, and nobody else\'s', async () => {
  const board = await small({ phases: [{ id: 'collect', name: 'Collect', write: 'private' }] })
  const boris = await other(board)
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, board)
  await add(ana, 'S', 'For me alone')
  await items(ana, 'S').filter({ hasText: 'For me alone' }).getByRole('img', { name: t('drafts.sign') }).waitFor()
  release()
  await taken(ana)
  await ana.saved()
  await ana.card('For me alone').getByRole('img', { name: t('drafts.sign') }).waitFor()
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  expect(JSON.stringify([boris.client.doc.toJSON(), lead.events])).not.toContain('For me alone')
  await lead.command({ type: 'draft.reveal' })
  await boris.client.until(() => boris.cards('For me alone').length === 1)
  for (const one of [boris.client, lead]) one.leave()
  await ana.context.close()
})

test('AFAR-6 LOCK-4 what may no longer be written when the board is there is handed back as text, half written words too', async () => {
  const board = await small()
  const boris = await other(board)
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, board)
  await add(ana, 'S', 'Too late')
  await field(ana, 'S').fill('Half of another')
  for (const path of ['swot/return/S', 'swot/return/W']) await lead.command({ type: 'lock.set', path, locked: true })
  release()
  await ana.page.locator(SIGHT).waitFor({ state: 'detached' })
  const tray = ana.page.getByRole('region', { name: t('refused.tray') })
  await tray.getByText('Too late').waitFor()
  await ana.box('S').getByText(t('composer.stopped')).waitFor()
  await ana.box('S').getByText('Half of another').waitFor()
  expect(await ana.card('Too late').count()).toBe(0)
  expect(boris.cards('Too late')).toEqual([])
  for (const one of [boris.client, lead]) one.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-6 OFF-2 a page that goes before the board is there leaves what was written to the next one, which puts it on the board once', async () => {
  const board = await small()
  const boris = await other(board)
  const ana = await sitDown(browser)
  await beforeBoard(ana, board)
  await add(ana, 'S', 'Written, and gone', 'And one more')
  await ana.page.goto('about:blank')
  await ana.page.unrouteAll({ behavior: 'ignoreErrors' })
  // The board stands there, and its line is silent: nobody knows whether the server has heard of it.
  let silent = true
  await ana.page.routeWebSocket(/\/sync\//, (socket) => {
    if (!silent) socket.connectToServer()
  })
  await ana.page.goto(`${server.origin}/b/${board.id}`)
  await ana.card('And one more').waitFor()
  expect(boris.cards('Written, and gone')).toEqual([])
  silent = false
  await ana.page.reload()
  await ana.opened()
  await ana.saved()
  await boris.client.until(() => boris.cards('And one more').length === 1)
  await ana.page.reload()
  await ana.opened()
  expect(await ana.texts('S')).toEqual(['Written, and gone', 'And one more'])
  expect(boris.cards('Written, and gone', 'And one more').map(({ text }) => text).sort()).toEqual(['And one more', 'Written, and gone'])
  boris.client.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

// Three times: whose card stood in the way of whose was left to chance.
test.each([1, 2, 3])('AFAR-6 OFF-2 a page that goes while the copy of its board is being opened leaves what was written to the next one, once, and none of it is called unsent: %s', async () => {
  const board = await small()
  const boris = await other(board)
  const ana = await sitDown(browser)
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: 'Serbia' })
  let slow = true
  await ana.page.routeWebSocket(/\/sync\//, (socket) => {
    if (!slow) socket.connectToServer()
  })
  await ana.page.addInitScript(() => {
    const { slow } = sessionStorage
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function (name: string, version?: number) {
      return slow && name.endsWith('/draft') ? ({} as IDBOpenDBRequest) : open.call(this, name, version)
    }
  })
  // As on a first visit: no copy yet.
  const key = `plenum/board/${board.id}`
  await ana.page.evaluate(async ([key]) => {
    Object.assign(sessionStorage, { slow: 'yes' })
    localStorage.setItem(key!, JSON.stringify({ ...(JSON.parse(localStorage.getItem(key!)!) as Membership), kept: false }))
    localStorage.setItem(`${key}/early`, JSON.stringify([{ place: 'swot/return/S', text: 'Written, and gone' }]))
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
  }, [key])
  await ana.page.reload()
  await ana.card('Written, and gone').waitFor()
  await seen(() => ana.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1)
  slow = false
  await ana.page.evaluate(() => sessionStorage.clear())
  await ana.page.reload()
  await ana.opened()
  await ana.saved()
  await boris.client.until(() => boris.cards('Written, and gone').length === 1)
  const unsent = () => ana.page.evaluate((key) => (JSON.parse(localStorage.getItem(key)!) as Membership).unsent, key)
  await seen(unsent).toEqual([])
  await ana.page.reload()
  await ana.opened()
  expect(await ana.texts('S')).toEqual(['Written, and gone'])
  boris.client.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test('AFAR-6 of two pages of one person one puts what was written on the board, and both show it', async () => {
  const board = await small()
  const boris = await other(board)
  const ana = await sitDown(browser)
  const release = await beforeBoard(ana, board)
  await add(ana, 'S', 'Written in the first')
  const page = await ana.context.newPage()
  await page.goto(`${server.origin}/b/${board.id}`)
  await page.locator('article', { hasText: 'Written in the first' }).waitFor()
  await add(ana, 'S', 'And then this')
  release()
  await taken(ana)
  await ana.saved()
  await seen(() => ana.texts('S')).toEqual(['Written in the first', 'And then this'])
  await seen(() => page.locator('[data-place] article').count()).toBe(2)
  await boris.client.until(() => boris.cards('And then this').length === 1)
  expect(readCards(boris.client.doc).length).toBe(2)
  boris.client.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

test.each([
  ['this browser keeps nothing', {}, 'offline.refused'],
  ['the board is kept on no device', { offline: false }, 'offline.off'],
] as const)('AFAR-6 OFF-3 where %s, that is said once something is written, nothing of it stays, and the page asks before it goes', async (_title, settings, words) => {
  const board = await small()
  const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.command({ type: 'board.update', ...settings })
  const ana = await sitDown(browser)
  if (words === 'offline.refused') await ana.context.addInitScript(() => (Storage.prototype.setItem = () => { throw new Error('full') }))
  const release = await beforeBoard(ana, board)
  expect(await ana.page.getByText(t(words)).count()).toBe(0)
  await add(ana, 'S', 'Kept nowhere')
  await ana.page.locator(SIGHT).getByText(t(words)).waitFor()
  await clean(ana, 'before a board of which nothing is kept')
  expect(await ana.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('Kept nowhere')
  const asked = ana.page.waitForEvent('dialog')
  const closing = ana.page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await closing
  release()
  await taken(ana)
  await ana.card('Kept nowhere').waitFor()
  await ana.saved()
  lead.leave()
  await ana.context.close()
})

test('AFAR-6 AFAR-1 the sample one opens for oneself is read, and written in, before the board is there', async () => {
  const mira = await sitDown(browser)
  const { page } = mira
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  await page.route(/assets\/(board|session|yjs)-/, async (route) => {
    await until
    await route.continue()
  })
  await page.goto(`${server.origin}/sample`)
  await add(mira, 'S', 'Written in the sample')
  await page.getByText(t('sample.yours')).waitFor()
  const before = await places(page, SIGHT)
  expect(Object.keys(before).length).toBeGreaterThan(14)
  await handedOver(mira, release, before)
  await mira.card('Written in the sample').waitFor()
  expect((await mira.texts('S')).at(-1)).toBe('Written in the sample')
  await mira.button(t('sample.links')).click()
  await page.getByRole('dialog', { name: t('links.panelTitle') }).getByText(t('role.observer')).first().waitFor()
  expect(mira.crashes).toEqual([])
  await mira.context.close()
})
