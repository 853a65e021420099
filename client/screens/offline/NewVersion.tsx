import { useSyncExternalStore } from 'react'
import { Button } from '../../design/Button.tsx'
import { newVersionReady, onNewVersion } from '../../offline/newVersion.ts'
import { useWords } from '../../state/words.ts'
import styles from './Floating.module.css'

/** Says that the next load brings a newer version; nobody is torn out of what they are writing. */
export function NewVersion() {
  const { t } = useWords()
  const ready = useSyncExternalStore(onNewVersion, newVersionReady)
  return (
    <div role="status">
      {ready && (
        <div className={styles.line}>
          <p>{t('offline.newVersion')}</p>
          <Button onClick={() => location.reload()}>{t('offline.reload')}</Button>
        </div>
      )}
    </div>
  )
}
