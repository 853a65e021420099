import { parsePlace } from '../../../shared/board/place.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import type { VoteResult } from '../../state/boardFacts.ts'
import { useBoardSession, useVote } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { rowsOf, type Row } from '../vote/resultRows.ts'
import { placeOfTarget } from '../vote/targets.ts'
import styles from './VoteOnWall.module.css'

/** How far an open vote is; for what, nobody learns before it is closed. */
export function VoteOnWall() {
  const { t } = useWords()
  const vote = useVote()
  if (!vote) return null
  const { title, finished, voters, dots, perTarget } = vote
  return (
    <div className={styles.vote}>
      <p className={styles.title} dir="auto">{title || t('display.voteOpen')}</p>
      <p className={styles.big}>{finished} / {voters}</p>
      <p className={styles.words}>{t('display.voteFinished')}</p>
      <progress className={styles.progress} value={finished} max={Math.max(voters, 1)} aria-label={t('vote.finished', { n: finished, all: voters })} />
      <p className={styles.soft}>{t('vote.howMany', { n: dots })} {perTarget < dots && t('vote.most', { n: perTarget })}</p>
    </div>
  )
}

const SHOWN = 8

/** The first of a closed vote. */
export function ResultOnWall({ result }: { result: VoteResult }) {
  const { t } = useWords()
  const rows = rowsOf(result, 'dots').filter(({ dots }) => dots > 0)
  const most = Math.max(1, ...rows.map(({ dots }) => dots))
  return (
    <div className={styles.result}>
      <h2>{result.title || t('display.results')} <span className={styles.soft}>{t('vote.votersN', { n: result.voters })}</span></h2>
      <ol className={styles.rows}>{rows.slice(0, SHOWN).map((row) => <ResultRow key={row.target} row={row} most={most} />)}</ol>
      {rows.length > SHOWN && <p className={styles.soft}>{t('display.more', { n: rows.length - SHOWN })}</p>}
    </div>
  )
}

function ResultRow({ row: { target, dots }, most }: { row: Row; most: number }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const title = usePathTitle(target) ?? t('vote.gone')
  const place = placeOfTarget(index, target)
  const parsed = place === null ? null : parsePlace(place)
  const quadrant = parsed?.kind === 'swot' ? parsed.quadrant : null
  return (
    <li className={styles.row}>
      <span>{quadrant && <QuadrantMark quadrant={quadrant} size={32} />}</span>
      <span className={styles.name} dir="auto">{title}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={`${styles.bar} ${quadrant ? styles[quadrant] : ''}`} style={{ inlineSize: `${(dots / most) * 100}%` }} />
      </span>
      <span className={styles.dots}>{dots}</span>
    </li>
  )
}
