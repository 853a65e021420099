import type { Archive } from '../../../shared/board/archive.ts'
import { SECOND_SCALES, type SecondScale } from '../../../shared/board/rating.ts'
import { ratedRows, type RatedRow, type RatingResult, type ScaleResult } from '../../../shared/board/ratingTally.ts'
import type { DotResult } from '../../../shared/board/tally.ts'
import { useWords } from '../../state/words.ts'
import { RatingMatrix } from '../vote/RatingMatrix.tsx'
import { ScaleSpread } from '../vote/ScaleSpread.tsx'
import { spreadOf } from '../vote/resultRows.ts'
import { namesOf, placeOf, votesOf } from './reading.ts'
import styles from './Tables.module.css'

/** The closed votes, the first one first; in each what weighed most stands above. */
export function VoteTables({ board }: { board: Archive }) {
  const { t } = useWords()
  const results = votesOf(board)
  if (results.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="report-votes">
      <h2 id="report-votes">{t('report.votes')}</h2>
      {results.map(([id, result]) => (result.kind === 'rating' ? <Ratings key={id} board={board} result={result} /> : <Dots key={id} board={board} result={result} />))}
    </section>
  )
}

function Dots({ board, result: { title, at, targets } }: { board: Archive; result: DotResult }) {
  const { t, formatMoment, formatNumber } = useWords()
  const names = namesOf(board, t)
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="report-votes">
      <table className={styles.table}>
        <caption>{title ? `${title}, ${formatMoment(at)}` : formatMoment(at)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.text')}</th>
            <th scope="col" className={styles.number}>{t('report.dots')}</th>
            <th scope="col" className={styles.number}>{t('report.voters')}</th>
            <th scope="col">{t('vote.colSpread')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(targets).sort(([, a], [, b]) => b.dots - a.dots).map(([path, { dots, voters, spread }]) => (
            <tr key={path}>
              <th scope="row" dir="auto">{names.get(path) ?? t('report.removed')}</th>
              <td className={styles.number}>{formatNumber(dots)}</td>
              <td className={styles.number}>{formatNumber(voters)}</td>
              <td>{spreadOf({ spread }).map((step) => t('vote.spread', step)).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Ratings({ board, result }: { board: Archive; result: RatingResult }) {
  const rows = ratedRows(result)
  return SECOND_SCALES.map((scale) => {
    const there = rows.filter((row) => row.scale === scale)
    return there.length > 0 && <OnScale key={scale} board={board} result={result} scale={scale} rows={there} />
  })
}

function OnScale({ board, result: { title, at }, scale, rows }: { board: Archive; result: RatingResult; scale: SecondScale; rows: readonly RatedRow[] }) {
  const { t, formatMoment, formatMean, formatNumber } = useWords()
  const names = namesOf(board, t)
  const about = t(scale === 'likelihood' ? 'rating.matrixLikelihood' : 'rating.matrixImportance')
  return (
    <div className={styles.rated}>
      <RatingMatrix rows={rows} scale={scale} placeOf={(path) => placeOf(board, path)} />
      <div className={styles.scroll} tabIndex={0} role="group" aria-labelledby="report-votes">
        <table className={styles.table}>
          <caption>{title ? `${title}, ${formatMoment(at)}: ${about}` : `${formatMoment(at)}: ${about}`}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rating.row')}</th>
              <th scope="col">{t('report.text')}</th>
              <th scope="col">{t('rating.impact')}</th>
              <th scope="col">{t(`rating.${scale}`)}</th>
              <th scope="col" className={styles.number}>{t('rating.weight')}</th>
              <th scope="col" className={styles.number}>{t('report.voters')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ target, impact, second, weight, voters }, at) => (
              <tr key={target}>
                <td className={styles.number}>{at + 1}</td>
                <th scope="row" dir="auto">{names.get(target) ?? t('report.removed')}</th>
                <ScaleCell scale={impact} />
                <ScaleCell scale={second} />
                <td className={styles.number}>{weight !== null && formatMean(weight)}</td>
                <td className={styles.number}>{formatNumber(voters)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function ScaleCell({ scale }: { scale: ScaleResult }) {
  return <td><ScaleSpread scale={scale} /></td>
}
