import { Notice } from '../../design/Notice.tsx'
import { useConnection, useKeeping } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './Floating.module.css'

/** Where this browser keeps nothing and there is no line: what is written now must not be left behind. And what was kept, but is damaged. */
export function NotKept() {
  const { t } = useWords()
  const { state } = useConnection()
  const { keeping, damaged } = useKeeping()
  const nothing = state === 'offline' && (keeping === 'refused' || keeping === 'off') ? keeping : null
  if (nothing === null && !damaged) return null
  return (
    <div className={styles.strip}>
      {damaged && <Notice tone="warn">{t('offline.damaged')}</Notice>}
      {nothing !== null && <Notice tone="warn">{t(`offline.${nothing}`)}</Notice>}
    </div>
  )
}
