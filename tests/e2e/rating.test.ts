/** A vote by rating in real browsers: opened by its form, cast by keyboard and by thumb, closed, and read as a picture and as a table. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { clean } from '../support/axe.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Seat, ana: Seat, olaf: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
  board = await createBoard(server.origin, { themes: ['Return'] })
  const lead = await joinBoard(server.origin, board, 'moderator', { name: 'Lead' })
  const record = new Client(lead)
  await record.synced()
  const [theme] = [...record.doc.getMap('themes').keys()]
  for (const [id, quadrant, text] of [['s', 'S', 'Trained escorts'], ['w', 'W', 'Slow papers'], ['o', 'O', 'New funds']] as const) {
    record.add(id, text, { place: `swot/${theme}/${quadrant}`, stamp: lead.participant.stamp })
  }
  await record.saved()
  record.leave()
  const room = new RoomClient(lead)
  await room.entered()
  expect(await room.command({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })).toMatchObject({ ok: true })
  expect(await room.command({ type: 'phase.set', id: 'ballot' })).toMatchObject({ ok: true })
  room.leave()
  mira = await sitDown(browser)
  ana = await sitDown(browser, PHONE)
  olaf = await sitDown(browser)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
  await olaf.join(linkFor(server.origin, board, 'observer'), { name: 'Olaf' })
})
afterAll(async () => {
  for (const seat of [mira, ana, olaf]) expect(seat?.crashes ?? []).toEqual([])
  await browser?.close()
})

const scale = (seat: Seat, words: string, title: string): Locator => seat.page.getByRole('group', { name: `${words} ${title}` })
const step = (seat: Seat, words: string, title: string, n: number): Locator => scale(seat, words, title).getByRole('radio', { name: String(n), exact: true })
const chosen = (seat: Seat): Promise<string[]> => seat.page.locator('[data-rate] input:checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))

test('PHASE-5 in a phase without voting a moderator finds no vote to open, but the way to one', async () => {
  const early = await createBoard(server.origin, { title: 'Early' })
  const lead = new RoomClient(await joinBoard(server.origin, early, 'moderator', { name: 'Lead' }))
  await lead.entered()
  for (const command of [{ type: 'phase.put', id: 'talk', name: 'Talk', kind: 'discuss', write: 'none', vote: false }, { type: 'phase.set', id: 'talk' }]) {
    expect(await lead.command(command)).toMatchObject({ ok: true })
  }
  expect(await lead.command({ type: 'vote.open', targets: ['card/none'], dots: 1, perTarget: 1 })).toMatchObject({ ok: false, refusal: { code: 'PHASE-5' } })
  lead.leave()
  const seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, early, 'moderator'), { name: 'Mira' })
  await seat.boardMenu(t('vote.title'))
  await seat.page.getByText(t('vote.notHere')).waitFor()
  expect(await seat.page.getByLabel(t('vote.name')).count()).toBe(0)
  await seat.button(t('vote.allow')).click()
  await seat.page.getByLabel(t('vote.name')).waitFor()
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})

test('VOTE-2 a vote at which moderators are alone says nothing of how many have finished, until somebody is there to wait for', async () => {
  const alone = await createBoard(server.origin, { title: 'Alone' })
  const people = await Promise.all(([['moderator', 'Lead'], ['participant', 'Ivo']] as const).map(([role, name]) => joinBoard(server.origin, alone, role, { name })))
  const [lead, ivo] = people.map((person) => () => new RoomClient(person))
  const record = new Client(people[0]!)
  await record.synced()
  record.add('one', 'Trained escorts', { place: 'parking' })
  await record.saved()
  record.leave()
  const room = lead!()
  await room.entered()
  const [seat, wall] = [await sitDown(browser), await sitDown(browser)]
  await seat.join(linkFor(server.origin, alone, 'moderator'), { name: 'Mira' })
  await wall.join(linkFor(server.origin, alone, 'moderator'), { name: 'Wall' })
  await wall.page.goto(`${server.origin}/b/${alone.id}/display`)
  for (const command of [
    { type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true }, { type: 'phase.set', id: 'ballot' },
    { type: 'vote.open', targets: ['card/one'], dots: 2, perTarget: 2, title: 'Which first?' },
  ]) expect(await room.command(command)).toMatchObject({ ok: true })
  await seat.boardMenu(t('vote.title'))
  await seat.page.getByText(t('vote.left', { n: 2 })).waitFor()
  await wall.page.getByText('Which first?').waitFor()
  for (const { page } of [seat, wall]) expect(await page.getByRole('progressbar').count()).toBe(0)
  expect(await wall.page.locator('main').innerText()).not.toMatch(/0 ?\/ ?0/)

  const guest = ivo!()
  await guest.entered()
  await seat.page.getByText(t('vote.finished', { n: 0, all: 1 })).waitFor()
  await wall.page.getByText('0 / 1').waitFor()
  for (const { page } of [seat, wall]) expect(await page.getByRole('progressbar').count()).toBe(1)
  guest.leave()
  room.leave()
  expect([...seat.crashes, ...wall.crashes]).toEqual([])
  await Promise.all([seat.context.close(), wall.context.close()])
})

test('VOTE-5 a moderator opens a vote by rating in the form of votes', async () => {
  await mira.button(t('vote.title')).click()
  const { page } = mira
  await page.getByLabel(t('vote.name')).fill('What matters')
  await page.getByRole('radio', { name: t('rating.rating') }).check()
  expect(await page.getByLabel(t('vote.dots'), { exact: true }).count()).toBe(0)
  await page.getByText(t('vote.targets', { n: 3 })).waitFor()
  await clean(mira, 'a new vote by rating')
  await mira.button(t('vote.open')).click()
  await page.getByText(t('rating.left', { n: 3 })).waitFor()
})

test('VOTE-5 VOTE-6 by keyboard: arrows and digits choose, the way on leads to what is missing, and an observer reads only', async () => {
  const { page } = mira
  await mira.button(t('rating.next')).click()
  await seen(() => step(mira, t('rating.impact'), 'Trained escorts', 1).evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press('4')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await seen(() => chosen(mira)).toEqual(['4', '2'])
  await page.getByText(t('rating.left', { n: 2 })).waitFor()
  await mira.button(t('rating.next')).click()
  await page.keyboard.press('5')
  await page.getByText(t('rating.missing', { scale: t('rating.importance') })).waitFor()
  await mira.button(t('rating.next')).click()
  await page.keyboard.press('5')
  await mira.button(t('rating.next')).click()
  await page.keyboard.press('2')
  await page.keyboard.press('Tab')
  await page.keyboard.press('3')
  await page.getByText(t('rating.allDone')).waitFor()
  expect(await chosen(mira)).toEqual(['4', '2', '5', '5', '2', '3'])
  expect(await scale(mira, t('rating.likelihood'), 'New funds').count()).toBe(1)
  await page.getByText(t('rating.finished', { n: 1, all: 2 })).waitFor()
  await clean(mira, 'a ballot that is full')

  await olaf.button(t('vote.title')).click()
  await olaf.page.getByText(t('vote.readOnly')).waitFor()
  expect(await olaf.page.locator('[data-rate] input').count()).toBe(0)
  expect(await olaf.page.getByText(t('rating.finished', { n: 1, all: 2 })).count()).toBe(1)
})

test('VOTE-5 VOTE-2 by thumb: a choice shows at once, is kept when the page is loaded anew, changes, and is taken back', async () => {
  const { page } = ana
  await ana.button(t('nav.vote'), page.getByRole('navigation')).click()
  await page.getByText(t('rating.left', { n: 3 })).waitFor()
  for (const label of await page.locator('[data-rate] label').all()) {
    const box = (await label.boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
  }
  const tap = (words: string, title: string, n: number) => scale(ana, words, title).locator('label').nth(n - 1).tap()
  await tap(t('rating.impact'), 'Slow papers', 3)
  await tap(t('rating.importance'), 'Slow papers', 4)
  await page.getByText(t('rating.left', { n: 2 })).waitFor()
  await tap(t('rating.impact'), 'Slow papers', 1)
  await tap(t('rating.impact'), 'New funds', 5)
  await tap(t('rating.likelihood'), 'New funds', 5)
  await page.getByText(t('rating.left', { n: 1 })).waitFor()
  expect(await chosen(ana)).toEqual(['1', '4', '5', '5'])
  await clean(ana, 'a ballot on a phone')
  await page.reload()
  await ana.opened()
  await ana.button(t('nav.vote'), page.getByRole('navigation')).click()
  await seen(() => chosen(ana)).toEqual(['1', '4', '5', '5'])
  await ana.button(t('rating.takeBackOf', { title: 'New funds' })).tap()
  await seen(() => chosen(ana)).toEqual(['1', '4'])
  await page.getByText(t('rating.left', { n: 2 })).waitFor()
  // Nobody else's screen says what was rated how.
  expect(await chosen(mira)).toEqual(['4', '2', '5', '5', '2', '3'])
  expect(await mira.page.getByText(t('rating.finished', { n: 1, all: 2 })).count()).toBe(1)
})

test('VOTE-2 CHART closing brings everybody the matrix, and the table that says the same', async () => {
  await mira.button(t('vote.close')).click()
  await mira.page.getByRole('group', { name: t('vote.closeAsk') }).getByRole('button', { name: t('vote.close') }).click()
  for (const seat of [mira, ana, olaf]) {
    const { page } = seat
    await page.getByRole('heading', { name: t('vote.results') }).waitFor()
    for (const name of [t('rating.matrixImportance'), t('rating.matrixLikelihood')]) await page.getByRole('img', { name }).waitFor()
    const rows = await page.locator('section table tbody tr').evaluateAll((all) =>
      all.map((row) => ({ title: row.querySelector('th button')?.textContent, numbers: [...row.querySelectorAll('td strong, td')].map((cell) => /^\D*(\d+(?:\.\d)?)/.exec(cell.textContent)?.[1]) })))
    // Slow papers: impact 5 and 1, importance 5 and 4; trained escorts 4 and 2; new funds by Mira alone.
    expect(rows).toEqual([
      { title: 'Slow papers', numbers: ['1', '3.0', '4.5', '13.5', '2'] },
      { title: 'Trained escorts', numbers: ['2', '4.0', '2.0', '8.0', '1'] },
      { title: 'New funds', numbers: ['1', '2.0', '3.0', '6.0', '1'] },
    ])
    await clean(seat, `results of a rating, as ${seat === ana ? 'on a phone' : 'on a desk'}`)
  }
  const spread = mira.page.getByRole('row', { name: /Slow papers/ }).getByRole('list').first()
  expect(await spread.getByText(t('rating.gave', { n: 1, step: 5 })).count()).toBe(1)
  const columns = () => mira.page.locator('section table').first().locator('tbody th button').allTextContents()
  await mira.page.getByRole('button', { name: t('rating.impact'), exact: true }).first().click()
  await seen(columns).toEqual(['Trained escorts', 'Slow papers'])
  await mira.page.getByRole('row', { name: /Trained escorts/ }).getByRole('button', { name: 'Trained escorts' }).click()
  await seen(() => mira.focus()).toBe('item: Trained escorts')
})

test('VOTE-4 VOTE-6 a second vote, opened to observers, keeps the first; strategies are ranked by either', async () => {
  const { page } = mira
  await mira.button(t('vote.title')).click()
  await page.getByLabel(t('vote.name')).fill('Dots')
  await page.getByLabel(t('rating.observers')).check()
  await mira.button(t('vote.open')).click()
  await olaf.button(t('vote.isOpen')).click()
  await olaf.page.getByRole('button', { name: t('vote.more', { title: 'Trained escorts' }) }).click()
  await olaf.page.getByText(t('vote.left', { n: 2 })).waitFor()
  await page.getByText(t('vote.finished', { n: 0, all: 2 })).waitFor()
  await mira.button(t('vote.close')).click()
  await page.getByRole('group', { name: t('vote.closeAsk') }).getByRole('button', { name: t('vote.close') }).click()
  await page.getByText(t('rating.observersVoted')).waitFor()
  const choice = page.getByLabel(t('vote.earlier'), { exact: true })
  expect(await choice.locator('option').allTextContents()).toEqual(['Dots', 'What matters'])
  await choice.selectOption({ label: 'What matters' })
  await page.getByRole('img', { name: t('rating.matrixImportance') }).waitFor()
  await mira.boardMenu(t('tows.title'))
  await page.getByRole('img', { name: t('card.votes', { n: 1 }) }).first().waitFor()
  await page.getByLabel(t('rating.rankBy')).selectOption({ label: 'What matters' })
  await page.getByRole('img', { name: `${t('rating.impact')} 4.0, ${t('rating.importance')} 2.0` }).waitFor()
  await clean(mira, 'strategies ranked by a rating')
})
