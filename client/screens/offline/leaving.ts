/** What the page does when it is about to go. */
import { useEffect } from 'react'
import type { BoardSession } from '../../state/boardSession.ts'

const SEEN_EVERY = 60_000

/** Notes when the board was last seen, and asks before unsent words go that exist on this page only. */
export function useLeaving(session: BoardSession): void {
  useEffect(() => {
    const seen = () => session.seen()
    const warn = (event: BeforeUnloadEvent) => {
      if (session.savedSign.waiting > 0 && session.kept.keeping !== 'kept') event.preventDefault()
    }
    const timer = setInterval(seen, SEEN_EVERY)
    window.addEventListener('pagehide', seen)
    window.addEventListener('beforeunload', warn)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', seen)
      window.removeEventListener('beforeunload', warn)
    }
  }, [session])
}
