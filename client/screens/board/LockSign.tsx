import { Icon } from '../../design/Icon.tsx'
import { useTip } from '../../design/tip.ts'
import type { LockView } from '../../state/lockIndex.ts'
import { useLockText } from './lockText.ts'
import styles from './LockSign.module.css'

/** A padlock that says, on hover and focus, who locked and since when. */
export function LockSign({ lock, small }: { lock: LockView; small?: boolean }) {
  const text = useLockText(lock)
  const tip = useTip(text)
  return (
    // Focusable only so that its words can be read.
    <span className={styles.sign} role="img" aria-label={text} tabIndex={small ? -1 : 0} {...tip}>
      <Icon name="lock" size={small ? 16 : 18} />
    </span>
  )
}
