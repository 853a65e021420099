import { useState } from 'react'
import type { ExportFormat } from '../../connection/api.ts'
import { Button, IconButton } from '../../design/Button.tsx'
import { Notice } from '../../design/Notice.tsx'
import { Select } from '../../design/Field.tsx'
import { navigate } from '../../routing.ts'
import { useWords } from '../../state/words.ts'
import { download, type Form } from './download.ts'
import styles from './ReportBar.module.css'

/** What each form is offered as: a note is for reading. */
const FORMATS: Record<Form, readonly ExportFormat[]> = { full: ['docx', 'xlsx', 'csv', 'md', 'json'], note: ['docx', 'md'] }

/** What one can do with the report; not part of it on paper. */
export function ReportBar({ board, form, onForm, onRenew }: { board: string; form: Form; onForm: (form: Form) => void; onRenew: () => void }) {
  const { t } = useWords()
  const [state, setState] = useState<{ making: ExportFormat | null; failed: boolean }>({ making: null, failed: false })
  const take = async (format: ExportFormat) => {
    if (state.making !== null) return
    setState({ making: format, failed: false })
    const made = await download(board, format, form)
    setState({ making: null, failed: !made })
  }
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <IconButton icon="left" label={t('report.back')} onClick={() => navigate(`/b/${board}`)} />
        {/* What is chosen here is what stands below, is printed, and is in the files. */}
        <Select label={t('report.form')} labelHidden value={form} onChange={(event) => onForm(event.target.value as Form)}>
          <option value="full">{t('report.full')}</option>
          <option value="note">{t('report.note')}</option>
        </Select>
        <Button kind="primary" onClick={() => window.print()}>{t('report.print')}</Button>
        <Button kind="quiet" icon="renew" onClick={onRenew}>{t('report.renew')}</Button>
      </div>
      <div className={styles.row} role="group" aria-label={t('report.download')}>
        {FORMATS[form].map((format) => (
          <Button key={format} icon="export" aria-disabled={state.making !== null} onClick={() => void take(format)}>{t(`export.${format}`)}</Button>
        ))}
      </div>
      {state.failed && <Notice tone="danger">{t('export.failed')}</Notice>}
    </header>
  )
}
