import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

/** One sentence that invites, where there is nothing yet. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  )
}
