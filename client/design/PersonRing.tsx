import type { Attendance } from '../../shared/board/keys.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import styles from './PersonRing.module.css'
import { useTip } from './tip.ts'

interface PersonRingProps {
  /** Whose initials stand in the ring; null where the board shows no names. */
  name: string | null
  /** Full ring in the room, dashed from afar; null where the board does not say. */
  attendance: Attendance | null
  /** Who this is, in words: name, delegation, in the room or remote. Shown on hover and focus. */
  label: string
  /** False where the label stands beside it anyway. */
  focusable?: boolean
}

/** A person at the table. */
export function PersonRing({ name, attendance, label, focusable = true }: PersonRingProps) {
  const tip = useTip(label)
  const look = classes(styles.ring, attendance === 'remote' && styles.remote)
  const content = name === null || initials(name) === '' ? <Icon name="person" size={16} /> : initials(name)
  if (!focusable) return <span className={look} aria-hidden="true">{content}</span>
  return (
    // A thing to reach by keyboard only so that its name can be read; it does nothing.
    <span className={look} role="img" aria-label={label} tabIndex={0} {...tip}>
      <span aria-hidden="true">{content}</span>
      {attendance === 'remote' && <Icon name="remote" size={16} className={styles.sign} />}
    </span>
  )
}

/** First letters of the first and the last word, whatever the script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? '').filter(Boolean)
  const [first = ''] = words
  return (first + (words.length > 1 ? words.at(-1) : '')).toLocaleUpperCase()
}
