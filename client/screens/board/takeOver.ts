/** What somebody was doing with the first sight of the board goes on with the board: what they write, where they read, and where the focus is. */
import { flushSync } from 'react-dom'
import type { BoardSession } from '../../state/boardSession.ts'
import { itemElement, placeElement } from './focus.ts'
import { isPhone, ONE_FIELD } from './phone.ts'

/** `sight` still lies over the board, which is drawn. */
export function takeOver(sight: HTMLElement, session: BoardSession): void {
  const written = [...sight.querySelectorAll('textarea')].filter(({ value }) => value !== '')
  // In this very moment: the next letter is for the board's field, at the same place of the same words.
  flushSync(() => {
    void session.takeEarly()
    // Where none may write any more, the words are not lost.
    for (const { value, dataset } of written) session.begin(isPhone() ? ONE_FIELD : dataset.composer!, value)
  })
  for (const { dataset, selectionStart, selectionEnd, selectionDirection } of written) fieldOf(dataset.composer!)?.setSelectionRange(selectionStart, selectionEnd, selectionDirection)
  const focused = document.activeElement
  // Before anything is scrolled: on a phone what is in the way of writing makes room.
  if (focused instanceof HTMLElement && sight.contains(focused)) heirOf(focused)?.focus({ preventScroll: true })
  for (const box of sight.querySelectorAll<HTMLElement>('[data-sight-of]')) scrollAs(box)
}

const fieldOf = (place: string): HTMLTextAreaElement | null => document.querySelector(`[data-board] [data-composer="${CSS.escape(place)}"]`)

/** A field for a field, a box for a box, the way to one for the way to it, and the title for all else. */
function heirOf(focused: HTMLElement): HTMLElement | null {
  const field = focused.closest('[data-new]')?.querySelector('textarea')
  const next = field && fieldOf(field.dataset.composer!)
  if (next) return next
  const box = focused.closest<HTMLElement>('[data-sight-of]')
  if (box) return placeElement(box.dataset.sightOf!)
  const { into } = focused.dataset
  return document.querySelector(into === undefined ? '[data-board] h1' : `[data-board] [data-into="${CSS.escape(into)}"]`)
}

/**
 * What is out of sight has no height until it is looked at, but the one it is given: each card is given that of the same card before, so that
 * all stand where they stood, and what was scrolled is scrolled as far.
 */
function scrollAs(box: HTMLElement): void {
  const scrolled = box.querySelector<HTMLElement>('[data-scroll]')!
  const there = placeElement(box.dataset.sightOf!)
  const scroller = there?.querySelector<HTMLElement>('[data-scroll]')
  if (scrolled.scrollTop === 0 || !there || !scroller) return
  const items = [...there.querySelectorAll<HTMLElement>('[data-column] > [data-item]')]
  for (const before of scrolled.querySelectorAll<HTMLElement>('[data-at]')) {
    const item = items.find(({ ariaPosInSet }) => ariaPosInSet === before.dataset.at)
    if (!item) continue
    itemElement(item.dataset.item!)
    const cards = item.querySelectorAll('article')
    before.querySelectorAll('article').forEach((card, at) => {
      const { paddingTop, paddingBottom } = getComputedStyle(card)
      if (cards[at]) cards[at].style.containIntrinsicBlockSize = `auto ${card.offsetHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)}px`
    })
  }
  scroller.scrollTop = scrolled.scrollTop
}
