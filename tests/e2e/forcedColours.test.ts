/** With forced colours grounds and shadows are gone: what they told is told by edges, signs and the few colours that are left. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { sampleFor } from '../support/walk/sample.ts'

const FORCED = { forcedColors: 'active' } as const

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let led: (command: Record<string, unknown>) => Promise<void>
let leave: () => void
let mira: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
  const sample = await sampleFor(server.origin)
  board = sample.board
  led = sample.led
  leave = () => sample.lead.leave()
  mira = await sitDown(browser, FORCED)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: 'Serbia' })
})
afterAll(async () => {
  expect(mira?.crashes).toEqual([])
  leave?.()
  await browser?.close()
})

/** What of an element itself is seen: its ground, its edges, the weight and line of its words. */
const look = (of: Locator): Promise<string> => of.evaluate((element) => {
  const { backgroundColor, borderTop, borderRight, borderBottom, borderLeft, outlineStyle, outline, outlineOffset, fontWeight, textDecorationLine } = getComputedStyle(element)
  return [backgroundColor, borderTop, borderRight, borderBottom, borderLeft, outlineStyle === 'none' ? '' : `${outline} ${outlineOffset}`, fontWeight, textDecorationLine].join(' | ')
})

/** Each of them looks like none of the others. */
function toldApart(looks: Record<string, string>): void {
  const same = Object.entries(looks).flatMap(([name, one], n, all) => all.slice(n + 1).filter(([, other]) => other === one).map(([other]) => `${name} looks like ${other}: ${one}`))
  expect(same).toEqual([])
}

/** It stands out from the page, by its ground alone. */
const standsOut = (of: Locator): Promise<boolean> => of.evaluate((element) => {
  const { width, height } = element.getBoundingClientRect()
  return width >= 1 && height >= 1 && getComputedStyle(element).backgroundColor !== getComputedStyle(document.documentElement).backgroundColor
})

test('CONTRAST-1 a card that is selected, shown to all, written in or has the focus is told from any other, and two of these at once from one', async () => {
  const { page } = mira
  const card = page.locator('[data-place] article').first()
  const id = await card.getAttribute('data-focus')
  await page.keyboard.press('Tab')
  const blur = () => page.locator('[data-board] h1').focus()
  const looks: Record<string, string> = {}
  const note = async (state: string) => {
    await card.focus()
    looks[`${state}, with the focus`] = await look(card)
    await blur()
    looks[state] = await look(card)
  }
  await note('plain')
  await card.press('Space')
  await seen(() => page.getByRole('toolbar', { name: t('select.bar') }).count()).toBe(1)
  await note('selected')
  await card.press('Escape')
  await led({ type: 'spotlight.set', path: `card/${id}` })
  await page.getByRole('complementary', { name: t('spotlight.on') }).waitFor()
  await note('shown to all')
  await led({ type: 'spotlight.set', path: null })
  await card.focus()
  await card.press('Enter')
  await mira.writing().waitFor()
  looks['written in'] = await look(card)
  await mira.leaveText()
  toldApart({ ...looks, 'written in': `text ${looks['written in']}` })
  expect(looks['written in']).not.toBe(looks.plain)

  await card.press('l')
  await card.getByRole('img', { name: /^Locked/ }).waitFor()
  await card.press('l')
  await card.getByRole('img', { name: /^Locked/ }).waitFor({ state: 'detached' })
})

test('CONTRAST-1 a group that is selected, shown to all or named is told from any other', async () => {
  const { page } = mira
  const group = page.locator('[data-kind="group"] > *').first()
  const head = page.locator('[data-kind="group"] [role="group"][data-focus]').first()
  const id = await head.getAttribute('data-focus')
  const looks: Record<string, string> = { plain: await look(group) }
  await head.focus()
  await head.press('Space')
  await seen(() => page.getByRole('toolbar', { name: t('select.bar') }).count()).toBe(1)
  looks.selected = await look(group)
  await head.press('Escape')
  await led({ type: 'spotlight.set', path: `group/${id}` })
  await page.getByRole('complementary', { name: t('spotlight.on') }).waitFor()
  looks['shown to all'] = await look(group)
  await led({ type: 'spotlight.set', path: null })
  toldApart(looks)
})

test('CONTRAST-1 a field that is written in is ringed: a new card, a new action, the fields of an action', async () => {
  const { page } = mira
  const newAction = page.getByLabel(t('actions.new'))
  for (const [name, field, frame] of [
    ['a new card', mira.composer('S'), page.locator('[data-place="swot/return/S"] [data-new]')],
    ['a new action', newAction, newAction.locator('xpath=../..')],
  ] as const) {
    const before = await look(frame)
    await field.focus()
    expect(await look(frame), name).not.toBe(before)
  }
  await mira.button(t('actions.details')).first().click()
  const field = page.locator('[data-actions] article').first().getByLabel(t('action.institution'), { exact: true })
  const before = await look(field)
  await field.focus()
  expect(await look(field)).not.toBe(before)
})

test('CONTRAST-1 what is chosen is told from what is not: tabs, the phase, a pair, an answer, a scale, a dot; bars and marks stand out', async () => {
  const { page } = mira
  const chosen = async (name: string, one: Locator, other: Locator) => {
    toldApart({ [`${name}: chosen`]: await look(one.first()), [`${name}: not`]: await look(other.first()) })
    // The pointer brings no colour of the product back, on which the forced ones would not be read.
    await one.first().hover()
    expect(await one.first().evaluate((element) => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.forcedColorAdjust = 'none'
      const forced = ['Canvas', 'ButtonFace', 'Highlight', 'transparent'].map((colour) => ((probe.style.backgroundColor = colour), getComputedStyle(probe).backgroundColor))
      probe.remove()
      const ground = getComputedStyle(element).backgroundColor
      return forced.includes(ground) || ground.endsWith(', 0)') ? 'forced' : ground
    }), name).toBe('forced')
  }
  const shut = () => mira.button(t('session.close')).first().click()
  await chosen('tabs', page.getByRole('tab', { selected: true }), page.getByRole('tab', { selected: false }))

  await mira.write('S', 'Mine')
  expect(await standsOut(mira.card('Mine').getByRole('img', { name: t('card.mine') }))).toBe(true)
  await mira.button(t('filter.title')).click()
  await page.getByRole('search').getByLabel(t('filter.text')).fill('Mine')
  expect(await standsOut(page.locator('[data-tool="filter"] + [aria-hidden="true"]'))).toBe(true)
  await mira.button(t('filter.clear')).click()
  await page.keyboard.press('Escape')

  await mira.boardMenu(t('tows.title'))
  const choices = page.locator('button[aria-pressed]', { hasText: /\w/ })
  await choices.first().click()
  await chosen('a pair', page.locator('section li > button[aria-pressed="true"]'), page.locator('section li > button[aria-pressed="false"]'))
  await shut()
  await mira.boardMenu(t('conclude.title'))
  const answer = (pressed: boolean) => page.getByRole('button', { name: t('conclude.agree'), exact: true, pressed })
  await answer(false).first().click()
  await answer(true).first().waitFor()
  await chosen('an answer', answer(true), answer(false))
  await shut()
  await mira.boardMenu(t('people.part'))
  expect(await standsOut(page.locator('th[scope="row"] > span > span').first())).toBe(true)
  await shut()

  await led({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })
  await led({ type: 'phase.set', id: 'ballot' })
  await mira.boardMenu(t('agenda.title'))
  await chosen('the phase', page.locator('li[aria-current="step"]'), page.locator('section > ol > li:not([aria-current]):has(> div > p)'))
  await shut()

  await led({ type: 'vote.open', kind: 'rating', targets: ['group/c01', 'group/c06'], title: 'Rated' })
  await mira.boardMenu(t('vote.title'))
  await led({ type: 'vote.cast', target: 'group/c01', rating: { impact: 4, importance: 2 } })
  const progress = page.getByRole('progressbar')
  await progress.waitFor()
  const nobody = await progress.screenshot()
  await page.locator('[data-rate] input').nth(2).check()
  await chosen('a scale', page.locator('label:has(input:checked)'), page.locator('[data-rate] label:not(:has(input:checked))'))
  await led({ type: 'vote.cast', target: 'group/c06', rating: { impact: 5, likelihood: 5 } })
  await seen(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBe(1)
  expect((await progress.screenshot()).equals(nobody)).toBe(false)
  await led({ type: 'vote.close' })
  await page.getByRole('heading', { name: t('vote.results') }).first().waitFor()
  await shut()

  await led({ type: 'vote.open', targets: ['group/c01', 'group/c06'], dots: 3, perTarget: 2, title: 'Dotted' })
  await mira.boardMenu(t('vote.title'))
  const more = page.getByRole('button', { name: /^One dot more/ })
  const targets = page.locator('li').filter({ has: more })
  await more.first().click()
  const without = await look(targets.last())
  await seen(() => look(targets.first())).not.toBe(without)
  await chosen('what got dots', targets.first(), targets.last())
  await led({ type: 'vote.close' })
  await page.getByRole('heading', { name: t('vote.results') }).first().waitFor()
  expect(await standsOut(page.locator('span[aria-hidden="true"] > span[style*="size"]').first())).toBe(true)

  await page.goto(`${server.origin}/b/${board.id}/display`)
  await led({ type: 'vote.open', targets: ['group/c01', 'group/c06'], dots: 3, perTarget: 2, title: 'On the wall' })
  await page.getByText('On the wall').waitFor()
  await led({ type: 'vote.cast', target: 'group/c01', dots: 2 })
  await led({ type: 'vote.close' })
  await page.locator('main ol li').first().waitFor()
  expect(await standsOut(page.locator('main ol li [style*="size"]').first())).toBe(true)
})

test('CONTRAST-1 on a phone: the box of the map and the part at the foot where one is', async () => {
  const ana = await sitDown(browser, { ...PHONE, ...FORCED })
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: 'Serbia' })
  const map = ana.page.getByRole('group', { name: t('box.map') })
  toldApart({ here: await look(map.locator('[aria-pressed="true"]')), there: await look(map.locator('[aria-pressed="false"]').first()) })
  const foot = ana.page.getByRole('navigation')
  toldApart({ here: await look(foot.locator('[aria-current]')), there: await look(foot.locator('button:not([aria-current])').first()) })
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})
