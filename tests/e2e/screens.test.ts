/** axe beside the way that everywhere.test.ts goes: what a participant is asked for, what was refused, what one missed, each scene of the wall. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Membership } from '../../client/connection/session.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import type { Key } from '../../shared/words/catalogue.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { clean, LOOKS } from '../support/axe.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Person
let ana: Person
let lead: RoomClient
let waiting: RoomClient
let seat: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** A sample board that Mira leads from elsewhere, with three phases to go to and Ana on the speaking list. */
beforeEach(async () => {
  board = await createBoard(server.origin, { from: 'sample' })
  mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  ana = await joinBoard(server.origin, board, 'participant', { name: 'Ana' })
  lead = new RoomClient(mira)
  waiting = new RoomClient(ana)
  await Promise.all([lead.entered(), waiting.entered()])
  await command({ type: 'phase.put', id: 'here', name: 'Arriving', kind: 'lobby', write: 'none' })
  await command({ type: 'phase.put', id: 'alone', name: 'Alone', kind: 'collect', write: 'private' })
  await command({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })
  expect(await waiting.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
})
afterEach(async () => {
  lead.leave()
  waiting.leave()
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})

const command = async (what: Record<string, unknown>) => expect(await lead.command(what)).toMatchObject({ ok: true })
const goTo = (id: string) => command({ type: 'phase.set', id })

/** Opens a part of the session by the menu and looks at it. */
async function part(item: Key): Promise<void> {
  await seat.boardMenu(t(item))
  await seat.page.getByRole('heading', { name: t(item), exact: true }).waitFor()
  await clean(seat, item)
}

test.each(LOOKS)('A11Y-4 on a locked board and beside a text that was refused: $look', async ({ options }) => {
  seat = await sitDown(browser, options)
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Goran', delegation: t('join.delegationNone') })
  const card = seat.page.locator('[data-place] article').first()
  await card.focus()
  await card.press('Enter')
  await seat.writing().waitFor()
  await seat.context.setOffline(true)
  await seat.page.getByText(t('saved.offline')).first().waitFor()
  await seat.writing().pressSequentially(' more')
  await clean(seat, 'offline')
  await command({ type: 'lock.set', path: '', locked: true })
  await seat.context.setOffline(false)
  await seat.page.getByText(t('refusal.LOCK-1')).first().waitFor()
  await seat.page.getByRole('banner').getByRole('img', { name: /^Locked/ }).waitFor()
  await clean(seat, 'locked and refused')
})

test.each(LOOKS)('A11Y-7 all that a participant is asked for: $look', async ({ options }) => {
  seat = await sitDown(browser, options)
  const { page } = seat
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Goran', delegation: t('join.delegationNone') })
  const chosen = await targets()
  await seat.boardMenu(t('handover.title'))
  await page.getByRole('img', { name: t('handover.qr') }).waitFor()
  await clean(seat, 'one’s own link')
  await page.keyboard.press('Escape')
  await goTo('alone')
  await page.getByText(t('drafts.private')).waitFor()
  const field = page.getByLabel(t('card.newIn', { title: t('quadrant.S') })).first()
  await field.fill('Only for me')
  await field.press('Enter')
  await seat.card('Only for me').getByRole('img', { name: t('drafts.sign') }).waitFor()
  await clean(seat, 'writing in private')
  await goTo('ballot')
  await command({ type: 'spotlight.set', path: 'swot/return/S' })
  await page.getByRole('complementary', { name: t('spotlight.on') }).waitFor()
  await clean(seat, 'what the moderator shows')
  await part('floor.title')
  await command({ type: 'vote.open', targets: chosen, dots: 3, perTarget: 2, title: 'First' })
  await seat.boardMenu(t('vote.title'))
  await page.getByRole('button', { name: /^One dot more for/ }).first().click()
  await page.getByText(t('vote.left', { n: 2 })).waitFor()
  await clean(seat, 'voting')
  await command({ type: 'vote.close' })
  await page.getByRole('heading', { name: t('vote.results') }).waitFor()
  await clean(seat, 'results')
  await command({ type: 'vote.open', kind: 'rating', targets: chosen, title: 'Second' })
  await seat.button(t('vote.isOpen')).click()
  await page.getByRole('radio', { name: '4', exact: true }).first().check()
  await page.getByRole('radio', { name: '2', exact: true }).nth(1).check()
  await page.getByText(t('rating.left', { n: chosen.length - 1 })).waitFor()
  await clean(seat, 'rating')
  await command({ type: 'vote.close' })
  await page.getByRole('img', { name: t('rating.matrixImportance') }).waitFor()
  await clean(seat, 'results of a rating')
})

test.each(LOOKS)('A11Y-7 stating the position of a delegation: $look', async ({ options }) => {
  seat = await sitDown(browser, options)
  const { page } = seat
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Goran', delegation: 'Serbia' })
  await goTo('d3s6')
  await seat.button(t('conclude.title')).or(page.getByRole('navigation').getByRole('button', { name: t('nav.conclusions') })).click()
  const [first, second] = [page.locator('li article').nth(0), page.locator('li article').nth(1)]
  await seat.button(t('conclude.agree'), first).click()
  await seat.button(t('conclude.withdraw'), first).waitFor()
  await seat.button(t('conclude.reserve'), second).click()
  await second.getByLabel(t('conclude.whyReserve')).fill('Only within our budget')
  await clean(seat, 'writing a reservation')
  await seat.button(t('common.save'), second).click()
  await second.getByText('Only within our budget').waitFor()
  await clean(seat, 'a reservation')
})

/** Three cards of the sample that one may vote on. */
async function targets(): Promise<string[]> {
  const ids = await seat.box('S').locator('[data-item][data-kind="card"]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-item')))
  return ids.filter((id) => id !== null).slice(0, 3).map((id) => `card/${id}`)
}

test.each(LOOKS.filter(({ look }) => look !== 'dark'))('A11Y-8 the outline, the report, and what happened while one was away: $look', async ({ options }) => {
  seat = await sitDown(browser, options)
  const { page } = seat
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora', delegation: t('join.delegationNone') })
  // What is new is what the copy in this browser does not have: there must be one.
  await seen(() => page.evaluate((key) => (JSON.parse(localStorage.getItem(key)!) as Membership).kept, `plenum/board/${board.id}`)).toBe(true)
  await page.goto(`${server.origin}/b/${board.id}/report`)
  await page.getByRole('heading', { name: t('report.actions') }).waitFor()
  await clean(seat, 'the report')

  await page.evaluate((key) => {
    const known = JSON.parse(localStorage.getItem(key)!) as Membership
    localStorage.setItem(key, JSON.stringify({ ...known, seen: Date.now() - 3_600_000 }))
  }, `plenum/board/${board.id}`)
  const record = new Client(mira)
  await record.synced()
  record.add('meanwhile', 'Written meanwhile')
  await record.saved()
  record.leave()
  await page.goto(`${server.origin}/b/${board.id}`)
  await page.getByRole('region', { name: t('digest.title') }).waitFor()
  await clean(seat, 'while you were away')
  await seat.button(t('digest.walk')).click()
  await clean(seat, 'one thing after another')
  await seat.button(t('common.close'), page.getByRole('region', { name: t('digest.title') })).click()

  await seat.boardMenu(t('outline.show'))
  await page.locator('[data-outline] article').first().waitFor()
  await clean(seat, 'the outline')
})

test('A11Y-9 the room display in each of its scenes', async () => {
  seat = await sitDown(browser, { viewport: { width: 1920, height: 1080 } })
  const { page } = seat
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Wall', delegation: t('join.delegationNone') })
  const about = await targets()
  await goTo('here')
  await page.goto(`${server.origin}/b/${board.id}/display`)
  await page.getByRole('img', { name: t('display.qr') }).waitFor()
  await clean(seat, 'arrival')
  await goTo('d3s6')
  await page.getByRole('heading', { name: t('conclude.title') }).waitFor()
  await clean(seat, 'conclusions')
  await goTo('alone')
  await page.getByRole('heading', { name: 'Alone' }).waitFor()
  await clean(seat, 'boxes')
  await command({ type: 'spotlight.set', path: about[0]! })
  await page.locator('main blockquote').waitFor()
  await clean(seat, 'a card for all')
  await command({ type: 'spotlight.set', path: null })
  await goTo('ballot')
  await command({ type: 'vote.open', targets: about, dots: 3, perTarget: 3 })
  await page.getByText(t('display.voteOpen')).waitFor()
  await clean(seat, 'a vote')
  await command({ type: 'vote.close' })
  await page.getByText(t('display.results')).waitFor()
  await clean(seat, 'results')
  await command({ type: 'vote.open', kind: 'rating', targets: about, title: 'Second' })
  await page.getByText(t('rating.task')).waitFor()
  await clean(seat, 'a vote by rating')
  expect(await lead.command({ type: 'vote.cast', target: about[0], rating: { impact: 4, importance: 2 } })).toMatchObject({ ok: true })
  await command({ type: 'vote.close' })
  await page.getByText('4.0 × 2.0').waitFor()
  await clean(seat, 'results of a rating')
})

test('A11Y-1 where creating boards needs a key, the sample asks for it, and opens with the right one', async () => {
  const guarded = await startServer({ env: { CREATE_KEY: 'sesame' } })
  seat = await sitDown(browser)
  try {
    await seat.page.goto(`${guarded.origin}/sample`)
    const key = seat.page.getByLabel(t('create.key'))
    await key.fill('wrong')
    await key.press('Enter')
    // A wrong key brings the empty page back.
    await expect.poll(() => key.inputValue()).toBe('')
    await clean(seat, 'the key of the server')
    await key.fill('sesame')
    await seat.button(t('sample.open')).click()
    await seat.opened()
  } finally {
    await guarded.stop()
  }
})
