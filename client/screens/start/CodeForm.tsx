import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Key } from '../../../shared/words/catalogue.ts'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/Field.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { navigate, useFragment } from '../../routing.ts'
import { api } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import styles from './CodeForm.module.css'

/** The short code on the wall opens the participants' link. */
export function CodeForm() {
  const { t } = useWords()
  const shown = useFragment()
  const [code, setCode] = useState(shown)
  const [error, setError] = useState<Key | null>(null)
  const [busy, setBusy] = useState(false)

  // The focus is in the field or beside it: what appears below is not read by itself.
  const fail = (key: Key) => {
    setError(key)
    announce(t(key), true)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter(code.trim())
  }

  async function enter(given: string) {
    if (busy) return
    if (given === '') return fail('code.empty')
    setBusy(true)
    const answer = await api.useCode(given)
    setBusy(false)
    if (answer.ok) navigate(`/b/${answer.value.id}#${answer.value.invite}`)
    else fail(answer.problem.code === 'not-found' ? 'code.wrong' : `problem.${answer.problem.code}`)
  }

  // The QR code on the wall leads to `/#<code>`: whoever scanned it has nothing to type. Once: a wrong code waits to be corrected.
  const now = useRef(enter)
  now.current = enter
  useEffect(() => {
    if (shown === '') return
    setCode(shown)
    void now.current(shown)
  }, [shown])

  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={t('code.label')} hint={t('code.hint')} error={error && t(error)} value={code} className={styles.code} maxLength={32}
        autoComplete="off" autoCapitalize="characters" autoCorrect="off" spellCheck={false} enterKeyHint="go"
        beside={<Button type="submit">{t('code.join')}</Button>}
        onChange={(event) => {
          setCode(event.target.value)
          setError(null)
        }}
      />
    </form>
  )
}
