import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react'
import type { ProblemAnswer } from '../../connection/api.ts'
import { askAhead, contentKey } from '../../connection/ahead.ts'
import { newAttempt } from '../../connection/attempt.ts'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/Field.tsx'
import { LoadingFrame } from '../../design/LoadingFrame.tsx'
import { navigate } from '../../routing.ts'
import { api, memory, takePlace } from '../../state/device.ts'
import { keepSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { WrongPage } from '../errors/WrongPage.tsx'
import { wrongBehind } from '../join/wrongBehind.ts'
import { FirstSight, SampleNotice } from '../parts.tsx'
import { usePageTitle } from '../shell/PageFrame.tsx'
import styles from './SamplePage.module.css'

/** Makes a board of the sample session and enters it as moderator, named for the role: the sample invents nobody. */
export function SamplePage() {
  const { t, lang } = useWords()
  const [problem, setProblem] = useState<ProblemAnswer | null>(null)
  const started = useRef(false)
  const [attempt] = useState(newAttempt)
  usePageTitle(t('sample.title'))

  const open = useCallback(async (key?: string) => {
    setProblem(null)
    // The board itself is asked for when there is something to read meanwhile.
    for (const part of [FirstSight, SampleNotice]) part.load().catch(() => undefined)
    const created = await api.create({ from: 'sample' }, { key, attempt })
    if (!created.ok) return setProblem(created.problem)
    const { id, invites } = created.value
    const asked = performance.now()
    const joined = await api.join(id, { invite: invites.moderator, name: t('role.moderator'), attendance: 'on-site', lang }, { sight: !memory.device.outline })
    if (!joined.ok) return setProblem(joined.problem)
    const { token, content } = joined.value
    askAhead(contentKey(id, token), async () => (await content) ?? api.content(id, token))
    keepSight(joined.value, asked)
    memory.rememberCreated(created.value, joined.value.board.title)
    takePlace(id, joined.value, lang)
    navigate(`/b/${id}`, { replace: true, place: { links: id } })
  }, [t, lang, attempt])

  useEffect(() => {
    if (started.current) return
    started.current = true
    void open()
  }, [open])

  if (!problem) return <LoadingFrame label={t('sample.opening')} />
  if (problem.code === 'create-key') return <WrongPage wrong="key"><KeyForm onKey={(key) => void open(key)} /></WrongPage>
  return <WrongPage wrong={wrongBehind(problem)} onRetry={() => void open()} />
}

/** Where only who holds the server's key creates boards, the sample is theirs too. A wrong key brings the page back. */
function KeyForm({ onKey }: { onKey: (key: string) => void }) {
  const { t } = useWords()
  const [key, setKey] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (key.trim() !== '') onKey(key.trim())
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField label={t('create.key')} type="password" value={key} autoComplete="off" onChange={(event) => setKey(event.target.value)} />
      <Button kind="primary" type="submit" wide>{t('sample.open')}</Button>
    </form>
  )
}
