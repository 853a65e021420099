import { useState } from 'react'
import { classes } from '../../design/classes.ts'
import { Button } from '../../design/Button.tsx'
import { EmptyState } from '../../design/EmptyState.tsx'
import { Select } from '../../design/Field.tsx'
import { Tabs, tabPanel, type Tab } from '../../design/Tabs.tsx'
import type { VoteResult } from '../../../shared/board/results.ts'
import { useLeads, useResults, useVote } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { Panel } from '../session/Panel.tsx'
import { DotResults } from './DotResults.tsx'
import { RatingResults } from './RatingResults.tsx'
import { totalDots, type By } from './resultRows.ts'
import styles from './ResultsPage.module.css'
import { useResultName } from './useResultName.ts'

/** What closed votes came to. The latest first; earlier ones stay. */
export function ResultsPage() {
  const { t } = useWords()
  const { view } = useScreen()
  const results = useResults()
  const leads = useLeads()
  const open = useVote() !== null
  const name = useResultName()
  const [chosen, setChosen] = useState<string | null>(null)
  const result = results.find(({ id }) => id === chosen) ?? results.at(-1)
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
          {(leads || open) && <Button onClick={() => view.set({ session: 'vote' })}>{open ? t('vote.isOpen') : t('vote.another')}</Button>}
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
  const voters = t('vote.votersN', { n: result.voters })
  const summary = [
    result.kind === 'rating' ? voters : t('vote.summary', { voters, dots: t('vote.dotsN', { n: totalDots(result) }) }),
    result.observers ? t('rating.observersVoted') : '',
    formatMoment(result.at),
  ]
  return (
    <div className={classes(styles.result, result.kind === 'rating' && styles.wider)}>
      <div>
        <h3>{name}</h3>
        <p className={styles.soft}>{summary.filter(Boolean).join(' · ')}</p>
      </div>
      {tabs.length > 1 && <Tabs label={t('vote.by')} tabs={tabs} value={by} onChange={setBy} name="results" />}
      <div {...(tabs.length > 1 ? tabPanel('results', by) : {})}>
        {result.kind === 'rating' ? <RatingResults result={result} by={by} name={name} /> : <DotResults result={result} by={by} name={name} />}
      </div>
    </div>
  )
}
