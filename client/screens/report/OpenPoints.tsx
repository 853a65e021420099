import { unansweredIn } from '../../../shared/board/answers.ts'
import type { Archive } from '../../../shared/board/archive.ts'
import { parsePlace } from '../../../shared/board/place.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useWords } from '../../state/words.ts'
import styles from './OpenPoints.module.css'

/** TOWS-1: the weaknesses and threats that no action answers, theme by theme. */
export function OpenPoints({ board }: { board: Archive }) {
  const { t } = useWords()
  const open = board.themes.map((theme) => ({ theme, points: unansweredIn(board, theme.id) })).filter(({ points }) => points.length > 0)
  if (open.length === 0 || board.actions.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="report-open">
      <h2 id="report-open">{t('tows.unanswered')}</h2>
      {open.map(({ theme, points }) => (
        <div key={theme.id}>
          <h3 dir="auto">{theme.title}</h3>
          <ul className={styles.points}>
            {points.map((one) => {
              const parsed = parsePlace(one.kind === 'card' ? one.card.place : one.group.place)
              return (
                <li key={one.id}>
                  {parsed?.kind === 'swot' && <span role="img" aria-label={t(`quadrant.${parsed.quadrant}`)}><QuadrantMark quadrant={parsed.quadrant} size={16} /></span>}
                  <span dir="auto">{one.kind === 'card' ? one.card.text : one.group.title || t('group.untitled')}</span>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </section>
  )
}
