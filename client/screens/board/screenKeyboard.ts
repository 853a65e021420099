/** The keyboard on the screen: how much room it takes, and that somebody writes. */
import { useEffect } from 'react'

/**
 * Keeps an element as tall as what the keyboard leaves of the window. Android resizes the page itself (see the viewport tag); on iOS
 * the keyboard covers it.
 */
export function useVisibleHeight(element: HTMLElement | null): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (!viewport || !element) return
    const fit = () => {
      element.style.blockSize = viewport.height < window.innerHeight - 80 ? `${viewport.height}px` : ''
      if (viewport.offsetTop > 0) window.scrollTo(0, 0)
    }
    viewport.addEventListener('resize', fit)
    return () => {
      viewport.removeEventListener('resize', fit)
      element.style.blockSize = ''
    }
  }, [element])
}

/** ms that what makes way for the keyboard stays away after writing: a tap that ends it must find things where they were. */
const SETTLE = 250
/** What a keyboard takes at least, and below what there is room for the text alone. */
const KEYBOARD = 80
const LEAST = 260

/**
 * Says on an element what is being written, `data-typing` (`new`: in the field for the next card), and, while the keyboard is up, how
 * little room it leaves, `data-room`: the frame makes way for the text. A keyboard may go and leave the focus where it was.
 */
export function useTyping(element: HTMLElement | null): void {
  useEffect(() => {
    if (!element) return
    let turn = 0
    const begin = ({ target }: FocusEvent) => {
      if (!writes(target)) return
      window.clearTimeout(turn)
      element.setAttribute('data-typing', target.closest('[data-composer]') ? 'new' : 'text')
    }
    const end = () => {
      window.clearTimeout(turn)
      turn = window.setTimeout(() => element.removeAttribute('data-typing'), SETTLE)
    }
    let width = 0
    let whole = 0
    const measure = () => {
      const height = window.visualViewport?.height ?? window.innerHeight
      whole = window.innerWidth === width ? Math.max(whole, height) : height
      width = window.innerWidth
      if (height < whole - KEYBOARD) element.setAttribute('data-room', height < LEAST ? 'least' : 'low')
      else element.removeAttribute('data-room')
    }
    measure()
    element.addEventListener('focusin', begin)
    element.addEventListener('focusout', end)
    const viewport: EventTarget = window.visualViewport ?? window
    viewport.addEventListener('resize', measure)
    return () => {
      window.clearTimeout(turn)
      element.removeEventListener('focusin', begin)
      element.removeEventListener('focusout', end)
      viewport.removeEventListener('resize', measure)
    }
  }, [element])
}

const writes = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && ['text', 'search', 'number'].includes(target.type))
