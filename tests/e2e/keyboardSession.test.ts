/** A session led by keyboard alone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { at, choose, press, tabInto, tabTo, type } from '../support/keys.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

test('KEY-4 a session is led and taken part in: agenda, floor, votes of both kinds, strategies, a list of cards, the language', { timeout: 180_000 }, async () => {
  const board = await createBoard(server.origin, { title: 'Led by keys' })
  const mira = await sitDown(browser)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  const { page } = mira
  const part = async (item: string) => {
    await tabTo(mira, t('menu.board'), 'Shift+Tab')
    await choose(mira, item)
  }
  const chosen = (key: string, at: RegExp) => tabInto(mira, key, at)
  await mira.write('S', 'we know each other')
  await mira.write('O', 'the new fund')
  await press(mira, 'Escape')

  // A list of cards.
  await part(t('paste.menu'))
  await tabTo(mira, t('paste.list'))
  await mira.page.keyboard.insertText('1. slow papers\n2. few interpreters')
  await tabTo(mira, t('paste.add', { n: 2 }))
  await press(mira, 'Enter')
  await seen(() => mira.texts('S')).toEqual(['we know each other', 'slow papers', 'few interpreters'])

  // The agenda: a new item, and on to it.
  await part(t('agenda.title'))
  await tabTo(mira, t('agenda.add'))
  await press(mira, 'Enter')
  await tabTo(mira, t('agenda.name'))
  await type(mira, 'Choose')
  await tabTo(mira, t('agenda.kind'))
  await type(mira, t('phase.vote'))
  await tabTo(mira, t('common.save'))
  await press(mira, 'Enter')
  await page.getByText('Choose').first().waitFor()
  await tabTo(mira, t('agenda.item', { title: 'Choose' }))
  await choose(mira, t('agenda.setNow'))
  await page.getByRole('banner').getByRole('button', { name: t('phase.label', { phase: 'Choose' }) }).waitFor()
  await at(mira)

  // A vote with dots: opened, cast, closed.
  await part(t('vote.title'))
  await tabTo(mira, t('vote.allow'))
  await press(mira, 'Enter')
  await mira.button(t('vote.open')).waitFor()
  await tabTo(mira, t('vote.open'))
  await press(mira, 'Enter')
  await page.getByText(t('vote.secret')).waitFor()
  await chosen('Tab', /^spinbutton: Dots for/)
  await press(mira, 'ArrowUp', '2')
  await seen(() => page.getByRole('spinbutton').first().getAttribute('aria-valuenow')).toBe('2')
  await tabTo(mira, t('vote.close'))
  await press(mira, 'Enter')
  await page.getByText(t('vote.closeAsk')).waitFor()
  await tabTo(mira, t('vote.close'))
  await press(mira, 'Enter')
  await page.getByRole('heading', { name: t('vote.results') }).waitFor()
  await at(mira)

  // By rating: a radio group is one stop, and digits choose.
  await tabTo(mira, t('vote.another'))
  await press(mira, 'Enter')
  await page.getByRole('radio', { name: t('rating.dots') }).waitFor()
  await chosen('Tab', /^input/)
  for (let steps = 0; steps < 8 && !(await page.getByRole('radio', { name: t('rating.dots') }).evaluate((radio) => radio === document.activeElement)); steps++) await press(mira, 'Tab')
  await press(mira, 'ArrowDown')
  await tabTo(mira, t('vote.open'))
  await press(mira, 'Enter')
  await page.getByText(t('rating.secret')).waitFor()
  await tabTo(mira, t('vote.close'))
  await press(mira, 'Enter')
  await tabTo(mira, t('vote.close'))
  await press(mira, 'Enter')
  await page.getByRole('heading', { name: t('vote.results') }).waitFor()
  await tabTo(mira, t('session.close'))
  await press(mira, 'Enter')
  await at(mira)

  // The floor: asked for, given, and ended.
  await part(t('floor.title'))
  await tabTo(mira, t('floor.ask'))
  await press(mira, 'Enter')
  await mira.button(t('floor.withdraw')).waitFor()
  await tabTo(mira, t('floor.next'))
  await press(mira, 'Enter')
  await page.getByText(t('floor.speaking'), { exact: true }).waitFor()
  await tabTo(mira, t('floor.finish'))
  await press(mira, 'Enter')
  await page.getByText(t('floor.empty')).waitFor()
  expect(await at(mira)).not.toBe('nowhere')
  await press(mira, 'Escape')

  // A strategy from two boxes.
  await part(t('tows.title'))
  await chosen('Tab', /^button:.*we know each other/)
  await press(mira, 'Enter')
  await chosen('Tab', /^button:.*the new fund/)
  await press(mira, 'Space')
  await tabTo(mira, t('tows.step'))
  await type(mira, 'Apply together')
  await tabTo(mira, t('tows.add'))
  await press(mira, 'Enter')
  await page.getByRole('listitem').filter({ hasText: 'Apply together' }).waitFor()
  await press(mira, 'Escape')

  // The language, without leaving one's place.
  await part(t('menu.settings'))
  await tabTo(mira, t('common.language'))
  await type(mira, 'Deu')
  await seen(() => page.locator('html').getAttribute('lang')).toBe('de')
  expect(await at(mira)).not.toBe('nowhere')
  expect(mira.crashes).toEqual([])
  await mira.context.close()
})
