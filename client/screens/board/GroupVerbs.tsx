import type { GroupData } from '../../../shared/board/read.ts'
import { MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { useBoardSession, useLeads, useLock, useMayCluster, useMayEditText, useMayTrash, useMayWriteActions } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { AskItem } from '../floor/AskItem.tsx'
import { SpotlightItem } from '../spotlight/SpotlightItem.tsx'
import { themeOf } from './CardVerbs.tsx'
import { useScreen } from './screen.ts'

interface GroupVerbsProps {
  group: GroupData
  members: readonly string[]
}

/** What stands in the menu of a group, while it is open. */
export function GroupVerbs({ group, members }: GroupVerbsProps) {
  const { id, place } = group
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const mayEdit = useMayEditText('groups', id)
  const mayTrash = useMayTrash('groups', id)
  const mayCluster = useMayCluster(place) && mayTrash
  const theme = themeOf(place)
  const mayAct = useMayWriteActions(theme ?? '')
  const leads = useLeads()
  const locked = useLock(`group/${id}`) !== null
  const { index } = useBoardSession()
  const others = mayCluster ? index.box(place).filter((item) => item.kind === 'group' && gestures.grouping.mayMerge(item.id, id)) : []
  return (
    <>
      <MenuGroup>
        {mayEdit && <MenuItem icon="edit" keys={t('key.enter')} onSelect={() => view.edit(id)}>{t('group.rename')}</MenuItem>}
        <MenuItem icon="select" onSelect={() => gestures.selecting.set(members)}>{t('group.selectCards')}</MenuItem>
        {mayAct && theme !== null && (
          <MenuItem icon="list" onSelect={() => gestures.makeAction(theme, group.title, id)}>{t('card.makeAction')}</MenuItem>
        )}
        <AskItem about={`group/${id}`} />
        <SpotlightItem path={`group/${id}`} />
      </MenuGroup>
      {others.length > 0 && (
        <MenuGroup label={t('group.merge')}>
          {others.map((other) => (
            <MenuItem key={other.id} icon="group" onSelect={() => gestures.grouping.merge(other.id, [id])}>
              {index.group(other.id)?.title || t('group.untitled')}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      <MenuGroup>
        {leads && (
          <MenuItem icon={locked ? 'unlock' : 'lock'} keys="L" onSelect={() => gestures.lock(`group/${id}`, !locked)}>
            {locked ? t('lock.unlock') : t('lock.lock')}
          </MenuItem>
        )}
        {mayCluster && <MenuItem icon="ungroup" onSelect={() => gestures.grouping.dissolve(id)}>{t('group.dissolve')}</MenuItem>}
        {mayTrash && <MenuItem icon="trash" keys={t('key.delete')} onSelect={() => gestures.bin.put([id])}>{t('group.trash')}</MenuItem>}
      </MenuGroup>
    </>
  )
}
