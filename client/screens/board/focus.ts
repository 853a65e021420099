/** The focus on cards, groups and composers: set after the page has followed an edit, and never lost to what others do. */

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

export function itemElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(id)}"]`)
}

/** The item an event happened in, if any. */
export const itemOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-focus]')?.dataset.focus ?? null) : null

export const placeOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-place]')?.dataset.place ?? null) : null

/**
 * Watches where the focus is and gives it back: when others move the focused card the browser drops the focus, and when they bin it the
 * focus goes to its neighbour, else to the box. Returns what stops the watching.
 */
export function keepFocus(root: HTMLElement): () => void {
  let last: { id: string; place: string | null; index: number } | null = null

  const remember = (event: FocusEvent) => {
    const id = itemOf(event.target)
    const place = placeOf(event.target)
    const index = id === null ? -1 : itemsIn(root, place).findIndex((item) => item.dataset.focus === id)
    last = id === null ? null : { id, place, index }
  }
  const forget = () => {
    last = null
  }
  const observer = new MutationObserver(() => {
    if (!last || document.activeElement !== document.body) return
    const items = itemsIn(root, last.place)
    const same = itemElement(last.id)
    const next = same ?? items[Math.min(Math.max(last.index, 0), items.length - 1)]
    const box = last.place === null ? null : root.querySelector<HTMLElement>(`[data-place="${CSS.escape(last.place)}"]`)
    const heir = next ?? box
    heir?.focus({ preventScroll: same === null })
  })
  root.addEventListener('focusin', remember)
  root.addEventListener('pointerdown', forget, true)
  observer.observe(root, { childList: true, subtree: true })
  return () => {
    observer.disconnect()
    root.removeEventListener('focusin', remember)
    root.removeEventListener('pointerdown', forget, true)
  }
}

function itemsIn(root: HTMLElement, place: string | null): HTMLElement[] {
  const within = place === null ? root : root.querySelector(`[data-place="${CSS.escape(place)}"]`)
  return within ? [...within.querySelectorAll<HTMLElement>('[data-focus]')] : []
}
