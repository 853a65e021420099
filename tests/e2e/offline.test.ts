/** Two people in browsers whose line is cut, and a moderator who goes on meanwhile. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Membership } from '../../client/connection/session.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

const BOXES = ['S', 'W', 'O', 'T'] as const

let browser: Browser
let server: RunningServer
let line: Line
let board: CreatedBoard
let ana: Seat
let boris: Seat
let room: RoomClient
let record: Client

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** Two participants behind a line that can be cut, and a moderator beside it. */
beforeEach(async () => {
  line = await Line.to(server.port)
  board = await createBoard(server.origin, { title: 'Budva', delegations: ['Albania', 'Serbia'] })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  room = new RoomClient(mira)
  record = new Client(mira)
  ;[ana, boris] = await Promise.all([sitDown(browser, KEEPS_PAGE), sitDown(browser, KEEPS_PAGE)])
  await Promise.all([
    ana.join(linkFor(line.origin, board, 'participant'), { name: 'Ana', delegation: 'Albania' }),
    boris.join(linkFor(line.origin, board, 'participant'), { name: 'Boris', delegation: 'Serbia', attendance: 'remote' }),
    room.entered(),
    record.synced(),
  ])
})
afterEach(async () => {
  expect([...ana.crashes, ...boris.crashes]).toEqual([])
  room.leave()
  record.leave()
  await Promise.all([ana.context.close(), boris.context.close()])
  await line.close()
})

/** The page is kept: from now on it opens without a line. */
const pageKept = (seat: Seat) => seat.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
const boxesOf = (seat: Seat) => Promise.all(BOXES.map((quadrant) => seat.texts(quadrant)))
const copies = (seat: Seat) => seat.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.split('/').length > 2))
/** Who this browser is on the board, and what else it remembers of it. */
const membershipKey = () => `plenum/board/${board.id}`
const known = async (seat: Seat) => JSON.parse((await seat.page.evaluate((key) => localStorage.getItem(key), membershipKey()))!) as Membership

async function cutOff(): Promise<void> {
  line.cut()
  for (const seat of [ana, boris]) await seen(() => seat.sign()).toMatch(/^Offline/)
}

test('OFF-1 what is typed in the very moment in which the page goes is there when it opens again', async () => {
  await ana.write('S', 'Joint patrols')
  await ana.saved()
  await pageKept(ana)
  await cutOff()
  let text = 'Joint patrols'
  let { page } = ana
  for (const word of ['every', 'week', 'from', 'Monday']) {
    await page.locator('article[data-focus]', { hasText: text }).locator('p').first().click()
    const area = page.getByLabel(t('card.text'), { exact: true })
    await area.press('Control+End')
    // The last letter and the end of the page are one task: there is nothing to wait for in between.
    const next = ana.context.newPage()
    const noted = await area.evaluate((element: HTMLTextAreaElement, [letters, key]) => {
      for (const letter of letters!) {
        element.value += letter
        element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: letter }))
      }
      window.dispatchEvent(new Event('pagehide'))
      location.assign('about:blank')
      return localStorage.getItem(key!)
    }, [` ${word}`, membershipKey()])
    expect((JSON.parse(noted!) as Membership).unsent).toHaveLength(1)
    page = await next
    await page.goto(`${line.origin}/b/${board.id}`)
    text += ` ${word}`
    await page.locator('article[data-focus]', { hasText: text }).waitFor()
    await page.getByRole('banner').getByText(t('offline.keptN', { n: 1 })).waitFor()
  }
})

test('OFF-1 LOCK-3 LOCK-5 cards written, edited and moved without a line on two devices, one of them reloaded, merge on return; what was locked meanwhile is handed back', async () => {
  await ana.write('S', 'Joint patrols', 'Trained escorts')
  await boris.write('W', 'Slow papers')
  await seen(() => boxesOf(ana)).toEqual([['Joint patrols', 'Trained escorts'], ['Slow papers'], [], []])
  await Promise.all([ana.saved(), boris.saved(), pageKept(ana)])
  await cutOff()

  await ana.write('O', 'New funds')
  await ana.edit('Joint patrols')
  await ana.writing().pressSequentially(' at night')
  await ana.leaveText()
  await ana.choose(ana.card('Trained escorts'), t('card.move'), t('quadrant.T'))
  await boris.write('O', 'Regional pool')
  await boris.edit('Slow papers')
  await boris.writing().pressSequentially(' and queues')
  await boris.leaveText()
  expect(await ana.card('New funds').getByRole('img', { name: t('offline.waiting') }).count()).toBe(1)
  expect(await boris.card('Joint patrols').getByRole('img', { name: t('offline.waiting') }).count()).toBe(0)

  // Meanwhile, beside the cut line. What Ana saw last was a while ago.
  expect(await room.command({ type: 'lock.set', path: 'swot/return/W', locked: true })).toMatchObject({ ok: true })
  record.add('meanwhile', 'Written meanwhile', { place: 'swot/readmission/O' })
  await record.saved()
  const away = JSON.stringify({ ...(await known(ana)), seen: Date.now() - 11 * 60_000 })
  await ana.page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [membershipKey(), away])

  await ana.page.reload()
  await ana.card('New funds').waitFor()
  expect(await boxesOf(ana)).toEqual([['Joint patrols at night'], ['Slow papers'], ['New funds'], ['Trained escorts']])
  expect(await ana.sign()).toMatch(/^(Connecting|Offline)/)
  await seen(() => ana.sign()).toBe(t('offline.keptN', { n: 3 }))
  expect(await ana.card('Trained escorts').getByRole('img', { name: t('offline.waiting') }).count()).toBe(1)

  line.restore()
  await ana.saved()
  await seen(() => boris.sign()).toBe(t('saved.refused'))
  const refused = boris.page.getByRole('status').filter({ hasText: t('refusal.LOCK-1') })
  expect(await refused.textContent()).toContain('and queues')

  await seen(() => ana.texts('O')).toHaveLength(2)
  const opportunities = await ana.texts('O')
  expect(opportunities.toSorted()).toEqual(['New funds', 'Regional pool'])
  const merged = [['Joint patrols at night'], ['Slow papers'], opportunities, ['Trained escorts']]
  await seen(() => boxesOf(ana)).toEqual(merged)
  await seen(() => boxesOf(boris)).toEqual(merged)
  const stored = [...record.doc.getMap<{ get(field: string): unknown }>('cards').values()].map((card) => String(card.get('text'))).toSorted()
  expect(stored).toEqual([...merged.flat(), 'Written meanwhile'].toSorted())

  const digest = ana.page.getByRole('region', { name: t('digest.title') })
  await digest.waitFor()
  const told = await digest.getByRole('listitem').allTextContents()
  expect(told).toContain(t('digest.lock', { n: 1 }))
  expect(told.some((news) => [t('digest.card', { n: 1 }), t('digest.card', { n: 2 })].includes(news))).toBe(true)
  await ana.button(t('digest.walk'), digest).click()
  expect(await digest.textContent()).toContain(t('digest.itemLock'))
  while (!(await digest.textContent())!.includes('Written meanwhile')) await ana.button(t('digest.next'), digest).click()
  await ana.card('Written meanwhile').waitFor()
  await ana.button(t('common.close'), digest).click()
  await digest.waitFor({ state: 'detached' })
  // A short absence, and nobody is told anything.
  expect(await boris.page.getByRole('region', { name: t('digest.title') }).count()).toBe(0)
})

test('OFF-2 what never reached the server is offered before its copy goes, when the person was removed meanwhile', async () => {
  await ana.write('S', 'Joint patrols')
  await Promise.all([ana.saved(), pageKept(ana)])
  await cutOff()
  await ana.write('S', 'Only here')
  const id = (await known(ana)).participant.id
  expect(await room.command({ type: 'participant.remove', id })).toMatchObject({ ok: true })
  await ana.page.reload()
  await ana.card('Only here').waitFor()
  line.restore()
  const offered = ana.page.getByRole('status').filter({ hasText: t('closed.unsent') })
  await offered.waitFor()
  expect(await offered.textContent()).toContain('Only here')
  expect(await offered.textContent()).not.toContain('Joint patrols')
  expect(await copies(ana)).not.toEqual([])
  await ana.button(t('forget.closed'), offered).click()
  await offered.getByText(t('forget.gone')).waitFor()
  await seen(() => copies(ana)).toEqual([])
})

test('WORDS-1 OFF-2 what is being written when the person is removed, or leaves, is offered to be copied', async () => {
  await ana.composer('S').pressSequentially('Half a card')
  await ana.boardMenu(t('forget.menu'))
  const leaving = ana.page.getByRole('dialog', { name: t('forget.ask') })
  expect(await leaving.getByText(t('forget.unsent')).locator('..').textContent()).toContain('Half a card')
  await ana.button(t('common.cancel'), leaving).click()
  expect(await room.command({ type: 'participant.remove', id: (await known(ana)).participant.id })).toMatchObject({ ok: true })
  const offered = ana.page.getByRole('status').filter({ hasText: t('closed.unsent') })
  await offered.waitFor()
  expect(await offered.textContent()).toContain('Half a card')
  expect(await ana.button(t('forget.closed')).count(), 'of a copy that is gone already').toBe(0)
})

test('OFF-3 the copy goes with the person: removed from this device, and when the board is closed', async () => {
  await seen(() => copies(ana)).toHaveLength(2)
  await seen(() => copies(boris)).toHaveLength(2)
  await ana.boardMenu(t('forget.menu'))
  await ana.button(t('forget.do')).click()
  await ana.page.waitForURL(`${line.origin}/`)
  await seen(() => copies(ana)).toEqual([])
  expect(await ana.page.evaluate((key) => localStorage.getItem(key), membershipKey())).toBeNull()
  expect(await room.command({ type: 'board.close' })).toMatchObject({ ok: true })
  await seen(() => copies(boris)).toEqual([])
})

test('OFF-4 fault 18: a browser that keeps nothing says so, and asks before unsent words go', async () => {
  const carla = await sitDown(browser, KEEPS_PAGE)
  await carla.page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }))
  await carla.join(linkFor(line.origin, board, 'participant'), { name: 'Carla', delegation: 'Serbia' })
  await cutOff()
  await carla.page.getByText(t('offline.refused')).waitFor()
  await carla.write('S', 'Only on this page')
  await seen(() => carla.sign()).toBe(t('saved.offlineN', { n: 1 }))
  const asked = carla.page.waitForEvent('dialog')
  await carla.page.close({ runBeforeUnload: true })
  expect((await asked).type()).toBe('beforeunload')
  await carla.context.close()
})

test('OFF-5 the worker keeps the page and its files, and nothing of a board', async () => {
  await pageKept(ana)
  const kept = await ana.page.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/')
  expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/') && !/^\/[a-z0-9-]+\.(png|svg|webmanifest)$/.test(path))).toEqual([])
  const again = await sitDown(browser, KEEPS_PAGE)
  await again.page.goto(`${line.origin}/accessibility`)
  await pageKept(again)
  line.cut()
  await again.page.goto(`${line.origin}/b/${board.id}`)
  await again.page.getByRole('heading', { level: 1 }).waitFor()
  await again.context.close()
})
