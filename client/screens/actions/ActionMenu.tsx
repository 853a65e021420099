import type { ActionData } from '../../../shared/board/read.ts'
import { IconButton } from '../../design/Button.tsx'
import { Menu, MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { useBoardSession, useLeads, useLock, useMayEditText, useMayMove, useMayTrash } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { useScreen } from '../board/screen.ts'

/** What one can do with an action. */
export function ActionMenu({ action }: { action: ActionData }) {
  const { t } = useWords()
  const label = t('actions.rowMenu', { title: action.title || t('actions.untitled') })
  return (
    <Menu label={label} side="end" trigger={(props) => <IconButton small icon="more" label={label} data-tool="more" {...props} />}>
      <ActionVerbs action={action} />
    </Menu>
  )
}

function ActionVerbs({ action }: { action: ActionData }) {
  const { id, theme } = action
  const { t } = useWords()
  const { view, gestures } = useScreen()
  const session = useBoardSession()
  const leads = useLeads()
  const mayEdit = useMayEditText('actions', id)
  const mayMove = useMayMove('actions', id)
  const mayTrash = useMayTrash('actions', id)
  const locked = useLock(`action/${id}`) !== null
  const all = session.index.actionsOf(theme)
  const at = all.indexOf(id)
  return (
    <>
      <MenuGroup>
        {mayEdit && <MenuItem icon="edit" keys={t('key.enter')} onSelect={() => view.edit(id)}>{t('card.edit')}</MenuItem>}
        {mayMove && at > 0 && <MenuItem icon="up" onSelect={() => gestures.moves.stepAction(id, -1)}>{t('card.moveUp')}</MenuItem>}
        {mayMove && at < all.length - 1 && <MenuItem icon="down" onSelect={() => gestures.moves.stepAction(id, 1)}>{t('card.moveDown')}</MenuItem>}
        <MenuItem icon="copy" onSelect={() => void gestures.copy(action.title)}>{t('card.copy')}</MenuItem>
      </MenuGroup>
      {(leads || mayTrash) && (
        <MenuGroup>
          {leads && (
            <MenuItem icon={locked ? 'unlock' : 'lock'} keys="L" onSelect={() => gestures.lock(`action/${id}`, !locked)}>
              {locked ? t('lock.unlock') : t('lock.lock')}
            </MenuItem>
          )}
          {mayTrash && <MenuItem icon="trash" keys={t('key.delete')} onSelect={() => gestures.bin.put([id])}>{t('actions.trash')}</MenuItem>}
        </MenuGroup>
      )}
    </>
  )
}
