import type { ReactNode } from 'react'
import styles from './Floating.module.css'

/** What waits at the foot of the board to be read: one above the other, never one over the other. */
export function FloatingStack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}
