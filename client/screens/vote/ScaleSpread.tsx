import { STEPS } from '../../../shared/board/rating.ts'
import type { ScaleResult } from '../../../shared/board/ratingTally.ts'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useWords } from '../../state/words.ts'
import styles from './ScaleSpread.module.css'

/** One scale of one thing: its mean, its median, and how many gave each step. */
export function ScaleSpread({ scale: { mean, median, spread } }: { scale: ScaleResult }) {
  const { t, formatMean, formatNumber } = useWords()
  if (mean === null || median === null) return <span className={styles.soft}>{t('rating.unrated')}</span>
  const most = Math.max(...Object.values(spread))
  return (
    <div className={styles.scale}>
      <div>
        <span className={styles.mean}>{formatMean(mean)}</span>
        <span className={styles.soft}>{t('rating.median', { n: formatNumber(median) })}</span>
      </div>
      <ul className={styles.spread}>
        {STEPS.map((step) => {
          const people = spread[step] ?? 0
          return (
            <li key={step} title={t('rating.gave', { n: people, step })}>
              <span aria-hidden="true" className={styles.people}>{people > 0 && people}</span>
              <span aria-hidden="true" className={styles.bar} style={{ blockSize: `${(people / most) * 20}px` }} />
              <span aria-hidden="true" className={styles.step}>{step}</span>
              <VisuallyHidden>{t('rating.gave', { n: people, step })}</VisuallyHidden>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
