/** The focus on cards, groups and composers: set after the page has followed an edit, and never lost to what others do. */

import { drawNow } from './drawing.ts'

/** Focuses the item as soon as it stands in the page. */
export function focusItem(id: string): void {
  requestAnimationFrame(() => itemElement(id)?.focus())
}

/** Brings an item into view once it stands in the page, without taking the focus. */
export function scrollToItem(id: string): void {
  requestAnimationFrame(() => itemElement(id)?.scrollIntoView({ block: 'nearest' }))
}

/** Focuses the field for a new card of a box. */
export function focusComposer(place: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-composer="${CSS.escape(place)}"]`)?.focus())
}

/** Focuses a box; for what is larger, the first of its boxes. */
export function focusPlace(path: string): void {
  requestAnimationFrame(() => placeElement(path)?.focus())
}

/** Focuses what one can do about something that was refused and stands beside no card. */
export function focusRefused(note: number): void {
  const verb = () => document.querySelector<HTMLElement>(`[data-refused="${note}"] button`)
  const here = verb()
  if (here) here.focus()
  // Behind the number of all of them: it comes with these.
  else requestAnimationFrame(() => verb()?.focus())
}

export function placeElement(path: string): HTMLElement | null {
  const boxes = [...document.querySelectorAll<HTMLElement>('[data-box][data-place]')]
  const within = path === '' ? '' : `${path}/`
  return boxes.find(({ dataset }) => dataset.place === path) ?? boxes.find(({ dataset }) => dataset.place?.startsWith(within)) ?? null
}

/** The element of a card, group or action; what still waits to be drawn is drawn for it. Not to be asked while something is being drawn. */
export function itemElement(id: string): HTMLElement | null {
  drawNow(id)
  return document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(id)}"]`)
}

/** The item an event happened in, if any. */
export const itemOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-focus]')?.dataset.focus ?? null) : null

export const placeOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-place]')?.dataset.place ?? null) : null

/** Goes to the list of actions, once it stands in the page. */
export function focusActions(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-actions]')?.focus())
}

interface Held {
  element: Element
  /** What surrounded it, the nearest first. */
  around: readonly Element[]
  item: string | null
  place: string | null
  index: number
}

/**
 * Watches where the focus is and gives it back when what had it is gone: moved by others, put in the bin, locked, done with. It goes to the
 * same item where that stands now, else to its neighbour, else to the box, else to what is nearest. Returns what stops the watching.
 */
export function keepFocus(root: HTMLElement): () => void {
  let held: Held | null = null

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return
    const item = itemOf(target)
    const place = placeOf(target)
    const index = item === null ? -1 : itemsIn(root, place).findIndex((other) => other.dataset.focus === item)
    held = { element: target, around: ancestors(target, root), item, place, index }
  }
  const forget = () => {
    held = null
  }
  let looking = 0
  const look = () => {
    looking = 0
    if (held && isLost()) heir(root, held)?.focus({ preventScroll: held.item === null || itemElement(held.item) === null })
  }
  // Not at once: on its way from one element to the next the focus is nowhere, and leaving a card takes its tools away.
  const observer = new MutationObserver(() => {
    looking ||= requestAnimationFrame(look)
  })
  root.addEventListener('focusin', remember)
  root.addEventListener('pointerdown', forget, true)
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'hidden'] })
  return () => {
    observer.disconnect()
    cancelAnimationFrame(looking)
    root.removeEventListener('focusin', remember)
    root.removeEventListener('pointerdown', forget, true)
  }
}

/** What is disabled or hidden loses the focus only when the page is drawn next. */
function isLost(): boolean {
  const now = document.activeElement
  return now === null || now === document.body || now.matches(':disabled') || now.closest('[hidden]') !== null
}

function heir(root: HTMLElement, { element, around, item, place, index }: Held): HTMLElement | null {
  if (item !== null) {
    const items = itemsIn(root, place).filter((other) => other.closest('[hidden]') === null)
    const same = itemElement(item)
    if (same && same.closest('[hidden]') === null) return same
    const next = items[Math.min(Math.max(index, 0), items.length - 1)]
    if (next) return next
  }
  const box = place === null ? null : root.querySelector<HTMLElement>(`[data-box][data-place="${CSS.escape(place)}"]`)
  if (box) return box
  for (const outer of around) {
    const inside = outer.isConnected ? [...outer.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility()) : []
    const after = inside.find((one) => element.isConnected && (element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
    const nearest = after ?? inside[0]
    if (nearest) return nearest
  }
  return null
}

const FOCUSABLE = ':is(button, input, select, textarea):not(:disabled, [tabindex="-1"]), a[href], [tabindex="0"]'

function ancestors(element: Element, root: HTMLElement): Element[] {
  const outer = element.parentElement
  return outer === null || element === root ? [] : [outer, ...ancestors(outer, root)]
}

function itemsIn(root: HTMLElement, place: string | null): HTMLElement[] {
  const within = place === null ? root : root.querySelector(`[data-place="${CSS.escape(place)}"]`)
  return within ? [...within.querySelectorAll<HTMLElement>('[data-focus]')] : []
}
