/** Draft conclusions at the end of a session, each person in a browser of their own. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAction } from '../../shared/board/edits.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'

const DELEGATIONS = [{ id: 'al', name: 'Albania' }, { id: 'rs', name: 'Serbia' }]
const WHY = 'Only once our budget is adopted'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let lead: RoomClient
let record: Client
let seats: Seat[]

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** Two draft conclusions, in the phase that asks for positions. */
beforeEach(async () => {
  seats = []
  await founded('delegation')
})
afterEach(async () => {
  record.leave()
  lead.leave()
  for (const { crashes, context } of seats) {
    expect(crashes).toEqual([])
    await context.close()
  }
})

async function founded(attribution: string): Promise<void> {
  board = await createBoard(server.origin, { title: 'Budva', delegations: DELEGATIONS, attribution })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  lead = new RoomClient(mira)
  record = new Client(mira)
  await Promise.all([lead.entered(), record.synced()])
  addAction(record.doc, { id: 'a1', theme: 'return', title: 'Joint training', due: '2022-Q2' }, null)
  addAction(record.doc, { id: 'a2', theme: 'return', title: 'Shared directory' }, null)
  await record.saved()
  expect(await lead.command({ type: 'phase.set', id: 'review' })).toMatchObject({ ok: true })
}

async function sit(name: string, role: 'participant' | 'moderator', delegation: string, options = {}): Promise<Seat> {
  const seat = await sitDown(browser, options)
  seats.push(seat)
  await seat.join(linkFor(server.origin, board, role), { name, delegation })
  return seat
}

const open = (seat: Seat) => seat.button(t('conclude.title')).or(seat.page.getByRole('navigation').getByRole('button', { name: t('nav.conclusions') })).click()
const draft = (seat: Seat, title: string): Locator => seat.page.locator('li[id^="conclusion-"]', { hasText: title })
const mark = (seat: Seat, title: string, delegation: string): Promise<string> =>
  draft(seat, title).getByRole('list', { name: t('conclude.positions') }).getByRole('listitem').filter({ hasText: delegation }).innerText()
const summary = (seat: Seat) => seat.page.locator('dl dd').allTextContents()

test('STAND-1 STAND-3 one tap to agree, a few words to reserve, at once on every screen and kept with the action', async () => {
  const ana = await sit('Ana', 'participant', 'Albania')
  const bojan = await sit('Bojan', 'participant', 'Serbia', PHONE)
  await open(ana)
  await open(bojan)
  await ana.button(t('conclude.agree'), draft(ana, 'Joint training')).click()
  await seen(() => mark(bojan, 'Joint training', 'Albania')).toContain(t('conclude.saysAgree'))
  const own = draft(bojan, 'Joint training')
  await bojan.button(t('conclude.reserve'), own).tap()
  await own.getByLabel(t('conclude.whyReserve')).fill(WHY)
  await bojan.button(t('common.save'), own).tap()
  await seen(() => mark(ana, 'Joint training', 'Serbia')).toContain(t('conclude.saysReserve'))
  await draft(ana, 'Joint training').getByText(WHY).waitFor()
  await seen(() => summary(ana)).toEqual(['2', '1', '1'])
  await ana.page.getByLabel(t('conclude.show')).selectOption(t('conclude.reserved'))
  await seen(() => draft(ana, '').count()).toBe(1)

  await ana.button(t('session.close')).click()
  await ana.action('Joint training').getByText(t('conclude.reserveN', { n: 1 })).waitFor()
  await ana.button(t('actions.details'), ana.action('Joint training')).click()
  await ana.action('Joint training').getByText(WHY).waitFor()
  await ana.page.goto(`${server.origin}/b/${board.id}/report`)
  await ana.page.getByText(`Serbia ${t('conclude.saysReserve')}: ${WHY}`).waitFor()

  await bojan.button(t('conclude.agree'), own).tap()
  await bojan.page.getByText(WHY).waitFor({ state: 'detached' })
})

test('STAND-2 a wording that changes afterwards is shown as another than the one agreed to, and agreed to anew by one tap', async () => {
  const ana = await sit('Ana', 'participant', 'Albania')
  await open(ana)
  const first = draft(ana, 'Joint training')
  await ana.button(t('conclude.agree'), first).click()
  await seen(() => ana.button(t('conclude.agree'), first).getAttribute('aria-pressed')).toBe('true')
  ;(record.doc.getMap('actions').get('a1') as { set(key: string, value: string): void }).set('due', '2023-Q1')
  await first.getByText(t('conclude.earlierOn', { wording: 'Joint training · 2022-Q2' })).waitFor()
  expect(await mark(ana, 'Joint training', 'Albania')).toContain(t('conclude.earlier'))
  await seen(() => ana.button(t('conclude.agree'), first).getAttribute('aria-pressed')).toBe('false')
  await ana.button(t('conclude.agree'), first).click()
  await seen(() => mark(ana, 'Joint training', 'Albania')).not.toContain(t('conclude.earlier'))
})

test('STAND-1 PHASE-4 LOCK-1 whoever keeps the record speaks for any delegation, whatever the phase; participants only where they are asked', async () => {
  const ana = await sit('Ana', 'participant', 'Albania')
  const mira = await sit('Mila', 'moderator', t('join.delegationNone'))
  await open(ana)
  await open(mira)
  await mira.page.getByLabel(t('conclude.for')).selectOption({ label: 'Serbia' })
  await mira.button(t('conclude.agree'), draft(mira, 'Shared directory')).click()
  await seen(() => mark(ana, 'Shared directory', 'Serbia')).toContain(t('conclude.saysAgree'))
  expect(await lead.command({ type: 'lock.set', path: 'action/a2', locked: true })).toMatchObject({ ok: true })
  await draft(ana, 'Shared directory').getByText(t('conclude.locked')).waitFor()
  expect(await ana.button(t('conclude.agree'), draft(ana, 'Shared directory')).count()).toBe(0)
  expect(await lead.command({ type: 'phase.set', id: 'discuss' })).toMatchObject({ ok: true })
  await ana.page.getByText(t('conclude.notNow')).waitFor()
  expect(await ana.button(t('conclude.agree')).count()).toBe(0)
  await mira.button(t('conclude.withdraw'), draft(mira, 'Shared directory')).click()
  await seen(() => mark(ana, 'Shared directory', 'Serbia')).toContain(t('conclude.saysOpen'))
})

test('NAME-1 on a board without attribution a reservation stands there, and only its own delegation sees that it is theirs', async () => {
  record.leave()
  lead.leave()
  await founded('none')
  const ana = await sit('Ana', 'participant', 'Albania')
  const bojan = await sit('Bojan', 'participant', 'Serbia')
  await open(ana)
  await open(bojan)
  const own = draft(ana, 'Joint training')
  await ana.button(t('conclude.reserve'), own).click()
  await own.getByLabel(t('conclude.whyReserve')).fill(WHY)
  await own.getByLabel(t('conclude.whyReserve')).press('Control+Enter')
  await own.getByText(t('conclude.ours')).waitFor()
  await draft(bojan, 'Joint training').getByText(WHY).waitFor()
  expect(await draft(bojan, 'Joint training').textContent()).toContain(t('conclude.oneDelegation'))
  expect(await draft(bojan, 'Joint training').textContent()).not.toContain('Albania')
})
