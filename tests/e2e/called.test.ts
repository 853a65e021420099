/** What the session asks of people is seen where they are, and moves nothing they are at. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'

const QUESTION = 'What helps and what hinders safe, lawful and preferably voluntary return from our countries?'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Person
let lead: RoomClient
let record: Client
let seat: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
beforeEach(async () => {
  board = await createBoard(server.origin, { title: 'Readmission', question: QUESTION, themes: [{ id: 'return', title: 'Return' }] })
  mira = await joinBoard(server.origin, board, 'moderator')
  lead = new RoomClient(mira)
  record = new Client(mira)
  await Promise.all([lead.entered(), record.synced()])
  for (const [id, text] of [['k1', 'One return file with a checklist'], ['k2', 'Interpreters are few']] as const) record.add(id, text)
  await record.saved()
})
afterEach(async () => {
  record?.leave()
  lead?.leave()
  await seat?.context.close()
})
afterAll(() => browser?.close())

const command = async (asked: Parameters<RoomClient['command']>[0]): Promise<void> => expect(await lead.command(asked)).toMatchObject({ ok: true })

test('DRAFT-1 PHASE-1 private cards are counted without moving a box, and the question stays one to read', async () => {
  await command({ type: 'phase.set', id: 'collect' })
  seat = await sitDown(browser, { viewport: { width: 1280, height: 720 } })
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora' })
  // Beside a panel the line is at its shortest.
  await seat.boardMenu(t('agenda.title'))
  await seat.page.getByText(t('drafts.private')).waitFor()
  const at = () => seat.box('S').evaluate((box) => Math.round(box.getBoundingClientRect().top))
  const before = await at()
  await seat.write('S', 'A first private card', 'A second one')
  await seat.page.getByText(t('drafts.mine', { n: 2 })).waitFor()
  expect(await at()).toBe(before)
  const question = await seat.page.getByRole('heading', { name: QUESTION }).boundingBox()
  expect(question!.height).toBeLessThan(70)
  expect(question!.width).toBeGreaterThan(240)
})

test('PHONE-6 VOTE-1 FLOOR-1 a vote that opens and one\'s turn to speak call on a phone, with the way there', async () => {
  await command({ type: 'phase.set', id: 'vote' })
  seat = await sitDown(browser, PHONE)
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Arben' })
  const strip = seat.page.getByRole('region', { name: t('session.title') })
  await command({ type: 'vote.open', targets: ['card/k1', 'card/k2'], dots: 3, perTarget: 2 })
  await strip.getByText(t('vote.isOpen')).waitFor()
  // Who has placed all their dots is counted with the vote: nothing else asks to be pressed for it.
  await seen(() => seat.button(t('ready.mark')).count()).toBe(0)
  await seat.button(t('vote.title'), strip).tap()
  const left = seat.page.getByText(t('vote.left', { n: 3 }))
  await left.waitFor()

  const row = seat.button(t('vote.more', { title: 'Interpreters are few' }))
  const at = () => row.evaluate((one) => Math.round(one.getBoundingClientRect().top))
  const before = await at()
  await row.tap()
  await row.tap()
  await seat.button(t('vote.more', { title: 'One return file with a checklist' })).tap()
  await seat.page.getByText(t('vote.left', { n: 0 })).waitFor()
  expect(await at()).toBe(before)

  await command({ type: 'vote.close' })
  await command({ type: 'phase.set', id: 'discuss' })
  await seat.button(t('nav.floor')).tap()
  await seat.button(t('floor.ask')).tap()
  await seat.button(t('floor.withdraw')).waitFor()
  await seat.button(t('nav.board')).tap()
  await seat.button(t('floor.placeNext'), strip).waitFor()
  await command({ type: 'floor.next' })
  await seat.button(t('floor.youSpeak'), strip).tap()
  await seat.button(t('floor.done')).waitFor()
})

test('SPOT-1 what is shown to everyone is named, whatever stands beside it', async () => {
  seat = await sitDown(browser, { viewport: { width: 1280, height: 720 } })
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora' })
  await seat.boardMenu(t('agenda.title'))
  await command({ type: 'spotlight.set', path: 'card/k1' })
  const bar = seat.page.getByRole('complementary', { name: t('spotlight.on') })
  const title = bar.getByText('One return file with a checklist')
  await title.waitFor()
  expect((await title.boundingBox())!.width).toBeGreaterThan(150)
})

test('TIMER-1 a running timer is given more without starting anew', async () => {
  seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora' })
  await command({ type: 'timer.start', seconds: 60 })
  const clock = seat.page.getByRole('banner').getByRole('timer').first()
  await clock.waitFor()
  await seat.page.getByRole('button', { name: /^Phase:/ }).click()
  await seat.button(`+${t('timer.minutes', { n: 5 })}`).click()
  await seen(async () => /^(6:00|5:\d\d)$/.test((await clock.textContent())!.trim())).toBe(true)
  await seat.button(t('timer.stop')).click()
  await clock.waitFor({ state: 'detached' })
})

test('TIMER-1 a timer turns once a second, however often its page was left and looked at again', async () => {
  seat = await sitDown(browser)
  await seat.page.addInitScript(() => {
    const after = window.setTimeout
    const page = window as unknown as { fired: number; setTimeout: (turn: () => void, ms?: number) => number }
    page.fired = 0
    page.setTimeout = (turn, ms) => after(() => {
      page.fired++
      turn()
    }, ms)
  })
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Arben' })
  await command({ type: 'timer.start', seconds: 600 })
  const clock = seat.page.getByRole('banner').getByRole('timer').first()
  await clock.waitFor()
  await seat.page.evaluate(() => {
    for (let n = 0; n < 60; n++) document.dispatchEvent(new Event('visibilitychange'))
  })
  const fired = () => seat.page.evaluate(() => (window as unknown as { fired: number }).fired)
  const turned = async () => {
    const before = await clock.textContent()
    await seen(() => clock.textContent()).not.toBe(before)
  }
  await turned()
  const before = await fired()
  await turned()
  await turned()
  // Each of sixty clocks would have turned twice.
  expect((await fired()) - before).toBeLessThan(60)
})

test('PHASE-1 what a phase lets people write is said with the place, and the place is where they may', async () => {
  await command({ type: 'phase.put', id: 'park', name: 'Parking only', kind: 'open', write: 'open', places: ['parking'] })
  await command({ type: 'phase.put', id: 'nowhere', name: 'Listening', kind: 'open', write: 'open', places: [] })
  await command({ type: 'phase.put', id: 'silent', name: 'Silent', kind: 'collect', write: 'private', places: ['swot/return/S', 'parking'] })
  await command({ type: 'phase.set', id: 'park' })
  seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Arben' })
  const says = async (phase: string, words: string) => {
    await seat.page.getByRole('button', { name: phase }).click()
    await seat.page.getByRole('dialog').getByText(words).waitFor()
    expect(await seat.page.getByRole('dialog').getByText(t('phase.tellOpen')).count()).toBe(0)
    await seat.page.keyboard.press('Escape')
  }
  await says('Parking only', t('phase.tellOpenIn', { places: t('board.parking') }))
  // The sentence is true: there is no field to write in elsewhere.
  expect(await seat.composer('S').count()).toBe(0)
  await command({ type: 'phase.set', id: 'nowhere' })
  await says('Listening', t('phase.tellNone'))
  await command({ type: 'phase.set', id: 'silent' })
  await says('Silent', t('phase.tellPrivateIn', { places: `Return: ${t('quadrant.S')}, ${t('board.parking')}` }))
})

test('BOARD-1 nothing is offered on a closed board that it would refuse', async () => {
  await command({ type: 'phase.set', id: 'collect' })
  await command({ type: 'floor.ask' })
  seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora' })
  await seat.boardMenu(t('floor.title'))
  const panel = seat.page.getByRole('region', { name: t('floor.title') })
  await seat.button(t('floor.next'), panel).waitFor()
  await command({ type: 'board.close' })
  await seat.page.getByText(t('board.closed')).waitFor()
  await seen(() => panel.getByRole('button').count()).toBe(1)
  expect(await seat.button(t('session.close'), panel).count()).toBe(1)
  await seat.button(t('menu.board')).click()
  await seat.item(t('menu.reopen')).waitFor()
  for (const key of ['lock.lockBoard', 'menu.attribution', 'setup.title', 'select.start', 'paste.menu', 'offline.allow'] as const) expect(await seat.item(t(key)).count(), key).toBe(0)
})

test('PHONE-4 PHASE-1 on a phone a moderator reads beside what reveals, and an observer is offered nothing that is for those who write', async () => {
  await command({ type: 'phase.set', id: 'collect' })
  seat = await sitDown(browser, { ...PHONE, viewport: { width: 360, height: 740 } })
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora' })
  await joinBoard(server.origin, board, 'participant')
  const words = seat.page.getByText(t('drafts.private'))
  await words.waitFor()
  expect((await words.boundingBox())!.height).toBeLessThan(60)
  await seat.context.close()

  seat = await sitDown(browser, PHONE)
  await seat.join(linkFor(server.origin, board, 'observer'), { name: 'Guest' })
  await seat.page.getByText(t('display.writingSome')).waitFor()
  await seat.button(t('nav.actions')).waitFor()
  expect(await seat.button(t('nav.mine')).count()).toBe(0)
  await seat.button(t('menu.board')).tap()
  await seat.item(t('menu.export')).waitFor()
  for (const key of ['select.start', 'common.undo'] as const) expect(await seat.item(t(key)).count(), key).toBe(0)
})
