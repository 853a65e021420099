/**
 * The names of sign-only controls, shown on hover, and where somebody went by a key. A focus that the page gives (a dialog that opens, one
 * that closes again) is no question for a name, and the answer would lie over what is read next. One element in the top layer serves the whole page: a tip inside
 * a scrolling box would be cut off. It repeats the control's own name, so it is hidden from assistive technology.
 */
import { useEffect, useRef, type FocusEvent, type PointerEvent } from 'react'
import { placeBeside } from './float.ts'
import styles from './tip.module.css'

const DELAY = 400
/** Keys by which a person goes from one control to the next. */
const GOES = /^(Tab|Arrow(Up|Down|Left|Right)|Home|End)$/

let element: HTMLElement | null = null
let owner: Element | null = null
let waiting: ReturnType<typeof setTimeout> | undefined
/** The last thing done on this page was going somewhere by a key. */
let went = false
let listening = false

function listen(): void {
  if (listening) return
  listening = true
  document.addEventListener('keydown', ({ key }) => (went = GOES.test(key)), { capture: true })
  document.addEventListener('pointerdown', () => (went = false), { capture: true })
}

function tipElement(): HTMLElement {
  if (element) return element
  element = document.createElement('div')
  element.className = styles.tip ?? ''
  element.popover = 'manual'
  element.setAttribute('aria-hidden', 'true')
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide())
  document.addEventListener('scroll', hide, { capture: true, passive: true })
  return element
}

function show(anchor: Element, text: string): void {
  const tip = tipElement()
  // Inside an open dialog, so that the tip is above it and not inert.
  const host = anchor.closest('dialog') ?? document.body
  if (tip.parentElement !== host) host.append(tip)
  tip.textContent = text
  if (!tip.matches(':popover-open')) tip.showPopover()
  owner = anchor
  placeBeside(tip, anchor, 'centre')
}

function hide(): void {
  clearTimeout(waiting)
  owner = null
  if (element?.isConnected && element.matches(':popover-open')) element.hidePopover()
}

/** Handlers that show `text` beside a control. Spread them on it. */
export function useTip(text: string) {
  useEffect(() => {
    listen()
    // A control that goes away under the pointer takes its tip along.
    return () => {
      clearTimeout(waiting)
      if (owner && !owner.isConnected) hide()
    }
  }, [])
  // Words that change while they are shown: another language, or a control that has turned into its opposite.
  const latest = useRef(text)
  latest.current = text
  useEffect(() => {
    if (element && owner?.getAttribute('aria-label') === text) element.textContent = text
  }, [text])
  return {
    onPointerEnter(event: PointerEvent) {
      if (event.pointerType !== 'mouse') return
      const anchor = event.currentTarget
      clearTimeout(waiting)
      waiting = setTimeout(() => anchor.isConnected && show(anchor, latest.current), DELAY)
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus(event: FocusEvent) {
      if (went && event.currentTarget.matches(':focus-visible')) show(event.currentTarget, text)
    },
    onBlur: hide,
  }
}
