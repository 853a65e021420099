/**
 * One polite and one assertive region for the whole page. Regions must stand in the page before words are put into them, so the
 * shell renders <LiveRegion /> once; anyone may announce.
 */
import { useSyncExternalStore } from 'react'
import { VisuallyHidden } from './VisuallyHidden.tsx'

interface Announcement {
  text: string
  /** Changes with every announcement: the same words twice are read twice. */
  turn: number
}

let polite: Announcement = { text: '', turn: 0 }
let assertive: Announcement = { text: '', turn: 0 }
const listeners = new Set<() => void>()

/** Says `text` to those who listen: after what is being read, or at once when `urgent`. */
export function announce(text: string, urgent = false): void {
  if (urgent) assertive = { text, turn: assertive.turn + 1 }
  else polite = { text, turn: polite.turn + 1 }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function LiveRegion() {
  const calm = useSyncExternalStore(subscribe, () => polite)
  const urgent = useSyncExternalStore(subscribe, () => assertive)
  return (
    <VisuallyHidden>
      <span role="status"><span key={calm.turn}>{calm.text}</span></span>
      <span role="alert"><span key={urgent.turn}>{urgent.text}</span></span>
    </VisuallyHidden>
  )
}
