import { useRef, type KeyboardEvent } from 'react'
import { codePoints } from '../../../shared/board/limits.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { useWords } from '../../state/words.ts'
import { CharactersLeft } from './CharactersLeft.tsx'
import styles from './Composer.module.css'
import { keepWriting } from './touch.ts'

export interface ComposerFieldProps {
  place: string
  /** What the place is called. */
  title: string
  /** How long a card may be. */
  most: number
  text: string
  onText: (text: string) => void
  /** With words in it, and not too many. */
  onAdd: (text: string) => void
  /** By the keyboard, upwards. */
  onLeave: (field: HTMLElement) => void
}

/** The field for a new card, on the board and before it stands there: Enter adds the card and leaves the field ready for the next. */
export function ComposerField({ place, title, most, text, onText, onAdd, onLeave }: ComposerFieldProps) {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const words = text.trim()
  const fits = words !== '' && codePoints(words) <= most

  const add = () => {
    if (!fits) return
    onAdd(words)
    onText('')
    area.current?.focus()
  }

  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      add()
    } else if (event.key === 'Escape' || (event.key === 'ArrowUp' && text === '')) {
      event.preventDefault()
      onLeave(event.currentTarget)
    }
  }

  return (
    <div className={classes(styles.composer, text !== '' && styles.writing)} data-new="" onClick={() => area.current?.focus()}>
      <Icon name="plus" size={18} className={styles.sign} />
      <div className={styles.field}>
        <div className={styles.mirror} aria-hidden="true">{`${text}\u200b`}</div>
        <textarea
          ref={area} className={styles.area} rows={1} value={text} dir="auto" enterKeyHint="send" data-composer={place}
          aria-label={t('card.newIn', { title })} title={t('card.writeHint')} placeholder={t('card.new')}
          onChange={(event) => onText(event.target.value)} onKeyDown={keys}
        />
        <CharactersLeft text={text} most={most} />
      </div>
      {fits && <IconButton small icon="check" label={t('card.add')} onMouseDown={keepWriting} onClick={add} />}
    </div>
  )
}
