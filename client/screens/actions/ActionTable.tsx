import { memo } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Icon } from '../../design/Icon.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useAction, useLockAbove, useLocksOver, useMayEditText, useMayWriteActions, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { focusActions } from '../board/focus.ts'
import { LockSign } from '../board/LockSign.tsx'
import { useScreen, useView } from '../board/screen.ts'
import { TextInPlace } from '../board/TextInPlace.tsx'
import { WaitingSign } from '../offline/WaitingSign.tsx'
import { ActionMenu } from './ActionMenu.tsx'
import { ActionComposer, ListMenus } from './ActionPanel.tsx'
import styles from './ActionTable.module.css'
import { AS_ARRANGED, type Sort } from './actionView.ts'
import { DueOf, PriorityOf, StatusOf, WordsOf } from './fields.tsx'
import { LinksInShort } from './LinksOf.tsx'
import { useListing, type Listed } from './useListing.ts'

/** The action lists as tables, for the time when the talk is about nothing else. */
export function ActionTable({ theme }: { theme: string | null }) {
  const { t } = useWords()
  const { view } = useScreen()
  const themes = useThemes()
  const shown = theme === null ? themes : themes.filter(({ id }) => id === theme)
  const collapse = () => {
    view.set({ actions: 'column' })
    focusActions()
  }
  return (
    <div className={styles.page}>
      <div className={styles.back}>
        <IconButton autoFocus icon="left" label={t('actions.collapse')} onClick={collapse} />
      </div>
      {shown.map(({ id, title }) => <ThemeTable key={id} theme={id} name={title} />)}
    </div>
  )
}

const COLUMNS = ['title', 'institution', 'owner', 'country', 'due', 'priority', 'status'] as const

function ThemeTable({ theme, name }: { theme: string; name: string }) {
  const { t } = useWords()
  const listed = useListing(theme)
  const may = useMayWriteActions(theme)
  const lock = useLockAbove(`actions/${theme}`)
  return (
    <section className={styles.theme} aria-labelledby={`table-${theme}`} data-actions="" tabIndex={-1}>
      <header className={styles.head}>
        <h2 id={`table-${theme}`}>{t('actions.of', { theme: name })}</h2>
        {lock && <LockSign lock={lock} />}
        <ListMenus listed={listed} theme={theme} phone />
      </header>
      <div className={styles.scroll}>
        <table className={styles.table} aria-labelledby={`table-${theme}`}>
          <colgroup>
            {COLUMNS.map((column) => <col key={column} className={styles[column]} />)}
            <col className={styles.links} />
            <col className={styles.more} />
          </colgroup>
          <thead>
            <tr>
              {COLUMNS.map((column) => <SortHead key={column} column={column} listed={listed} />)}
              <th scope="col">{t('action.links')}</th>
              <th scope="col"><VisuallyHidden>{t('common.more')}</VisuallyHidden></th>
            </tr>
          </thead>
          <tbody>{listed.ids.map((id) => <ActionRow key={id} id={id} />)}</tbody>
        </table>
      </div>
      {listed.all === 0 && <p className={styles.empty}>{may ? t('actions.empty') : t('actions.emptyRead')}</p>}
      <ActionComposer theme={theme} may={may} />
    </section>
  )
}

/** A heading that sorts: up, down, as arranged. */
function SortHead({ column, listed: { listing, setListing } }: { column: Exclude<Sort, 'order'>; listed: Listed }) {
  const { t } = useWords()
  const on = listing.sort === column
  const next = () => {
    if (!on) return setListing({ ...listing, sort: column, down: false })
    if (!listing.down) return setListing({ ...listing, down: true })
    setListing(listing.status === null ? AS_ARRANGED : { ...listing, sort: 'order', down: false })
  }
  return (
    <th scope="col" aria-sort={on ? (listing.down ? 'descending' : 'ascending') : undefined}>
      <button type="button" className={styles.sort} onClick={next}>
        {t(`action.${column}`)}
        {on && <Icon name={listing.down ? 'down' : 'up'} size={16} />}
      </button>
    </th>
  )
}

const ActionRow = memo(function ActionRow({ id }: { id: string }) {
  const action = useAction(id)
  const { t } = useWords()
  const { view } = useScreen()
  const may = useMayEditText('actions', id)
  const lock = useLocksOver('actions', id)
  const editing = useView((state) => state.editing === id)
  if (!action) return null
  return (
    <tr className={classes(lock && styles.locked)}>
      <th
        scope="row" className={styles.words} data-focus={id} tabIndex={0}
        onClick={(event) => may && !(event.target instanceof HTMLTextAreaElement) && view.edit(id)}
      >
        {editing ? (
          <TextInPlace root="actions" id={id} text={action.title} label={t('action.title')} />
        ) : (
          <span dir="auto">{action.title || t('actions.untitled')}</span>
        )}
      </th>
      <td><WordsOf action={action} field="institution" /></td>
      <td><WordsOf action={action} field="owner" /></td>
      <td><WordsOf action={action} field="country" /></td>
      <td><DueOf action={action} /></td>
      <td><PriorityOf action={action} /></td>
      <td><StatusOf action={action} /></td>
      <td><LinksInShort action={action} /></td>
      <td className={styles.menu}>
        <WaitingSign root="actions" id={id} />
        {lock?.path === `action/${id}` && <LockSign lock={lock} small />}
        <ActionMenu action={action} />
      </td>
    </tr>
  )
})
