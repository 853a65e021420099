import { useState } from 'react'
import { SECOND_SCALES, secondOf, type SecondScale } from '../../../shared/board/rating.ts'
import { ratedRows, type RatedPart, type RatedParts, type RatedRow, type RatingResult } from '../../../shared/board/ratingTally.ts'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { RatingMatrix } from './RatingMatrix.tsx'
import styles from './RatingResults.module.css'
import { inOrder, partIds, RATED_SORTS, type RatedSort } from './ratedRows.ts'
import page from './ResultsPage.module.css'
import type { By } from './resultRows.ts'
import { ScaleSpread } from './ScaleSpread.tsx'
import { TargetCell } from './TargetCell.tsx'
import { placeOfTarget } from './targets.ts'
import { usePartName } from './usePartName.ts'

/** What a rating came to: a picture and a table for each pair of scales. */
export function RatingResults({ result, by, name }: { result: RatingResult; by: By; name: string }) {
  const { t } = useWords()
  const rows = ratedRows(result)
  const parts = by === 'delegation' ? result.byDelegation : by === 'attendance' ? result.byAttendance : undefined
  return (
    <div className={styles.scales}>
      {SECOND_SCALES.map((scale) => {
        const there = rows.filter((row) => row.scale === scale)
        if (there.length === 0) return null
        const title = t(scale === 'likelihood' ? 'rating.matrixLikelihood' : 'rating.matrixImportance')
        return (
          <section key={scale} className={styles.scale} aria-labelledby={`rated-${scale}`}>
            <h4 id={`rated-${scale}`}>{title}</h4>
            {parts ? <PartsTable rows={there} scale={scale} parts={parts} by={by} name={`${name}: ${title}`} /> : <Totals rows={there} scale={scale} name={`${name}: ${title}`} />}
          </section>
        )
      })}
    </div>
  )
}

interface TableProps {
  rows: readonly RatedRow[]
  scale: SecondScale
  name: string
}

function Totals({ rows, scale, name }: TableProps) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const [sort, setSort] = useState<RatedSort>('weight')
  const [lit, setLit] = useState<string | null>(null)
  const numbers = new Map(rows.map(({ target }, at) => [target, at + 1]))
  const words: Record<RatedSort, string> = {
    order: t('vote.colTarget'), impact: t('rating.impact'), second: t(`rating.${scale}`), weight: t('rating.weight'), voters: t('vote.colVoters'),
  }
  return (
    <div className={styles.beside}>
      <div className={styles.picture}>
        <RatingMatrix rows={rows} scale={scale} placeOf={(target) => placeOfTarget(index, target)} lit={lit} />
        <p className={page.soft}>{t('rating.matrixTell')} {t('rating.weightTell')}</p>
      </div>
      <table className={`${page.table} ${styles.table}`}>
        <caption className={page.hidden}>{name}</caption>
        <thead>
          <tr>
            <th scope="col" className={page.number}>{t('rating.row')}</th>
            {RATED_SORTS.map((column) => (
              <th key={column} scope="col" aria-sort={sort === column ? (column === 'order' ? 'ascending' : 'descending') : undefined}>
                <button type="button" className={page.sort} onClick={() => setSort(column)}>{words[column]}</button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onPointerLeave={() => setLit(null)} onBlur={() => setLit(null)}>
          {inOrder(rows, sort).map((row) => (
            <TotalRow key={row.target} row={row} number={numbers.get(row.target)!} words={words} onLook={setLit} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface TotalRowProps {
  row: RatedRow
  number: number
  words: Readonly<Record<RatedSort, string>>
  onLook: (target: string) => void
}

function TotalRow({ row: { target, impact, second, weight, voters }, number, words, onLook }: TotalRowProps) {
  const { formatMean } = useWords()
  return (
    <tr onPointerEnter={() => onLook(target)} onFocus={() => onLook(target)}>
      <td className={page.number}>{number}</td>
      <TargetCell target={target} />
      <td data-label={words.impact}><ScaleSpread scale={impact} /></td>
      <td data-label={words.second}><ScaleSpread scale={second} /></td>
      <td data-label={words.weight} className={styles.weight}>{weight !== null && formatMean(weight)}</td>
      <td data-label={words.voters} className={page.number}>{voters}</td>
    </tr>
  )
}

/** One column a part of the room. */
function PartsTable({ rows, scale, parts, by, name }: TableProps & { parts: RatedParts; by: By }) {
  const { t } = useWords()
  const partName = usePartName(by)
  const ids = partIds(parts, rows)
  return (
    <>
      <div className={page.across} tabIndex={0} role="group" aria-label={name}>
        <table className={page.table}>
          <caption className={page.hidden}>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('vote.colTarget')}</th>
              {ids.map((id) => <th key={id} scope="col" className={page.part}>{partName(id)}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ target }) => (
              <tr key={target}>
                <TargetCell target={target} />
                {ids.map((id) => <td key={id}><PartCell part={parts[id]?.[target]} scale={scale} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={page.soft}>{t('rating.parts')} {ids.includes('') && t('rating.othersTell')}</p>
    </>
  )
}

function PartCell({ part, scale }: { part: RatedPart | undefined; scale: SecondScale }) {
  const { t, formatMean } = useWords()
  if (!part) return <span aria-hidden="true" className={page.soft}>–</span>
  const [impact, second] = [formatMean(part.impact), formatMean(secondOf(part))]
  return (
    <>
      <span aria-hidden="true" className={styles.pair}><strong>{impact} · {second}</strong> <span className={page.soft}>({part.voters})</span></span>
      <VisuallyHidden>{t('rating.impact')} {impact}, {t(`rating.${scale}`)} {second}, {t('vote.votersN', { n: part.voters })}</VisuallyHidden>
    </>
  )
}
