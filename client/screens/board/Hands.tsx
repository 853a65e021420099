import { useEffect } from 'react'
import { useBoardSession } from '../../state/hooks.ts'
import { enableDragging } from './dragging.ts'
import { onBoardKey } from './keyboard.ts'
import { useScreen } from './screen.ts'
import { TABS, viewOfTab } from './tabs.ts'

/** Dragging, and the keys of the board: shows nothing, listens on the board's element. */
export function Hands({ root }: { root: HTMLElement }) {
  const session = useBoardSession()
  const { view, gestures } = useScreen()
  useEffect(() => {
    const stopDragging = enableDragging(root, {
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
    })
    const key = (event: KeyboardEvent) => onBoardKey(event, { session, view, gestures, root })
    // On the document: keys must work also while nothing is focused.
    document.addEventListener('keydown', key)
    return () => {
      stopDragging()
      document.removeEventListener('keydown', key)
    }
  }, [root, session, view, gestures])
  return null
}
