import { QUADRANTS } from '../../../shared/board/keys.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useWords } from '../../state/words.ts'
import styles from './FourBoxes.module.css'

/** Cards of the miniature, by the lines on them. */
const CARDS = { S: [2, 1, 2], W: [1, 2], O: [1, 2, 1], T: [2, 1] } as const

/** What a board looks like, in miniature: internal above, external below; helpful left, harmful right. */
export function FourBoxes() {
  const { t } = useWords()
  return (
    <ul className={styles.boxes}>
      {QUADRANTS.map((quadrant) => (
        <li key={quadrant} className={styles[quadrant]}>
          <span className={styles.name}><QuadrantMark quadrant={quadrant} size={16} />{t(`quadrant.${quadrant}`)}</span>
          <span className={styles.cards} aria-hidden="true">
            {CARDS[quadrant].map((lines, at) => (
              <span key={at} className={styles.card}>{Array.from({ length: lines }, (_, line) => <span key={line} className={styles.line} />)}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
