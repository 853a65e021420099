import { Notice } from '../../design/Notice.tsx'
import { useConnection, useKeeping } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './Floating.module.css'

/** Without a line, where this browser keeps nothing: what is written now must not be left behind. */
export function NotKept() {
  const { t } = useWords()
  const { state } = useConnection()
  const keeping = useKeeping()
  if (state !== 'offline' || (keeping !== 'refused' && keeping !== 'off')) return null
  return <div className={styles.strip}><Notice tone="warn">{t(`offline.${keeping}`)}</Notice></div>
}
