import { useLeads, usePhase, usePhases, useResults, useVote } from '../../state/hooks.ts'
import { Button } from '../../design/Button.tsx'
import { EmptyState } from '../../design/EmptyState.tsx'
import { useWords } from '../../state/words.ts'
import { usePhaseName } from '../agenda/phaseWords.ts'
import { useScreen } from '../board/screen.ts'
import { Panel } from '../session/Panel.tsx'
import { NewVote } from './NewVote.tsx'
import { OpenVote } from './OpenVote.tsx'
import styles from './VotePanel.module.css'

/** The vote: casting while one is open, opening one for moderators, and the way to what was decided. */
export function VotePanel() {
  const { t } = useWords()
  const vote = useVote()
  const leads = useLeads()
  const allowed = usePhase().vote
  if (vote) return <OpenVote key={vote.id} vote={vote} />
  if (leads && allowed) return <NewVote earlier={<Earlier />} />
  return (
    <Panel title={t('vote.title')}>
      <EmptyState>{leads ? t('vote.notHere') : t('vote.none')}</EmptyState>
      {leads && <Allow />}
      <Earlier />
    </Panel>
  )
}

/** The phase forbids a vote: on to one that has one, or change this one. */
function Allow() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const phases = usePhases()
  const now = usePhase()
  const name = usePhaseName()
  const after = phases.slice(phases.findIndex(({ id }) => id === now.id) + 1)
  const next = after.find((phase) => phase.vote)
  return (
    <div className={styles.buttons}>
      {next && <Button icon="right" wide onClick={() => gestures.command({ type: 'phase.set', id: next.id })}>{t('vote.goTo', { phase: name(next) })}</Button>}
      <Button wide onClick={() => gestures.command({ type: 'phase.put', id: now.id, vote: true })}>{t('vote.allow')}</Button>
    </div>
  )
}

function Earlier() {
  const { t } = useWords()
  const { view } = useScreen()
  if (useResults().length === 0) return null
  return <Button icon="vote" wide onClick={() => view.set({ session: 'results' })}>{t('vote.showResults')}</Button>
}
