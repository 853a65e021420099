import styles from './LoadingFrame.module.css'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** The frame of the board before its content: the same bar and the same four boxes, so nothing jumps. */
export function LoadingFrame({ label }: { label: string }) {
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
