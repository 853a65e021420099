import { useHomelessRefusals, useRefusals } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { Refused } from './tools.tsx'
import styles from './RefusedHere.module.css'

/** Beside the card or group it is about: why something was not accepted, and the text it cost. */
export function RefusedHere({ path }: { path: string }) {
  const { notes } = useRefusals()
  return notes.filter((note) => note.path === path).map((note) => <Refused key={note.id} note={note} />)
}

/** What is about things that no longer stand anywhere to be seen. */
export function RefusedTray() {
  const { t } = useWords()
  const homeless = useHomelessRefusals()
  if (homeless.length === 0) return null
  return (
    <section className={styles.tray} aria-label={t('refused.tray')}>
      {homeless.map((note) => <Refused key={note.id} note={note} stays />)}
    </section>
  )
}
