/** One box with the room of all four, on a desk. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, middle, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

let server: RunningServer
let browser: Browser
let mira: Seat

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startServer(), launchChromium()])
})

afterEach(async () => {
  expect(mira.crashes).toEqual([])
  await mira.context.close()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

const enlarge = (quadrant: 'S' | 'W' | 'O' | 'T') => t('box.enlarge', { title: t(`quadrant.${quadrant}`) })
const width = async (quadrant: 'S' | 'W' | 'O' | 'T') => Math.round((await mira.box(quadrant).boundingBox())!.width)

test('BOARD-5 a box takes the room of all four: the others keep their side, their name and their count, take cards, and one press changes places with them or brings all back', async () => {
  const board = await createBoard(server.origin)
  mira = await sitDown(browser)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  await mira.write('S', 'First', 'Second')
  await mira.write('W', 'Third')
  const even = await width('S')

  await mira.button(enlarge('S')).click()
  await seen(() => width('S')).toBeGreaterThan(even * 1.5)
  expect(await mira.card('Third').isVisible()).toBe(false)
  expect(await mira.box('W').textContent()).toContain(t('quadrant.W'))
  expect(await mira.box('W').getByRole('img', { name: t('common.cards', { n: 1 }) }).isVisible()).toBe(true)

  await mira.drag(mira.card('First'), await middle(mira.box('T')))
  await seen(() => mira.texts('T')).toEqual(['First'])
  expect(await mira.texts('S')).toEqual(['Second'])

  // Anywhere on what is left of it.
  const { x, y } = await middle(mira.box('W'))
  await mira.page.mouse.click(x, y)
  await mira.card('Third').waitFor()
  expect(await mira.card('Second').isVisible()).toBe(false)

  // The keys that go to a box go to it here as well.
  await mira.page.keyboard.press('4')
  await seen(() => mira.focus()).toBe('item: First')

  await mira.button(t('box.allFour')).click()
  await seen(() => width('S')).toBe(even)
  for (const text of ['First', 'Second', 'Third']) expect(await mira.card(text).isVisible()).toBe(true)
})

test('PRINT-1 a board with a large box is printed whole', async () => {
  const board = await createBoard(server.origin)
  mira = await sitDown(browser)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Mira' })
  await mira.write('W', 'Below')
  await mira.button(enlarge('O')).click()
  await seen(() => mira.card('Below').isVisible()).toBe(false)
  await mira.page.emulateMedia({ media: 'print' })
  await seen(() => mira.card('Below').isVisible()).toBe(true)
})
