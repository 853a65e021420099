import { Button, IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { CopyButton } from '../../design/CopyButton.tsx'
import { Icon } from '../../design/Icon.tsx'
import { useHomelessRefusals, useRefusals } from '../../state/hooks.ts'
import type { RefusalNote } from '../../state/refusals.ts'
import { useWords } from '../../state/words.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import styles from './RefusedTray.module.css'
import { useScreen, useView } from './screen.ts'

/**
 * What was not accepted and stands beside nothing: the newest, and the others behind their number. It has a place of its own at the foot
 * of the board, so that it covers nothing that somebody works in.
 */
export function RefusedTray() {
  const { t } = useWords()
  const { view } = useScreen()
  const homeless = useHomelessRefusals()
  const { dismiss } = useRefusals()
  const wanted = useView((state) => state.handedBack)
  if (homeless.length === 0) return null
  const notes = homeless.toReversed()
  const [newest] = notes
  const unfolded = wanted === 'all' && notes.length > 1
  const texts = notes.flatMap(({ text }) => text?.trim() ?? []).filter((text) => text !== '')
  return (
    <section className={classes(styles.tray, unfolded && styles.unfolded)} aria-label={t('refused.tray')} data-handed-back="">
      <ul className={styles.list} id="handed-back">
        {(unfolded ? notes : [newest!]).map((note) => <Line key={note.id} note={note} live={note === newest && !unfolded} />)}
      </ul>
      {notes.length > 1 && (
        <div className={styles.all}>
          <Button
            kind="quiet" icon={unfolded ? 'chevronDown' : 'chevronUp'} aria-expanded={unfolded} aria-controls="handed-back"
            onClick={() => view.set({ handedBack: unfolded ? 'newest' : 'all' })}
          >
            {unfolded ? t('refused.fewer') : t('refused.more', { n: notes.length - 1 })}
          </Button>
          {unfolded && texts.length > 1 && <CopyButton text={texts.join('\n')} label={t('refused.copyAll')} copiedLabel={t('common.copied')} />}
          {unfolded && (
            <AskInPlace kind="quiet" question={t('refused.dismissAsk')} onYes={() => notes.forEach(({ id }) => dismiss(id))}>
              {t('refused.dismissAll')}
            </AskInPlace>
          )}
        </div>
      )}
    </section>
  )
}

/** `live`: read out when it comes. */
function Line({ note, live }: { note: RefusalNote; live: boolean }) {
  const { t } = useWords()
  const { view } = useScreen()
  const { dismiss } = useRefusals()
  const text = note.text?.trim() ?? ''
  return (
    <li className={styles.line} data-refused={note.id}>
      <Icon name="warning" className={styles.sign} />
      <p className={styles.words} role={live ? 'status' : undefined}>
        <strong>{t(`refusal.${note.code}`)}</strong>{' '}
        {text !== '' && <q dir="auto">{text}</q>}
      </p>
      <span className={styles.verbs}>
        {text !== '' && <CopyButton text={text} label={t('refused.copy')} copiedLabel={t('common.copied')} />}
        {text !== '' && <Button onClick={() => view.set({ choosing: { refused: note.id } })}>{t('refused.elsewhere')}</Button>}
      </span>
      <IconButton icon="close" label={t('refused.dismiss')} onClick={() => dismiss(note.id)} />
    </li>
  )
}
