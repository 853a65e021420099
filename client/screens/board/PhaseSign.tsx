import { useEffect, useState } from 'react'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { usePhase, useTimer } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './TopBar.module.css'

/** What is going on, and how long it still takes. */
export function PhaseSign({ short }: { short: boolean }) {
  const phase = usePhase()
  const timer = useTimer()
  return (
    <>
      {!short && phase.name !== '' && <span className={styles.phase} title={phase.name}>{phase.name}</span>}
      {timer && <TimeLeft endsAt={timer.endsAt} />}
    </>
  )
}

function TimeLeft({ endsAt }: { endsAt: number }) {
  const { t } = useWords()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), 500)
    return () => window.clearInterval(ticking)
  }, [])
  const seconds = Math.max(0, Math.ceil((endsAt - now) / 1000))
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span className={classes(styles.timer, seconds === 0 && styles.over)} role="timer" aria-label={seconds === 0 ? t('timer.over') : t('timer.left', { time })}>
      <Icon name="timer" size={16} />
      {seconds === 0 ? t('timer.over') : time}
    </span>
  )
}
