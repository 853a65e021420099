import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonKind } from '../../design/Button.tsx'
import type { IconName } from '../../design/Icon.tsx'
import { once } from '../../design/once.ts'
import { useWords } from '../../state/words.ts'
import styles from './AskInPlace.module.css'

interface AskInPlaceProps {
  children: ReactNode
  question: string
  /** The verb that does it; else the one of the button. */
  yes?: string
  kind?: ButtonKind
  icon?: IconName
  wide?: boolean
  onYes: () => void
}

/** A button for what cannot be taken back: it asks where it stands. */
export function AskInPlace({ children, question, yes, kind = 'secondary', icon, wide, onYes }: AskInPlaceProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (asking) box.current?.querySelector('button')?.focus()
    else if (wasAsking.current) button.current?.focus()
    wasAsking.current = asking
  }, [asking])
  if (!asking) return <Button ref={button} kind={kind} icon={icon} wide={wide} onClick={() => setAsking(true)}>{children}</Button>
  return (
    <div
      ref={box} role="group" aria-label={question} className={styles.ask}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        setAsking(false)
      }}
    >
      <p>{question}</p>
      <div className={styles.answers}>
        <Button
          kind={kind === 'primary' ? 'primary' : 'secondary'}
          // The answers stand where the question was asked for: a double click there has not read it.
          onClick={once(() => {
            setAsking(false)
            onYes()
          })}
        >
          {yes ?? children}
        </Button>
        <Button kind="quiet" onClick={once(() => setAsking(false))}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
