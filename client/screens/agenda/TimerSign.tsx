import { useEffect, useRef } from 'react'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { useTimer } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { clockText, spoken, useSecondsLeft } from './countdown.ts'
import styles from './TimerSign.module.css'

/** The running timer; nothing where none runs. */
export function TimerSign({ className, withIcon = true }: { className?: string; withIcon?: boolean }) {
  const timer = useTimer()
  return timer && <Running key={timer.endsAt} endsAt={timer.endsAt} className={className} withIcon={withIcon} />
}

function Running({ endsAt, className, withIcon }: { endsAt: number; className: string | undefined; withIcon: boolean }) {
  const { t } = useWords()
  const seconds = useSecondsLeft(endsAt)
  const before = useRef(seconds)
  useEffect(() => {
    const what = spoken(before.current, seconds)
    before.current = seconds
    if (what !== null) announce(what === 'end' ? t('timer.over') : t('timer.minuteLeft'))
  }, [seconds, t])
  const over = seconds === 0
  return (
    <span
      role="timer" className={classes(styles.timer, over && styles.over, className)}
      aria-label={over ? t('timer.over') : t('timer.left', { time: clockText(seconds) })}
    >
      {withIcon && <Icon name="timer" size={16} />}
      {over ? t('timer.over') : clockText(seconds)}
    </span>
  )
}
