import { useEffect } from 'react'
import { enableDragging } from './dragging.ts'
import { useScreen } from './screen.ts'
import { TABS, viewOfTab } from './tabs.ts'

/** Dragging: shows nothing, listens on the board's element. */
export function Hands({ root }: { root: HTMLElement }) {
  const { view, gestures } = useScreen()
  useEffect(() =>
    enableDragging(root, {
      lift(id) {
        const lifted = gestures.lifting.lift(id)
        if (lifted) view.lift(lifted.ids)
        return lifted
      },
      show: (drop) => view.set({ drop }),
      drop(ids, drop) {
        view.settle()
        gestures.lifting.drop(ids, drop)
      },
      cancel: () => view.settle(),
      hold(id) {
        view.settle()
        gestures.selecting.toggle(id)
      },
      enter: (tab) => tab.startsWith(`${TABS}-tab-`) && view.set({ view: viewOfTab(tab.slice(`${TABS}-tab-`.length)) }),
    }), [root, view, gestures])
  return null
}
