/**
 * How long one person's screen takes to answer a key or a press, in a real browser, while 50 others type on the same 2,000 cards:
 * for each kind of thing people do, how often, how long, and how many tasks over 50 ms fell into it.
 */
import type { Page } from 'playwright-core'
import { startChromium } from '../tests/support/chromium.ts'
import { load } from './load.ts'
import { seedBoard } from './seed.ts'
import { plenumBoard, startServer } from './servers.ts'

const CARDS = 2_000
const PEOPLE = 50
const PER_SECOND = 2
const ROUNDS = 12
/** More than anybody's rounds take: typing ends with them. */
const SECONDS = 300
/** Below this a browser tells no durations: it stands for anything shorter. */
const LEAST = 16

/** Times are of the clock that this process and the browser share. */
interface Timed {
  at: number
  ms: number
}

interface Watched {
  /** The longest event of each interaction that took 16 ms or more. */
  slow: Timed[]
  tasks: Timed[]
}

declare global {
  interface Window {
    watched: () => Watched
  }
}

const watch = (page: Page) => page.evaluate((durationThreshold) => {
  const slow = new Map<number, Timed>()
  const tasks: Timed[] = []
  const events = new PerformanceObserver((list) => {
    for (const { startTime, duration, interactionId: id = 0 } of list.getEntries() as PerformanceEventTiming[]) {
      if (id > 0 && duration > (slow.get(id)?.ms ?? 0)) slow.set(id, { at: performance.timeOrigin + startTime, ms: duration })
    }
  })
  events.observe({ type: 'event', durationThreshold } as PerformanceObserverInit)
  const long = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: performance.timeOrigin + startTime, ms: duration })
  })
  long.observe({ type: 'longtask' })
  window.watched = () => {
    events.disconnect()
    long.disconnect()
    return { slow: [...slow.values()], tasks }
  }
}, LEAST)

/** What was done when, in order: whatever happened since then belongs to it. */
class Diary {
  readonly did: { kind: string; at: number; interactions: number }[] = []

  async note(kind: string, interactions: number, doing: () => Promise<unknown>): Promise<void> {
    this.did.push({ kind, at: Date.now(), interactions })
    await doing()
  }

  kindAt(at: number): string {
    return this.did.findLast((done) => done.at <= at)?.kind ?? 'before'
  }
}

/** What people do in a session: write, edit, choose, move, open menus, look at another theme. */
async function takePart(page: Page, diary: Diary): Promise<void> {
  const tabs = page.getByRole('tab')
  const key = (kind: string, name: string) => diary.note(kind, 1, () => page.keyboard.press(name))
  const type = (kind: string, text: string) => diary.note(kind, text.length, () => page.keyboard.type(text))
  for (let n = 0; n < ROUNDS; n++) {
    const field = page.locator('[data-composer]').nth(n % 4)
    await diary.note('press the field for a new card', 1, () => field.click())
    await type('type a new card', `Point ${n} of one more person`)
    await key('Enter: a new card', 'Enter')
    const card = page.locator('article[data-focus]').nth(n * 2)
    await diary.note('press a card to write in it', 1, () => card.locator('p').first().click())
    await type('type in a card', ' and more')
    await key('Escape: done with a card', 'Escape')
    for (const arrow of ['ArrowDown', 'ArrowDown']) await key('arrow: to another card', arrow)
    await key('Space: choose a card', 'Space')
    await key('arrow: to another card', 'ArrowUp')
    await key('Space: choose a card', 'Space')
    await key('Alt+arrow: move a card', 'Alt+ArrowDown')
    await key('Alt+arrow: move a card', 'Alt+ArrowUp')
    await key('Escape: nothing chosen', 'Escape')
    const more = page.locator('article[data-focus]').nth(n * 2 + 1)
    await diary.note('point at a card', 0, () => more.hover())
    await diary.note('open the menu of a card', 1, () => more.locator('[data-tool="more"]').click())
    await key('arrow: in a menu', 'ArrowDown')
    await key('Escape: close the menu', 'Escape')
    if (n % 3 === 2) await diary.note('another theme', 1, () => tabs.nth((n / 3 + 1) % 3 | 0).click())
  }
}

/** The duration that a share of all interactions keeps to; those that were not told of were shorter than any. */
function share(values: readonly number[], count: number, part: number): number {
  return values.toSorted((a, b) => b - a)[Math.floor(count * (1 - part))] ?? LEAST
}

const longest = (timed: readonly Timed[]): number => Math.round(Math.max(0, ...timed.map(({ ms }) => ms)))

/** One row for all, and one for each kind, the slowest first. */
function rowsOf({ did }: Diary, kindAt: (at: number) => string, { slow, tasks }: Watched): Record<string, Record<string, number>> {
  const row = (count: number, slow: readonly Timed[], tasks: readonly Timed[]) => {
    const values = slow.map(({ ms }) => ms)
    return {
      interactions: count, 'p50 ms': share(values, count, 0.5), 'p98 ms': share(values, count, 0.98), 'max ms': Math.max(LEAST, ...values),
      'tasks over 50 ms': tasks.length, 'longest task': longest(tasks),
    }
  }
  const kinds = [...new Set([...did.map(({ kind }) => kind), ...tasks.map(({ at }) => kindAt(at))])].map((kind) => {
    const count = did.filter((done) => done.kind === kind).reduce((sum, { interactions }) => sum + interactions, 0)
    return [kind, row(count, slow.filter(({ at }) => kindAt(at) === kind), tasks.filter(({ at }) => kindAt(at) === kind))] as const
  })
  const all = row(did.reduce((sum, { interactions }) => sum + interactions, 0), slow, tasks)
  return Object.fromEntries([['all', all], ...kinds.toSorted(([, a], [, b]) => b['max ms'] - a['max ms'])])
}

export async function inp(): Promise<void> {
  const seed = seedBoard(CARDS)
  const server = await startServer('plenum')
  const browser = await startChromium()
  try {
    const { enter, link } = await plenumBoard(server.origin, seed)
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(link)
    await page.locator('input').first().fill('Somebody')
    await page.locator('input[type="radio"]').first().check()
    await page.locator('button[type="submit"]').click()
    await page.locator('[data-item]').nth(600).waitFor({ state: 'attached' })
    for (const typing of [false, true]) {
      const over = new AbortController()
      let others: Promise<unknown> = Promise.resolve()
      const begun = new Promise<void>((begun) => {
        if (typing) others = load(server, enter, seed, PEOPLE, PER_SECOND, SECONDS, { begun, enough: over.signal })
      })
      await (typing ? Promise.race([begun, others]) : others)
      const diary = new Diary()
      await watch(page)
      const began = Date.now()
      await takePart(page, diary)
      const seconds = Math.round((Date.now() - began) / 1_000)
      const watched = await page.evaluate(() => window.watched())
      over.abort()
      await others
      console.log(`\none screen of a ${CARDS}-card board, ${typing ? `${PEOPLE} others type` : 'alone'}, ${seconds} s; ${LEAST} ms stands for anything shorter`)
      console.table(rowsOf(diary, (at) => diary.kindAt(at), watched))
      for (const { at, ms } of watched.tasks) console.log(`  ${((at - began) / 1_000).toFixed(1)} s: a task of ${Math.round(ms)} ms (${diary.kindAt(at)})`)
    }
  } finally {
    await browser.close()
    await server.stop()
  }
}
