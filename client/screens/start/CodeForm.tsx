import { useState, type FormEvent } from 'react'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/Field.tsx'
import { navigate } from '../../routing.ts'
import { api } from '../../state/device.ts'
import { useWords } from '../../state/words.ts'
import styles from './CodeForm.module.css'

/** The short code on the wall opens the participants' link. */
export function CodeForm() {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function join(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    if (code.trim() === '') return setError(t('code.empty'))
    setBusy(true)
    const answer = await api.useCode(code.trim())
    setBusy(false)
    if (answer.ok) navigate(`/b/${answer.value.id}#${answer.value.invite}`)
    else setError(answer.problem.code === 'not-found' ? t('code.wrong') : t(`problem.${answer.problem.code}`))
  }

  return (
    <form className={styles.form} onSubmit={(event) => void join(event)} noValidate>
      <TextField
        label={t('code.label')} hint={t('code.hint')} error={error} value={code} className={styles.code} maxLength={32}
        autoComplete="off" autoCapitalize="characters" autoCorrect="off" spellCheck={false} enterKeyHint="go"
        onChange={(event) => {
          setCode(event.target.value)
          setError(null)
        }}
      />
      <Button type="submit">{t('code.join')}</Button>
    </form>
  )
}
