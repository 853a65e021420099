import type { KeyboardEvent } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { useWords } from '../../state/words.ts'
import styles from './Stepper.module.css'

interface StepperProps {
  title: string
  value: number
  /** Most it may have now. */
  most: number
  /** Most one target may ever have: how many marks there are. */
  perTarget: number
  onPlace: (dots: number) => void
}

/** How many dots something gets: one stop for Tab with the keys of a spin button, and two buttons for finger and mouse. */
export function Stepper({ title, value, most, perTarget, onPlace }: StepperProps) {
  const { t } = useWords()
  const keys = (event: KeyboardEvent) => {
    const next = wanted(event.key, value, most)
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onPlace(next)
  }
  return (
    <div className={styles.stepper}>
      <IconButton
        icon="minus" label={t('vote.less', { title })} className={styles.button} tabIndex={-1} aria-disabled={value === 0}
        onClick={() => onPlace(value - 1)}
      />
      <span
        role="spinbutton" tabIndex={0} className={styles.value} aria-label={t('vote.dotsFor', { title })} aria-valuenow={value} aria-valuemin={0}
        aria-valuemax={perTarget} aria-valuetext={t('vote.dotsValue', { n: value, all: perTarget })} onKeyDown={keys}
      >
        {perTarget <= MARKS ? <Marks value={value} all={perTarget} /> : value}
      </span>
      <IconButton
        icon="plus" label={t('vote.more', { title })} className={styles.button} tabIndex={-1} aria-disabled={value >= most}
        onClick={() => onPlace(value + 1)}
      />
    </div>
  )
}

const MARKS = 3

function Marks({ value, all }: { value: number; all: number }) {
  return Array.from({ length: all }, (_, at) => <span key={at} className={at < value ? styles.dot : styles.none} />)
}

function wanted(key: string, value: number, most: number): number | null {
  switch (key) {
    case 'ArrowUp': case 'ArrowRight': case '+': return value + 1
    case 'ArrowDown': case 'ArrowLeft': case '-': return value - 1
    case 'Home': case 'Delete': case 'Backspace': return 0
    case 'End': return most
    default: return /^\d$/.test(key) ? Number(key) : null
  }
}
