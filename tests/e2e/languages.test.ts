/** Every language on every main screen, on a desk and on a phone: whole words, nothing cut, nothing left untranslated. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGS, type Lang } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { INTL_TAG, say, type Catalogue, type Key } from '../../shared/words/catalogue.ts'
import { en } from '../../shared/words/en/index.ts'
import { LOADERS } from '../../shared/words/load.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { DESK, linkFor, PHONE, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'

const KEYS = Object.keys(en)
const SIZES = [
  { size: 'desk', phone: false, options: DESK },
  { size: 'phone', phone: true, options: { ...PHONE, viewport: { width: 390, height: 844 } } },
] as const

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let waiting: RoomClient
let lead: RoomClient
let mira: Awaited<ReturnType<BrowserContext['storageState']>>

/** One board for all, in a phase that may vote: somebody waits for the floor, and Mira's browser already belongs to a moderator. */
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
  board = await createBoard(server.origin, { from: 'sample' })
  waiting = new RoomClient(await joinBoard(server.origin, board, 'participant', { name: 'Ana' }))
  await waiting.entered()
  await waiting.command({ type: 'floor.ask' })
  lead = new RoomClient(await joinBoard(server.origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  await led({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })
  await led({ type: 'phase.set', id: 'ballot' })
  const seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira', delegation: 'Serbia' })
  mira = await seat.context.storageState()
  await seat.context.close()
})
afterAll(async () => {
  waiting?.leave()
  lead?.leave()
  await browser?.close()
})

const led = async (command: Record<string, unknown>) => expect(await lead.command(command)).toMatchObject({ ok: true })

/**
 * What is wrong with the words on the screen: a page wider than its window, words that run out of their control or end in dots,
 * and keys or gaps where words should stand. Texts that people wrote may be shortened: they carry the whole as their title.
 */
function faults(page: Page): Promise<string[]> {
  return page.evaluate((keys) => {
    const found: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}`)
    for (const control of document.querySelectorAll('button, a, h1, h2, h3, h4, label, legend, th, dt, [role="tab"], [role^="menuitem"]')) {
      for (const part of [control, ...control.querySelectorAll('*')]) {
        // Neither pictures, nor what only screen readers see (one pixel wide), nor what is not on the page.
        if (!(part instanceof HTMLElement) || part.clientWidth <= 1 || part.matches('input, select') || part.closest('[title]') || !part.checkVisibility()) continue
        const shown = part.innerText.trim()
        if (shown !== '' && part.scrollWidth > part.clientWidth + 1) found.push(`“${shown}” needs ${part.scrollWidth} and has ${part.clientWidth} (${part.tagName} ${part.className})`)
      }
    }
    const named = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')]
      .flatMap((one) => ['aria-label', 'placeholder', 'title', 'alt'].map((name) => one.getAttribute(name) ?? ''))
    const words = [document.title, document.body.innerText, ...named].join('\n')
    found.push(...(words.match(/\{\w+\}/g) ?? []), ...keys.filter((key) => words.includes(key)))
    return found
  }, KEYS)
}

/** Somebody who reads one language, finding the way by its words. */
class Reader {
  readonly errors: string[] = []
  readonly found: Record<string, string[]> = {}
  readonly page: Page
  readonly #catalogue: Catalogue
  readonly #lang: Lang

  constructor(page: Page, lang: Lang, catalogue: Catalogue) {
    this.page = page
    this.#lang = lang
    this.#catalogue = catalogue
    page.on('pageerror', (error) => this.errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()))
  }

  button(key: Key): Locator {
    return this.page.getByRole('button', { name: say(this.#catalogue, this.#lang, key), exact: true }).first()
  }

  radio(key: Key): Locator {
    return this.page.getByRole('radio', { name: say(this.#catalogue, this.#lang, key) })
  }

  heading(key: Key): Locator {
    return this.page.getByRole('heading', { name: say(this.#catalogue, this.#lang, key), exact: true })
  }

  async menu(key: Key): Promise<void> {
    await this.button('menu.board').click()
    const name = say(this.#catalogue, this.#lang, key)
    await this.page.getByRole('menu').getByRole('menuitem', { name, exact: true }).or(this.page.getByRole('menuitemcheckbox', { name, exact: true })).click()
  }

  async look(screen: string, there: Locator): Promise<void> {
    await there.first().waitFor()
    const found = await faults(this.page)
    if ((await this.page.locator('html').getAttribute('lang')) !== INTL_TAG[this.#lang]) found.push('the page does not say its language')
    if (found.length > 0) this.found[screen] = found
  }
}

test.each(SIZES.flatMap((size) => LANGS.map((lang) => ({ ...size, lang }))))('LANG-1 $lang on a $size: every word is whole, on every screen', async ({ lang, phone, options }) => {
  const seat = await sitDown(browser, { ...options, storageState: mira })
  const { page } = seat
  const reader = new Reader(page, lang, await LOADERS[lang]())
  const at = `${server.origin}/b/${board.id}`

  await page.goto(server.origin)
  await page.getByLabel(t('common.language')).selectOption(lang)
  await seen(() => page.locator('html').getAttribute('lang')).toBe(INTL_TAG[lang])
  await reader.look('start', reader.button('create.submit'))
  await page.goto(linkFor(server.origin, board, 'participant'))
  await reader.look('join', reader.button('join.submit'))

  await page.goto(at)
  const cards = page.locator('[data-place] article')
  await reader.look('board', cards)
  await reader.button('menu.board').click()
  await reader.look('menu', page.getByRole('menu'))
  await page.keyboard.press('Escape')
  await reader.menu('agenda.title')
  await reader.look('agenda', reader.heading('agenda.title'))
  await reader.menu('floor.title')
  await reader.look('floor', reader.heading('floor.title'))
  await reader.menu('conclude.title')
  await reader.look('conclusions', page.locator('[aria-pressed][class*="reserve"]'))
  await page.locator('[aria-pressed][class*="reserve"]').first().click()
  await reader.look('a reservation', page.getByRole('textbox', { name: say(await LOADERS[lang](), lang, 'conclude.whyReserve') }))
  await reader.button('session.close').click()
  await reader.menu('handover.title')
  await reader.look('own link', page.getByRole('dialog').getByRole('img'))
  await page.keyboard.press('Escape')
  await reader.menu('people.part')
  await reader.look('participation', reader.heading('opened.title'))
  await reader.button('session.close').click()
  await reader.menu('vote.title')
  await reader.radio('rating.rating').check()
  await reader.look('a new vote', reader.button('vote.open'))
  await led({ type: 'vote.open', kind: 'rating', targets: ['group/c01', 'group/c06'], title: 'Ballot' })
  await reader.look('ballot', reader.button('rating.next'))
  await led({ type: 'vote.cast', target: 'group/c01', rating: { impact: 4, importance: 2 } })
  await led({ type: 'vote.cast', target: 'group/c06', rating: { impact: 2, likelihood: 5 } })
  await led({ type: 'vote.close' })
  await reader.look('results', reader.heading('rating.matrixLikelihood'))
  await reader.button('session.close').click()
  await reader.button(phone ? 'nav.actions' : 'actions.expand').click()
  await reader.look('actions', phone ? page.locator('[data-actions] article') : page.getByRole('table'))
  await reader.menu('outline.show')
  await reader.look('outline', page.locator('[data-outline] article'))
  await page.goto(`${at}/report`)
  await reader.look('report', reader.heading('report.actions'))
  await page.goto(`${at}/display`)
  await reader.look('display', page.locator('main :not(:empty)'))

  expect(reader.found).toEqual({})
  expect(reader.errors).toEqual([])
  await seat.context.close()
})
