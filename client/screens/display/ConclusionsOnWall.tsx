import { useWords } from '../../state/words.ts'
import { useConclusions } from '../conclude/useConclusions.ts'
import styles from './ConclusionsOnWall.module.css'

/** How far the room has come with its conclusions, in three numbers. */
export function ConclusionsOnWall() {
  const { t } = useWords()
  const { actions, reserved, open } = useConclusions()
  return (
    <section className={styles.conclusions}>
      <h2>{t('conclude.title')}</h2>
      <dl>
        {([['actions.title', actions], ['conclude.reserved', reserved], ['conclude.open', open]] as const).map(([key, n]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
