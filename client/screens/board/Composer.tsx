import { useRef, useState, type KeyboardEvent } from 'react'
import { codePoints } from '../../../shared/board/limits.ts'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Icon } from '../../design/Icon.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useBoard, useMayWriteIn } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './Composer.module.css'
import { focusItem } from './focus.ts'
import { useScreen } from './screen.ts'
import { CharactersLeft } from './TextInPlace.tsx'
import { keepWriting } from './touch.ts'

/** The field for the next card of a box: Enter makes the card and leaves the field ready for the one after. */
export function Composer({ place, title }: { place: string; title: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const may = useMayWriteIn(place)
  const { maxCardText } = useBoard()
  const [text, setText] = useState('')
  const area = useRef<HTMLTextAreaElement>(null)
  const tooLong = codePoints(text.trim()) > maxCardText

  // What was being written when writing ended here is not lost with the field.
  if (!may) return text.trim() === '' ? null : <Stranded text={text} onDone={() => setText('')} />

  const add = () => {
    if (text.trim() === '' || tooLong) return
    gestures.moves.write(place, text.trim())
    setText('')
    area.current?.focus()
  }

  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      add()
    } else if (event.key === 'Escape' || (event.key === 'ArrowUp' && text === '')) {
      event.preventDefault()
      const back = gestures.things.currentIn(place) ?? gestures.things.lastIn(place)
      if (back) focusItem(back)
      else event.currentTarget.blur()
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
          onChange={(event) => setText(event.target.value)} onKeyDown={keys}
        />
        <CharactersLeft text={text} most={maxCardText} />
      </div>
      {text.trim() !== '' && !tooLong && <IconButton small icon="check" label={t('card.add')} onMouseDown={keepWriting} onClick={add} />}
    </div>
  )
}

function Stranded({ text, onDone }: { text: string; onDone: () => void }) {
  const { t } = useWords()
  return (
    <Notice
      tone="warn" title={t('composer.stopped')}
      actions={<><CopyButton text={text} label={t('refused.copy')} copiedLabel={t('common.copied')} /><IconButton icon="close" label={t('refused.dismiss')} onClick={onDone} /></>}
    >
      <q>{text}</q>
    </Notice>
  )
}
