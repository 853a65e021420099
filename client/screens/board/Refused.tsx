import { useEffect, useRef } from 'react'
import { Button } from '../../design/Button.tsx'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Notice } from '../../design/Notice.tsx'
import { useRefusals } from '../../state/hooks.ts'
import type { RefusalNote } from '../../state/refusals.ts'
import { useWords } from '../../state/words.ts'
import styles from './Refused.module.css'
import { useScreen } from './screen.ts'

/** Why something was not accepted, and the text it cost. */
export function Refused({ note }: { note: RefusalNote }) {
  const { t } = useWords()
  const { view } = useScreen()
  const { dismiss } = useRefusals()
  const element = useRef<HTMLDivElement>(null)
  // Below a card at the foot of its box it would go unseen.
  useEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <div ref={element} className={styles.note} data-no-drag="" data-refused={note.id}>
      <Notice
        tone="warn" title={t(`refusal.${note.code}`)}
        actions={
          <>
            {note.text && <CopyButton text={note.text} label={t('refused.copy')} copiedLabel={t('common.copied')} />}
            {note.text && <Button onClick={() => view.set({ choosing: { refused: note.id } })}>{t('refused.elsewhere')}</Button>}
            <Button kind="quiet" onClick={() => dismiss(note.id)}>{t('refused.dismiss')}</Button>
          </>
        }
      >
        {note.text && <q className={styles.text}>{note.text.trim()}</q>}
      </Notice>
    </div>
  )
}
