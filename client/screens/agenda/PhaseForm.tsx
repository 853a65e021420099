import { nanoid } from 'nanoid'
import { useState, type FormEvent } from 'react'
import { PHASE_KINDS, type Phase, type PhaseKind } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { Button } from '../../design/Button.tsx'
import { Checkbox } from '../../design/Checkbox.tsx'
import { Select, TextField } from '../../design/Field.tsx'
import { RadioCards } from '../../design/RadioCards.tsx'
import { usePhase, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import { changesOf, fieldsOf, NEW_PHASE, type PhaseFields } from './phaseEdit.ts'
import styles from './PhaseForm.module.css'
import { pathTitle } from './phaseTells.ts'
import { usePhaseName } from './phaseWords.ts'

/** Everything an item of the agenda says. `phase` null writes a new one. */
export function PhaseForm({ phase, onDone }: { phase: Phase | null; onDone: () => void }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const [before] = useState(() => (phase ? fieldsOf(phase) : null))
  const [fields, setFields] = useState<PhaseFields>(before ?? NEW_PHASE)
  const [missing, setMissing] = useState(false)
  const set = (part: Partial<PhaseFields>) => setFields({ ...fields, ...part })

  const save = (event: FormEvent) => {
    event.preventDefault()
    if (phase === null && fields.name.trim() === '') return setMissing(true)
    const put = changesOf(before, fields)
    if (put) gestures.command({ type: 'phase.put', id: phase?.id ?? nanoid(), ...put })
    onDone()
  }

  return (
    <form className={styles.form} onSubmit={save} noValidate>
      <TextField
        label={t('agenda.name')} hint={phase?.name === '' ? t('agenda.nameHint') : undefined} value={fields.name} maxLength={LIMITS.title}
        error={missing && fields.name.trim() === '' ? t('agenda.nameMissing') : null} autoFocus onChange={(event) => set({ name: event.target.value })}
      />
      <Select label={t('agenda.kind')} value={fields.kind} onChange={(event) => set({ kind: event.target.value as PhaseKind })}>
        {PHASE_KINDS.map((kind) => <option key={kind} value={kind}>{t(`phase.${kind}`)}</option>)}
      </Select>
      <div className={styles.three}>
        <NumberField label={t('agenda.dayField')} value={fields.day} most={31} onChange={(day) => set({ day })} />
        <TextField label={t('agenda.start')} type="time" value={fields.start} onChange={(event) => set({ start: event.target.value })} />
        <NumberField label={t('agenda.minutes')} value={fields.minutes} most={1_440} onChange={(minutes) => set({ minutes })} />
      </div>
      <RadioCards
        legend={t('agenda.write')} value={fields.write} onChange={(write) => set({ write })}
        choices={[
          { value: 'none', label: t('agenda.writeNone') },
          { value: 'open', label: t('agenda.writeOpen'), icon: 'people' },
          { value: 'private', label: t('agenda.writePrivate'), icon: 'lock' },
        ]}
      />
      {fields.write !== 'none' && <Places value={fields.places} onChange={(places) => set({ places })} />}
      <Select label={t('agenda.cluster')} value={fields.cluster} onChange={(event) => set({ cluster: event.target.value as Phase['cluster'] })}>
        <option value="moderators">{t('agenda.moderators')}</option>
        <option value="all">{t('agenda.everyone')}</option>
      </Select>
      <Select label={t('agenda.actions')} value={fields.actions} onChange={(event) => set({ actions: event.target.value as Phase['actions'] })}>
        <option value="rapporteurs">{t('agenda.rapporteurs')}</option>
        <option value="all">{t('agenda.everyone')}</option>
      </Select>
      <div>
        <Checkbox checked={fields.vote} onChange={(event) => set({ vote: event.target.checked })}>{t('agenda.vote')}</Checkbox>
        <Checkbox checked={fields.conclude} onChange={(event) => set({ conclude: event.target.checked })}>{t('conclude.agenda')}</Checkbox>
        {fields.vote && <NumberField label={t('agenda.dots')} value={fields.dots} most={50} onChange={(dots) => set({ dots })} />}
      </div>
      <div className={styles.buttons}>
        <Button kind="primary" type="submit">{t('common.save')}</Button>
        <Button kind="quiet" onClick={onDone}>{t('common.cancel')}</Button>
      </div>
      {phase && <Remove phase={phase} onDone={onDone} />}
    </form>
  )
}

function NumberField({ label, value, most, onChange }: { label: string; value: string; most: number; onChange: (value: string) => void }) {
  return (
    <TextField
      label={label} inputMode="numeric" value={value} maxLength={String(most).length}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, '')
        onChange(digits === '' ? '' : String(Math.min(most, Math.max(1, Number(digits)))))
      }}
    />
  )
}

/** Where cards may be written: everywhere, or in chosen parts of the board. */
function Places({ value, onChange }: { value: string[] | null; onChange: (value: string[] | null) => void }) {
  const { t } = useWords()
  const themes = useThemes()
  const offered = ['swot', ...themes.map(({ id }) => `swot/${id}`), 'practices', 'measures', 'priorities', 'parking']
  // What an imported agenda names more exactly, such as one box, can be kept or given up.
  const all = [...offered, ...(value ?? []).filter((path) => !offered.includes(path))]
  const toggle = (path: string, on: boolean) => {
    const next = on ? [...(value ?? []), path] : (value ?? []).filter((other) => other !== path)
    onChange(next.length === 0 ? null : next)
  }
  return (
    <fieldset className={styles.places}>
      <legend>{t('agenda.places')}</legend>
      <Checkbox checked={value === null} onChange={() => onChange(value === null ? ['swot'] : null)}>{t('agenda.everywhere')}</Checkbox>
      {all.map((path) => (
        <Checkbox key={path} checked={value?.includes(path) === true} onChange={(event) => toggle(path, event.target.checked)}>{pathTitle(path, themes, t)}</Checkbox>
      ))}
    </fieldset>
  )
}

/** The item that is on now cannot be removed. */
function Remove({ phase, onDone }: { phase: Phase; onDone: () => void }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const name = usePhaseName()(phase)
  if (usePhase().id === phase.id) return null
  return (
    <AskInPlace
      kind="danger" icon="trash" question={t('agenda.removeAsk', { title: name })}
      onYes={() => {
        gestures.command({ type: 'phase.put', id: phase.id, removed: true })
        onDone()
      }}
    >
      {t('agenda.remove')}
    </AskInPlace>
  )
}
