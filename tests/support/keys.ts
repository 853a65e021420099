/** Going through a page by keyboard alone: after every key the focus is somewhere, is seen, and is not covered. */
import { expect } from 'vitest'
import { seen, type Seat } from './browser.ts'

interface Where {
  name: string
  visible: boolean
  covered: boolean
}

/** All of it in one look: between two looks the page may go on. Null: the focus is nowhere. */
function where({ page }: Seat): Promise<Where | null> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return null
    const item = focused.closest('[data-focus]')
    const own = focused.getAttribute('aria-label') ?? focused.getAttribute('data-composer') ?? focused.textContent?.trim() ?? ''
    const name = focused === item
      ? `item: ${focused.querySelector('p, h4')?.textContent ?? focused.textContent?.trim()}`
      : `${focused.getAttribute('role') ?? focused.tagName.toLowerCase()}: ${own}`

    const probe = document.body.appendChild(document.createElement('i'))
    const colours = ['var(--accent)', 'var(--focus)'].map((value) => ((probe.style.color = value), getComputedStyle(probe).color))
    probe.remove()
    // There all edges have one colour, and nothing has a shadow.
    const forced = matchMedia('(forced-colors: active)').matches
    const marked = (element: Element | null | undefined): boolean => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element)
      if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) return true
      return !forced && colours.some((colour) => boxShadow.includes(colour) || borderColor === colour)
    }
    // Headings and regions that were given the focus to be read out are no controls.
    const read = focused.matches('[tabindex="-1"]:not([role], button, [data-focus])')
    const visible = read || [focused, focused.parentElement, focused.parentElement?.parentElement, item].some(marked)

    const { left, top, width, height } = focused.getBoundingClientRect()
    // Some of it is hit from above: nothing covers the whole of it, and it stands within the window.
    const covered = ![0.1, 0.3, 0.5, 0.7, 0.9].some((x) => [0.1, 0.3, 0.5, 0.7, 0.9].some((y) => {
      const hit = document.elementFromPoint(left + width * x, top + height * y)
      return hit !== null && (focused.contains(hit) || hit.contains(focused))
    }))
    return { name, visible, covered }
  })
}

/** What an edit changes stands in the page with its next frame, and a focus that was lost is given back with it. */
const drawn = ({ page }: Seat): Promise<unknown> => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))

/** Where the focus is, once the page has answered the key; fails where there is none, or where it cannot be seen. */
export async function at(seat: Seat): Promise<string> {
  await drawn(seat)
  let now: Where | null = null
  await seen(async () => (now = await where(seat))).not.toBeNull()
  const { name, visible, covered } = now!
  expect(visible, `the focus is seen on ${name}`).toBe(true)
  expect(covered, `something covers ${name}`).toBe(false)
  return name
}

export async function press(seat: Seat, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await seat.page.keyboard.press(key)
    await at(seat)
  }
}

export async function type(seat: Seat, text: string): Promise<void> {
  await seat.page.keyboard.type(text)
  await at(seat)
}

/** One control on. From the end of the page Tab leads out to the browser, and from there in again. */
async function step(seat: Seat, key: string): Promise<void> {
  await seat.page.keyboard.press(key)
  await drawn(seat)
  if ((await where(seat)) === null) await seat.page.keyboard.press(key)
}

/** Goes on with Tab until the focus is on a control of that name. */
export async function tabTo(seat: Seat, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < 80; steps++) {
    const now = await at(seat)
    if (now.endsWith(`: ${name}`) || (await labelled(seat, name))) return
    passed.push(now)
    await step(seat, key)
  }
  throw new Error(`Tab never came to "${name}", but by ${passed.join(' · ')}`)
}

/** The same for what is known by how it is called only in part. */
export async function tabInto(seat: Seat, key: string, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (name.test(await at(seat))) return
    await step(seat, key)
  }
  throw new Error(`${key} never came to ${String(name)}.`)
}

const labelled = (seat: Seat, name: string): Promise<boolean> =>
  seat.page.getByLabel(name, { exact: true }).evaluateAll((all) => all.includes(document.activeElement as HTMLElement))

/** Opens a menu by the control that has the focus and chooses by the arrow keys. */
export async function choose(seat: Seat, item: string, open = 'Enter'): Promise<void> {
  await seat.page.keyboard.press(open)
  await seat.item(item).waitFor()
  for (let steps = 0; steps < 30; steps++) {
    if (await seat.item(item).evaluate((element) => element === document.activeElement)) return press(seat, 'Enter')
    await press(seat, 'ArrowDown')
  }
  throw new Error(`There is no way to "${item}" by the arrow keys.`)
}
