import { useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/Field.tsx'
import { once } from '../../design/once.ts'
import { useLeads, usePhase, usePhases, useTimer } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { secondsLeft } from './countdown.ts'
import styles from './PhaseCard.module.css'
import { usePhaseTells } from './phaseTells.ts'
import { usePhaseName } from './phaseWords.ts'
import { TimerSign } from './TimerSign.tsx'

/** Behind the name of the phase: what it means, and for moderators the way on and the timer. */
export function PhaseCard({ close }: { close: () => void }) {
  const { t } = useWords()
  const { view } = useScreen()
  const phase = usePhase()
  const name = usePhaseName()
  const tells = usePhaseTells()(phase)
  const leads = useLeads()
  return (
    <div className={styles.card}>
      <div className={styles.words}>
        <h2>{name(phase)}</h2>
        <p>{tells.join(' ')}</p>
        {!leads && <TimerSign className={styles.big} withIcon={false} silent />}
        {leads && phase.write !== 'open' && <p className={styles.soft}>{t('phase.tellModerator')}</p>}
      </div>
      {leads && <Steps />}
      {leads && <TimerControls />}
      <Button
        icon="calendar" kind={leads ? 'quiet' : 'secondary'} wide
        onClick={() => {
          close()
          view.set({ session: 'agenda' })
        }}
      >
        {t('agenda.open')}
      </Button>
    </div>
  )
}

/** To the phase after and the one before. */
function Steps() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const phases = usePhases()
  const { id } = usePhase()
  const name = usePhaseName()
  const at = phases.findIndex((phase) => phase.id === id)
  const next = phases[at + 1]
  const previous = phases[at - 1]
  return (
    <div className={styles.steps}>
      {next && <Button icon="right" wide onClick={once(() => gestures.command({ type: 'phase.set', id: next.id }))}>{t('phase.next', { phase: name(next) })}</Button>}
      {previous && (
        <Button icon="left" kind="quiet" wide onClick={once(() => gestures.command({ type: 'phase.set', id: previous.id }))}>
          {t('phase.previous', { phase: name(previous) })}
        </Button>
      )}
    </div>
  )
}

const PRESETS = [3, 5, 10, 15]
const LONGEST = 1_440
const MORE = [1, 5]

/** The seconds left, and `more` minutes. */
const lengthened = (endsAt: number, more: number): number => Math.min(LONGEST * 60, secondsLeft(endsAt, Date.now()) + more * 60)

function TimerControls() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const timer = useTimer()
  const { minutes } = usePhase()
  // Until somebody types, what the agenda plans for the phase: it may become another one while this stands open.
  const [typed, setTyped] = useState<string | null>(null)
  const own = typed ?? (minutes === undefined ? '' : String(minutes))
  const start = (length: number) => gestures.command({ type: 'timer.start', seconds: Math.round(length * 60) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const length = Number(own.replace(',', '.'))
    if (length > 0 && length <= LONGEST) start(length)
  }
  return (
    <section className={styles.timer} aria-label={t('timer.title')}>
      <h3>{t('timer.title')}</h3>
      {timer ? (
        <div className={styles.running}>
          <TimerSign className={styles.big} withIcon={false} silent />
          <Button onClick={once(() => gestures.command({ type: 'timer.stop' }))}>{t('timer.stop')}</Button>
          {/* A speaker or a room that needs a little more: nobody sees the clock stop and start anew. */}
          <div className={styles.more}>{MORE.map((n) => <Button key={n} onClick={() => gestures.command({ type: 'timer.start', seconds: lengthened(timer.endsAt, n) })}>+{t('timer.minutes', { n })}</Button>)}</div>
        </div>
      ) : (
        <>
          <div className={styles.presets}>
            {PRESETS.map((n) => <Button key={n} onClick={once(() => start(n))}>{t('timer.minutes', { n })}</Button>)}
          </div>
          <form className={styles.own} onSubmit={submit}>
            <TextField label={t('timer.own')} labelHidden placeholder={t('timer.own')} inputMode="decimal" maxLength={5} value={own} onChange={(event) => setTyped(event.target.value)} />
            <Button type="submit">{t('timer.start')}</Button>
          </form>
        </>
      )}
    </section>
  )
}
