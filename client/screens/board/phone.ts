/** Whether this is a phone, by what matters: how much room there is. */
import { useEffect, useSyncExternalStore } from 'react'

const QUERY = '(max-width: 700px)'

export const isPhone = (): boolean => window.matchMedia(QUERY).matches

export function usePhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(QUERY)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    isPhone,
  )
}

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
