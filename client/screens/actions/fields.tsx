/** The fields of an action, each by itself, for the column and for the table. Where one may not write, they are plain words. */
import { useState, type KeyboardEvent } from 'react'
import { PRIORITIES, STATUSES, type Priority, type Status } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import type { ActionData } from '../../../shared/board/read.ts'
import { useBoardSession, useMayMove } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './fields.module.css'

export type WordField = 'institution' | 'owner' | 'country'

/** Written when it is left, so that a field is one change and not one for each letter. */
export function WordsOf({ action, field }: { action: ActionData; field: WordField }) {
  const { t } = useWords()
  const session = useBoardSession()
  const may = useMayMove('actions', action.id)
  const [draft, setDraft] = useState<string | null>(null)
  const value = action[field] ?? ''
  if (!may) return <span className={styles.plain}>{value}</span>
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') setDraft(null)
    if (event.key === 'Enter') event.currentTarget.blur()
  }
  const leave = () => {
    if (draft !== null && draft.trim() !== value) session.edit.setActionFields(action.id, { [field]: draft.trim() })
    setDraft(null)
  }
  return (
    <input
      // A blank: an empty field is drawn as one, or nobody would know that it can be filled in.
      placeholder=" " className={styles.input} value={draft ?? value} aria-label={t(`action.${field}`)} maxLength={field === 'institution' ? LIMITS.field : LIMITS.name}
      dir="auto" onChange={(event) => setDraft(event.target.value)} onBlur={leave} onKeyDown={keys}
    />
  )
}

export function StatusOf({ action }: { action: ActionData }) {
  const { t } = useWords()
  const session = useBoardSession()
  const may = useMayMove('actions', action.id)
  if (!may) return <span className={styles.plain}>{t(`status.${action.status}`)}</span>
  return (
    <select
      className={styles.input} aria-label={t('action.status')} value={action.status}
      onChange={(event) => session.edit.setActionFields(action.id, { status: event.target.value as Status })}
    >
      {STATUSES.map((status) => <option key={status} value={status}>{t(`status.${status}`)}</option>)}
    </select>
  )
}

export function PriorityOf({ action }: { action: ActionData }) {
  const { t } = useWords()
  const session = useBoardSession()
  const may = useMayMove('actions', action.id)
  if (!may) return <span className={styles.plain}>{action.priority ? t(`priority.${action.priority}`) : ''}</span>
  return (
    <select
      className={styles.input} aria-label={t('action.priority')} value={action.priority ?? ''}
      onChange={(event) => session.edit.setActionFields(action.id, { priority: event.target.value as Priority })}
    >
      <option value="">{t('action.priorityNone')}</option>
      {PRIORITIES.map((priority) => <option key={priority} value={priority}>{t(`priority.${priority}`)}</option>)}
    </select>
  )
}

const DAY = 'day'
const QUARTERS_AHEAD = 12

/** A quarter, or a day. */
export function DueOf({ action }: { action: ActionData }) {
  const { t, formatDue } = useWords()
  const session = useBoardSession()
  const may = useMayMove('actions', action.id)
  const due = action.due ?? ''
  const [asksDay, setAsksDay] = useState(false)
  if (!may) return <span className={styles.plain}>{due && formatDue(due)}</span>
  const set = (value: string) => session.edit.setActionFields(action.id, { due: value })
  const isDay = asksDay || /^\d{4}-\d\d-\d\d$/.test(due)
  const quarters = comingQuarters()
  return (
    <span className={styles.due}>
      <select
        className={styles.input} aria-label={t('action.due')} value={isDay ? DAY : due}
        onChange={(event) => {
          setAsksDay(event.target.value === DAY)
          if (event.target.value !== DAY) set(event.target.value)
        }}
      >
        <option value="">{t('action.dueNone')}</option>
        <option value={DAY}>{t('action.dueDay')}</option>
        {!isDay && due !== '' && !quarters.includes(due) && <option value={due}>{formatDue(due)}</option>}
        {quarters.map((quarter) => <option key={quarter} value={quarter}>{formatDue(quarter)}</option>)}
      </select>
      {isDay && (
        <input
          type="date" className={styles.input} aria-label={t('action.dueDay')} value={/^\d{4}-\d\d-\d\d$/.test(due) ? due : ''}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </span>
  )
}

function comingQuarters(): string[] {
  const now = new Date()
  const first = now.getFullYear() * 4 + Math.floor(now.getMonth() / 3)
  return Array.from({ length: QUARTERS_AHEAD }, (_, ahead) => `${Math.floor((first + ahead) / 4)}-Q${((first + ahead) % 4) + 1}`)
}
