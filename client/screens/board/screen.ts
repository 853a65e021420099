/** What the parts of the board screen share: what this person sees, and what they can do. */
import { createContext, use } from 'react'
import { useStored } from '../../state/useStored.ts'
import type { Gestures } from './gestures/gestures.ts'
import type { ViewState, ViewStore } from './viewStore.ts'

export interface Screen {
  view: ViewStore
  gestures: Gestures
}

export const ScreenContext = createContext<Screen | null>(null)

export function useScreen(): Screen {
  const screen = use(ScreenContext)
  if (!screen) throw new Error('outside the board screen')
  return screen
}

/** One part of the view; `read` must return the same value while that part is the same. */
export function useView<T>(read: (state: ViewState) => T): T {
  const { view } = useScreen()
  return useStored([view], view.subscribe, () => read(view.now))
}
