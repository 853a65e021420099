import type { KeyboardEvent } from 'react'
import { STATUSES } from '../../../shared/board/keys.ts'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import { IconButton } from '../../design/Button.tsx'
import { Icon } from '../../design/Icon.tsx'
import { Menu, MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { useBegun, useBoardSession, useLeads, useLock, useLockAbove, useMayWriteActions, useThemes } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { Stranded } from '../board/Composer.tsx'
import { LockSign } from '../board/LockSign.tsx'
import { hasFinger } from '../board/phone.ts'
import { useScreen } from '../board/screen.ts'
import { keepWriting } from '../board/touch.ts'
import { ActionItem } from './ActionItem.tsx'
import styles from './ActionPanel.module.css'
import { AS_ARRANGED, SORTS } from './actionView.ts'
import { useListing, type Listed } from './useListing.ts'

/** The action list beside the board: of one theme, or of all where the board shows all. */
export function ActionPanel({ theme, phone }: { theme: string | null; phone?: boolean }) {
  const themes = useThemes()
  const shown = theme === null ? themes : themes.filter(({ id }) => id === theme)
  return (
    <div className={styles.panel}>
      {shown.map(({ id, title }) => (
        <ThemeActions key={id} theme={id} name={shown.length > 1 || phone ? title : null} phone={phone === true} />
      ))}
    </div>
  )
}

function ThemeActions({ theme, name, phone }: { theme: string; name: string | null; phone: boolean }) {
  const { t } = useWords()
  const listed = useListing(theme)
  const may = useMayWriteActions(theme)
  const lock = useLockAbove(`actions/${theme}`)
  return (
    <section className={styles.list} aria-labelledby={`actions-${theme}`} data-actions="" tabIndex={-1}>
      <header className={styles.head}>
        <h2 id={`actions-${theme}`}>{name === null ? t('actions.title') : t('actions.of', { theme: name })}</h2>
        <span className={styles.count} role="img" aria-label={t('actions.count', { n: listed.all })}>{listed.all}</span>
        <span className={styles.space} />
        {lock && <LockSign lock={lock} />}
        <ListMenus listed={listed} theme={theme} phone={phone} />
      </header>
      <ul className={styles.items}>
        {listed.ids.map((id) => <ActionItem key={id} id={id} />)}
      </ul>
      {listed.all === 0 && <p className={styles.empty}>{may ? t(hasFinger() ? 'actions.emptyTouch' : 'actions.empty') : t('actions.emptyRead')}</p>}
      {listed.all > 0 && listed.ids.length === 0 && <p className={styles.empty}>{t('actions.noneShown')}</p>}
      <ActionComposer theme={theme} may={may} />
    </section>
  )
}

/** Sorting and filtering, and what a moderator does with the list. */
export function ListMenus({ listed, theme, phone }: { listed: Listed; theme: string; phone: boolean }) {
  const { t } = useWords()
  const { view } = useScreen()
  const { listing, setListing } = listed
  return (
    <>
      <Menu
        label={t('actions.sort')} side="end"
        trigger={(props) => <IconButton small icon="sort" label={t('actions.sort')} pressed={listing !== AS_ARRANGED} {...props} />}
      >
        <MenuGroup label={t('actions.sort')}>
          {SORTS.map((sort) => (
            <MenuItem
              key={sort} checked={listing.sort === sort}
              onSelect={() => setListing(sort === 'order' && listing.status === null ? AS_ARRANGED : { ...listing, sort, down: false })}
            >
              {sort === 'order' ? t('actions.sortOrder') : t(`action.${sort}`)}
            </MenuItem>
          ))}
        </MenuGroup>
        <MenuGroup label={t('actions.filter')}>
          <MenuItem
            checked={listing.status === null}
            onSelect={() => setListing(listing.sort === 'order' ? AS_ARRANGED : { ...listing, status: null })}
          >
            {t('actions.filterAll')}
          </MenuItem>
          {STATUSES.map((status) => (
            <MenuItem key={status} checked={listing.status === status} onSelect={() => setListing({ ...listing, status })}>{t(`status.${status}`)}</MenuItem>
          ))}
        </MenuGroup>
      </Menu>
      <ModeratorMenu theme={theme} />
      {!phone && <IconButton small icon="display" label={t('actions.expand')} onClick={() => view.set({ actions: 'table' })} />}
      {!phone && <IconButton small icon="right" label={t('actions.fold')} onClick={() => view.set({ actions: 'hidden' })} />}
    </>
  )
}

function ModeratorMenu({ theme }: { theme: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const leads = useLeads()
  const path = `actions/${theme}`
  const locked = useLock(path) !== null
  if (!leads) return null
  return (
    <IconButton
      small icon={locked ? 'unlock' : 'lock'} label={locked ? t('lock.unlockActions') : t('lock.lockActions')}
      onClick={() => gestures.lock(path, !locked)}
    />
  )
}

/** The field for the next action. */
export function ActionComposer({ theme, may }: { theme: string; may: boolean }) {
  const { t } = useWords()
  const session = useBoardSession()
  const [title, setTitle] = useBegun(`actions/${theme}`)
  if (!may) return title.trim() !== '' && <div className={styles.foot}><Stranded words={title} onDone={() => setTitle('')} /></div>
  const ready = title.trim() !== '' && codePoints(title.trim()) <= LIMITS.title
  const add = () => {
    session.edit.addAction({ theme, title: title.trim() })
    setTitle('')
  }
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || !ready) return
    event.preventDefault()
    add()
  }
  return (
    <div className={styles.foot}>
      <div className={styles.composer}>
        <label className={styles.field}>
          <Icon name="plus" size={18} />
          <input
            value={title} maxLength={LIMITS.title} aria-label={t('actions.new')} placeholder={t('actions.new')} enterKeyHint="send"
            onChange={(event) => setTitle(event.target.value)} onKeyDown={keys}
          />
        </label>
        {ready && <IconButton small icon="check" label={t('card.add')} onMouseDown={keepWriting} onClick={add} />}
      </div>
    </div>
  )
}
