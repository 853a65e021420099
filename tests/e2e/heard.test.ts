/** For those who listen: what is told, how often, and that the board and the outline tell the same. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { QUADRANTS } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Person
let lead: RoomClient
let ana: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())
beforeEach(async () => {
  board = await createBoard(server.origin, { from: 'sample' })
  mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  lead = new RoomClient(mira)
  await lead.entered()
  ana = await sitDown(browser)
})
afterEach(async () => {
  lead.leave()
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})

const led = async (command: Record<string, unknown>) => expect(await lead.command(command)).toMatchObject({ ok: true })
const comeIn = (role: 'moderator' | 'participant') => ana.join(linkFor(server.origin, board, role), { name: 'Ana', delegation: t('join.delegationNone') })

/** Writes down from now on what is put into the regions that are read out. */
async function listen(): Promise<() => Promise<string[]>> {
  await ana.page.evaluate(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    for (const region of document.querySelectorAll('body > #root > span > [role="status"], body > #root > span > [role="alert"]')) {
      new MutationObserver(() => region.textContent !== '' && region.textContent !== heard.at(-1) && heard.push(region.textContent)).observe(region, { childList: true, subtree: true, characterData: true })
    }
  })
  return () => ana.page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

test('SAY-1 a burst of changes by others is one sentence, and the focus stays where it is', async () => {
  await comeIn('participant')
  const heard = await listen()
  const card = ana.page.locator('[data-place] article').first()
  await card.focus()
  const at = await ana.focus()
  const other = new Client(mira)
  await other.synced()
  const texts = [...other.doc.getMap('cards').keys()].slice(0, 40)
  for (const id of texts) other.text(id).insert(0, 'x')
  for (let n = 0; n < 10; n++) other.add(`burst${n}`, `Written at once ${n}`)
  await other.saved()
  await seen(async () => (await heard()).join()).toContain(t('digest.changed', { n: 40 }))
  expect(await heard()).toEqual([t('said.others', { what: `${t('digest.card', { n: 10 })}, ${t('digest.changed', { n: 40 })}` })])
  expect((await ana.focus()).replace('x', '')).toBe(at)
  other.leave()
})

test('SAY-2 what one does oneself is told at once, with the place; a lock on what one is at, too', async () => {
  await comeIn('moderator')
  const heard = await listen()
  const card = ana.page.locator('[data-place] [data-item][data-kind="card"] > article').first()
  await card.focus()
  await card.press('Alt+ArrowDown')
  await seen(async () => (await heard()).at(-1) ?? '').toMatch(/^Moved to Return: \w+, position \d+ of \d+\.$/)
  const box = ana.box('S')
  await ana.composer('S').fill('Said')
  await ana.composer('S').press('Enter')
  await seen(async () => (await heard()).at(-1)).toBe(t('said.added', { place: 'Return: Strengths' }))
  await box.locator('article').first().focus()
  await led({ type: 'lock.set', path: 'swot/return/S', locked: true })
  await seen(async () => (await heard()).at(-1)).toBe(t('said.lockedHere'))
  await led({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })
  await led({ type: 'phase.set', id: 'ballot' })
  await seen(async () => (await heard()).at(-1) ?? '').toContain(t('phase.now', { phase: 'Ballot' }))
  await led({ type: 'vote.open', targets: ['group/c01'], dots: 3, perTarget: 2 })
  await seen(async () => (await heard()).at(-1) ?? '').toContain(t('vote.isOpen'))
})

test('KEY-2 the focus stays on a card that others edit and regroup, through a new phase, a vote and a spotlight; a field that a phase closes leaves it near', async () => {
  await comeIn('participant')
  const { page } = ana
  const other = new Client(mira)
  await other.synced()
  const card = ana.card('Trained escort leaders')
  await card.focus()
  const id = (await card.getAttribute('data-focus'))!
  const here = () => page.evaluate(() => document.activeElement?.closest('[data-focus]')?.getAttribute('data-focus'))

  other.text(id).insert(0, 'Now: ')
  await ana.card('Now: Trained escort leaders').waitFor()
  expect(await here()).toBe(id)
  other.card(id)!.set('group', 'c01')
  await seen(() => page.locator(`[data-kind="group"] [data-focus="${id}"]`).count()).toBe(1)
  await seen(here).toBe(id)
  other.card(id)!.delete('group')
  await seen(() => page.locator(`[data-kind="group"] [data-focus="${id}"]`).count()).toBe(0)
  await seen(here).toBe(id)

  await led({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })
  await led({ type: 'phase.set', id: 'ballot' })
  await led({ type: 'vote.open', targets: ['group/c01'], dots: 3, perTarget: 2 })
  await page.getByRole('button', { name: t('vote.title') }).first().waitFor()
  await seen(here).toBe(id)
  await led({ type: 'vote.close' })
  await led({ type: 'phase.put', id: 'open', name: 'Open', kind: 'collect', write: 'open' })
  await led({ type: 'phase.set', id: 'open' })
  await ana.composer('W').fill('half a thought')
  await led({ type: 'spotlight.set', path: 'swot/return/S' })
  await page.getByRole('complementary', { name: t('spotlight.on') }).waitFor()
  expect(await ana.composer('W').evaluate((field) => field === document.activeElement)).toBe(true)
  await led({ type: 'phase.set', id: 'ballot' })
  await ana.composer('W').waitFor({ state: 'detached' })
  await ana.box('W').getByText('half a thought').waitFor()
  await seen(() => ana.focus()).not.toBe('nowhere')
  other.leave()
})

test('LANG-3 what people wrote says its own language and runs its own way, whatever the screen speaks', async () => {
  const other = new Client(mira)
  await other.synced()
  other.add('rtl', 'שלום (1) SWOT.', { place: 'swot/return/S' })
  await other.saved()
  await comeIn('participant')
  const { page } = ana
  await ana.card('שלום').waitFor()
  const way = (of: string) => page.locator(of).first().evaluate((element) => getComputedStyle(element).direction)
  expect(await way('#card-rtl')).toBe('rtl')
  expect(await way('[data-place] article:not([data-focus="rtl"]) p[id]')).toBe('ltr')
  const written = await page.locator('[data-place] article p[id], [data-actions] article p[id], [data-place] h4, header h1, [role="tab"] span').evaluateAll((all) => all.filter((one) => one.getAttribute('dir') !== 'auto').map((one) => one.outerHTML))
  expect(written).toEqual([])
  const langs = new Set(await page.locator('[data-place] article p[lang]').evaluateAll((all) => all.map((one) => one.getAttribute('lang'))))
  expect(langs.size).toBeGreaterThan(3)
  other.leave()
})

interface Told {
  name: string
  /** Names of what one can press, and of what hangs on it. */
  controls: string[]
}

/** What a place tells: its heading, its signs, its cards and groups in order, what is locked, and what can be done at its head and foot. */
async function placeTells(seat: Seat, place: string) {
  const told = await seat.page.locator(`[data-box][data-place="${place}"]`).first().evaluate((box) => {
    const names = (within: Element | null) => [...(within?.querySelectorAll('button, textarea') ?? [])].map((one) => one.getAttribute('aria-label') ?? one.textContent)
    const signs = (within: Element | null) => [...(within?.querySelectorAll('[role="img"]') ?? [])].map((one) => one.getAttribute('aria-label'))
    const card = (article: Element | null) => ({ text: article?.querySelector('p')?.textContent, foot: signs(article), from: article?.querySelector('[title]')?.textContent })
    const items = [...box.querySelectorAll('[data-item]')].filter((item) => item.childElementCount > 0)
      .toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
      .map((item) => ({
        kind: item.getAttribute('data-kind'), of: item.ariaSetSize, name: item.querySelector('[role="group"]')?.getAttribute('aria-label'), signs: signs(item.querySelector('[role="group"]')),
        cards: [...item.querySelectorAll('article')].map(card),
      }))
    return { heading: box.querySelector('h3')?.textContent, head: [...signs(box.querySelector('header')), ...names(box.querySelector('header'))], items, foot: names(box.querySelector('[data-composer]')?.parentElement ?? null) }
  })
  // How large a box is drawn is nothing to a list.
  return { ...told, head: told.head.filter((name) => !QUADRANTS.some((quadrant) => name === t('box.enlarge', { title: t(`quadrant.${quadrant}`) }))) }
}

/** What can be done with an item: its controls once it has the focus, and its menu. */
async function canBeDone(seat: Seat, id: string): Promise<Told> {
  const item = seat.page.locator(`[data-focus="${id}"]`).first()
  await item.focus()
  const controls = await seat.controls(item)
  await item.press('.')
  const menu = seat.page.getByRole('menu')
  await menu.waitFor()
  controls.push(...(await menu.locator('[role^="menuitem"]').allTextContents()))
  await seat.page.keyboard.press('Escape')
  await menu.waitFor({ state: 'detached' })
  return { name: (await item.getAttribute('aria-label')) ?? (await item.locator('p, h4').first().textContent()) ?? '', controls }
}

const actionsTell = (seat: Seat) =>
  seat.page.locator('[data-actions] article').evaluateAll((all) =>
    all.map((one) => ({ text: one.querySelector('p')?.textContent, names: [...one.querySelectorAll('button, [role="img"]')].map((control) => control.getAttribute('aria-label') ?? control.textContent) })))

test.each(['moderator', 'participant'] as const)('OUTLINE-2 the outline tells and allows what the board does, to a %s: the same cards, groups, locks, actions and operations', async (role) => {
  for (const path of ['card/i001', 'group/c02', 'swot/readmission/T', 'actions/readmission', 'parking']) await led({ type: 'lock.set', path, locked: true })
  await comeIn(role)
  const { page } = ana
  const themes = ['return', 'readmission', 'information-exchange']
  const registers = ['practices', 'measures', 'priorities', 'parking'] as const
  const onBoard: Record<string, unknown> = {}
  const places: string[] = []
  const things = ['i001', 'i002', 'c01', 'c02']
  const tellAll = async () => {
    for (const place of await page.locator('[data-box]').evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-place')!))) {
      if (!places.includes(place)) places.push(place)
      onBoard[place] = await placeTells(ana, place)
    }
  }
  for (const [at, theme] of themes.entries()) {
    await page.getByRole('tab').nth(at).click()
    await page.locator(`[data-place="swot/${theme}/T"]`).waitFor()
    await tellAll()
    onBoard[`actions/${theme}`] = await actionsTell(ana)
    if (at === 0) for (const id of things) onBoard[id] = await canBeDone(ana, id)
  }
  for (const kind of registers) {
    await ana.button(t('board.tabs')).click()
    await ana.item(t(`board.${kind}`)).click()
    await page.getByRole('tab', { name: t(`board.${kind}`), selected: true }).waitFor()
    await tellAll()
  }

  await ana.boardMenu(t('outline.show'))
  await page.locator('[data-outline]').waitFor()
  const inOutline: Record<string, unknown> = {}
  for (const place of places) inOutline[place] = await placeTells(ana, place)
  const actions = await actionsTell(ana)
  let from = 0
  for (const theme of themes) {
    const n = (onBoard[`actions/${theme}`] as unknown[]).length
    inOutline[`actions/${theme}`] = actions.slice(from, from + n)
    from += n
  }
  for (const id of things) inOutline[id] = await canBeDone(ana, id)
  expect(places.length).toBeGreaterThan(20)
  expect(JSON.stringify(onBoard)).toContain('Locked')
  expect(actions.length).toBe(from)
  expect(inOutline).toEqual(onBoard)
})
