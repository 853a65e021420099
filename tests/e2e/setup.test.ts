/** A moderator puts right what the board was created with, and who is at it, while people are there. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Seat
let ana: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer({ env: { RETENTION_DAYS: '90' } })])
})
beforeEach(async () => {
  board = await createBoard(server.origin, {
    title: 'Budva', themes: [{ id: 'return', title: 'Retrun' }, { id: 'exchange', title: 'Exchange' }],
    delegations: [{ id: 'mk', name: 'Northern Macedonia' }, { id: 'al', name: 'Albania' }],
  })
  ;[mira, ana] = await Promise.all([sitDown(browser), sitDown(browser)])
  await Promise.all([
    mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: t('join.delegationNone') }),
    ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: 'Northern Macedonia' }),
  ])
})
afterEach(async () => {
  expect([...mira.crashes, ...ana.crashes]).toEqual([])
  await Promise.all([mira.context.close(), ana.context.close()])
})
afterAll(() => browser?.close())

test('ROLE-2 title, themes and delegations are put right, and stand so on every screen at once', async () => {
  await ana.write('S', 'One return file')
  await mira.boardMenu(t('setup.title'))
  const dialog = mira.page.locator('dialog[open]')
  await dialog.getByLabel(t('create.name'), { exact: true }).fill('Budva, December')
  await dialog.getByLabel(t('create.theme', { n: 1 }), { exact: true }).fill('Return')
  await dialog.getByLabel(t('setup.themeQuestion', { n: 1 }), { exact: true }).fill('What helps people to return?')
  await dialog.getByLabel(t('setup.delegation', { n: 1 }), { exact: true }).fill('North Macedonia')
  await dialog.getByLabel(t('setup.delegation', { n: 2 }), { exact: true }).press('Enter')
  await dialog.getByLabel(t('setup.delegation', { n: 3 }), { exact: true }).fill('Kosovo*')
  await mira.button(t('create.themeRemove', { n: 2 }), dialog).click()
  // In sight, however long the list is.
  await mira.button(t('common.save'), dialog).click()
  await dialog.waitFor({ state: 'detached' })

  await ana.page.getByRole('heading', { level: 1, name: 'Budva, December' }).waitFor()
  await ana.page.getByRole('heading', { name: 'What helps people to return?' }).waitFor()
  await seen(() => ana.page.getByRole('tab').allTextContents()).toEqual(['Return'])
  await ana.card('One return file').getByText('North Macedonia').waitFor()

  const petra = await sitDown(browser)
  await petra.join(linkFor(server.origin, board, 'participant'), { name: 'Petra', delegation: 'Kosovo*' })
  await petra.context.close()
})

test('ROLE-2 a dialog that is longer than the window is scrolled by its scrollbar, and keeps what was typed; a press beside it closes it', async () => {
  await mira.boardMenu(t('setup.title'))
  const dialog = mira.page.locator('dialog[open]')
  const name = dialog.getByLabel(t('create.name'), { exact: true })
  await name.fill('Budva, December')
  const { x, y, width, height } = (await dialog.boundingBox())!
  // A browser without a head draws no scrollbars: this is what one with a head tells the page of a press on it.
  await dialog.dispatchEvent('pointerdown', { bubbles: true, clientX: x + width - 8, clientY: y + height / 2 })
  expect(await name.inputValue()).toBe('Budva, December')
  await mira.page.mouse.click(x / 2, y + height / 2)
  await dialog.waitFor({ state: 'detached' })
})

test('ROLE-2 a theme with cards and a delegation with people stay, it is said why, and the rest is done', async () => {
  await ana.write('S', 'One return file')
  await mira.card('One return file').waitFor()
  await mira.boardMenu(t('setup.title'))
  const dialog = mira.page.locator('dialog[open]')
  await mira.button(t('create.themeRemove', { n: 1 }), dialog).click()
  await mira.button(t('setup.delegationRemove', { n: 1 }), dialog).click()
  await dialog.getByLabel(t('create.question'), { exact: true }).fill('Why?')
  await mira.button(t('common.save'), dialog).click()
  await dialog.getByText(t('setup.themeStays', { title: 'Retrun' })).waitFor()
  await dialog.getByText(t('setup.delegationStays', { title: 'Northern Macedonia' })).waitFor()
  expect(await dialog.getByLabel(t('create.theme', { n: 2 }), { exact: true }).inputValue()).toBe('Retrun')
  await ana.page.getByRole('heading', { name: 'Why?' }).waitFor()
  await mira.button(t('common.cancel'), dialog).click()
  expect(await ana.page.getByRole('tab').allTextContents()).toContain('Retrun')
})

/** The day so many days from now, as a date field of this browser holds it. */
const inDays = (days: number): Promise<string> => mira.page.evaluate((ahead) => {
  const at = new Date()
  at.setDate(at.getDate() + ahead)
  return [at.getFullYear(), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-')
}, days)

test('BOARD-2 a moderator sees and sets until when the board is kept, open or closed, never longer than the operator allows', async () => {
  const dialog = mira.page.locator('dialog[open]')
  const until = dialog.getByLabel(t('keep.until'), { exact: true })
  const [today, soon, last, beyond] = await Promise.all([0, 30, 90, 91].map(inDays))
  await mira.boardMenu(t('keep.title'))
  expect(await until.inputValue()).toBe(last)
  expect(await dialog.getByRole('checkbox').count()).toBe(0)
  for (const day of [today!, beyond!]) {
    await until.fill(day)
    await mira.button(t('common.save'), dialog).click()
    await dialog.getByText(t('keep.wrong', { from: '', to: '' }).split(/\s{2}/)[0]!).waitFor()
    expect(await until.evaluate((field) => field.getAttribute('aria-invalid'))).toBe('true')
  }
  await until.fill(soon!)
  await mira.button(t('common.save'), dialog).click()
  await dialog.waitFor({ state: 'detached' })
  await mira.boardMenu(t('keep.title'))
  await seen(() => until.inputValue()).toBe(soon)
  await mira.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  // It is the same for a closed board, which may still be deleted.
  await mira.boardMenu(t('menu.close'))
  await mira.button(t('menu.close'), dialog).click()
  await mira.page.getByText(t('board.closed')).waitFor()
  await mira.boardMenu(t('keep.title'))
  await until.fill((await inDays(60))!)
  await mira.button(t('common.save'), dialog).click()
  await dialog.waitFor({ state: 'detached' })
  await mira.boardMenu(t('keep.title'))
  await seen(() => until.inputValue()).toBe(await inDays(60))
  await mira.button(t('keep.delete'), dialog).waitFor()
})

test('BOARD-2 deleting a board names it, offers the exports, can be left, and is told to everybody who is there', async () => {
  await ana.write('S', 'One return file')
  await mira.boardMenu(t('keep.title'))
  const dialog = mira.page.locator('dialog[open]')
  await mira.button(t('keep.delete'), dialog).click()
  await dialog.getByRole('heading', { name: t('keep.deleteAsk', { title: 'Budva' }) }).waitFor()
  expect(await mira.focus()).toContain(t('common.cancel'))
  const file = mira.page.waitForEvent('download')
  await mira.button(t('export.json'), dialog).click()
  expect((await file).suggestedFilename()).toMatch(/\.json$/)
  await mira.button(t('common.cancel'), dialog).click()
  expect(await mira.focus()).toContain(t('keep.delete'))
  await ana.card('One return file').waitFor()

  await mira.button(t('keep.delete'), dialog).click()
  await mira.button(t('keep.deleteDo'), dialog).click()
  for (const { page } of [mira, ana]) await page.getByRole('heading', { name: t('wrong.goneTitle') }).waitFor()
  expect((await fetch(`${server.origin}/api/boards/${board.id}`, { headers: { authorization: `Invite ${board.invites.moderator}` } })).status).toBe(404)
})

test('ROLE-2 BOARD-2 nobody but a moderator is offered to keep, delete or order', async () => {
  await ana.button(t('menu.board')).click()
  await ana.item(t('menu.export')).waitFor()
  expect(await ana.item(t('keep.title')).count()).toBe(0)
  await ana.page.keyboard.press('Escape')
  await ana.page.getByRole('banner').getByRole('button', { name: t('people.here', { n: 2 }) }).click()
  await ana.page.getByRole('dialog').getByText('Mira', { exact: false }).or(ana.page.getByText(t('role.moderator'))).first().waitFor()
  expect(await ana.page.getByRole('dialog').getByRole('button').count()).toBe(0)
})

test('PHONE-7 NAME-1 a phone lists who is here, and where; a moderator removes somebody by thumb', async () => {
  const [zora, petra] = await Promise.all([sitDown(browser, { ...PHONE, viewport: { width: 360, height: 740 } }), sitDown(browser, PHONE)])
  await zora.join(linkFor(server.origin, board, 'moderator'), { name: 'Zora', delegation: t('join.delegationNone') })
  await petra.join(linkFor(server.origin, board, 'participant'), { name: 'Petra Ljiljana Hadžihasanović-Đurđević', delegation: 'Albania', attendance: 'remote' })
  await petra.boardMenu(t('people.title'))
  const others = petra.page.locator('dialog[open] li')
  await seen(() => others.count()).toBe(4)
  // By delegation: this board shows no names to those who do not moderate.
  const said = (await others.allTextContents()).join(' | ')
  expect(said).toContain('Northern Macedonia')
  expect(said).not.toContain('Ana')
  expect(said).toContain(t('attendance.remote'))
  expect(await others.getByRole('button').count()).toBe(0)

  await zora.boardMenu(t('people.title'))
  const dialog = zora.page.locator('dialog[open]')
  await dialog.getByText('Petra Ljiljana').first().waitFor()
  expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
  for (const button of await dialog.locator('li').getByRole('button').all()) expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44)
  await zora.button(t('people.remove', { name: 'Ana' }), dialog).tap()
  await zora.button(t('forget.do'), dialog).tap()
  await ana.page.getByRole('heading', { name: t('wrong.removedTitle') }).waitFor()
  await seen(() => dialog.locator('li').count()).toBe(3)
  expect([...zora.crashes, ...petra.crashes]).toEqual([])
  await Promise.all([zora.context.close(), petra.context.close()])
})

test('FLOOR-2 a moderator gives the floor out of turn and takes people off the list; the room and those far away go on in turns', async () => {
  const [boris, ceca] = await Promise.all([sitDown(browser), sitDown(browser)])
  await boris.join(linkFor(server.origin, board, 'participant'), { name: 'Boris', delegation: 'Albania', attendance: 'remote' })
  await ceca.join(linkFor(server.origin, board, 'participant'), { name: 'Ceca', delegation: 'Albania', attendance: 'remote' })
  for (const seat of [ana, boris, ceca]) {
    await seat.boardMenu(t('floor.title'))
    await seat.button(t('floor.ask')).click()
    await seat.button(t('floor.withdraw')).waitFor()
  }
  await mira.boardMenu(t('floor.title'))
  const panel = mira.page.getByRole('region', { name: t('floor.title') })
  const names = async () => (await panel.locator('li').allTextContents()).map((text) => ['Ana', 'Boris', 'Ceca', 'Mira'].find((name) => text.includes(name)))
  await seen(names).toEqual(['Ana', 'Boris', 'Ceca'])
  expect(await ana.page.getByRole('region', { name: t('floor.title') }).locator('li').getByRole('button').count()).toBe(0)

  await mira.button(t('floor.give', { name: 'Ceca' }), panel).click()
  await ceca.button(t('floor.done')).waitFor()
  // Ceca is far away: the room is next, though Boris has waited as long.
  await seen(names).toEqual(['Ceca', 'Ana', 'Boris'])
  await mira.button(t('floor.takeOff', { name: 'Ana' }), panel).click()
  await seen(names).toEqual(['Ceca', 'Boris'])
  await ana.button(t('floor.ask')).waitFor()
  expect(await mira.focus()).not.toBe('nowhere')

  // Somebody who did not ask, from the list of people.
  await mira.page.getByRole('banner').getByRole('button', { name: t('people.here', { n: 4 }) }).click()
  await mira.button(t('floor.give', { name: 'Ana' })).click()
  await ana.button(t('floor.done')).waitFor()
  await seen(names).toEqual(['Ana', 'Boris'])
  await mira.page.keyboard.press('Escape')
  await mira.button(t('floor.takeOff', { name: 'Ana' }), panel).click()
  await seen(names).toEqual(['Boris'])
  expect([...boris.crashes, ...ceca.crashes]).toEqual([])
  await Promise.all([boris.context.close(), ceca.context.close()])
})

test('ROLE-2 a moderator removes a person, whose page says so', async () => {
  await mira.page.getByRole('banner').getByRole('button', { name: t('people.here', { n: 2 }) }).click()
  await mira.button(t('people.remove', { name: 'Ana' })).click()
  await mira.page.getByText(t('people.removeAsk', { name: 'Ana' })).waitFor()
  await mira.button(t('forget.do')).click()
  await ana.page.getByRole('heading', { name: t('wrong.removedTitle') }).waitFor()
  await mira.page.getByRole('banner').getByRole('button', { name: t('people.here', { n: 1 }) }).waitFor()
})
