import { useState, type ReactNode } from 'react'
import { Button, IconButton } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { later } from '../../design/later.tsx'
import { navigate } from '../../routing.ts'
import { memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import styles from './SampleNotice.module.css'

const LinksPanel = later(() => import('../links/LinksPanel.tsx').then((module) => module.LinksPanel), { beside: true })

/** Says above the board, once, how to bring others into the sample. Gone when closed, and with the next reload after that. */
export function SampleNotice({ board, children }: { board: string; children: ReactNode }) {
  const { t } = useWords()
  const [showing, setShowing] = useState(false)
  const code = memory.created.find(({ id }) => id === board)?.code ?? null
  const close = () => navigate(`/b/${board}`, { replace: true })
  return (
    <div className={styles.above}>
      <aside className={styles.notice} aria-label={t('sample.title')}>
        <p>{t('sample.yours')}</p>
        <Button onClick={() => setShowing(true)}>{t('sample.links')}</Button>
        <IconButton icon="close" label={t('common.close')} onClick={close} />
      </aside>
      <Dialog open={showing} onClose={() => setShowing(false)} title={t('links.panelTitle')} closeLabel={t('common.close')} wide>
        <LinksPanel board={board} code={code} />
      </Dialog>
      {children}
    </div>
  )
}
