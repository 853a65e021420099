import { useEffect, useId, type ReactNode } from 'react'
import { IconButton } from '../../design/Button.tsx'
import { classes } from '../../design/classes.ts'
import { Menu, MenuItem } from '../../design/Menu.tsx'
import { Tabs, type Tab } from '../../design/Tabs.tsx'
import { Icon } from '../../design/Icon.tsx'
import { useBoard, useLockAbove, useThemes, useUndo } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { PhaseChip } from '../agenda/PhaseChip.tsx'
import { focusActions } from './focus.ts'
import { LockSign } from './LockSign.tsx'
import { PeopleButton } from './PeopleButton.tsx'
import { SavedSignNow } from './SavedSignNow.tsx'
import { useScreen, useView } from './screen.ts'
import { TABS, tabOf, viewOfTab } from './tabs.ts'
import { BoardMenu, FilterButton } from './tools.tsx'
import styles from './TopBar.module.css'

/** The one slim bar: what this is, where one is, what is going on, who is here, whether it is safe. */
export function TopBar({ phone }: { phone: boolean }) {
  const { title } = useBoard()
  const lock = useLockAbove('')
  return (
    <header className={classes(styles.bar, phone && styles.phone)}>
      <div className={styles.where}>
        <h1 className={styles.title} title={title} tabIndex={-1} dir="auto">{title}</h1>
        {phone && <SavedSignNow short={phone} />}
      </div>
      {lock && <LockSign lock={lock} />}
      {!phone && <div className={styles.views}><ViewTabs /><MoreViews /></div>}
      <div className={styles.middle}><PhaseChip /></div>
      <div className={styles.end}>
        {!phone && <PeopleButton most={8} />}
        {!phone && <span className={styles.apart}><SavedSignNow /></span>}
        {!phone && <UndoButtons />}
        {!phone && <FilterButton />}
        {!phone && <ActionsButton />}
        <BoardMenu phone={phone} />
      </div>
    </header>
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

/** Registers, priorities and the parking lot: places one goes to now and then. */
export function MoreViews() {
  const { t } = useWords()
  const { view } = useScreen()
  const now = useView((state) => state.view?.kind)
  const label = useId()
  return (
    <Menu
      label={t('board.more')}
      trigger={(props) => <IconButton icon="chevronDown" label={t('board.more')} id={label} {...props} />}
    >
      {(['practices', 'measures', 'priorities', 'parking'] as const).map((kind) => (
        <MenuItem key={kind} checked={now === kind} onSelect={() => view.show({ kind })}>{t(`board.${kind}`)}</MenuItem>
      ))}
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
  const unfold = () => {
    view.set({ actions: 'column' })
    focusActions()
  }
  // It appears where hiding the list was pressed, which took that button away.
  return hidden && <IconButton autoFocus icon="list" label={t('actions.unfold')} onClick={unfold} />
}
