import { useEffect, useRef, useState } from 'react'
import type { Retention } from '../../../shared/protocol/http.ts'
import { EXPORTS, type ExportFormat } from '../../connection/api.ts'
import { Button } from '../../design/Button.tsx'
import { Checkbox } from '../../design/Checkbox.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { TextField } from '../../design/Field.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { Notice } from '../../design/Notice.tsx'
import { api, memory } from '../../state/device.ts'
import { useBoard, useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import styles from './KeepDialog.module.css'
import { choosable, daysUntil, lastDay } from './keptUntil.ts'

/** How long the board is kept, and its end: what only moderators decide, for everybody. */
export function KeepDialog({ open }: { open: boolean }) {
  const { t } = useWords()
  const { view } = useScreen()
  const { title } = useBoard()
  const [deleting, setDeleting] = useState(false)
  const [asked, setAsked] = useState(false)
  const close = () => {
    setDeleting(false)
    setAsked(false)
    view.set({ panel: null })
  }
  const ask = (now: boolean) => {
    setDeleting(now)
    setAsked(true)
  }
  return (
    <Dialog open={open} onClose={close} title={deleting ? t('keep.deleteAsk', { title }) : t('keep.title')} closeLabel={t('common.close')}>
      {deleting ? <Delete onCancel={() => ask(false)} /> : <Keep back={asked} onDelete={() => ask(true)} onDone={close} />}
    </Dialog>
  )
}

/** `back`: from the question whether to delete, with the focus where it was asked. */
function Keep({ back, onDelete, onDone }: { back: boolean; onDelete: () => void; onDone: () => void }) {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (back) button.current?.focus()
  }, [back])
  const { id } = useBoardSession()
  const [retention, setRetention] = useState<Retention | 'none' | null>(null)
  useEffect(() => {
    let current = true
    void api.summary(id, memory.membership(id)?.token ?? '').then((answer) => {
      if (current) setRetention(answer.ok ? answer.value.retention : 'none')
    })
    return () => {
      current = false
    }
  }, [id])
  return (
    <div className={styles.keep}>
      <div className={styles.until}>
        {retention === 'none' && <Notice tone="danger">{t('said.noAnswer')}</Notice>}
        {retention !== null && retention !== 'none' && <Until retention={retention} onDone={onDone} />}
      </div>
      <Button ref={button} kind="danger" icon="trash" onClick={onDelete}>{t('keep.delete')}</Button>
    </div>
  )
}

function Until({ retention, onDone }: { retention: Retention; onDone: () => void }) {
  const { t, formatDate } = useWords()
  const session = useBoardSession()
  const { most } = retention
  const [now] = useState(() => Date.now())
  const { from, to } = choosable(retention, now)
  const [day, setDay] = useState(lastDay(retention) ?? '')
  const [always, setAlways] = useState(retention.days === null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  // On the day itself the hour may be over before anybody could change it.
  const tooLate = from > to

  async function save() {
    const days = always ? null : daysUntil(day, retention, now)
    if (!always && days === null) return setFault(t('keep.wrong', { from: formatDate(from), to: formatDate(to) }))
    setFault(null)
    setBusy(true)
    const result = await session.command({ type: 'board.update', retentionDays: days })
    setBusy(false)
    if (!result.ok) return setFault(result.refusal ? t(`refusal.${result.refusal.code}`) : t('said.noAnswer'))
    announce(t('saved.saved'))
    onDone()
  }

  return (
    <form
      className={styles.until} noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {most === null && <Checkbox checked={always} onChange={(event) => setAlways(event.target.checked)}>{t('keep.always')}</Checkbox>}
      {!always && (
        <TextField
          type="date" label={t('keep.until')} value={day} min={from} max={to} disabled={tooLate} error={fault}
          hint={most === null ? t('keep.tell') : t('keep.most', { date: formatDate(to) })}
          onChange={(event) => setDay(event.target.value)}
        />
      )}
      {always && fault !== null && <Notice tone="danger">{fault}</Notice>}
      {!tooLate && <Button kind="primary" type="submit" disabled={busy}>{t('common.save')}</Button>}
    </form>
  )
}

function Delete({ onCancel }: { onCancel: () => void }) {
  const { t } = useWords()
  const session = useBoardSession()
  const { title } = useBoard()
  const { gestures } = useScreen()
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const take = async (format: ExportFormat) => setFault((await gestures.download(format)) ? null : t('export.failed'))

  async function remove() {
    setBusy(true)
    const answer = await api.remove(session.id, memory.membership(session.id)?.token ?? '')
    setBusy(false)
    // Who asked sees what everybody else sees: the page of a board that is gone.
    if (!answer.ok) setFault(answer.problem.code === 'no-line' ? t('keep.deleteFailed') : t(`problem.${answer.problem.code}`))
  }

  return (
    <div role="group" aria-label={`${t('keep.deleteAsk', { title })} ${t('keep.deleteTell')}`} className={styles.keep}>
      <p>{t('keep.deleteTell')}</p>
      {fault !== null && <Notice tone="danger">{fault}</Notice>}
      <div className={styles.exports}>
        <p>{t('keep.deleteFirst')}</p>
        {EXPORTS.map((format) => <Button key={format} icon="export" onClick={() => void take(format)}>{t(`export.${format}`)}</Button>)}
      </div>
      <div className={styles.answers}>
        <Button ref={cancel} onClick={onCancel}>{t('common.cancel')}</Button>
        <Button kind="danger" disabled={busy} onClick={() => void remove()}>{t('keep.deleteDo')}</Button>
      </div>
    </div>
  )
}
