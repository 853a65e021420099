/** A whole session by thumb on the narrowest phone, upright and on its side, with and without the on-screen keyboard. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LANGS, type Quadrant } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { LOADERS } from '../../shared/words/load.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { faultsInEach } from '../support/legible.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'

const FINGER = { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
/** What a keyboard leaves of each: the page is resized with it. */
const HOLDS = [
  { hold: 'upright', viewport: { width: 360, height: 740 }, typing: { width: 360, height: 420 } },
  { hold: 'on its side', viewport: { width: 740, height: 360 }, typing: { width: 740, height: 170 } },
]

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let lead: RoomClient
let record: Client
let seat: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
beforeEach(async () => {
  board = await createBoard(server.origin, {
    title: 'Return and readmission in the Western Balkans', question: 'What helps us to bring people home in safety and in dignity, and what is in the way?',
    themes: [{ id: 'return', title: 'Return' }, { id: 'exchange', title: 'Information exchange' }],
  })
  const mira = await joinBoard(server.origin, board, 'moderator')
  lead = new RoomClient(mira)
  record = new Client(mira)
  await Promise.all([lead.entered(), record.synced()])
})
afterEach(async () => {
  record?.leave()
  lead?.leave()
  await seat?.context.close()
})
afterAll(() => browser?.close())

/** What is wrong with the screen for a thumb: it scrolls sideways, or something to press is small, or outside. */
const wrong = (page: Seat['page']): Promise<string[]> => page.evaluate(() => {
  const said: string[] = []
  const root = document.scrollingElement!
  if (root.scrollWidth > innerWidth) said.push(`scrolls sideways: ${root.scrollWidth} > ${innerWidth}`)
  const top = document.querySelector('dialog[open], [popover]:popover-open') ?? document
  for (const one of top.querySelectorAll<HTMLElement>('button, a[href], select, input, textarea, [role^="menuitem"], [role="tab"]')) {
    // What a label wraps is pressed by the label; a field that grows, by all of its frame; a part that stands for the whole, by the whole.
    const whole = getComputedStyle(one, '::after').position === 'absolute' ? one.offsetParent : null
    const pressed = one.closest('label') ?? (one.matches('textarea') ? one.parentElement!.parentElement! : (whole ?? one))
    const { width, height, left, right } = pressed.getBoundingClientRect()
    if (!one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || width <= 1 || one.closest('[inert]')) continue
    const name = `${one.tagName.toLowerCase()} “${one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 40)}”`
    // Half a pixel: what is 44 px by its style may be laid out between two.
    if (height < 43.5 || width < 43.5) said.push(`${name} is ${Math.round(width)} x ${Math.round(height)}`)
    if ((left < -0.5 || right > innerWidth + 0.5) && !one.closest('[role="tablist"]')) said.push(`${name} is cut off`)
  }
  return said
})

/** All of it is on the screen, and nothing lies upon it. */
const inReach = (control: Locator): Promise<boolean> => control.evaluate((one) => {
  const { left, top, right, bottom } = one.getBoundingClientRect()
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  return top >= 0 && left >= 0 && bottom <= innerHeight + 0.5 && right <= innerWidth + 0.5 && hit !== null && (one.contains(hit) || hit.contains(one))
})

describe.each(HOLDS)('a phone held $hold', ({ viewport, typing }) => {
  const step = async (name: string): Promise<void> => {
    expect.soft(await wrong(seat.page), name).toEqual([])
  }
  const field = (quadrant: Quadrant) => seat.page.getByLabel(t('card.newIn', { title: t(`quadrant.${quadrant}`) }))
  const tab = (name: string) => seat.page.getByRole('navigation').getByRole('button', { name })
  const tap = async (control: Locator, what: string) => {
    await seen(() => inReach(control)).toBe(true)
    expect(await control.count(), what).toBe(1)
    await control.tap()
  }
  /** The keyboard comes up, and what is being written in stays above it. */
  const keyboard = async (up: boolean, writing?: Locator) => {
    await seat.page.setViewportSize(up ? typing : viewport)
    if (writing) await seen(() => inReach(writing)).toBe(true)
  }

  test('PHONE-4 joins, writes, edits, moves, votes, asks for the floor and writes an action, all by thumb', async () => {
    seat = await sitDown(browser, { ...FINGER, viewport })
    const { page } = seat
    await page.goto(linkFor(server.origin, board, 'participant'))
    await page.getByLabel(t('join.name')).waitFor()
    await step('1 join')
    await page.getByLabel(t('join.name')).tap()
    await keyboard(true)
    await page.getByLabel(t('join.name')).fill('Petra')
    await step('1 join typing')
    await keyboard(false)
    await page.getByText(t('attendance.remote')).tap()
    await seat.button(t('join.submit')).tap()
    await seat.opened()
    await step('2 board empty')

    const map = (quadrant: Quadrant) => page.getByRole('group', { name: t('box.map') }).getByRole('button', { name: t(`quadrant.${quadrant}`) })
    const write = async (from: Quadrant, quadrant: Quadrant, text: string) => {
      await tap(field(from), 'the field')
      await keyboard(true, field(from))
      await field(from).fill(text)
      // The box is chosen while one writes: the words go along, and the keyboard stays.
      await tap(map(quadrant), 'the map')
      await seen(() => field(quadrant).evaluate((area: HTMLTextAreaElement) => [area === document.activeElement, area.value])).toEqual([true, text])
      await seen(() => inReach(field(quadrant))).toBe(true)
      await step(`3 writing ${quadrant}`)
      await tap(seat.button(t('card.add')), 'add')
      await seen(() => inReach(seat.card(text))).toBe(true)
      await step(`3 written ${quadrant}`)
      await keyboard(false)
    }
    await write('S', 'S', 'Joint patrols on both sides of the border, every week')
    await write('S', 'T', 'Few escorts')

    // The first touch shows what one can do with the card.
    await tap(seat.card('Few escorts').locator('p').first(), 'the card')
    await step('4 tools')
    await tap(seat.button(t('card.edit'), seat.card('Few escorts')), 'edit')
    await keyboard(true, seat.writing())
    await seat.writing().fill('Few trained escorts for return flights')
    await step('4 editing')
    await tap(seat.box('T').getByRole('heading', { name: t('quadrant.T') }), 'the box')
    await seat.writing().waitFor({ state: 'detached' })
    await keyboard(false)

    await tap(seat.card('Few trained').locator('p').first(), 'the card')
    await tap(seat.button(t('card.move'), seat.card('Few trained')), 'move')
    await page.getByRole('menu').waitFor()
    await step('5 moving')
    await tap(seat.item(t('quadrant.W')), 'weaknesses')
    await tap(map('W'), 'the map')
    await seat.card('Few trained').waitFor()
    await step('5 moved')

    await seen(async () => record.doc.getMap('cards').size).toBe(2)
    expect(await lead.command({ type: 'vote.open', targets: [...record.doc.getMap('cards').keys()].map((id) => `card/${id}`), dots: 3, perTarget: 2, title: 'What matters most' })).toMatchObject({ ok: true })
    await tap(tab(t('nav.vote')), 'vote')
    const more = page.getByRole('button', { name: /^One dot more for Joint/ })
    await tap(more, 'a dot')
    await page.getByText(t('vote.left', { n: 2 })).waitFor()
    await step('6 voting')
    expect(await lead.command({ type: 'vote.close' })).toMatchObject({ ok: true })
    await page.getByRole('heading', { name: t('vote.results') }).waitFor()
    await step('6 results')

    await tap(tab(t('nav.floor')), 'floor')
    await tap(seat.button(t('floor.ask')), 'ask')
    await page.getByRole('main').getByText(t('floor.placeNext')).waitFor()
    await step('7 floor')

    await tap(tab(t('nav.actions')), 'actions')
    const action = page.getByLabel(t('actions.new'))
    await tap(action, 'the field')
    await keyboard(true, action)
    await action.fill('Train forty escorts')
    await step('8 writing an action')
    await tap(seat.button(t('card.add')), 'add')
    await seen(() => inReach(seat.action('Train forty escorts'))).toBe(true)
    await keyboard(false)
    await step('8 actions')

    await tap(tab(t('nav.mine')), 'mine')
    await seat.card('Joint patrols').waitFor()
    await seat.card('Few trained').waitFor()
    await step('9 mine')
    await seat.saved()
    expect(seat.crashes).toEqual([])
  })

  test('PHONE-5 where the keyboard covers the page instead, the field stands above it', async () => {
    seat = await sitDown(browser, { ...FINGER, viewport })
    await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Petra' })
    await tap(field('S'), 'the field')
    await seat.page.evaluate((height) => {
      Object.defineProperty(visualViewport, 'height', { value: height, configurable: true })
      visualViewport!.dispatchEvent(new Event('resize'))
    }, typing.height)
    await seen(() => field('S').evaluate((area) => area.parentElement!.parentElement!.getBoundingClientRect().bottom)).toBeLessThanOrEqual(typing.height)
    expect(await inReach(field('S'))).toBe(true)
  })
})

test.each([
  { width: 360, height: 740 }, { width: 390, height: 844 }, { width: 820, height: 1180 },
])('PHONE-6 the tools of a card leave its padlock in sight: $width', async (viewport) => {
  const ana = new Client(await joinBoard(server.origin, board, 'participant', { delegation: 'A delegation with a name as long as they come' }))
  await ana.synced()
  ana.add('one', 'Joint patrols on both sides of the border')
  await ana.saved()
  ana.leave()
  expect(await lead.command({ type: 'lock.set', path: 'card/one', locked: true })).toMatchObject({ ok: true })
  seat = await sitDown(browser, { ...FINGER, viewport })
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Petra' })
  const card = seat.card('Joint patrols')
  const height = (await card.boundingBox())!.height
  await card.locator('p').first().tap()
  await seat.button(t('card.more'), card).waitFor()
  const padlock = card.getByRole('img', { name: /^Locked/ })
  expect(await padlock.evaluate((sign) => {
    const { left, top, width, height } = sign.getBoundingClientRect()
    return [[0.1, 0.1], [0.9, 0.1], [0.5, 0.5], [0.1, 0.9], [0.9, 0.9]].filter(([x, y]) => !sign.contains(document.elementFromPoint(left + width * x!, top + height * y!)))
  })).toEqual([])
  // Nothing in a card changes its size when one comes near, and nothing sticks out of it.
  const frame = (await card.boundingBox())!
  const more = (await seat.button(t('card.more'), card).boundingBox())!
  expect(frame.height).toBe(height)
  expect(Math.min(more.width, more.height)).toBeGreaterThanOrEqual(44)
  expect(more.x + more.width).toBeLessThanOrEqual(frame.x + frame.width)
})

test('PHONE-4 LANG-1 whoever has the floor finds every button beside the question whether to reveal, in every language', async () => {
  seat = await sitDown(browser, PHONE)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Petra' })
  await seat.boardMenu(t('floor.title'))
  await seat.button(t('floor.ask')).click()
  await seat.button(t('floor.withdraw')).waitFor()
  for (const command of [
    { type: 'floor.next' }, { type: 'phase.put', id: 'silent', name: 'Silent', kind: 'collect', write: 'private' }, { type: 'phase.set', id: 'silent' },
  ]) expect(await lead.command(command)).toMatchObject({ ok: true })
  await seat.button(t('session.close')).click()
  await seat.button(t('floor.youSpeak')).waitFor()

  const covered: string[] = []
  const look = async () => {
    for (const lang of [...LANGS.filter((lang) => lang !== 'en'), 'en'] as const) {
      const words = await LOADERS[lang].whole()
      await faultsInEach(seat.page, [lang], { [lang]: words })
      covered.push(...await seat.page.getByRole('region', { name: words['session.title'], exact: true }).evaluate((strip) => {
        const places = [...strip.querySelectorAll('button')].map((button) => ({ words: button.innerText, at: button.getBoundingClientRect() }))
        return places.flatMap((one, n) => places.slice(n + 1).filter((other) =>
          one.at.left < other.at.right && other.at.left < one.at.right && one.at.top < other.at.bottom && other.at.top < one.at.bottom)
          .map((other) => `“${other.words}” lies on “${one.words}”`))
      }))
    }
  }
  await seat.button(t('drafts.reveal')).waitFor()
  await look()
  await seat.button(t('drafts.reveal')).click()
  await seat.button(t('common.cancel')).waitFor()
  await look()
  expect(covered).toEqual([])
})

test('PHONE-4 LANG-1 ZOOM-2 all five parts of a session under way are in the window at 320 px, in every language', async () => {
  record.add('one', 'Joint patrols on both sides of the border')
  await record.saved()
  for (const command of [
    { type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true }, { type: 'phase.set', id: 'ballot' },
    { type: 'vote.open', targets: ['card/one'], dots: 3, perTarget: 2 }, { type: 'floor.ask' },
  ]) expect(await lead.command(command)).toMatchObject({ ok: true })
  seat = await sitDown(browser, { ...FINGER, viewport: { width: 320, height: 640 } })
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Petra' })
  const parts = seat.page.getByRole('navigation', { name: t('nav.main') }).getByRole('button')
  await seen(() => parts.count()).toBe(5)
  // The one that is open is bold, and so the widest.
  for (const part of ['nav.actions', 'nav.floor'] as const) {
    await parts.filter({ hasText: t(part) }).tap()
    const langs = [...LANGS.filter((lang) => lang !== 'en'), 'en'] as const
    expect(await faultsInEach(seat.page, langs, Object.fromEntries(await Promise.all(langs.map(async (lang) => [lang, await LOADERS[lang].whole()] as const)))), part).toEqual([])
  }
})

test('PHONE-8 the guiding question is read to its end by one press, and folds again', async () => {
  const long = `${'What helps and what hinders us to make return safe, lawful and dignified, '.repeat(3)}and by when?`
  const asked = await createBoard(server.origin, { question: long, themes: ['Return'] })
  seat = await sitDown(browser, { viewport: { width: 360, height: 640 }, ...FINGER })
  await seat.join(linkFor(server.origin, asked, 'participant'), { name: 'Ana' })
  const question = seat.page.locator('h2 button')
  const cut = () => question.evaluate((element) => element.scrollHeight - element.clientHeight)
  expect(await cut()).toBeGreaterThan(0)
  await question.tap()
  await seen(cut).toBeLessThanOrEqual(0)
  await question.tap()
  await seen(cut).toBeGreaterThan(0)
  expect(await wrong(seat.page)).toEqual([])
})
