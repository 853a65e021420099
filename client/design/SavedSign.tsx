import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import styles from './SavedSign.module.css'

/** What the sign can truthfully say. `waiting`: connecting, or the server cannot save just now. */
export type SavedState = 'saved' | 'saving' | 'offline' | 'waiting' | 'refused'

const SIGN: Record<SavedState, IconName> = { saved: 'saved', saving: 'saving', offline: 'offline', waiting: 'saving', refused: 'warning' }

interface SavedSignProps {
  state: SavedState
  label: string
  title?: string
  /** Where there is something to go to: `title` names the control and begins with `label`. */
  onGo?: (() => void) | undefined
}

/** One small sign with words that tells the truth about what is kept where. It changes with every keystroke, so it is not read out. */
export function SavedSign({ state, label, title, onGo }: SavedSignProps) {
  const inside = <><Icon name={SIGN[state]} size={16} />{label}</>
  if (onGo) return <button type="button" className={classes(styles.sign, styles.go, styles[state])} title={title} aria-label={title} onClick={onGo}>{inside}</button>
  return <span className={classes(styles.sign, styles[state])} title={title}>{inside}</span>
}
