import { useEffect, useRef, useState, type FormEvent } from 'react'
import { ATTENDANCES, type Attendance } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import type { Invitation } from '../../../shared/protocol/http.ts'
import type { Key } from '../../../shared/words/catalogue.ts'
import { askAhead, contentKey } from '../../connection/ahead.ts'
import { Button } from '../../design/Button.tsx'
import { Select, TextField } from '../../design/Field.tsx'
import { Notice } from '../../design/Notice.tsx'
import { RadioCards } from '../../design/RadioCards.tsx'
import { navigate, routeOf } from '../../routing.ts'
import { api, memory, takePlace } from '../../state/device.ts'
import { keepSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { PageFrame } from '../shell/PageFrame.tsx'
import { LanguageSelect } from '../shell/Preferences.tsx'
import styles from './JoinForm.module.css'

const SHOWN: Record<string, Key> = { named: 'join.named', delegation: 'join.delegationOnly', none: 'join.nobody' }
const ICON = { 'on-site': 'onSite', remote: 'remote' } as const
/** The choice of those who belong to none; no delegation can have this id. */
const NONE = '*'

type Faults = { name?: Key; delegation?: Key; attendance?: Key; whole?: Key }

/** Name, delegation, room or remote, language, and one button. Whoever was here before on this device finds it filled in. */
export function JoinForm({ invitation, invite, onJoin }: { invitation: Invitation; invite: string; onJoin: (answer: Promise<{ ok: boolean }>) => void }) {
  const { t, lang } = useWords()
  const { id: board, title, question, role, delegations, attribution, closed } = invitation
  const before = memory.membership(board)
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(before?.participant.name ?? memory.device.name)
  const [delegation, setDelegation] = useState(() => knownDelegation(invitation, before?.participant.delegation ?? memory.device.delegation))
  const [attendance, setAttendance] = useState<Attendance | null>(before?.participant.attendance ?? memory.device.attendance)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const listed = delegations.length > 0

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid], [data-wrong] input')?.focus(), [faults])

  async function join(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const found: Faults = {}
    if (name.trim() === '') found.name = 'join.nameMissing'
    else if (codePoints(name.trim()) > LIMITS.name) found.name = 'join.tooLong'
    if (listed && delegation === '') found.delegation = 'join.delegationMissing'
    if (attendance === null) found.attendance = 'join.attendanceMissing'
    setFaults(found)
    if (attendance === null || Object.keys(found).length > 0) return

    setBusy(true)
    const chosen = delegation === NONE ? '' : delegation.trim()
    const asked = performance.now()
    const body = { invite, name: name.trim(), delegation: chosen === '' ? null : chosen, attendance, lang }
    const answering = api.join(board, body, { previous: before?.token, sight: toSight() })
    onJoin(answering)
    const answer = await answering
    setBusy(false)
    if (!answer.ok) return setFaults({ whole: `problem.${answer.problem.code}` })
    const { token, content } = answer.value
    askAhead(contentKey(board, token), async () => (await content) ?? api.content(board, token))
    keepSight(answer.value, asked)
    takePlace(board, answer.value, lang)
    memory.setDevice({ name: name.trim(), delegation: delegations.find(({ id }) => id === chosen)?.name ?? chosen, attendance })
    // From here on the secret is out of the address bar and of the history.
    navigate(location.pathname, { replace: true })
  }

  return (
    <PageFrame title={t('join.title', { title })} width="form" asksLanguage>
      <form ref={form} className={styles.form} onSubmit={(event) => void join(event)} noValidate>
        <header className={styles.head}>
          <h1 dir="auto">{title}</h1>
          {question && <p dir="auto">{question}</p>}
          <p className={styles.role}>{t('join.as', { role: t(`role.${role}`) })}</p>
        </header>
        {before && (
          <Notice
            tone="warn" live={false} actions={<Button onClick={() => navigate(location.pathname, { replace: true })}>{t('join.stay')}</Button>}
          >
            {t('join.already', { role: t(`role.${before.participant.role}`) })}
          </Notice>
        )}
        {closed && <Notice live={false}>{t('join.closed')}</Notice>}
        <TextField
          label={t('join.name')} hint={t(SHOWN[attribution] ?? 'join.delegationOnly')} error={faults.name && t(faults.name, { n: LIMITS.name })} value={name} maxLength={LIMITS.name * 2}
          autoComplete="name" required onChange={(event) => setName(event.target.value)}
        />
        {listed ? (
          <Select label={t('join.delegation')} error={faults.delegation && t(faults.delegation)} value={delegation} required onChange={(event) => setDelegation(event.target.value)}>
            <option value="" disabled>{t('join.delegationChoose')}</option>
            {delegations.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            <option value={NONE}>{t('join.delegationNone')}</option>
          </Select>
        ) : (
          <TextField
            label={t('join.delegation')} hint={t('join.delegationOptional')} value={delegation} maxLength={LIMITS.name} autoComplete="organization"
            onChange={(event) => setDelegation(event.target.value)}
          />
        )}
        <RadioCards
          legend={t('join.attendance')} value={attendance} onChange={setAttendance} error={faults.attendance && t(faults.attendance)} beside required
          choices={ATTENDANCES.map((value) => ({ value, label: t(`attendance.${value}`), icon: ICON[value] }))}
        />
        <LanguageSelect />
        {faults.whole && <Notice tone="danger">{t(faults.whole)}</Notice>}
        <Button kind="primary" type="submit" wide>{busy ? t('join.busy') : t('join.submit')}</Button>
      </form>
    </PageFrame>
  )
}

/** The board comes with what there is to read ahead of it; the wall does not, nor an outline. */
const toSight = (): boolean => routeOf(location.pathname).page === 'board' && !memory.device.outline

/** A delegation from another board or an earlier time, if this board has it too. Who moderates or observes is of none as a rule, and need not say so. */
function knownDelegation({ delegations, role }: Invitation, kept: string | null): string {
  if (delegations.length === 0) return kept ?? ''
  const known = kept ? delegations.find(({ id, name }) => id === kept || name === kept)?.id : undefined
  return known ?? (role === 'moderator' || role === 'observer' ? NONE : '')
}
