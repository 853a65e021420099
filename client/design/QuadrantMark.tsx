import type { Quadrant } from '../../shared/board/keys.ts'
import { classes } from './classes.ts'
import styles from './QuadrantMark.module.css'

/** The sign of a box: its letter of SWOT, the same in every language, on its colour. The letter tells the boxes apart before colour does. */
export function QuadrantMark({ quadrant, size = 20 }: { quadrant: Quadrant; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" className={classes(styles.mark, styles[quadrant])} aria-hidden="true" focusable="false">
      <rect className={styles.ground} width="20" height="20" rx="5" />
      <path className={styles.letter} d={LETTERS[quadrant]} />
    </svg>
  )
}

/** Drawn, not set: a letter in an image is no text to select, to find or to read out. */
const LETTERS: Record<Quadrant, string> = {
  S: 'M12.9 7.3C12.4 6.2 11.4 5.6 10 5.6c-1.7 0-2.9.8-2.9 2.1 0 3 6 1.5 6 4.5 0 1.4-1.3 2.2-3.1 2.2-1.6 0-2.7-.7-3.2-1.9',
  W: 'M5 5.8l2.3 8.4L10 7l2.7 7.2L15 5.8',
  O: 'M10 5.6c2.4 0 4.1 1.8 4.1 4.4s-1.7 4.4-4.1 4.4S5.9 12.6 5.9 10 7.6 5.6 10 5.6z',
  T: 'M5.8 6h8.4M10 6v8.4',
}
