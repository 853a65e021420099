import type { Quadrant } from '../../shared/board/keys.ts'
import { classes } from './classes.ts'
import styles from './QuadrantMark.module.css'

const CORNERS: Record<Quadrant, { x: number; y: number }> = {
  S: { x: 3, y: 3 }, W: { x: 10.5, y: 3 }, O: { x: 3, y: 10.5 }, T: { x: 10.5, y: 10.5 },
}

/** The sign of a box: the field of four with its own corner filled. Position tells the boxes apart before colour does. */
export function QuadrantMark({ quadrant, size = 20 }: { quadrant: Quadrant; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" className={classes(styles.mark, styles[quadrant])} aria-hidden="true" focusable="false">
      {Object.entries(CORNERS).map(([corner, { x, y }]) => (
        <rect
          key={corner} x={x + 0.6} y={y + 0.6} width="5.3" height="5.3" rx="1.2" stroke="currentColor" strokeWidth="1.2"
          fill={corner === quadrant ? 'currentColor' : 'none'} opacity={corner === quadrant ? 1 : 0.55}
        />
      ))}
    </svg>
  )
}
