import { Dialog } from '../../design/Dialog.tsx'
import { memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import { LinksPanel } from '../links/LinksPanel.tsx'

/** The links of the sample, in a dialog. */
export function SampleLinks({ board, open, onClose }: { board: string; open: boolean; onClose: () => void }) {
  const { t } = useWords()
  const code = memory.created.find(({ id }) => id === board)?.code ?? null
  return (
    <Dialog open={open} onClose={onClose} title={t('links.panelTitle')} closeLabel={t('common.close')} wide>
      <LinksPanel board={board} code={code} />
    </Dialog>
  )
}
