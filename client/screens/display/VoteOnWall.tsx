import { parsePlace } from '../../../shared/board/place.ts'
import { SECOND_SCALES, STEPS } from '../../../shared/board/rating.ts'
import { ratedRows, type RatingResult } from '../../../shared/board/ratingTally.ts'
import type { Vote } from '../../../shared/protocol/room.ts'
import { classes } from '../../design/classes.ts'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import type { VoteResult } from '../../../shared/board/results.ts'
import { useBoardSession, useVote } from '../../state/hooks.ts'
import { useWords, type Say } from '../../state/words.ts'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { rowsOf } from '../vote/resultRows.ts'
import { placeOfTarget } from '../vote/targets.ts'
import { useVoters } from '../vote/useVoters.ts'
import styles from './VoteOnWall.module.css'

/** How far an open vote is; for what, nobody learns before it is closed. */
export function VoteOnWall() {
  const vote = useVote()
  return vote && <OpenOnWall vote={vote} />
}

function OpenOnWall({ vote }: { vote: Vote }) {
  const { t } = useWords()
  const voters = useVoters(vote)
  const { title, finished, kind } = vote
  return (
    <div className={styles.vote}>
      <p className={styles.title} dir="auto">{title || t('display.voteOpen')}</p>
      {voters > 0 && (
        <>
          <p className={styles.big}>{finished} / {voters}</p>
          <p className={styles.words}>{t(kind === 'rating' ? 'rating.wallFinished' : 'display.voteFinished')}</p>
          <progress
            className={styles.progress} value={finished} max={voters}
            aria-label={t(kind === 'rating' ? 'rating.finished' : 'vote.finished', { n: finished, all: voters })}
          />
        </>
      )}
      <p className={styles.soft}>
        {vote.kind === 'rating' ? t('rating.task') : <>{t('vote.howMany', { n: vote.dots })} {vote.perTarget < vote.dots && t('vote.most', { n: vote.perTarget })}</>}
      </p>
    </div>
  )
}

const SHOWN = 6

interface Row {
  target: string
  /** What the room reads: dots, or two means. */
  words: string
  /** Of the largest, for the bar. */
  share: number
}

/** The first of a closed vote. */
export function ResultOnWall({ result }: { result: VoteResult }) {
  const { t } = useWords()
  const rows = useRows(result)
  const { kind } = result
  return (
    <div className={styles.result}>
      <header>
        <h2 dir="auto">{result.title || t('display.results')}</h2>
        <p className={styles.soft}>{t('vote.votersN', { n: result.voters })}</p>
      </header>
      <ol className={classes(styles.rows, kind === 'rating' && styles.rated)}>{rows.slice(0, SHOWN).map((row) => <ResultRow key={row.target} row={row} />)}</ol>
      <p className={styles.soft}>
        {[rows.length > SHOWN && t('display.more', { n: rows.length - SHOWN }), result.kind === 'rating' && scaleWords(result, t)].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}

function useRows(result: VoteResult): Row[] {
  const { formatMean } = useWords()
  if (result.kind === 'rating') {
    return ratedRows(result).flatMap(({ target, impact, second, weight }) => (
      impact.mean === null || second.mean === null || weight === null
        ? []
        : [{ target, words: `${formatMean(impact.mean)} × ${formatMean(second.mean)}`, share: weight / MOST_WEIGHT }]))
  }
  const rows = rowsOf(result, 'dots').filter(({ dots }) => dots > 0)
  const most = Math.max(1, ...rows.map(({ dots }) => dots))
  return rows.map(({ target, dots }) => ({ target, words: String(dots), share: dots / most }))
}

const MOST_WEIGHT = STEPS.at(-1)! ** 2

/** What the two numbers of a rating are. */
function scaleWords(result: RatingResult, t: Say): string {
  const seconds = SECOND_SCALES.filter((scale) => ratedRows(result).some((row) => row.scale === scale))
  return `${t('rating.impact')} × ${seconds.map((scale) => t(`rating.${scale}`)).join(' / ')}`
}

function ResultRow({ row: { target, words, share } }: { row: Row }) {
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
        <span className={`${styles.bar} ${quadrant ? styles[quadrant] : ''}`} style={{ inlineSize: `${share * 100}%` }} />
      </span>
      <span className={styles.dots}>{words}</span>
    </li>
  )
}
