/** What the page does when it is about to go, and when the person goes on in another page of this browser. */
import { useEffect } from 'react'
import { navigate } from '../../routing.ts'
import type { BoardSession } from '../../state/boardSession.ts'

const SEEN_EVERY = 60_000

/** Follows what another page writes down, notes when the board was last seen, and asks before unsent words go that exist on this page only. */
export function useLeaving(session: BoardSession): void {
  useEffect(() => {
    const seen = () => session.seen()
    const warn = (event: BeforeUnloadEvent) => {
      if (session.savedSign.waiting > 0 && session.kept.keeping !== 'kept') event.preventDefault()
    }
    const other = () => {
      if (!session.heard()) void session.leave().then(() => navigate('/'))
    }
    const stored = ({ key }: StorageEvent) => key?.endsWith(session.id) && other()
    const looked = () => (document.visibilityState === 'visible' ? other() : seen())
    const timer = setInterval(seen, SEEN_EVERY)
    window.addEventListener('storage', stored)
    document.addEventListener('visibilitychange', looked)
    window.addEventListener('pagehide', seen)
    window.addEventListener('beforeunload', warn)
    return () => {
      clearInterval(timer)
      window.removeEventListener('storage', stored)
      document.removeEventListener('visibilitychange', looked)
      window.removeEventListener('pagehide', seen)
      window.removeEventListener('beforeunload', warn)
    }
  }, [session])
}
