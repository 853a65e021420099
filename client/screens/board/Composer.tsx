import { IconButton } from '../../design/Button.tsx'
import { useBegun, useBoard, useMayWriteIn } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { WordsToCopy } from '../offline/WordsToCopy.tsx'
import { ComposerField } from './ComposerField.tsx'
import { focusItem } from './focus.ts'
import { useScreen } from './screen.ts'

interface ComposerProps {
  place: string
  title: string
  /** The name under which its words wait while it is not on the screen. */
  field?: string
}

/** Writes the next card of a box. */
export function Composer({ place, title, field = place }: ComposerProps) {
  const { gestures } = useScreen()
  const may = useMayWriteIn(place)
  const { maxCardText } = useBoard()
  const [text, setText] = useBegun(field)

  // What was being written when writing ended here is not lost with the field.
  if (!may) return <Stranded words={text} onDone={() => setText('')} />

  const leave = (area: HTMLElement) => {
    const back = gestures.things.currentIn(place) ?? gestures.things.lastIn(place)
    if (back) focusItem(back)
    else area.blur()
  }
  return <ComposerField place={place} title={title} most={maxCardText} text={text} onText={setText} onAdd={(words) => gestures.moves.write(place, words)} onLeave={leave} />
}

/** Words that were being written where nobody may write any more; nothing where there are none. */
export function Stranded({ words, onDone }: { words: string; onDone: () => void }) {
  const { t } = useWords()
  return words.trim() !== '' && <WordsToCopy title={t('composer.stopped')} words={words}><IconButton icon="close" label={t('refused.dismiss')} onClick={onDone} /></WordsToCopy>
}
