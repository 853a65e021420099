/** axe in the browser of somebody who sits at a board. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { expect } from 'vitest'
import { PHONE, type Seat } from './browser.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const OPTIONS: RunOptions = { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }

/** What a screen is looked at in. */
export const LOOKS = [
  { look: 'light', options: {} },
  { look: 'dark', options: { colorScheme: 'dark' } },
  { look: 'phone', options: PHONE },
] as const

type Axe = { run(context: Document | string, options: RunOptions): Promise<AxeResults> }

/** What axe has against the page as it stands: the rule, and where. With `rules` only these. */
export async function found({ page }: Seat, rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: Axe }
    const { violations } = await axe.run(document, options)
    const all = violations.flatMap(({ id, nodes }) => nodes.map(({ target, html, failureSummary }) => ({ id, at: String(target[0]), html, failureSummary })))
    const standing: typeof all = []
    for (const one of all) {
      // What the edge of something that scrolls cuts off is as large as it is once scrolled to.
      const element = one.id === 'target-size' ? document.querySelector(one.at) : null
      element?.scrollIntoView({ block: 'center' })
      const again = element && (await axe.run(one.at, { ...options, runOnly: ['target-size'] }))
      if (!again || again.violations.length > 0) standing.push(one)
    }
    return standing
  }, rules ? { ...OPTIONS, runOnly: rules } : OPTIONS)
  return violations.map(({ id, at, html, failureSummary }) => `${id} ${at} ${html.slice(0, 160)} ${failureSummary ?? ''}`)
}

/** axe finds nothing on the page as it stands; `state` says in a failure what was open. */
export const clean = async (seat: Seat, state: string): Promise<void> => expect(await found(seat), state).toEqual([])
