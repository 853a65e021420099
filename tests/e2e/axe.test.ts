/** axe on every screen and in every main state: it must find nothing. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { clean, LOOKS } from '../support/axe.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** Looks into a dialog that the menu of the board opens. */
async function dialog(seat: Seat, item: string): Promise<void> {
  await seat.boardMenu(item)
  await seat.page.locator('dialog[open]').waitFor()
  await clean(seat, item)
  await seat.page.keyboard.press('Escape')
  await seat.page.locator('dialog[open]').waitFor({ state: 'detached' })
}

describe.each(LOOKS)('axe finds nothing: $look', ({ options }) => {
  test('A11Y-1 on the pages before a board', async () => {
    const seat = await sitDown(browser, options)
    const { page } = seat
    for (const path of ['/', '/accessibility', '/nothing/here', '/b/some-board']) {
      await page.goto(server.origin + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await clean(seat, path)
    }
    await page.goto(server.origin)
    await seat.button(t('create.submit')).click()
    await page.getByText(t('create.nameMissing')).waitFor()
    await clean(seat, 'a form with a fault')
    await page.getByLabel(t('create.name')).fill('Checked')
    await seat.button(t('create.submit')).click()
    await page.getByRole('heading', { name: t('links.title') }).waitFor()
    await clean(seat, 'links')
    await seat.button(t('links.enter')).click()
    await seat.button(t('join.submit')).waitFor()
    await clean(seat, 'join')
    await page.getByLabel(t('join.name')).fill('Mira')
    await seat.button(t('join.submit')).click()
    await seat.opened()
    await clean(seat, 'an empty board')
    await seat.context.close()
  })

  test('A11Y-2 on a full board, its menus and its dialogs', async () => {
    const seat = await sitDown(browser, options)
    const { page } = seat
    await page.goto(`${server.origin}/sample`)
    await seat.opened()
    await clean(seat, 'a full board')
    await seat.button(t('menu.board')).click()
    await clean(seat, 'the menu of the board')
    await page.keyboard.press('Escape')
    for (const item of ['menu.links', 'menu.settings', 'menu.export', 'menu.bin', 'menu.attribution', 'menu.close'] as const) await dialog(seat, t(item))
    const card = page.locator('[data-place] article').first()
    await card.focus()
    await clean(seat, 'a card with its tools')
    await card.press('.')
    await page.getByRole('menu').waitFor()
    await clean(seat, 'the menu of a card')
    await page.keyboard.press('Escape')
    await card.press('Space')
    await page.getByRole('toolbar', { name: t('select.bar') }).waitFor()
    await clean(seat, 'selected cards')
    await card.press('Escape')
    await card.press('Enter')
    await seat.writing().waitFor()
    await clean(seat, 'writing')
    await seat.leaveText()
    await card.press('l')
    await card.getByRole('img', { name: /^Locked/ }).waitFor()
    await clean(seat, 'a locked card')
    await seat.context.close()
  })
})

describe('axe finds nothing', () => {
  let board: CreatedBoard
  let mira: Person
  beforeAll(async () => {
    board = await createBoard(server.origin, { from: 'sample' })
    mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  })

  test('A11Y-3 on the wide desk: side by side, the registers, actions in both forms, the filter', async () => {
    const seat = await sitDown(browser)
    const { page } = seat
    await seat.join(linkFor(server.origin, board, 'rapporteur'), { name: 'Rado', delegation: t('join.delegationNone') })
    await page.getByRole('tab', { name: t('board.overview') }).click()
    await clean(seat, 'side by side')
    for (const kind of ['board.practices', 'board.parking'] as const) {
      await seat.button(t('board.more')).click()
      await seat.item(t(kind)).click()
      await clean(seat, kind)
    }
    await page.getByRole('tab').first().click()
    await seat.button(t('filter.title')).click()
    await page.getByRole('search').getByLabel(t('filter.text')).fill('police')
    await clean(seat, 'the filter')
    // The first one empties the field: so a browser's own search fields do.
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('search').waitFor({ state: 'detached' })
    await seat.button(t('actions.details')).first().click()
    await clean(seat, 'an action with all its fields')
    await seat.button(t('actions.expand')).click()
    await page.getByRole('table').waitFor()
    await clean(seat, 'the table of actions')
    await page.keyboard.press('?')
    await page.locator('dialog[open]').waitFor()
    await clean(seat, 'the shortcuts')
    await seat.context.close()
  })

  test.each(LOOKS)('A11Y-4 on a locked board and beside a text that was refused: $look', async ({ options }) => {
    const seat = await sitDown(browser, options)
    const room = new RoomClient(mira)
    await room.entered()
    await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: t('join.delegationNone') })
    const card = seat.page.locator('[data-place] article').first()
    await card.focus()
    await card.press('Enter')
    await seat.writing().waitFor()
    await seat.context.setOffline(true)
    await seat.page.getByText(t('saved.offline')).first().waitFor()
    await seat.writing().pressSequentially(' more')
    await clean(seat, 'offline')
    expect(await room.command({ type: 'lock.set', path: '', locked: true })).toMatchObject({ ok: true })
    await seat.context.setOffline(false)
    await seat.page.getByText(t('refusal.LOCK-1')).first().waitFor()
    await seat.page.getByRole('banner').getByRole('img', { name: /^Locked/ }).waitFor()
    await clean(seat, 'locked and refused')
    await room.command({ type: 'lock.set', path: '', locked: false })
    room.leave()
    await seat.context.close()
  })

  test('A11Y-5 in every view of the phone', async () => {
    const seat = await sitDown(browser, PHONE)
    await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: t('join.delegationNone') })
    for (const tab of ['nav.mine', 'nav.actions', 'nav.board'] as const) {
      await seat.button(t(tab)).click()
      await seen(() => seat.button(t(tab)).getAttribute('aria-current')).toBe('page')
      await clean(seat, tab)
    }
    await seat.context.close()
  })
})
