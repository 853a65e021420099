import { handoverOf } from '../../connection/handover.ts'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { QR } from '../../design/QR.tsx'
import { memory } from '../../state/device.ts'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'
import styles from './HandoverScreen.module.css'

/** One's own link, for a phone beside the laptop: the same person, with the same private cards. */
export function HandoverDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const { id } = useBoardSession()
  const open = useView((state) => state.panel === 'handover')
  const membership = open ? memory.membership(id) : null
  const url = membership && `${location.origin}/b/${id}#${handoverOf(membership)}`
  return (
    <Dialog open={open} onClose={() => view.set({ panel: null })} title={t('handover.title')} closeLabel={t('common.close')}>
      <div className={styles.give}>
        <p>{t('handover.tell')}</p>
        {url && <div className={styles.qr}><QR value={url} label={t('handover.qr')} /></div>}
        {url && <CopyButton text={url} label={t('handover.copy')} copiedLabel={t('common.copied')} />}
      </div>
    </Dialog>
  )
}
