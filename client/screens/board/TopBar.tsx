import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Menu, MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { Tabs, type Tab } from '../../design/Tabs.tsx'
import { Icon } from '../../design/Icon.tsx'
import { useBoard, useLockAbove, useThemes, useUndo } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { PhaseChip } from '../agenda/PhaseChip.tsx'
import { FilterButton } from './FilterButton.tsx'
import { focusActions } from './focus.ts'
import { LockSign } from './LockSign.tsx'
import { PeopleButton } from './PeopleButton.tsx'
import { TABLET, useMedia } from './phone.ts'
import { SavedSignNow } from './SavedSignNow.tsx'
import { useScreen, useView } from './screen.ts'
import { TABS, tabOf, viewOfTab } from './tabs.ts'
import { BoardVerbs } from './tools.tsx'
import styles from './TopBar.module.css'
import type { View } from './viewStore.ts'

/** Where there is room for so many people. */
const WIDE = '(min-width: 1400px)'

/** The one slim bar: what this is, where one is, what is going on, who is here, whether it is safe. */
export function TopBar({ phone }: { phone: boolean }) {
  const { title } = useBoard()
  const lock = useLockAbove('')
  const wide = useMedia(WIDE)
  // On a tablet held upright the tabs have a line of their own.
  const tablet = useMedia(TABLET) && !phone
  const views = !phone && <div className={styles.views}><ViewTabs /><MoreViews /></div>
  return (
    <header className={classes(styles.bar, phone && styles.phone, tablet && styles.tablet)}>
      <div className={styles.where}>
        <h1 className={styles.title} title={title} tabIndex={-1} dir="auto">{title}</h1>
        {phone && <SavedSignNow short={phone} />}
      </div>
      {lock && <LockSign lock={lock} />}
      {!tablet && views}
      <div className={styles.middle}><PhaseChip /></div>
      <div className={styles.end}>
        {!phone && <div className={styles.people}><PeopleButton most={tablet ? 3 : wide ? 8 : 5} /></div>}
        {!phone && <Saved short={!wide} />}
        {!phone && <UndoButtons />}
        {!phone && <FilterButton />}
        {!phone && <ActionsButton />}
        <BoardMenu phone={phone} />
      </div>
      {tablet && views}
    </header>
  )
}

/** The sign changes with every letter: it keeps the room for what it says then. */
function Saved({ short }: { short: boolean }) {
  const { t } = useWords()
  return <span className={styles.apart} data-widest={short ? `${t('saved.saving')} 10` : t('saved.savingN', { n: 10 })}><SavedSignNow short={short} /></span>
}

function BoardMenu({ phone }: { phone: boolean }) {
  const { t } = useWords()
  return (
    <Menu label={t('menu.board')} side="end" trigger={(props) => <IconButton icon="menu" label={t('menu.board')} {...props} />}>
      <BoardVerbs phone={phone} />
    </Menu>
  )
}

export function ViewTabs({ withoutOverview }: { withoutOverview?: boolean }) {
  const { t } = useWords()
  const { view } = useScreen()
  const themes = useThemes()
  const now = useView((state) => state.view)
  const value = now === null ? '' : tabOf(now)
  const tabs: Tab<string>[] = themes.map((theme) => ({ id: `theme-${theme.id}`, label: theme.title, note: <ThemeLock theme={theme.id} /> }))
  if (themes.length > 1 && !withoutOverview) tabs.push({ id: 'overview', label: t('board.overview') })
  if (now && now.kind !== 'theme' && now.kind !== 'overview') tabs.push({ id: now.kind, label: t(`board.${now.kind}`) })
  useEffect(() => {
    // Where there is no room for all tabs, the one that is on must still be seen.
    document.getElementById(`${TABS}-tab-${value}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value])
  return <Tabs label={t('board.tabs')} tabs={tabs} value={value} onChange={(id) => view.show(viewOfTab(id))} name={TABS} />
}

function ThemeLock({ theme }: { theme: string }): ReactNode {
  const { t } = useWords()
  const lock = useLockAbove(`swot/${theme}`)
  if (!lock || lock.path === '') return null
  return <span role="img" aria-label={t('lock.locked')}><Icon name="lock" size={16} /></span>
}

/** All there is to see of the board, also where the tabs have no room for it, and the registers: places one goes to now and then. */
export function MoreViews({ withoutOverview }: { withoutOverview?: boolean }) {
  const { t } = useWords()
  const { view } = useScreen()
  const themes = useThemes()
  const now = useView((state) => state.view && tabOf(state.view))
  const item = (to: View, words: string) => <MenuItem key={tabOf(to)} checked={now === tabOf(to)} onSelect={() => view.show(to)}>{words}</MenuItem>
  return (
    <Menu label={t('board.tabs')} trigger={(props) => <IconButton icon="chevronDown" label={t('board.tabs')} {...props} />}>
      <MenuGroup>
        {themes.map(({ id, title }) => item({ kind: 'theme', theme: id }, title))}
        {themes.length > 1 && !withoutOverview && item({ kind: 'overview' }, t('board.overview'))}
      </MenuGroup>
      <MenuGroup>{(['practices', 'measures', 'priorities', 'parking'] as const).map((kind) => item({ kind }, t(`board.${kind}`)))}</MenuGroup>
    </Menu>
  )
}

function UndoButtons() {
  const { t } = useWords()
  const { gestures } = useScreen()
  const { canUndo, canRedo } = useUndo()
  return (
    <>
      <IconButton icon="undo" label={t('common.undo')} disabled={!canUndo} onClick={() => gestures.undo()} />
      <IconButton icon="redo" label={t('common.redo')} disabled={!canRedo} onClick={() => gestures.redo()} />
    </>
  )
}

/** Brings the action list back; hiding it is done where it stands. */
function ActionsButton() {
  const { t } = useWords()
  const { view } = useScreen()
  const hidden = useView((state) => state.actions === 'hidden')
  const stood = useRef(false)
  if (!hidden) stood.current = true
  const unfold = () => {
    view.set({ actions: 'column' })
    focusActions()
  }
  // It appears where hiding the list was pressed, which took that button away.
  return hidden && <IconButton autoFocus={stood.current} icon="list" label={t('actions.unfold')} onClick={unfold} />
}
