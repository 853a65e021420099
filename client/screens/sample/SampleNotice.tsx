import { useState, type ReactNode } from 'react'
import { Button, IconButton } from '../../design/Button.tsx'
import { later } from '../../design/later.tsx'
import { navigate } from '../../routing.ts'
import { useWords } from '../../state/words.ts'
import styles from './SampleNotice.module.css'

/** It needs what comes with the board. */
const SampleLinks = later(() => import('./SampleLinks.tsx').then((module) => module.SampleLinks), { beside: true })

/** Says above the board, once, how to bring others into the sample. Gone when closed, and with the next reload after that. */
export function SampleNotice({ board, children }: { board: string; children: ReactNode }) {
  const { t } = useWords()
  /** Null: nobody has asked for them yet. */
  const [showing, setShowing] = useState<boolean | null>(null)
  const close = () => navigate(`/b/${board}`, { replace: true })
  return (
    <div className={styles.above}>
      <aside className={styles.notice} aria-label={t('sample.title')}>
        <p>{t('sample.yours')}</p>
        <Button onClick={() => setShowing(true)}>{t('sample.links')}</Button>
        <IconButton icon="close" label={t('common.close')} onClick={close} />
      </aside>
      {showing !== null && <SampleLinks board={board} open={showing} onClose={() => setShowing(false)} />}
      {children}
    </div>
  )
}
