import { useState } from 'react'
import { parsePlace } from '../../../shared/board/place.ts'
import { Button } from '../../design/Button.tsx'
import { EmptyState } from '../../design/EmptyState.tsx'
import { Select } from '../../design/Field.tsx'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { Tabs, tabPanel, type Tab } from '../../design/Tabs.tsx'
import type { VoteResult } from '../../state/boardFacts.ts'
import { useBoardSession, useIsModerator, useResults, useThemes, useVote } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { fullPlaceTitle } from '../board/places.ts'
import { useScreen } from '../board/screen.ts'
import { useDelegationName } from '../board/writer.ts'
import { Panel } from '../session/Panel.tsx'
import { usePathTitle } from '../spotlight/usePathTitle.ts'
import { partsOf, rowsOf, SORTS, spreadOf, totalDots, type By, type Part, type Row, type Sort } from './resultRows.ts'
import styles from './ResultsPage.module.css'
import { placeOfTarget } from './targets.ts'

/** What closed votes came to. The latest first; earlier ones stay. */
export function ResultsPage() {
  const { t, formatMoment } = useWords()
  const { view } = useScreen()
  const results = useResults()
  const moderator = useIsModerator()
  const open = useVote() !== null
  const [chosen, setChosen] = useState<string | null>(null)
  const result = results.find(({ id }) => id === chosen) ?? results.at(-1)
  const name = (one: VoteResult) => one.title || t('vote.untitled', { time: formatMoment(one.at) })
  if (!result) return <Panel title={t('vote.results')}><EmptyState>{t('vote.resultsNone')}</EmptyState></Panel>
  return (
    <Panel
      title={t('vote.results')}
      beside={
        <>
          {results.length > 1 && (
            <Select label={t('vote.earlier')} labelHidden className={styles.choice} value={result.id} onChange={(event) => setChosen(event.target.value)}>
              {[...results].reverse().map((one) => <option key={one.id} value={one.id}>{name(one)}</option>)}
            </Select>
          )}
          {(moderator || open) && <Button onClick={() => view.set({ session: 'vote' })}>{open ? t('vote.isOpen') : t('vote.another')}</Button>}
        </>
      }
    >
      <OneResult key={result.id} result={result} name={name(result)} />
    </Panel>
  )
}

function OneResult({ result, name }: { result: VoteResult; name: string }) {
  const { t, formatMoment } = useWords()
  const [by, setBy] = useState<By>('total')
  const tabs: Tab<By>[] = [{ id: 'total', label: t('vote.byTotal') }]
  if (result.byDelegation) tabs.push({ id: 'delegation', label: t('vote.byDelegation') })
  if (result.byAttendance) tabs.push({ id: 'attendance', label: t('vote.byAttendance') })
  const parts = partsOf(result, by)
  return (
    <div className={styles.result}>
      <div>
        <h3>{name}</h3>
        <p className={styles.soft}>
          {t('vote.summary', { voters: t('vote.votersN', { n: result.voters }), dots: t('vote.dotsN', { n: totalDots(result) }) })} · {formatMoment(result.at)}
        </p>
      </div>
      {tabs.length > 1 && <Tabs label={t('vote.by')} tabs={tabs} value={by} onChange={setBy} name="results" />}
      <div {...(tabs.length > 1 ? tabPanel('results', by) : {})}>
        {parts ? <PartsTable result={result} parts={parts} by={by} name={name} /> : <TotalsTable result={result} name={name} />}
      </div>
    </div>
  )
}

/** One row a target: the bar is the number, drawn. */
function TotalsTable({ result, name }: { result: VoteResult; name: string }) {
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
          <td className={styles.number} colSpan={2}>{result.voters}</td>
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
function PartsTable({ result, parts, by, name }: { result: VoteResult; parts: readonly Part[]; by: By; name: string }) {
  const { t } = useWords()
  const delegation = useDelegationName()
  const rows = rowsOf(result, 'dots')
  const most = Math.max(1, ...parts.flatMap(({ dots }) => Object.values(dots)))
  const title = ({ id }: Part) => {
    if (id === '') return t('vote.others')
    return by === 'attendance' ? t(`attendance.${id as 'remote'}`) : delegation(id)
  }
  return (
    <>
      <div className={styles.across} tabIndex={0} role="group" aria-label={name}>
        <table className={styles.table}>
          <caption className={styles.hidden}>{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('vote.colTarget')}</th>
              {parts.map((part) => <th key={part.id} scope="col" className={styles.part}>{title(part)}</th>)}
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

function TargetCell({ target }: { target: string }) {
  const { t } = useWords()
  const { index } = useBoardSession()
  const { gestures, view } = useScreen()
  const themes = useThemes()
  const title = usePathTitle(target)
  const place = placeOfTarget(index, target)
  const parsed = place === null ? null : parsePlace(place)
  const show = () => {
    view.set({ session: null })
    gestures.show(target.slice(target.indexOf('/') + 1))
  }
  return (
    <th scope="row" className={styles.target}>
      {title === null ? <span className={styles.soft}>{t('vote.gone')}</span> : <button type="button" className={styles.link} dir="auto" onClick={show}>{title}</button>}
      {place !== null && (
        <span className={styles.where}>
          {parsed?.kind === 'swot' && <QuadrantMark quadrant={parsed.quadrant} size={16} />}
          {fullPlaceTitle(place, themes, t)}
        </span>
      )}
    </th>
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
