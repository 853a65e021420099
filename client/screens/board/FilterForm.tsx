import { ATTENDANCES, LANGS, type Attendance } from '../../../shared/board/keys.ts'
import { LANGUAGE_NAMES } from '../../../shared/words/languages.ts'
import { Button } from '../../design/Button.tsx'
import { Dialog } from '../../design/Dialog.tsx'
import { Select, TextField } from '../../design/Field.tsx'
import { useBoardSession, useDelegations, useFilter } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './FilterForm.module.css'
import { useScreen, useView } from './screen.ts'

/** What one wants to see for a while: by delegation, attendance, language, words. */
export function FilterForm() {
  const { t } = useWords()
  const { value, active, set, clear } = useFilter()
  const session = useBoardSession()
  const delegations = useDelegations()
  const used = usedValues(session)
  return (
    <div className={styles.form} role="search">
      <TextField label={t('filter.text')} type="search" value={value.text} onChange={(event) => set({ text: event.target.value })} />
      <Select label={t('filter.delegation')} value={value.delegation ?? ''} onChange={(event) => set({ delegation: event.target.value || null })}>
        <option value="">{t('filter.all')}</option>
        {[...used.delegations].map((id) => <option key={id} value={id}>{delegations.find((one) => one.id === id)?.name ?? id}</option>)}
      </Select>
      <Select
        label={t('filter.attendance')} value={value.attendance ?? ''}
        onChange={(event) => set({ attendance: (event.target.value || null) as Attendance | null })}
      >
        <option value="">{t('filter.all')}</option>
        {ATTENDANCES.map((attendance) => <option key={attendance} value={attendance}>{t(`attendance.${attendance}`)}</option>)}
      </Select>
      <Select label={t('filter.language')} value={value.lang ?? ''} onChange={(event) => set({ lang: event.target.value || null })}>
        <option value="">{t('filter.all')}</option>
        {LANGS.filter((lang) => used.langs.has(lang)).map((lang) => <option key={lang} value={lang}>{LANGUAGE_NAMES[lang]}</option>)}
      </Select>
      <div className={styles.foot}>
        <span role="status">{t('filter.shown', shownCount(session))}</span>
        {active && <Button onClick={clear}>{t('filter.clear')}</Button>}
      </div>
    </div>
  )
}

/** On a phone, where there is no room for the button: behind the menu of the board. */
export function FilterDialog() {
  const { t } = useWords()
  const { view } = useScreen()
  const open = useView((state) => state.panel === 'filter')
  return (
    <Dialog open={open} onClose={() => view.set({ panel: null })} title={t('filter.title')} closeLabel={t('common.close')}>
      <FilterForm />
    </Dialog>
  )
}

type Session = ReturnType<typeof useBoardSession>

function shownCount({ index, filter }: Session): { n: number; all: number } {
  let n = 0
  let all = 0
  for (const card of index.cards()) {
    if (card.trashed) continue
    all++
    if (filter.matches(card)) n++
  }
  return { n, all }
}

/** Only what some card has can be filtered for. */
function usedValues({ index }: Session): { delegations: ReadonlySet<string>; langs: ReadonlySet<string> } {
  const delegations = new Set<string>()
  const langs = new Set<string>()
  for (const card of index.cards()) {
    if (card.delegation !== null) delegations.add(card.delegation)
    if (card.lang !== undefined) langs.add(card.lang)
  }
  return { delegations, langs }
}
