import { useEffect, useRef, useState, type FormEvent } from 'react'
import { ATTRIBUTIONS, type Attribution } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import type { Key } from '../../../shared/words/catalogue.ts'
import { Button } from '../../design/Button.tsx'
import { TextArea, TextField } from '../../design/Field.tsx'
import { Notice } from '../../design/Notice.tsx'
import { RadioCards } from '../../design/RadioCards.tsx'
import { newAttempt } from '../../connection/attempt.ts'
import { navigate } from '../../routing.ts'
import { api, memory } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import styles from './CreateForm.module.css'
import { presetThemes, themeTitle, ThemeRows } from './ThemeRows.tsx'

type Faults = { title?: Key; themes?: Key; delegations?: readonly [fault: Key, n: number]; key?: Key; whole?: Key }

/** Everything a board starts with. What is left as it is gives a board that works. */
export function CreateForm() {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [title, setTitle] = useState('')
  const [question, setQuestion] = useState('')
  const [themes, setThemes] = useState(presetThemes)
  const [delegations, setDelegations] = useState('')
  const [attribution, setAttribution] = useState<Attribution>('delegation')
  const [key, setKey] = useState<string | null>(null)
  const [faults, setFaults] = useState<Faults>({})
  const [busy, setBusy] = useState(false)
  const [attempt] = useState(newAttempt)

  useEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus(), [faults])

  async function create(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const names = lines(delegations)
    const kept = themes.filter((theme) => themeTitle(theme, t) !== '')
    const found: Faults = {}
    if (title.trim() === '') found.title = 'create.nameMissing'
    if (kept.length === 0) found.themes = 'create.themeMissing'
    if (names.some((name) => codePoints(name) > LIMITS.name)) found.delegations = ['create.tooLong', LIMITS.name]
    else if (names.length > LIMITS.delegations) found.delegations = ['create.tooMany', LIMITS.delegations]
    setFaults(found)
    if (Object.keys(found).length > 0) return

    setBusy(true)
    const answer = await api.create({
      title: title.trim(),
      question: question.trim(),
      // A preset that kept its words keeps its id, so that exports of several sessions can be laid side by side.
      themes: kept.map((theme) => ({ ...(theme.preset && theme.title === null && { id: theme.preset }), title: themeTitle(theme, t) })),
      delegations: names,
      attribution,
    }, { key: key?.trim() || undefined, attempt })
    setBusy(false)
    if (answer.ok) {
      memory.rememberCreated(answer.value, title.trim())
      navigate('/', { place: { links: answer.value.id } })
    } else if (answer.problem.code === 'create-key') {
      setFaults(key === null ? {} : { key: 'problem.create-key' })
      setKey(key ?? '')
    } else setFaults({ whole: `problem.${answer.problem.code}` })
  }

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void create(event)} noValidate>
      <TextField
        label={t('create.name')} hint={t('create.nameHint')} error={faults.title && t(faults.title)} value={title} maxLength={LIMITS.title} autoComplete="off" required
        onChange={(event) => setTitle(event.target.value)}
      />
      <TextArea
        label={t('create.question')} hint={t('create.questionHint')} value={question} maxLength={500} rows={2}
        onChange={(event) => setQuestion(event.target.value)}
      />
      <ThemeRows themes={themes} onChange={setThemes} error={faults.themes && t(faults.themes)} />
      <TextArea
        label={t('create.delegations')} hint={t('create.delegationsHint')} error={faults.delegations && t(faults.delegations[0], { n: faults.delegations[1] })} value={delegations} rows={4}
        onChange={(event) => setDelegations(event.target.value)}
      />
      <RadioCards
        legend={t('create.attribution')} hint={t('create.attributionHint')} value={attribution} onChange={setAttribution}
        choices={ATTRIBUTIONS.map((value) => ({ value, label: t(`create.${value}`), hint: t(`create.${value}Hint`) }))}
      />
      {key !== null && (
        <TextField
          label={t('create.key')} hint={t('create.keyHint')} error={faults.key && t(faults.key)} type="password" value={key} autoComplete="off" autoFocus
          onChange={(event) => setKey(event.target.value)}
        />
      )}
      {faults.whole && <Notice tone="danger">{t(faults.whole)}</Notice>}
      <Button kind="primary" type="submit" className={styles.submit}>{busy ? t('create.busy') : t('create.submit')}</Button>
    </form>
  )
}

/** One name a line; empty lines and the same name twice do not count. */
function lines(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim().normalize('NFC')).filter(Boolean))]
}
