import { QUADRANTS } from '../../../shared/board/keys.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useWords } from '../../state/words.ts'
import styles from './FourBoxes.module.css'

/** What a board looks like, in miniature: internal above, external below; helpful left, harmful right. */
export function FourBoxes() {
  const { t } = useWords()
  return (
    <ul className={styles.boxes}>
      {QUADRANTS.map((quadrant) => (
        <li key={quadrant} className={styles[quadrant]}>
          <QuadrantMark quadrant={quadrant} size={16} />
          {t(`quadrant.${quadrant}`)}
        </li>
      ))}
    </ul>
  )
}
