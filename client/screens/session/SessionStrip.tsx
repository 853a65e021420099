import type { PhaseKind } from '../../../shared/board/keys.ts'
import { Button } from '../../design/Button.tsx'
import { once } from '../../design/once.ts'
import { useBoard, useFloor, useIsModerator, useLeads, usePeople, usePhase, useResults, useVote, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'
import { DraftSign } from '../drafts/DraftSign.tsx'
import { placeInLine } from '../floor/waiting.ts'
import { asksForPositions } from './phoneParts.ts'
import type { SessionPart } from './sessionPart.ts'
import styles from './SessionStrip.module.css'

/** What the session asks of people now, beside the guiding question: it takes no room from the board, so nothing moves when it changes. */
export function SessionStrip({ phone }: { phone?: boolean }) {
  const { t } = useWords()
  return (
    <div role="region" aria-label={t('session.title')} className={phone ? styles.phone : styles.strip}>
      <DraftSign />
      <ReadyMark />
      {phone ? <Calls /> : <><VoteButton /><ConclusionsButton /><FloorButton /></>}
    </div>
  )
}

function useToggle(part: SessionPart): { open: boolean; toggle: () => void } {
  const { view } = useScreen()
  const open = useView((state) => state.session === part)
  return { open, toggle: () => view.set({ session: open ? null : part }) }
}

/** Phases that ask nothing of anybody. */
const UNASKED: ReadonlySet<PhaseKind> = new Set(['open', 'lobby', 'break', 'presentation', 'plenary', 'briefing', 'close'])

/** On a phone all parts stand at the foot; what waits for this person alone is said above the board, with the way there. */
function Calls() {
  const { t } = useWords()
  const { view } = useScreen()
  const vote = useVote()
  const you = useYou()
  const floor = useFloor()
  const place = you ? placeInLine(floor, you.id) : null
  const votes = vote !== null && you !== null && (you.role !== 'observer' || vote.observers === true)
  const called = place !== null && place < 2
  if (!votes && !called) return null
  return (
    <div className={styles.calls}>
      {called && <Button icon="hand" onClick={() => view.set({ session: 'floor' })}>{t(place === 0 ? 'floor.youSpeak' : 'floor.placeNext')}</Button>}
      {votes && (
        <>
          <p>{t('vote.isOpen')}</p>
          <Button icon="vote" kind="primary" className={styles.button} onClick={() => view.set({ session: 'vote' })}>{t('vote.title')}</Button>
        </>
      )}
    </div>
  )
}

/** "I'm done" with what this phase asks; moderators see how many are. Not while people vote: who has placed all is counted there. */
function ReadyMark() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const { open, toggle } = useToggle('participation')
  const moderator = useIsModerator()
  const you = useYou()
  const people = usePeople()
  const { kind } = usePhase()
  const voting = useVote() !== null
  const { closed } = useBoard()
  const awaited = people.filter(({ online, role }) => online && (role === 'participant' || role === 'rapporteur'))
  if (!you || you.role === 'observer' || voting || closed || UNASKED.has(kind)) return null
  if (moderator) {
    if (awaited.length === 0) return null
    const words = t('ready.count', { n: awaited.filter(({ ready }) => ready).length, all: awaited.length })
    return <Button kind="quiet" icon="people" aria-pressed={open} onClick={toggle}>{words}</Button>
  }
  return (
    <Button icon="check" aria-pressed={you.ready} onClick={once(() => gestures.command({ type: 'ready.set', ready: !you.ready }))}>{t('ready.mark')}</Button>
  )
}

/** There while a vote is open, and where one may be opened or was held. */
function VoteButton() {
  const { t } = useWords()
  const { open, toggle } = useToggle('vote')
  const { view } = useScreen()
  const leads = useLeads()
  const vote = useVote()
  const results = useResults()
  const phase = usePhase()
  const { closed } = useBoard()
  if (vote) return <Button icon="vote" kind={open ? 'secondary' : 'primary'} className={styles.button} aria-pressed={open} onClick={toggle}>{t('vote.title')}</Button>
  if (leads && phase.vote && phase.kind === 'vote') return <Button icon="vote" aria-pressed={open} onClick={toggle}>{t('vote.title')}</Button>
  if (results.length === 0 || !(closed || ['vote', 'discuss', 'actions', 'review', 'close'].includes(phase.kind))) return null
  return <Button icon="vote" kind="quiet" onClick={() => view.set({ session: 'results' })}>{t('vote.results')}</Button>
}

function ConclusionsButton() {
  const { t } = useWords()
  const { toggle } = useToggle('conclusions')
  return asksForPositions(usePhase()) && <Button icon="flag" onClick={toggle}>{t('conclude.title')}</Button>
}

function FloorButton() {
  const { t } = useWords()
  const { open, toggle } = useToggle('floor')
  const floor = useFloor()
  const you = useYou()
  const { closed } = useBoard()
  if (closed) return null
  const place = you ? placeInLine(floor, you.id) : null
  const waiting = floor.filter(({ speaking }) => !speaking).length
  const words = place === 0 ? t('floor.youSpeak') : place === 1 ? t('floor.placeNext') : t('floor.title')
  return (
    <Button icon="hand" kind="quiet" aria-pressed={open} onClick={toggle}>
      {words}
      {waiting > 0 && <span className={styles.count}>{waiting}</span>}
    </Button>
  )
}
