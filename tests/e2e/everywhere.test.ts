/** Every screen and state of the product, looked at by axe, in eight languages, with text enlarged and spaced, with less motion, and at 400 % zoom. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGS } from '../../shared/board/keys.ts'
import { LOADERS } from '../../shared/words/load.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { found } from '../support/axe.ts'
import { DESK, linkFor, PHONE, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { faults, faultsInEach, moving, narrow, settled, small as tooSmall } from '../support/legible.ts'
import { walkBoard } from '../support/walk/board.ts'
import { walkPages, walkShut } from '../support/walk/pages.ts'
import { sampleFor } from '../support/walk/sample.ts'
import { walkWall } from '../support/walk/wall.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** Back to English at the end: the walk goes by its words. */
const LANGS_THEN_ENGLISH = [...LANGS.filter((lang) => lang !== 'en'), 'en'] as const

/** How large and how loose people set their text: WCAG 1.4.4 and 1.4.12. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

/** Applies a style that no content policy forbids, as a browser's own settings are not forbidden either. */
const restyle = (page: Page, css: string): Promise<void> =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = css === '' ? [] : [sheet]
  }, css)

/** Walks through everything with one eye, and says what it found and where. */
async function walk(options: BrowserContextOptions, small: boolean, see: (seat: Seat, state: string) => Promise<string[]>): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  const seat = await sitDown(browser, options)
  const look = (from: Seat) => async (state: string) => {
    await settled(from.page)
    const here = await see(from, state)
    if (here.length > 0) all[state] = here
  }
  await walkPages(seat, server.origin, look(seat))
  const { board, lead, led } = await sampleFor(server.origin)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: 'Serbia' })
  await walkBoard(seat, led, small, look(seat))
  await walkWall(seat, `${server.origin}/b/${board.id}`, led, look(seat))
  lead.leave()
  const outside = await sitDown(browser, options)
  await walkShut(outside, server.origin, look(outside))
  expect([...seat.crashes, ...outside.crashes]).toEqual([])
  await Promise.all([seat.context.close(), outside.context.close()])
  return all
}

const SIZES = [
  { size: 'desk', small: false, options: DESK },
  { size: 'phone', small: true, options: { ...PHONE, viewport: { width: 390, height: 844 } } },
]

// One way through all of it for everything that is looked at in a state: getting there costs more than most looks.
test.each(SIZES)('A11Y-1 A11Y-2 MOTION-1 ZOOM-1 LANG-1 LANG-2 axe finds nothing on any screen, light and dark; nothing moves, fades or glides for longer than an instant; a finger hits everything; text of twice the size or with wide spacing is whole; so is every word in every language, which changes under the hands and takes neither the focus nor what is being typed: $size', { timeout: 900_000 }, async ({ options, small }) => {
  const catalogues = Object.fromEntries(await Promise.all(LANGS.map(async (lang) => [lang, await LOADERS[lang].whole()] as const)))

  const seen = async (seat: Seat): Promise<string[]> => {
    const { page } = seat
    const all = await found(seat)
    await page.emulateMedia({ colorScheme: 'dark' })
    // Only colours differ.
    all.push(...(await found(seat, ['color-contrast'])).map((one) => `dark: ${one}`))
    await page.emulateMedia({ colorScheme: 'light' })
    all.push(...(await moving(page)))
    if (small) return [...all, ...(await tooSmall(page))]
    for (const [name, css] of [['spaced', SPACED], ['twice', 'html { font-size: 200% !important }']] as const) {
      await restyle(page, css)
      all.push(...(await faults(page, 'en', catalogues.en!)).map((one) => `${name}: ${one}`))
    }
    await restyle(page, '')
    return all
  }

  const read = ({ page }: Seat): Promise<string[]> => faultsInEach(page, LANGS_THEN_ENGLISH, catalogues)

  // Paper is A4, whatever the window.
  expect(await walk(options, small, async (seat, state) => [...(await seen(seat)), ...(small && state === 'the report on paper' ? [] : await read(seat))])).toEqual({})
})

test('ZOOM-2 at 400 % everything is done as on a phone, and nothing scrolls both ways', { timeout: 240_000 }, async () => {
  expect(await walk({ viewport: { width: 320, height: 256 } }, true, async ({ page }, state) => (state === 'the report on paper' ? [] : narrow(page)))).toEqual({})
})

test('MOTION-1 where nobody asked for less motion, the same look finds what moves', async () => {
  const seat = await sitDown(browser, { reducedMotion: 'no-preference' })
  const { lead, board } = await sampleFor(server.origin)
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: t('join.delegationNone') })
  expect(await moving(seat.page)).not.toEqual([])
  lead.leave()
  await seat.context.close()
})

test('LANG-2 a language chosen in the menu of the board is spoken at once, in all tabs, and when one comes back', async () => {
  const seat = await sitDown(browser)
  const { lead, board } = await sampleFor(server.origin)
  await seat.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: t('join.delegationNone') })
  const composer = seat.composer('S')
  await composer.fill('Pola rečenice')
  let loads = 0
  seat.page.on('load', () => loads++)
  await seat.boardMenu(t('menu.settings'))
  await seat.page.getByLabel(t('common.language'), { exact: true }).selectOption('mk')
  await seat.page.getByLabel('Јазик', { exact: true }).waitFor()
  await seat.page.keyboard.press('Escape')
  await seat.box('W').getByRole('heading', { name: 'Слабости' }).waitFor()
  expect(await seat.box('S').locator('[data-composer]').inputValue()).toBe('Pola rečenice')
  expect(loads).toBe(0)
  await seat.page.getByRole('button', { name: 'Мени на таблата' }).click()
  await seat.page.getByRole('menuitem', { name: 'Јазик и изглед' }).click()
  await seat.page.getByRole('link', { name: 'Пристапност' }).click()
  await seat.page.getByRole('heading', { level: 1, name: 'Пристапност' }).waitFor()
  const other = await seat.context.newPage()
  await other.goto(server.origin)
  expect(await other.locator('html').getAttribute('lang')).toBe('mk')
  lead.leave()
  await seat.context.close()
})
