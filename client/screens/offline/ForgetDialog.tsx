import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { navigate } from '../../routing.ts'
import { useBoardSession, useRefusals, useSaved } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from '../board/screen.ts'
import { WordsToCopy } from './WordsToCopy.tsx'

/** Leaving for good: nothing of the board stays on this device. */
export function ForgetDialog() {
  const { t } = useWords()
  const session = useBoardSession()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'forget')
  useSaved()
  useRefusals()
  const words = open ? session.words : ''
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
      {words !== '' && <WordsToCopy title={t('forget.unsent')} words={words} />}
    </Dialog>
  )
}
