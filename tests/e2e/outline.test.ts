/** The board as an outline, cards entered for others, and the board on paper. */
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

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())
beforeEach(async () => {
  board = await createBoard(server.origin, { from: 'sample' })
  mira = await sitDown(browser)
  await mira.join(linkFor(server.origin, board, 'rapporteur'), { name: 'Mira', delegation: t('join.delegationNone') })
})
afterEach(async () => {
  expect(mira.crashes).toEqual([])
  await mira.context.close()
})

/** Every card text of the board, by the overview of all themes and the views of the registers. */
const everyText = () => mira.page.locator('[data-kind="card"] article p[id^="card-"], [data-kind="group"] article p[id^="card-"]').allTextContents()
const headings = () => mira.page.locator('main').getByRole('heading').evaluateAll((all) => all.map((one) => `${one.tagName} ${one.textContent}`))

test('OUTLINE-1 holds all that the board holds, under headings in order, and is remembered', async () => {
  await mira.page.getByRole('tab', { name: t('board.overview') }).click()
  const onBoard: string[] = []
  await seen(async () => (await everyText()).length).toBeGreaterThan(100)
  onBoard.push(...(await everyText()))
  for (const kind of ['practices', 'measures', 'priorities', 'parking'] as const) {
    await mira.button(t('board.tabs')).click()
    await mira.item(t(`board.${kind}`)).click()
    await mira.page.getByRole('tab', { name: t(`board.${kind}`), selected: true }).waitFor()
    onBoard.push(...(await everyText()))
  }
  await mira.boardMenu(t('outline.show'))
  await mira.page.locator('[data-outline]').waitFor()
  expect((await everyText()).toSorted()).toEqual(onBoard.toSorted())

  const levels = (await headings()).map((heading) => Number(heading[1]))
  expect(levels[0]).toBe(2)
  levels.forEach((level, at) => expect(level - (levels[at - 1] ?? 1)).toBeLessThanOrEqual(1))
  expect((await headings()).filter((heading) => heading.startsWith('H2'))).toEqual(expect.arrayContaining(['H2 Return', 'H2 Readmission', `H2 ${t('board.parking')}`]))

  // One column, and whatever can be done on the board can be done here.
  expect(await mira.page.locator('[data-outline] [data-column]:not([data-column="0"])').count()).toBe(0)
  await mira.page.reload()
  await mira.page.locator('[data-outline]').waitFor()
  await mira.page.getByRole('navigation', { name: t('outline.contents') }).getByRole('button', { name: t('board.parking') }).click()
  expect(await mira.focus()).toContain(t('board.parking'))
})

test('PASTE-3 ROLE-4 a rapporteur enters a list for a delegation; the cards say so and carry nobody else', async () => {
  await mira.boardMenu(t('paste.menu'))
  const dialog = mira.page.getByRole('dialog', { name: t('paste.title') })
  await dialog.getByLabel(t('paste.place')).selectOption('parking')
  await dialog.getByLabel(t('paste.for')).selectOption({ label: 'Serbia' })
  // What is too long is said beside it, and nothing is added until it is shortened.
  await dialog.getByLabel(t('paste.list')).fill(`Short\n${'x'.repeat(210)}`)
  await dialog.getByRole('listitem').filter({ hasText: t('card.tooLong', { n: 10 }) }).waitFor()
  await dialog.getByText(t('paste.tooLong', { n: 1, most: 200 })).waitFor()
  expect(await mira.button(t('paste.add', { n: 2 }), dialog).isDisabled()).toBe(true)
  // What is there twice is left out, unless one wants it so.
  await dialog.getByLabel(t('paste.list')).fill('1. Said on the telephone\n\n2. From the minutes\n3. from the minutes.')
  expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['Said on the telephone', 'From the minutes', `from the minutes. ${t('paste.isThere')}`])
  await dialog.getByRole('checkbox').uncheck()
  await mira.button(t('paste.add', { n: 3 }), dialog).waitFor()
  await dialog.getByRole('checkbox', { name: t('paste.leaveOut', { n: 1 }) }).check()
  await mira.button(t('paste.add', { n: 2 }), dialog).click()
  await dialog.waitFor({ state: 'hidden' })
  await mira.button(t('board.tabs')).click()
  await mira.item(t('board.parking')).click()
  const card = mira.card('Said on the telephone')
  expect(await card.textContent()).toContain('Serbia')
  expect(await card.getByRole('img', { name: t('paste.entered') }).count()).toBe(1)
  expect(await mira.card('From the minutes').getByRole('img', { name: t('attendance.on-site') }).count()).toBe(0)
})

test('PRINT-1 the board itself on paper is its whole theme: no card is squeezed, hidden in a part that scrolls, or shows what to press', async () => {
  await mira.page.setViewportSize({ width: 720, height: 1000 })
  await mira.page.emulateMedia({ media: 'print' })
  // Whoever prints by keys has the pointer lying somewhere.
  await mira.page.locator('[data-place] article').first().hover()
  const found = await mira.page.evaluate(() => ({
    tools: [...document.querySelectorAll('[data-place] article button')].filter((one) => one.checkVisibility()).length,
    narrow: [...document.querySelectorAll('[data-place] article, [data-actions] article')].filter((one) => one.getBoundingClientRect().width < 400).length,
    scrolling: [...document.querySelectorAll<HTMLElement>('[data-board], [data-board] *')]
      .filter((one) => /auto|scroll|hidden/.test(getComputedStyle(one).overflowY) && one.clientHeight > 100 && one.scrollHeight > one.clientHeight + 1)
      .map(({ className }) => className),
  }))
  expect(found).toEqual({ tools: 0, narrow: 0, scrolling: [] })
})

test('REPORT-1 the report shows the whole board as a tagged document on A4, and gives every file without a token in an address', async () => {
  const asked: string[] = []
  mira.page.on('request', (request) => asked.push(request.url()))
  await mira.boardMenu(t('menu.report'))
  await mira.page.getByRole('heading', { level: 2, name: t('report.actions') }).waitFor()
  const archive = await mira.page.evaluate(async (id) => {
    const { token } = JSON.parse(localStorage.getItem(`plenum/board/${id}`)!) as { token: string }
    const answer = await fetch(`/api/boards/${id}/export/json`, { headers: { authorization: `Bearer ${token}` } })
    return (await answer.json()) as { cards: { text: string }[]; actions: unknown[] }
  }, board.id)
  const paper = (await mira.page.locator('main').innerText()).replace(/\s+/g, ' ')
  expect(archive.cards.filter(({ text }) => !paper.includes(text.replace(/\s+/g, ' ')))).toEqual([])
  expect(await mira.page.getByRole('table', { name: t('report.actions') }).locator('tbody tr').count()).toBe(archive.actions.length)

  const pdf = (await mira.page.pdf({ preferCSSPageSize: true, tagged: true })).toString('latin1')
  expect(pdf).toContain('/StructTreeRoot')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
  expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])

  for (const format of ['docx', 'xlsx', 'csv', 'md', 'json'] as const) {
    const download = mira.page.waitForEvent('download')
    await mira.button(t(`export.${format}`)).click()
    expect((await download).suggestedFilename()).toMatch(new RegExp(`\\.${format}$`))
  }
  await mira.page.getByLabel(t('report.form')).selectOption('note')
  const note = mira.page.waitForEvent('download')
  await mira.button(t('export.docx')).click()
  await note
  expect(asked.some((url) => url.endsWith('form=note'))).toBe(true)
  // What is chosen is what stands there and what is printed: a note holds the agreed steps, and no card that led to them.
  const shown = await mira.page.locator('main').innerText()
  expect(shown).toContain(t('report.topics'))
  expect(archive.cards.filter(({ text }) => shown.includes(text))).toEqual([])
  const token = await mira.page.evaluate((id) => (JSON.parse(localStorage.getItem(`plenum/board/${id}`)!) as { token: string }).token, board.id)
  expect(asked.filter((url) => url.includes(token.split('.')[0]!))).toEqual([])
})
