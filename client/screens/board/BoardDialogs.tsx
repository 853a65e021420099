import { useState } from 'react'
import { ATTRIBUTIONS, type Attribution } from '../../../shared/board/keys.ts'
import { EXPORTS, type ExportFormat } from '../../connection/api.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { later } from '../../design/later.tsx'
import { Notice } from '../../design/Notice.tsx'
import { RadioCards } from '../../design/RadioCards.tsx'
import { useBoard, useBoardSession, useCode, usePeople, useVote } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { HandoverDialog } from '../handover/HandoverDialog.tsx'
import { LinksPanel } from '../links/LinksPanel.tsx'
import { ForgetDialog } from '../offline/ForgetDialog.tsx'
import { PasteDialog } from '../paste/PasteDialog.tsx'
import { PageLink } from '../shell/PageLink.tsx'
import { SetupDialog } from '../setup/SetupDialog.tsx'
import { LanguageSelect, LookSelect } from '../shell/Preferences.tsx'
import styles from './BoardDialogs.module.css'
import { FilterDialog } from './FilterForm.tsx'
import { PeopleLines } from './PeopleButton.tsx'
import { useScreen, useView } from './screen.ts'

/** The dialogs that the menu opens. */
export function BoardDialogs() {
  return (
    <>
      <LinksDialog />
      <SettingsDialog />
      <SetupDialog />
      <Keeping />
      <FilterDialog />
      <PeopleDialog />
      <ExportDialog />
      <AttributionDialog />
      <CloseDialog />
      <ForgetDialog />
      <HandoverDialog />
      <PasteDialog />
    </>
  )
}

/** Seldom needed: its code comes when it is first asked for. */
const KeepDialog = later(() => import('../setup/KeepDialog.tsx').then((module) => module.KeepDialog), { beside: true })

function Keeping() {
  const open = useView((state) => state.panel === 'keep')
  const [wanted, setWanted] = useState(false)
  if (open && !wanted) setWanted(true)
  return wanted && <KeepDialog open={open} />
}

function LinksDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const { id } = useBoardSession()
  const code = useCode()
  const open = useView((state) => state.panel === 'links')
  return (
    <Dialog wide open={open} onClose={() => view.set({ panel: null })} title={t('menu.links')} closeLabel={t('common.close')}>
      <LinksPanel board={id} code={code} />
    </Dialog>
  )
}

/** On a phone the bar has no room for those who are here. */
function PeopleDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'people')
  const n = usePeople().filter(({ online }) => online).length
  return (
    <Dialog open={open} onClose={() => view.set({ panel: null })} title={t('people.here', { n })} closeLabel={t('common.close')}>
      <PeopleLines />
    </Dialog>
  )
}

function SettingsDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'settings')
  return (
    <Dialog open={open} onClose={() => view.set({ panel: null })} title={t('menu.settings')} closeLabel={t('common.close')}>
      <div className={styles.settings}>
        <LanguageSelect />
        <LookSelect />
        <PageLink to="/accessibility">{t('shell.accessibility')}</PageLink>
      </div>
    </Dialog>
  )
}

function ExportDialog() {
  const { t } = useWords()
  const { view, gestures } = useScreen()
  const open = useView((state) => state.panel === 'export')
  const [failed, setFailed] = useState(false)
  const take = async (format: ExportFormat) => setFailed(!(await gestures.download(format)))
  return (
    <Dialog open={open} onClose={() => view.set({ panel: null })} title={t('menu.export')} closeLabel={t('common.close')}>
      <div className={styles.exports}>
        {failed && <Notice tone="danger">{t('export.failed')}</Notice>}
        {EXPORTS.map((format) => (
          <Button key={format} icon="export" wide onClick={() => void take(format)}>{t(`export.${format}`)}</Button>
        ))}
      </div>
    </Dialog>
  )
}

function AttributionDialog() {
  const { t } = useWords()
  const { view, gestures } = useScreen()
  const { attribution } = useBoard()
  const open = useView((state) => state.panel === 'attribution')
  const stricter = ATTRIBUTIONS.slice(ATTRIBUTIONS.indexOf(attribution))
  const [chosen, setChosen] = useState<Attribution | null>(null)
  const value = chosen ?? attribution
  const close = () => {
    setChosen(null)
    view.set({ panel: null })
  }
  return (
    <Dialog
      open={open} onClose={close} title={t('menu.attribution')} closeLabel={t('common.close')}
      actions={
        <Button
          kind="danger" disabled={value === attribution}
          onClick={() => {
            close()
            gestures.command({ type: 'board.update', attribution: value })
          }}
        >
          {t('attribution.change')}
        </Button>
      }
    >
      <RadioCards
        legend={t('attribution.ask')} hint={t('attribution.tell')} value={value} onChange={setChosen}
        choices={stricter.map((one) => ({ value: one, label: t(`attribution.${one}`) }))}
      />
    </Dialog>
  )
}

function CloseDialog() {
  const { t } = useWords()
  const { view, gestures } = useScreen()
  const open = useView((state) => state.panel === 'close')
  const voting = useVote() !== null
  const close = () => view.set({ panel: null })
  return (
    <Dialog
      open={open} onClose={close} title={t('menu.closeAsk')} closeLabel={t('common.close')}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button
            kind="danger"
            onClick={() => {
              close()
              gestures.command({ type: 'board.close' })
            }}
          >
            {t('menu.close')}
          </Button>
        </>
      }
    >
      <p>{t('menu.closeTell')}</p>
      {voting && <p>{t('menu.closeVote')}</p>}
    </Dialog>
  )
}
