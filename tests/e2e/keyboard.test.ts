/** A board from its making to its leaving by keyboard alone. After every key the focus is somewhere, and where it is can be seen. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { at, choose, press, tabTo, type } from '../support/keys.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** There the focus is told by an outline alone. */
const LOOKS: { look: string; options: BrowserContextOptions }[] = [{ look: 'in the colours of the product', options: {} }, { look: 'in forced colours', options: { forcedColors: 'active' } }]

test.each(LOOKS)('KEY-1 CONTRAST-1 a board is created, entered, written on, arranged, locked, filtered and left: $look', async ({ options }) => {
  const seat = await sitDown(browser, options)
  const { page } = seat
  await page.goto(server.origin)
  await page.getByLabel(t('create.name')).waitFor()
  await page.keyboard.press('Tab')
  await tabTo(seat, t('create.name'))
  await type(seat, 'By keys')
  await tabTo(seat, t('create.submit'))
  await press(seat, 'Enter')
  await page.getByRole('heading', { name: t('links.title') }).waitFor()
  await tabTo(seat, t('links.enter'))
  await press(seat, 'Enter')
  await page.getByText(t('join.as', { role: t('role.moderator') })).waitFor()
  await tabTo(seat, t('join.name'))
  await type(seat, 'Mira')
  // What is still to be said is asked, and one is brought there.
  await press(seat, 'Enter')
  await page.getByText(t('join.attendanceMissing')).waitFor()
  await press(seat, 'Space', 'Enter')
  await seat.opened()
  await at(seat)

  // Write.
  await press(seat, '1', 'n')
  for (const text of ['one', 'two', 'three']) {
    await type(seat, text)
    await press(seat, 'Enter')
  }
  await seen(() => seat.texts('S')).toEqual(['one', 'two', 'three'])
  await press(seat, 'Escape')
  await seen(() => at(seat)).toBe('item: three')

  // Edit.
  await press(seat, 'Enter')
  await type(seat, ' and a half')
  await press(seat, 'Escape')
  await seen(() => seat.texts('S')).toEqual(['one', 'two', 'three and a half'])
  expect(await at(seat)).toBe('item: three and a half')

  // Move.
  await press(seat, 'Alt+ArrowRight')
  await seen(() => seat.texts('W')).toEqual(['three and a half'])
  await press(seat, 'm')
  await seat.item(t('quadrant.T')).waitFor()
  await press(seat, 'Escape')
  await tabTo(seat, t('card.move'))
  await choose(seat, t('quadrant.T'))
  await seen(() => seat.texts('T')).toEqual(['three and a half'])
  await seen(() => at(seat)).toBe('item: three and a half')

  // Cluster.
  await press(seat, '1', 'Home', 'Space', 'End', 'Space')
  await press(seat, 'g')
  await seen(() => at(seat)).toBe(`textarea: ${t('group.title')}`)
  await type(seat, 'Numbers')
  await press(seat, 'Enter')
  await seen(() => seat.members('Numbers')).toEqual(['one', 'two'])
  expect(await at(seat)).toBe('item: Numbers')

  // Lock and unlock.
  await press(seat, 'l')
  await seat.head('Numbers').getByRole('img', { name: /^Locked/ }).waitFor()
  await press(seat, 'l')
  await seat.head('Numbers').getByRole('img', { name: /^Locked/ }).waitFor({ state: 'detached' })

  // Dissolve by the menu, and undo by its key.
  await tabTo(seat, t('group.menu', { title: 'Numbers' }))
  await choose(seat, t('group.dissolve'))
  await seen(() => seat.texts('S')).toEqual(['one', 'two'])
  await press(seat, 'Control+z')
  await seen(() => seat.members('Numbers')).toEqual(['one', 'two'])
  await press(seat, 'Control+y')
  await seen(() => seat.texts('S')).toEqual(['one', 'two'])

  // The bin and back.
  await press(seat, '1', 'Delete')
  await seen(() => seat.texts('S')).toEqual(['two'])
  expect(await at(seat)).toBe('item: two')
  await tabTo(seat, t('menu.board'), 'Shift+Tab')
  await choose(seat, t('menu.bin'))
  await tabTo(seat, t('bin.restore'))
  await press(seat, 'Enter')
  await seen(() => seat.texts('S')).toEqual(['one', 'two'])
  await press(seat, 'Escape')

  // Actions.
  await press(seat, 'a')
  await tabTo(seat, t('actions.new'))
  await type(seat, 'Appoint contact points')
  await press(seat, 'Enter')
  await seen(() => seat.actions()).toEqual(['Appoint contact points'])
  await tabTo(seat, t('actions.details'), 'Shift+Tab')
  await press(seat, 'Enter')
  await tabTo(seat, t('action.status'))
  await press(seat, 'ArrowDown')
  await seen(() => seat.action('Appoint').getByLabel(t('action.status')).inputValue()).toBe('agreed')
  await tabTo(seat, t('actions.fold'), 'Shift+Tab')
  await press(seat, 'Enter')
  await seen(() => at(seat)).toContain(t('actions.unfold'))
  await press(seat, 'Enter')
  await tabTo(seat, t('actions.expand'))
  await press(seat, 'Enter')
  await seat.page.getByRole('table').waitFor()
  expect(await at(seat)).toContain(t('actions.collapse'))
  await press(seat, 'Enter')

  // Undo until there is nothing left: the button that goes grey does not take the focus with it.
  await tabTo(seat, t('common.undo'), 'Shift+Tab')
  for (let steps = 0; steps < 30 && (await at(seat)) === `button: ${t('common.undo')}`; steps++) await press(seat, 'Enter')
  expect(await seat.button(t('common.undo')).isDisabled()).toBe(true)
  expect(await seat.texts('S')).toEqual([])
  await tabTo(seat, t('common.redo'))
  for (let steps = 0; steps < 30 && (await at(seat)) === `button: ${t('common.redo')}`; steps++) await press(seat, 'Enter')
  await seen(() => seat.texts('S')).toEqual(['one', 'two'])

  // Filter.
  await press(seat, '1', 'f')
  await type(seat, 'two')
  await seen(() => seat.texts('S')).toEqual(['two'])
  await tabTo(seat, t('filter.clear'))
  await press(seat, 'Enter')
  await seen(() => seat.texts('S')).toEqual(['one', 'two'])
  await press(seat, 'Escape')

  // The other themes, the help, and away.
  await press(seat, '1', ']')
  await seat.box('S', 'readmission').waitFor()
  await press(seat, '[')
  await seat.box('S').waitFor()
  await press(seat, '?')
  await page.getByRole('dialog', { name: t('shortcuts.title') }).waitFor()
  await press(seat, 'Escape')
  await tabTo(seat, t('menu.board'), 'Shift+Tab')
  await choose(seat, t('menu.leave'))
  await page.getByRole('heading', { name: t('create.title') }).waitFor()
  await at(seat)
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})

test('KEY-5 the list of shortcuts names every key there is, and each does what it says', async () => {
  const board = await createBoard(server.origin, { title: 'Keys' })
  const mira = await sitDown(browser)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  await mira.write('S', 'one', 'two')
  await mira.write('W', 'three')
  await press(mira, 'Escape')
  await press(mira, '?')
  const dialog = mira.page.getByRole('dialog', { name: t('shortcuts.title') })
  // All but the arrows and the point are pressed in KEY-1.
  expect(await dialog.locator('kbd').allTextContents()).toEqual([
    '↑', '↓', '←', '→', 'Enter', 'N', '1', '2', '3', '4', '[', ']', 'Space', 'Alt + ↑', 'Alt + ↓', 'Alt + ←', 'Alt + →', 'M', '.', 'G', 'L', 'Delete', 'Ctrl + Z',
    'Ctrl + Y', 'F', 'A', 'Esc', '?',
  ])
  await press(mira, 'Escape')
  await press(mira, '1', 'Home')
  expect(await at(mira)).toBe('item: one')
  await press(mira, 'ArrowDown')
  await press(mira, 'ArrowUp')
  expect(await at(mira)).toBe('item: one')
  await press(mira, '2')
  expect(await at(mira)).toBe('item: three')
  await press(mira, 'ArrowLeft')
  expect(await at(mira)).toMatch(/^item: (one|two)$/)
  await press(mira, '1', '.')
  await mira.page.getByRole('menu', { name: t('card.more') }).waitFor()
  await press(mira, 'Escape')
  expect(await at(mira)).toMatch(/^item: (one|two)$/)

  // Who speaks to the computer switches single letters off.
  await press(mira, '?')
  await tabTo(mira, t('shortcuts.single'))
  await press(mira, 'Space', 'Escape', '?')
  expect(await dialog.isVisible()).toBe(false)
  await mira.context.close()
})
