/** From points to groups to steps, as a moderator does it: suggestions taken and turned down, pairs that become actions. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Seat
let ana: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())
beforeEach(async () => {
  board = await createBoard(server.origin, { title: 'Budva' })
  ;[mira, ana] = await Promise.all([sitDown(browser, KEEPS_PAGE), sitDown(browser, KEEPS_PAGE)])
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
})
afterEach(async () => {
  for (const { crashes, context } of [mira, ana]) {
    expect(crashes).toEqual([])
    await context.close()
  }
})

const suggestions = async () => {
  await mira.choose(mira.box('W').locator('header'), t('box.menu', { title: t('quadrant.W') }), t('suggest.open'))
  await mira.button(t('suggest.again')).waitFor()
  return mira.page.getByRole('listitem', { name: /^Suggestion \d/ })
}

test('CLUSTER-1 CLUSTER-2 CLUSTER-3 a suggestion is taken by a press, across scripts; what is not the same stays apart after a reload', async () => {
  const same = ['Nema dovoljno tumača za arapski jezik.', 'Нема довољно тумача за арапски језик.']
  const apart = ['Requests are answered within 24 hours.', 'Requests are answered within 48 hours.']
  await ana.write('W', ...same, ...apart)
  await mira.card(apart[1]!).waitFor()
  const list = await suggestions()
  await seen(() => list.count()).toBe(2)
  const differing = list.filter({ hasText: '24 hours' })
  expect(await differing.textContent()).toContain(t('suggest.differ', { words: '24 · 48' }))
  await mira.button(t('suggest.apart'), differing).click()
  await seen(() => list.count()).toBe(1)
  expect(await ana.page.locator('[data-kind="group"]').count()).toBe(0)
  await mira.button(t('suggest.group'), list).click()
  await ana.page.locator('[data-kind="group"]').waitFor()
  for (const text of same) expect(await ana.page.locator('[data-kind="group"]').textContent()).toContain(text)

  await mira.saved()
  await mira.page.reload()
  await mira.opened()
  expect(await (await suggestions()).count()).toBe(0)
  await mira.page.getByText(t('suggest.none')).waitFor()
})

test('TOWS-1 what is chosen in two boxes becomes an action that cites it, and what it answers is open no more', async () => {
  await ana.write('W', 'Slow identification', 'Few interpreters')
  await ana.write('O', 'Interviews by video')
  await mira.card('Interviews by video').waitFor()
  await mira.boardMenu(t('tows.title'))
  const open = mira.page.getByRole('complementary', { name: t('tows.unanswered') })
  await seen(() => open.getByRole('listitem').count()).toBe(2)
  await mira.page.getByRole('tab', { name: 'WO' }).click()
  const step = mira.page.getByLabel(t('tows.step'))
  await step.fill('Pilot interviews by video')
  await mira.page.getByRole('button', { name: 'Slow identification', exact: true }).click()
  expect(await mira.button(t('tows.add')).isDisabled()).toBe(true)
  await mira.page.getByRole('button', { name: 'Interviews by video', exact: true }).click()
  await mira.button(t('tows.add')).click()
  await seen(() => open.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('Few interpreters') as string])
  const action = ana.action('Pilot interviews by video')
  await action.getByRole('img', { name: t('action.linkCount', { n: 2 }) }).waitFor()

  await mira.button(t('session.close')).click()
  await mira.choose(mira.card('Few interpreters'), t('card.more'), t('card.makeAction'))
  await ana.action('Few interpreters').getByRole('img', { name: t('action.linkCount', { n: 1 }) }).waitFor()

  // A group becomes an action too, which answers for all its cards.
  await ana.write('T', 'Flights are cancelled', 'Borders are closed')
  for (const text of ['Flights are cancelled', 'Borders are closed']) await mira.card(text).click({ modifiers: ['Control'] })
  await mira.button(t('select.group')).click()
  await mira.page.getByLabel(t('group.title')).pressSequentially('Travel')
  await mira.page.keyboard.press('Enter')
  await mira.choose(mira.head('Travel'), t('group.menu', { title: 'Travel' }), t('card.makeAction'))
  await ana.action('Travel').getByRole('img', { name: t('action.linkCount', { n: 1 }) }).waitFor()
  await mira.boardMenu(t('tows.title'))
  await mira.page.getByText(t('tows.allAnswered')).waitFor()
})
