/**
 * People at real browsers: a context each, so that they share nothing but the server. Speaks of boxes, cards and signs as a
 * person would, by their roles and names; what is on the screen is awaited, never a time.
 */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Quadrant, Role } from '../../shared/board/keys.ts'
import { boxPlace } from '../../shared/board/place.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { say, type Gaps, type Key } from '../../shared/words/catalogue.ts'
import { en } from '../../shared/words/en/index.ts'

/** The words of the screen, so that a test names a control as its reader does. */
export const t = (key: Key, gaps: Gaps = {}): string => say(en, 'en', key, gaps)

export const DESK = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }

/** Several times what the longest takes on a slow machine beside other tests; what is there ends the wait at once, in ms. */
const PATIENCE = 30_000
const SIGNS = /^(Saved|Saving|Offline|Not accepted|Connecting|Read only)/

/** Waits until what is read from the screen is as expected. */
export function seen<T>(read: () => Promise<T>) {
  return expect.poll(read, { timeout: PATIENCE, interval: 25 })
}

export interface Guest {
  name: string
  delegation?: string
  attendance?: 'on-site' | 'remote'
}

/** The address that lets people in with a role. */
export const linkFor = (origin: string, board: CreatedBoard, role: Role): string => `${origin}/b/${board.id}#${board.invites[role]}`

/** A browser with a service worker, for tests that open the page a second time or without a line. */
export const KEEPS_PAGE: BrowserContextOptions = { serviceWorkers: 'allow' }

/**
 * A person with a browser of their own. It knows no service workers unless asked to: one fetches and keeps every file of the build once the
 * page stands, which is more work than the page itself, and changes nothing before the page is opened again.
 */
export async function sitDown(browser: Browser, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Podgorica', reducedMotion: 'reduce', ...DESK, ...options })
  context.setDefaultTimeout(PATIENCE)
  if (options.serviceWorkers !== 'allow') await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
  return new Seat(context, await context.newPage())
}

export class Seat {
  /** Uncaught exceptions of this person's pages: a test that leaves one has found a fault. */
  readonly crashes: string[] = []
  readonly context: BrowserContext
  readonly page: Page

  constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
    page.on('pageerror', (error) => this.crashes.push(error.stack ?? error.message))
  }

  /** Comes in by a link, as anybody does, and waits until the board stands there. */
  async join(link: string, { name, delegation, attendance = 'on-site' }: Guest): Promise<void> {
    await this.page.goto(link)
    await this.page.getByLabel(t('join.name')).fill(name)
    const field = this.page.getByLabel(t('join.delegation'), { exact: true })
    if (delegation !== undefined && (await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ label: delegation })
    else if (delegation !== undefined) await field.fill(delegation)
    await this.page.getByRole('radio', { name: t(`attendance.${attendance}`) }).check()
    await this.button(t('join.submit')).click()
    await this.opened()
  }

  async opened(): Promise<void> {
    await this.page.locator('[data-board] [data-place]').first().waitFor()
    await this.page.getByRole('banner').getByText(/^(Saved|Read only)$/).waitFor()
  }

  // What stands on the board

  box(quadrant: Quadrant, theme = 'return'): Locator {
    return this.page.locator(`[data-place="${boxPlace(theme, quadrant)}"]`)
  }

  /** A card by words of its text. */
  card(text: string): Locator {
    return this.page.locator('[data-place] article[data-focus]', { hasText: text })
  }

  /** A group with all its cards. */
  group(title: string): Locator {
    return this.page.locator('[data-kind="group"]', { has: this.page.locator('h4', { hasText: new RegExp(`^${title}$`) }) })
  }

  /** The line of a group by which it is taken, named and opened. */
  head(title: string): Locator {
    return this.group(title).locator('[role="group"][data-focus]')
  }

  action(title: string): Locator {
    return this.page.locator('[data-actions] article', { hasText: title })
  }

  /** The texts of what stands in a box, in order, groups by their title. */
  texts(quadrant: Quadrant, theme?: string): Promise<string[]> {
    return this.box(quadrant, theme).locator('[data-column] > [data-item]:not(:empty, [data-waits])').evaluateAll((items) =>
      items
        .toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map((item) => {
          const own = item.querySelector(item.getAttribute('data-kind') === 'group' ? '[role="group"]' : 'article')
          return own?.querySelector('textarea')?.value ?? own?.querySelector('h4, p')?.textContent ?? ''
        }))
  }

  members(title: string): Promise<string[]> {
    return this.group(title).locator('article p[id]').allTextContents()
  }

  actions(): Promise<string[]> {
    return this.page.locator('[data-actions] article p[id]').allTextContents()
  }

  /** What the saved sign says. */
  async sign(): Promise<string> {
    return (await this.page.getByRole('banner').getByText(SIGNS).textContent()) ?? ''
  }

  async saved(): Promise<void> {
    await seen(() => this.sign()).toBe(t('saved.saved'))
  }

  button(name: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name, exact: true })
  }

  // What one does

  composer(quadrant: Quadrant, theme?: string): Locator {
    return this.box(quadrant, theme).getByLabel(t('card.newIn', { title: t(`quadrant.${quadrant}`) }))
  }

  async write(quadrant: Quadrant, ...texts: string[]): Promise<void> {
    for (const text of texts) {
      await this.composer(quadrant).fill(text)
      await this.composer(quadrant).press('Enter')
      await this.card(text).waitFor()
    }
  }

  /** Opens the text of a card for writing and puts the caret at its end. */
  async edit(text: string): Promise<Locator> {
    await this.card(text).locator('p').first().click()
    const area = this.writing()
    await area.press('Control+End')
    return area
  }

  /** The field of the text that is being written in. */
  writing(): Locator {
    return this.page.getByLabel(t('card.text'), { exact: true })
  }

  async leaveText(): Promise<void> {
    await this.writing().press('Escape')
    await this.writing().waitFor({ state: 'detached' })
  }

  /** Chooses in the menu that a control opens; the control may show only near the pointer. */
  async choose(near: Locator, control: string, item: string): Promise<void> {
    await near.hover()
    await this.button(control, near).click()
    await this.item(item).click()
  }

  item(name: string): Locator {
    const menu = this.page.getByRole('menu')
    return menu.getByRole('menuitem', { name, exact: true }).or(menu.getByRole('menuitemcheckbox', { name, exact: true }))
  }

  async boardMenu(item: string): Promise<void> {
    await this.button(t('menu.board')).click()
    await this.item(item).click()
  }

  /** Drags by the mouse, with a step on the way so that the drag is seen as one. */
  async drag(from: Locator, to: { x: number; y: number }): Promise<void> {
    const start = await middle(from)
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 10, start.y + 10)
    await this.page.mouse.move(to.x, to.y, { steps: 4 })
    await this.page.locator('[data-ghost]').waitFor()
    await this.page.mouse.up()
    await this.page.locator('[data-ghost]').waitFor({ state: 'detached' })
  }

  /** The names of all controls in a part of the screen. */
  async controls(within: Locator): Promise<string[]> {
    return within.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''))
  }

  /** Where the focus is, in words: for asserting that it is not lost. */
  focus(): Promise<string> {
    return this.page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return 'nowhere'
      const item = at.closest('[data-focus]')
      const name = at.getAttribute('aria-label') ?? at.getAttribute('data-composer') ?? at.textContent?.trim() ?? ''
      return at === item ? `item: ${at.querySelector('p, h4')?.textContent ?? at.textContent?.trim()}` : `${at.getAttribute('role') ?? at.tagName.toLowerCase()}: ${name}`
    })
  }
}

export async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox()
  if (!box) throw new Error('It is not on the screen.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** The words that stand uppermost in what scrolls in a box, and how far from its edge: where somebody reads. */
export function uppermost(box: Locator): Promise<{ words: string; at: number }> {
  return box.evaluate((section) => {
    const { top } = section.querySelector('[data-scroll]')!.getBoundingClientRect()
    const below = [...section.querySelectorAll('article p')].map((p) => ({ words: p.textContent, at: Math.round(p.getBoundingClientRect().top - top) })).filter(({ at }) => at >= 0)
    return below.reduce((upper, one) => (one.at < upper.at ? one : upper))
  })
}

/** Whether a box is scrolled to its end. */
export const atEnd = (box: Locator): Promise<boolean> =>
  box.locator('[data-scroll]').evaluate((element) => element.scrollTop > 0 && element.scrollTop + element.clientHeight >= element.scrollHeight - 1)
