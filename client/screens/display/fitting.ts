/** Makes what stands on a wall fit on it: nobody scrolls there, and what runs off is not read. */
import { useLayoutEffect, type RefObject } from 'react'

/** How tight it may get: smaller letters and fewer lines of what is long, step by step (DisplayScreen.module.css). */
const TIGHTEST = 6

function fit(scene: HTMLElement): void {
  for (let tight = 0; tight <= TIGHTEST; tight++) {
    scene.dataset.tight = String(tight)
    if (scene.scrollHeight <= scene.clientHeight + 1) return
  }
}

/** Keeps a scene as loose as fits, whenever its words or its size change. Where the page scrolls instead, it always fits. */
export function useFitting(scene: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = scene.current
    if (!element) return
    const again = () => fit(element)
    // Not of attributes: its own would call it again.
    const words = new MutationObserver(again)
    const size = new ResizeObserver(again)
    words.observe(element, { childList: true, characterData: true, subtree: true })
    size.observe(element)
    again()
    return () => {
      words.disconnect()
      size.disconnect()
    }
  }, [scene])
}
