/** Which page an address means, and going from one to the next without loading anew. */
import { useSyncExternalStore } from 'react'
import { ID } from '../shared/board/place.ts'

export type Route =
  | { page: 'start' }
  | { page: 'sample' }
  | { page: 'accessibility' }
  | { page: 'board'; board: string }
  | { page: 'report'; board: string }
  | { page: 'display'; board: string }
  | { page: 'missing' }

export function routeOf(pathname: string): Route {
  const [head, board, ...rest] = pathname.split('/').filter(Boolean)
  if (head === undefined) return { page: 'start' }
  if (head === 'b' && board !== undefined && ID.test(board)) {
    if (rest.length === 0) return { page: 'board', board }
    if (rest.length === 1 && (rest[0] === 'report' || rest[0] === 'display')) return { page: rest[0], board }
  }
  if (board === undefined && (head === 'sample' || head === 'accessibility')) return { page: head }
  return { page: 'missing' }
}

/** What a page keeps in the history entry, so that reload and back find it again. */
export interface Place {
  /** The board whose links are shown. */
  links?: string
  /** The wall's word to whoever sets it up was read. */
  noteRead?: boolean
}

const listeners = new Set<() => void>()
const changed = () => listeners.forEach((listener) => listener())

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('popstate', listener)
  window.addEventListener('hashchange', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('popstate', listener)
    window.removeEventListener('hashchange', listener)
  }
}

/** Goes to a page of ours. `replace` leaves no way back to where one was, for addresses that hold a secret. */
export function navigate(to: string, { replace = false, place }: { replace?: boolean; place?: Place } = {}): void {
  if (replace) history.replaceState(place ?? null, '', to)
  else history.pushState(place ?? null, '', to)
  if (!replace) window.scrollTo(0, 0)
  changed()
}

export const usePathname = (): string => useSyncExternalStore(subscribe, () => location.pathname)

/** What stands after `#`: the invite of a link; empty when there is none. */
export const useFragment = (): string => useSyncExternalStore(subscribe, () => location.hash.slice(1))

/** The board whose links this history entry shows; null when it shows none. */
export const useLinksPlace = (): string | null =>
  useSyncExternalStore(subscribe, () => {
    const links: unknown = (history.state as Place | null)?.links
    return typeof links === 'string' ? links : null
  })
