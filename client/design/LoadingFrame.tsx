import styles from './LoadingFrame.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** The frame of the board before its content: the same bar and the same four boxes, so nothing jumps. */
export function LoadingFrame({ label }: { label: string }) {
  return (
    <div className={styles.frame} role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      <div className={styles.bar} />
      <div className={styles.boxes}>
        <div /><div /><div /><div />
      </div>
    </div>
  )
}
