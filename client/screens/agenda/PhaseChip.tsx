import { Icon } from '../../design/Icon.tsx'
import { Popover } from '../../design/Popover.tsx'
import { usePhase } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { PhaseCard } from '../board/tools.tsx'
import styles from './PhaseChip.module.css'
import { shortPhaseName, usePhaseName } from './phaseWords.ts'
import { TimerSign } from './TimerSign.tsx'

/** What is going on, and how long it still takes: in the middle of the top bar, with what it means behind it. */
export function PhaseChip() {
  const { t } = useWords()
  const name = usePhaseName()
  const phase = usePhase()
  return (
    <Popover
      label={t('phase.label', { phase: name(phase) })} side="centre" className={styles.popover}
      trigger={(props) => (
        <span className={styles.chip}>
          <button type="button" className={styles.button} aria-label={t('phase.label', { phase: shortPhaseName(phase, t) })} {...props}>
            <span className={styles.name} dir="auto">{shortPhaseName(phase, t)}</span>
          </button>
          <TimerSign />
          <Icon name="chevronDown" size={16} className={styles.more} />
        </span>
      )}
    >
      {(close) => <PhaseCard close={close} />}
    </Popover>
  )
}
