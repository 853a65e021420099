import type { MouseEvent } from 'react'
import type { Quadrant } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { classes } from '../../design/classes.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useWords } from '../../state/words.ts'
import styles from './PhoneBoard.module.css'

interface MapCellProps {
  theme: string
  quadrant: Quadrant
  here: boolean
  /** How many cards stand in it. */
  n: number
  onChoose: (quadrant: Quadrant) => void
  onMouseDown?: (event: MouseEvent) => void
}

/** One box on the map of a phone: how full it is, one touch to it. */
export function MapCell({ theme, quadrant, here, n, onChoose, onMouseDown }: MapCellProps) {
  const { t } = useWords()
  return (
    <button
      type="button" className={classes(styles.cell, styles[quadrant])} aria-pressed={here} data-into={boxPlace(theme, quadrant)}
      onMouseDown={onMouseDown} onClick={() => onChoose(quadrant)}
    >
      <QuadrantMark quadrant={quadrant} />
      <VisuallyHidden>{t(`quadrant.${quadrant}`)}</VisuallyHidden>
      <span className={styles.cellCount} aria-hidden="true">{n}</span>
      <VisuallyHidden>{t('common.cards', { n })}</VisuallyHidden>
    </button>
  )
}
