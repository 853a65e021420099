import { useEffect, useRef, useState, type FormEvent } from 'react'
import { STANDS, type Stand } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import { isEarlier, wordingOf } from '../../../shared/board/positions.ts'
import type { ActionData } from '../../../shared/board/read.ts'
import { Button } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { TextArea } from '../../design/Field.tsx'
import { Icon } from '../../design/Icon.tsx'
import { announce } from '../../design/LiveRegion.tsx'
import { usePositionOf } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'
import { useDelegationName } from '../board/writer.ts'
import styles from './Answer.module.css'
import { STAND_ICON, STAND_WORDS } from './standing.ts'

/** One tap to agree; a few words to comment or reserve. `own`: the delegation is one's own. */
export function Answer({ action, delegation, own }: { action: ActionData; delegation: string; own: boolean }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const position = usePositionOf(action.id, delegation)
  const who = useDelegationName()(delegation)
  const [writing, setWriting] = useState<Exclude<Stand, 'agree'> | null>(null)
  const buttons = useRef(new Map<Stand, HTMLButtonElement>())
  const whose = own ? {} : { delegation }
  const now = position && !isEarlier(position, action) ? position.stand : null

  const state = (stand: Stand, text?: string) => gestures.command(
    { type: 'position.state', action: action.id, stand, on: wordingOf(action), ...(text !== undefined && { text }), ...whose },
    () => {
      announce(t('conclude.said', { stand: t(STAND_WORDS[stand]) }))
      // By then one may be writing something else.
      if (text !== undefined) setWriting((now) => (now === stand ? null : now))
    },
  )
  const leave = () => {
    const from = writing && buttons.current.get(writing)
    setWriting(null)
    from?.focus()
  }
  const press = (stand: Stand) => {
    if (stand !== 'agree') return setWriting(writing === stand ? null : stand)
    setWriting(null)
    if (now !== 'agree') state('agree')
  }

  return (
    <div className={styles.answer} role="group" aria-label={t('conclude.answer', { who, title: action.title || t('actions.untitled') })}>
      <div className={styles.buttons}>
        {STANDS.map((stand) => (
          <button
            key={stand} type="button" aria-pressed={now === stand} aria-expanded={stand === 'agree' ? undefined : writing === stand}
            className={classes(styles.button, styles[stand])} onClick={() => press(stand)}
            ref={(element) => {
              if (element) buttons.current.set(stand, element)
              else buttons.current.delete(stand)
            }}
          >
            <Icon name={STAND_ICON[stand]} size={18} />
            <span>{t(`conclude.${stand}`)}</span>
          </button>
        ))}
      </div>
      {writing && (
        <Why
          key={writing} stand={writing} begin={position?.stand === writing ? (position.text ?? '') : ''} onSend={(text) => state(writing, text)} onLeave={leave}
        />
      )}
      {position && !writing && (
        <Button
          kind="quiet" className={styles.withdraw}
          onClick={() => gestures.command({ type: 'position.withdraw', action: action.id, ...whose }, () => announce(t('conclude.withdrawn')))}
        >
          {t('conclude.withdraw')}
        </Button>
      )}
    </div>
  )
}

interface WhyProps {
  stand: Exclude<Stand, 'agree'>
  begin: string
  onSend: (text: string) => void
  onLeave: () => void
}

/** It stays open until the room has taken it: what is refused is not lost. */
function Why({ stand, begin, onSend, onLeave }: WhyProps) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(begin)
  const fits = text.trim() !== '' && codePoints(text.trim()) <= LIMITS.position
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (fits) onSend(text.trim())
  }
  return (
    <form
      ref={form} className={styles.why} onSubmit={send}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          onLeave()
        } else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(event)
      }}
    >
      <TextArea
        label={t(stand === 'comment' ? 'conclude.whyComment' : 'conclude.whyReserve')} rows={2} value={text} maxLength={LIMITS.position}
        onChange={(event) => setText(event.target.value)}
      />
      <div className={styles.send}>
        <Button type="submit" disabled={!fits}>{t('common.save')}</Button>
        <Button kind="quiet" onClick={onLeave}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
