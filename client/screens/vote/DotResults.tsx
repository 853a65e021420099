import { useState } from 'react'
import { parsePlace } from '../../../shared/board/place.ts'
import type { DotResult } from '../../../shared/board/tally.ts'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { partsOf, rowsOf, SORTS, spreadOf, totalDots, type By, type Part, type Row, type Sort } from './resultRows.ts'
import styles from './ResultsPage.module.css'
import { TargetCell } from './TargetCell.tsx'
import { placeOfTarget } from './targets.ts'
import { usePartName } from './usePartName.ts'

/** What a vote with dots came to. */
export function DotResults({ result, by, name }: { result: DotResult; by: By; name: string }) {
  const parts = partsOf(result, by)
  return parts ? <PartsTable result={result} parts={parts} by={by} name={name} /> : <TotalsTable result={result} name={name} />
}

/** One row a target: the bar is the number, drawn. */
function TotalsTable({ result, name }: { result: DotResult; name: string }) {
  const { t } = useWords()
  const [sort, setSort] = useState<Sort>('dots')
  const rows = rowsOf(result, sort)
  const most = Math.max(1, ...rows.map(({ dots }) => dots))
  const heading = (column: Sort, words: string, className?: string) => (
    <th scope="col" className={className} aria-sort={sort === column ? (column === 'order' ? 'ascending' : 'descending') : undefined}>
      <button type="button" className={styles.sort} onClick={() => setSort(column)}>{words}</button>
    </th>
  )
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{name}</caption>
      <thead>
        <tr>
          {heading(SORTS[2], t('vote.colTarget'))}
          {heading(SORTS[0], t('vote.colDots'), styles.wide)}
          {heading(SORTS[1], t('vote.colVoters'), styles.number)}
          <th scope="col">{t('vote.colSpread')}</th>
        </tr>
      </thead>
      <tbody>{rows.map((row) => <TotalRow key={row.target} row={row} most={most} />)}</tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('vote.total')}</th>
          <td className={styles.sum}>{totalDots(result)}</td>
          <td className={styles.number}>{result.voters}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function TotalRow({ row, most }: { row: Row; most: number }) {
  const { t } = useWords()
  return (
    <tr>
      <TargetCell target={row.target} />
      <td>
        <div className={styles.measure}>
          <Bar target={row.target} share={row.dots / most} />
          <span className={styles.dots}>{row.dots}</span>
        </div>
      </td>
      <td className={styles.number}>{row.voters}</td>
      <td>
        <ul className={styles.spread}>
          {spreadOf(row).map(({ dots, people }) => (
            <li key={dots} title={t('vote.spreadTell', { n: people, dots: t('vote.dotsN', { n: dots }) })}>
              <span aria-hidden="true">{t('vote.spread', { people, dots })}</span>
              <span className={styles.hidden}>{t('vote.spreadTell', { n: people, dots: t('vote.dotsN', { n: dots }) })}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  )
}

/** One column a part of the room. */
function PartsTable({ result, parts, by, name }: { result: DotResult; parts: readonly Part[]; by: By; name: string }) {
  const { t } = useWords()
  const partName = usePartName(by)
  const rows = rowsOf(result, 'dots')
  const most = Math.max(1, ...parts.flatMap(({ dots }) => Object.values(dots)))
  return (
    <>
      <div className={styles.across} tabIndex={0} role="group" aria-label={name}>
        <table className={styles.table}>
          <caption className={styles.hidden}>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('vote.colTarget')}</th>
              {parts.map((part) => <th key={part.id} scope="col" className={styles.part}>{partName(part.id)}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ target }) => (
              <tr key={target}>
                <TargetCell target={target} />
                {parts.map((part) => {
                  const dots = part.dots[target] ?? 0
                  return (
                    <td key={part.id}>
                      <div className={styles.measure}>
                        <Bar target={target} share={dots / most} />
                        <span className={styles.dots}>{dots}</span>
                      </div>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('vote.total')}</th>
              {parts.map((part) => <td key={part.id} className={styles.sum}>{part.total}</td>)}
            </tr>
          </tfoot>
        </table>
      </div>
      {parts.some(({ id }) => id === '') && <p className={styles.soft}>{t('vote.othersTell')}</p>}
    </>
  )
}

/** In the colour of the box. The number beside it says the same in words. */
function Bar({ target, share }: { target: string; share: number }) {
  const { index } = useBoardSession()
  const place = placeOfTarget(index, target)
  const parsed = place === null ? null : parsePlace(place)
  const colour = parsed?.kind === 'swot' ? styles[parsed.quadrant] : ''
  return <span className={styles.track} aria-hidden="true"><span className={`${styles.bar} ${colour}`} style={{ inlineSize: `${share * 100}%` }} /></span>
}
