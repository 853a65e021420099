import type { Key } from '../../../shared/words/catalogue.ts'
import { Checkbox } from '../../design/Checkbox.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Kbd } from '../../design/Kbd.tsx'
import { useWords } from '../../state/words.ts'
import { useScreen, useView } from './screen.ts'
import { setSingleKeys, useSingleKeys } from './singleKeys.ts'
import styles from './ShortcutsDialog.module.css'

/** Keys and what they do; the keys themselves are words too, because keyboards name them differently. */
const SHORTCUTS: readonly (readonly [what: Key, ...keys: (readonly string[])[]])[] = [
  ['shortcuts.arrows', ['↑'], ['↓'], ['←'], ['→']],
  ['shortcuts.enter', ['key.enter']],
  ['shortcuts.new', ['N']],
  ['shortcuts.boxes', ['1'], ['2'], ['3'], ['4']],
  ['shortcuts.themes', ['['], [']']],
  ['shortcuts.space', ['key.space']],
  ['shortcuts.move', ['key.alt', '↑'], ['key.alt', '↓'], ['key.alt', '←'], ['key.alt', '→']],
  ['shortcuts.moveMenu', ['M']],
  ['shortcuts.menu', ['.']],
  ['shortcuts.group', ['G']],
  ['shortcuts.lock', ['L']],
  ['shortcuts.trash', ['key.delete']],
  ['shortcuts.undo', ['key.ctrl', 'Z']],
  ['shortcuts.redo', ['key.ctrl', 'Y']],
  ['shortcuts.filter', ['F']],
  ['shortcuts.actions', ['A']],
  ['shortcuts.escape', ['key.escape']],
  ['shortcuts.help', ['?']],
]

export function ShortcutsDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'shortcuts')
  const single = useSingleKeys()
  const word = (key: string) => (key.startsWith('key.') ? t(key as Key) : key)
  return (
    <Dialog open={open} onClose={() => view.set({ panel: null })} title={t('shortcuts.title')} closeLabel={t('common.close')}>
      <Checkbox checked={single} onChange={(event) => setSingleKeys(event.target.checked)}>{t('shortcuts.single')}</Checkbox>
      <dl className={styles.list}>
        {SHORTCUTS.map(([what, ...keys]) => (
          <div key={what} className={styles.line}>
            <dt>{t(what)}</dt>
            <dd>{keys.map((chord) => <Kbd key={chord.join('+')}>{chord.map(word).join(' + ')}</Kbd>)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
