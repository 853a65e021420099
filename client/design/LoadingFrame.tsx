import { createContext, use, useEffect } from 'react'
import styles from './LoadingFrame.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** What stands in for the frame, where something does. */
export interface StandIn {
  /** It stands there: the frame shows nothing. */
  shown: boolean
  /** The frame is wanted until what this returns is called. */
  wanted(): () => void
}

export const StandInContext = createContext<StandIn>({ shown: false, wanted: () => () => {} })

/** The frame of the board before its content: the same bar and the same four boxes, so nothing jumps. */
export function LoadingFrame({ label }: { label: string }) {
  const { shown, wanted } = use(StandInContext)
  useEffect(wanted, [wanted])
  if (shown) return null
  return (
    <main className={styles.frame}>
      <VisuallyHidden><h1><span role="status">{label}</span></h1></VisuallyHidden>
      <div className={styles.bar} />
      <div className={styles.boxes}>
        <div /><div /><div /><div />
      </div>
    </main>
  )
}
