import { useView } from './screen.ts'
import styles from './DropLine.module.css'

/** Where what is dragged would land. It lies over the board and pushes nothing. */
export function DropLine() {
  const drop = useView((state) => state.drop)
  if (drop?.kind !== 'between') return null
  const { left, top, width } = drop.line
  return <div className={styles.line} style={{ left, top, width }} data-drop-line="" aria-hidden="true" />
}
