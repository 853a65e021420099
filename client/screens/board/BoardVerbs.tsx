import { MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { memory } from '../../state/device.ts'
import { useBoard, useBoardSession, useIsModerator, useKeepsRecord, useLock, useYou } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { navigate } from '../../routing.ts'
import { useScreen, useView } from './screen.ts'

/** What stands in the menu of the board: everything about it as a whole. */
export function BoardVerbs({ phone }: { phone: boolean }) {
  const { t } = useWords()
  const { view, gestures } = useScreen()
  const { id } = useBoardSession()
  const moderator = useIsModerator()
  const keepsRecord = useKeepsRecord()
  const { closed, attribution, offline } = useBoard()
  const writes = useYou()?.role !== 'observer' && !closed
  const locked = useLock('') !== null
  const outline = useView((state) => state.outline)
  const show = (next: boolean) => {
    memory.setDevice({ outline: next })
    const { actions } = view.now
    // The wide table stands where the outline is to be.
    view.set({ outline: next, session: null, phoneTab: 'board', actions: actions === 'table' ? 'column' : actions })
  }
  return (
    <>
      <MenuGroup>
        {moderator && <MenuItem icon="link" onSelect={() => view.set({ panel: 'links' })}>{t('menu.links')}</MenuItem>}
        {keepsRecord && !closed && <MenuItem icon="plus" onSelect={() => view.set({ panel: 'paste' })}>{t('paste.menu')}</MenuItem>}
        <MenuItem icon="display" onSelect={() => navigate(`${location.pathname}/display`)}>{t('menu.display')}</MenuItem>
        <MenuItem icon="list" onSelect={() => navigate(`/b/${id}/report`)}>{t('menu.report')}</MenuItem>
        <MenuItem icon="export" onSelect={() => view.set({ panel: 'export' })}>{t('menu.export')}</MenuItem>
        <MenuItem icon="trash" onSelect={() => view.set({ panel: 'bin' })}>{t('menu.bin')}</MenuItem>
      </MenuGroup>
      <MenuGroup label={t('session.title')}>
        {phone && <MenuItem icon="people" onSelect={() => view.set({ panel: 'people' })}>{t('people.title')}</MenuItem>}
        <MenuItem icon="calendar" onSelect={() => view.set({ session: 'agenda' })}>{t('agenda.title')}</MenuItem>
        <MenuItem icon="hand" onSelect={() => view.set({ session: 'floor' })}>{t('floor.title')}</MenuItem>
        <MenuItem icon="vote" onSelect={() => view.set({ session: 'vote' })}>{t('vote.title')}</MenuItem>
        <MenuItem icon="link" onSelect={() => view.set({ session: 'tows' })}>{t('tows.title')}</MenuItem>
        <MenuItem icon="flag" onSelect={() => view.set({ session: 'conclusions' })}>{t('conclude.title')}</MenuItem>
        {moderator && <MenuItem icon="people" onSelect={() => view.set({ session: 'participation' })}>{t('people.part')}</MenuItem>}
      </MenuGroup>
      <MenuGroup>
        <MenuItem icon="qr" onSelect={() => view.set({ panel: 'handover' })}>{t('handover.title')}</MenuItem>
        <MenuItem icon="globe" onSelect={() => view.set({ panel: 'settings' })}>{t('menu.settings')}</MenuItem>
        <MenuItem icon="list" checked={outline} onSelect={() => show(!outline)}>{t('outline.show')}</MenuItem>
        {writes && <MenuItem icon="select" onSelect={() => view.set({ selecting: true })}>{t('select.start')}</MenuItem>}
        {phone ? (
          <>
            <MenuItem icon="filter" onSelect={() => view.set({ panel: 'filter' })}>{t('filter.title')}</MenuItem>
            {writes && <MenuItem icon="undo" onSelect={() => gestures.undo()}>{t('common.undo')}</MenuItem>}
          </>
        ) : (
          <MenuItem icon="info" keys="?" onSelect={() => view.set({ panel: 'shortcuts' })}>{t('menu.shortcuts')}</MenuItem>
        )}
      </MenuGroup>
      {moderator && (
        <MenuGroup>
          {!closed && <MenuItem icon="edit" onSelect={() => view.set({ panel: 'setup' })}>{t('setup.title')}</MenuItem>}
          {!closed && (
            <MenuItem icon={locked ? 'unlock' : 'lock'} onSelect={() => gestures.lock('', !locked)}>
              {locked ? t('lock.unlockBoard') : t('lock.lockBoard')}
            </MenuItem>
          )}
          {!closed && attribution !== 'none' && <MenuItem icon="person" onSelect={() => view.set({ panel: 'attribution' })}>{t('menu.attribution')}</MenuItem>}
          {!closed && (
            <MenuItem icon="offline" checked={offline} onSelect={() => gestures.command({ type: 'board.update', offline: !offline })}>{t('offline.allow')}</MenuItem>
          )}
          {closed ? (
            <MenuItem icon="restore" onSelect={() => gestures.command({ type: 'board.reopen' })}>{t('menu.reopen')}</MenuItem>
          ) : (
            <MenuItem icon="close" danger onSelect={() => view.set({ panel: 'close' })}>{t('menu.close')}</MenuItem>
          )}
          <MenuItem icon="trash" danger onSelect={() => view.set({ panel: 'keep' })}>{t('keep.title')}</MenuItem>
        </MenuGroup>
      )}
      <MenuGroup>
        <MenuItem icon="left" onSelect={() => navigate('/')}>{t('menu.leave')}</MenuItem>
        <MenuItem icon="trash" onSelect={() => view.set({ panel: 'forget' })}>{t('forget.menu')}</MenuItem>
      </MenuGroup>
    </>
  )
}
