/** How long one person's screen takes to answer a key or a press, in a real browser, while 50 others type on the same 2,000 cards. */
import type { Page } from 'playwright-core'
import { launchChromium } from '../tests/support/chromium.ts'
import { load } from './load.ts'
import { seedBoard } from './seed.ts'
import { plenumBoard, startServer } from './servers.ts'

const CARDS = 2_000
const PEOPLE = 50
const PER_SECOND = 2
const ROUNDS = 12

interface Watched {
  /** The longest event of each interaction that took 16 ms or more. */
  slow: { name: string; ms: number }[]
  interactions: number
  tasks: number[]
}

declare global {
  interface Window {
    watched: () => Watched
  }
}

const watch = (page: Page) => page.evaluate(() => {
  const by = new Map<number, { name: string; ms: number }>()
  const tasks: number[] = []
  const first = performance.interactionCount ?? 0
  const events = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const id = entry.interactionId ?? 0
      if (id > 0 && entry.duration > (by.get(id)?.ms ?? 0)) by.set(id, { name: `${entry.name} ${(entry.target as Element | null)?.closest('[data-focus], [role], button')?.tagName ?? ''}`, ms: entry.duration })
    }
  })
  events.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
  window.watched = () => ({ slow: [...by.values()], interactions: (performance.interactionCount ?? 0) - first, tasks })
})

/** What people do in a session: write, edit, choose, move, open menus, look at another theme. */
async function takePart(page: Page, rounds: number): Promise<void> {
  const tabs = page.getByRole('tab')
  for (let n = 0; n < rounds; n++) {
    const field = page.locator('[data-composer]').nth(n % 4)
    await field.click()
    await page.keyboard.type(`Point ${n} of one more person`)
    await page.keyboard.press('Enter')
    const card = page.locator('article[data-focus]').nth(n * 2)
    await card.locator('p').first().click()
    await page.keyboard.type(' and more')
    await page.keyboard.press('Escape')
    for (const key of ['ArrowDown', 'ArrowDown', 'Space', 'ArrowUp', 'Space', 'Alt+ArrowDown', 'Alt+ArrowUp']) await page.keyboard.press(key)
    await page.keyboard.press('Escape')
    const more = page.locator('article[data-focus]').nth(n * 2 + 1)
    await more.hover()
    await more.locator('[data-tool="more"]').click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    if (n % 3 === 2) await tabs.nth((n / 3 + 1) % 3 | 0).click()
  }
}

const at = (values: number[], count: number, share: number): number => values.toSorted((a, b) => b - a)[Math.floor(count * (1 - share))] ?? 16

export async function inp(): Promise<void> {
  const seed = seedBoard(CARDS)
  const server = await startServer('plenum')
  const browser = await launchChromium()
  try {
    const { enter, link } = await plenumBoard(server.origin, seed)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(link)
    await page.locator('input').first().fill('Somebody')
    await page.locator('button[type="submit"]').click()
    await page.locator('article[data-focus]').nth(600).waitFor({ state: 'attached' })
    const rows: Record<string, Record<string, string | number>> = {}
    for (const typing of [false, true]) {
      const others = typing ? load(server, enter, seed, PEOPLE, PER_SECOND, 45) : null
      // The others come in one after the other; what they cost before they type is not what is asked.
      if (typing) await page.waitForTimeout(5_000)
      await watch(page)
      await takePart(page, ROUNDS)
      const { slow, interactions, tasks } = await page.evaluate(() => window.watched())
      const values = slow.map(({ ms }) => ms)
      rows[typing ? `${PEOPLE} others type` : 'alone'] = {
        interactions, 'p50 ms': at(values, interactions, 0.5), 'p98 ms': at(values, interactions, 0.98), 'max ms': Math.max(16, ...values),
        'tasks over 50 ms': tasks.length, 'longest task': Math.round(Math.max(0, ...tasks)),
      }
      console.log(slow.toSorted((a, b) => b.ms - a.ms).slice(0, 8).map(({ name, ms }) => `${name} ${ms}`).join(', '))
      await others
    }
    console.log(`\none screen of a ${CARDS}-card board; 16 ms stands for anything shorter`)
    console.table(rows)
  } finally {
    await browser.close()
    await server.stop()
  }
}
