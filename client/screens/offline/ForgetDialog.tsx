import { Button } from '../../design/Button.tsx'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Notice } from '../../design/Notice.tsx'
import { navigate } from '../../routing.ts'
import { useBoardSession, useRefusals, useSaved } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'

/** Leaving for good: nothing of the board stays on this device. */
export function ForgetDialog() {
  const { t } = useWords()
  const session = useBoardSession()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'forget')
  useSaved()
  useRefusals()
  const texts = open ? session.unsent.map(({ text }) => text).join('\n\n') : ''
  const close = () => view.set({ panel: null })
  const forget = async () => {
    await session.leave()
    navigate('/')
  }
  return (
    <Dialog
      open={open} onClose={close} title={t('forget.ask')} closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button kind="danger" onClick={() => void forget()}>{t('forget.do')}</Button>
        </>
      }
    >
      <p>{t('forget.tell')}</p>
      {texts !== '' && (
        <Notice tone="warn" title={t('forget.unsent')} actions={<CopyButton text={texts} label={t('refused.copy')} copiedLabel={t('common.copied')} />}>
          <p dir="auto">{texts}</p>
        </Notice>
      )}
    </Dialog>
  )
}
