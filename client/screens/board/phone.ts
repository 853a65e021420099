/** Whether this is a phone, by what matters: how much room there is. */
import { useSyncExternalStore } from 'react'

/** Narrow; or held on its side, by the size of the screen: a keyboard that takes half of a tablet makes no phone of it. */
const QUERY = '(max-width: 700px), (pointer: coarse) and (max-device-height: 480px), (pointer: coarse) and (max-device-width: 480px)'

/** Where the bar has no room for everything in one line. */
export const TABLET = '(max-width: 1000px)'

/** The name of the field for cards of a phone: what is being written goes along when another box is chosen for it. */
export const ONE_FIELD = ''

export const hasFinger = (): boolean => window.matchMedia('(pointer: coarse)').matches

export const isTablet = (): boolean => window.matchMedia(TABLET).matches

export const isPhone = (): boolean => window.matchMedia(QUERY).matches

export const usePhone = (): boolean => useMedia(QUERY)

/** Whether the window is as one asks. */
export function useMedia(asked: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(asked)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(asked).matches,
  )
}
