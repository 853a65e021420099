/** A moderator puts right what the board was created with, and who is at it, while people are there. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
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

test('ROLE-2 a moderator removes a person, whose page says so', async () => {
  await mira.page.getByRole('banner').getByRole('button', { name: t('people.here', { n: 2 }) }).click()
  await mira.button(t('people.remove', { name: 'Ana' })).click()
  await mira.page.getByText(t('people.removeAsk', { name: 'Ana' })).waitFor()
  await mira.button(t('forget.do')).click()
  await ana.page.getByRole('heading', { name: t('wrong.removedTitle') }).waitFor()
  await mira.page.getByRole('banner').getByRole('button', { name: t('people.here', { n: 1 }) }).waitFor()
})
