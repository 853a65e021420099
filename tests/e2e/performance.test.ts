/** That a large board stays light: what the first visit loads, and what one keystroke among 2,000 cards touches. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { QUADRANTS } from '../../shared/board/keys.ts'
import { boxPlace } from '../../shared/board/place.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, sitDown, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { call, createBoard, joinBoard } from '../support/people.ts'

const CARDS = 2_000
const TYPED = ' and twenty more letters'

let browser: Browser
let server: RunningServer
let ana: Seat
let bojan: Seat

const shown = (page: Page) => page.locator('[data-place] article')
/** They are drawn a few at a time, in whatever the machine has left: two pages, and other tests beside, take as long as they take. */
const allDrawn = (page: Page) => shown(page).nth(CARDS - 1).waitFor({ state: 'attached', timeout: 60_000 })

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
  const board = await createBoard(server.origin, { title: 'Large' })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  const cards = Array.from({ length: CARDS }, (_, n) => ({ place: boxPlace('return', QUADRANTS[n % 4]!), text: `Card number ${n + 1}.` }))
  await call(server.origin, `/api/boards/${board.id}/import`, { cards }, { authorization: `Bearer ${mira.token}` })
  ;[ana, bojan] = await Promise.all([sitDown(browser), sitDown(browser)])
  await ana.join(linkFor(server.origin, board, 'participant'), { name: 'Ana' })
  await bojan.join(linkFor(server.origin, board, 'participant'), { name: 'Bojan' })
  for (const seat of [ana, bojan]) await allDrawn(seat.page)
})
afterAll(() => browser?.close())

test('SIZE-1 a visit to a board loads at most 250 kB, all in all', async () => {
  const guest = await sitDown(browser)
  const { id, invites } = await createBoard(server.origin, { title: 'Light' })
  await guest.join(`${server.origin}/b/${id}#${invites.participant}`, { name: 'Guest' })
  const loaded = await guest.page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ name, encodedBodySize }) => ({ name: new URL(name).pathname, bytes: encodedBodySize })))
  expect(loaded.filter(({ name }) => name.endsWith('.js')).length).toBeGreaterThan(2)
  const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(total, JSON.stringify(loaded)).toBeLessThanOrEqual(250_000)
  await guest.context.close()
})

interface Touched {
  /** Cards whose part of the page changed, and changes in the boxes outside of any card. */
  cards: string[]
  outside: string[]
}

declare global {
  interface Window {
    stopWatching: () => Touched
    stopCounting: () => { most: number; all: number }
  }
}

const watch = (page: Page) =>
  page.evaluate(() => {
    const cards = new Set<string>()
    const outside = new Set<string>()
    const look = (records: MutationRecord[]) => {
      for (const { target, type, attributeName } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const item = element?.closest<HTMLElement>('[data-focus]')?.dataset.focus
        if (item !== undefined) cards.add(item)
        else if (element?.closest('[data-place]')) outside.add(`${type} ${attributeName ?? ''} ${element.outerHTML.slice(0, 120)}`)
      }
    }
    const changes = new MutationObserver(look)
    changes.observe(document.querySelector('[data-board]')!, { subtree: true, childList: true, characterData: true, attributes: true })
    window.stopWatching = () => {
      look(changes.takeRecords())
      changes.disconnect()
      return { cards: [...cards], outside: [...outside] }
    }
  })

test('PERF-1 among 2,000 cards a keystroke changes one card on every screen', async () => {
  const [text] = await ana.texts('S')
  const id = await ana.card(text!).first().getAttribute('data-focus')
  const area = await ana.edit(text!)
  // The first letter also opens the account of what is unsaved; the carets of both stand by then.
  await area.pressSequentially('!')
  await bojan.card(`${text}!`).waitFor()
  await ana.saved()
  await Promise.all([watch(ana.page), watch(bojan.page)])
  await area.pressSequentially(TYPED)
  await bojan.card(`${text}!${TYPED}`).waitFor()
  await ana.saved()
  for (const seat of [ana, bojan]) {
    const { cards, outside } = await seat.page.evaluate(() => window.stopWatching())
    expect(cards).toEqual([id])
    expect(outside).toEqual([])
  }
})

/** Counts the cards that are put into the page, and how many of them by one task. */
const count = (page: Page) =>
  page.evaluate(() => {
    const CARD = 'article[data-focus]'
    let [now, most, all] = [0, 0, 0]
    const changes = new MutationObserver((records) => {
      if (now === 0) setTimeout(() => (now = 0))
      for (const { addedNodes } of records) {
        for (const node of addedNodes) if (node instanceof Element) now += node.querySelectorAll(CARD).length + Number(node.matches(CARD))
      }
      most = Math.max(most, now)
      all = document.querySelectorAll(`[data-place] ${CARD}`).length
    })
    changes.observe(document.querySelector('[data-board]')!, { subtree: true, childList: true })
    window.stopCounting = () => {
      changes.disconnect()
      return { most, all }
    }
  })

test('PERF-1 no task draws more than a small part of a theme of 2,000 cards, and in the end all of them stand there', async () => {
  const { page } = bojan
  await page.getByRole('tab').nth(1).click()
  await shown(page).first().waitFor({ state: 'detached' })
  await count(page)
  await page.getByRole('tab').first().click()
  await allDrawn(page)
  const { most, all } = await page.evaluate(() => window.stopCounting())
  expect(all).toBe(CARDS)
  // The faster the machine, the more of them fit into the milliseconds of a slice, and two slices may pass for one.
  expect(most).toBeLessThanOrEqual(CARDS / 5)
  expect(await page.locator('[data-waits]').count()).toBe(0)
})

test('KEY what still waits to be drawn has its words, is drawn for the focus that goes there, and all of it for paper', async () => {
  const { page } = bojan
  await page.getByRole('tab').nth(1).click()
  await shown(page).first().waitFor({ state: 'detached' })
  const { focused, last, waitedOn, blank, printed } = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const waiting = () => document.querySelectorAll('[data-waits]').length
    document.querySelector<HTMLElement>('[role="tab"]')!.click()
    await frame()
    const box = document.querySelector('[data-box]')!
    const blank = [...document.querySelectorAll('[data-item]')].filter((item) => !/Card number/.test(item.textContent)).length
    const first = box.querySelector<HTMLElement>('article[data-focus]')!
    first.focus()
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true, cancelable: true }))
    await frame()
    await frame()
    const focused = (document.activeElement as HTMLElement).dataset.focus
    const waitedOn = waiting()
    dispatchEvent(new Event('beforeprint'))
    const slots = [...box.querySelectorAll<HTMLElement>('[data-item]')].toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
    return { focused, last: slots.at(-1)!.dataset.item, waitedOn, blank, printed: waiting() }
  })
  expect(focused).toBe(last)
  expect(waitedOn).toBeGreaterThan(0)
  expect(blank).toBe(0)
  expect(printed).toBe(0)
  expect(await shown(page).count()).toBe(CARDS)
})
