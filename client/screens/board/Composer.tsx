import { useState } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useBoard, useMayWriteIn } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { ComposerField } from './ComposerField.tsx'
import { focusItem } from './focus.ts'
import { useScreen } from './screen.ts'
import { useWordsOfSight } from './takeOver.ts'

/** Writes the next card of a box. */
export function Composer({ place, title }: { place: string; title: string }) {
  const { gestures } = useScreen()
  const may = useMayWriteIn(place)
  const { maxCardText } = useBoard()
  const [text, setText] = useState('')
  useWordsOfSight(place, setText)

  // What was being written when writing ended here is not lost with the field.
  if (!may) return text.trim() === '' ? null : <Stranded text={text} onDone={() => setText('')} />

  const leave = (field: HTMLElement) => {
    const back = gestures.things.currentIn(place) ?? gestures.things.lastIn(place)
    if (back) focusItem(back)
    else field.blur()
  }
  return <ComposerField place={place} title={title} most={maxCardText} text={text} onText={setText} onAdd={(words) => gestures.moves.write(place, words)} onLeave={leave} />
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
