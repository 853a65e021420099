import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { EntityRoot } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { useBoard, useBoardSession, useCarets, useMayEditText } from '../../state/hooks.ts'
import { bindText } from '../../state/writingPlace.ts'
import { CharactersLeft } from './CharactersLeft.tsx'
import { focusItem } from './focus.ts'
import { RemoteCarets } from './RemoteCarets.tsx'
import { useScreen } from './screen.ts'
import styles from './TextInPlace.module.css'

interface TextInPlaceProps {
  root: EntityRoot
  id: string
  /** The text as the board has it when writing begins. */
  text: string
  label: string
  /** One line: Enter leaves. Else Shift+Enter starts a new line. */
  placeholder?: string
}

/** The text of one card or the title of one group, written where it stands, together with others. */
export function TextInPlace({ root, id, text, label, placeholder }: TextInPlaceProps) {
  const session = useBoardSession()
  const { view } = useScreen()
  const carets = useCarets(id)
  const { maxCardText } = useBoard()
  const may = useMayEditText(root, id)
  const area = useRef<HTMLTextAreaElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const [written, setWritten] = useState(text)

  useLayoutEffect(() => {
    const element = area.current
    if (!element) return
    const unbind = bindText(session, root, id, element, setWritten)
    const caret = Math.min(view.now.caret ?? element.value.length, element.value.length)
    element.focus({ preventScroll: true })
    element.setSelectionRange(caret, caret)
    return () => {
      // Someone may move the card while it is written in: it then appears elsewhere with the caret where it was.
      if (view.now.editing === id) view.set({ caret: element.selectionStart })
      unbind()
    }
  }, [session, root, id, view])

  // No more than what is written in: a group may be taller than its box, and would jump.
  useLayoutEffect(() => area.current?.closest('[data-focus]')?.scrollIntoView({ block: 'nearest' }), [written])

  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey)) return
    event.preventDefault()
    event.stopPropagation()
    view.leave(id)
    focusItem(id)
  }

  return (
    <div className={styles.field} data-no-drag="">
      <div ref={mirror} className={styles.mirror} aria-hidden="true">{`${written === '' ? (placeholder ?? '') : written}\u200b`}</div>
      <textarea
        ref={area} className={styles.area} aria-label={label} placeholder={placeholder} dir="auto" spellCheck={false} rows={1} enterKeyHint="done"
        // Locked under one's hands: the field stays, so that keys typed on do not become commands to the board.
        readOnly={!may}
        onKeyDown={keys} onBlur={() => document.hasFocus() && view.leave(id)}
      />
      {carets.length > 0 && <RemoteCarets carets={carets} text={written} mirror={mirror} />}
      <CharactersLeft text={written} most={root === 'cards' ? maxCardText : LIMITS.title} />
    </div>
  )
}
