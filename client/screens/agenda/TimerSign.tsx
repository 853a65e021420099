import { useEffect, useRef } from 'react'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { useTimer } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { clockText, spoken, useSecondsLeft } from './countdown.ts'
import styles from './TimerSign.module.css'

interface TimerSignProps {
  className?: string
  withIcon?: boolean
  /** A second one on the page: the first says the last minute and the end. */
  silent?: boolean
}

/** The running timer; nothing where none runs. */
export function TimerSign(props: TimerSignProps) {
  const timer = useTimer()
  return timer && <Running key={timer.endsAt} endsAt={timer.endsAt} {...props} />
}

function Running({ endsAt, className, withIcon = true, silent }: TimerSignProps & { endsAt: number }) {
  const { t } = useWords()
  const seconds = useSecondsLeft(endsAt)
  const before = useRef(seconds)
  useEffect(() => {
    const what = spoken(before.current, seconds)
    before.current = seconds
    if (what !== null && !silent) announce(what === 'end' ? t('timer.over') : t('timer.minuteLeft'))
  }, [seconds, silent, t])
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
