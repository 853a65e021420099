import { parsePlace } from '../../../shared/board/place.ts'
import { MenuGroup, MenuItem } from '../../design/Menu.tsx'
import type { CardView } from '../../state/boardIndex.ts'
import { useBoardSession, useIsSelected, useLeads, useLock, useMayCluster, useMayMove, useMayTrash, useMayWriteActions } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { AskItem } from '../floor/AskItem.tsx'
import { SpotlightItem } from '../spotlight/SpotlightItem.tsx'
import { useScreen } from './screen.ts'

/** What stands in the menu of a card. Rendered only while it is open, so its questions to the rules cost nothing before. */
export function CardVerbs({ card }: { card: CardView }) {
  const { id, place, shownGroup } = card
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const session = useBoardSession()
  const mayEdit = useMayMove('cards', id)
  const selected = useIsSelected(id)
  const mayTrash = useMayTrash('cards', id)
  const mayCluster = useMayCluster(place)
  const theme = themeOf(place)
  const mayAct = useMayWriteActions(theme ?? '')
  const leads = useLeads()
  const locked = useLock(`card/${id}`) !== null
  const groups = mayCluster && shownGroup === null ? session.index.box(place).filter((item) => item.kind === 'group') : []
  return (
    <>
      <MenuGroup>
        <MenuItem icon="select" keys={t('key.space')} onSelect={() => gestures.selecting.toggle(id)}>
          {selected ? t('card.unselect') : t('card.select')}
        </MenuItem>
        <MenuItem icon="copy" onSelect={() => void gestures.copy(card.text)}>{t('card.copy')}</MenuItem>
        {mayEdit && <MenuItem icon="info" onSelect={() => view.set({ detailing: id })}>{t('card.details')}</MenuItem>}
        {mayAct && theme !== null && (
          <MenuItem icon="list" onSelect={() => gestures.makeAction(theme, card.text, id)}>{t('card.makeAction')}</MenuItem>
        )}
        {mayCluster && shownGroup !== null && (
          <MenuItem icon="ungroup" onSelect={() => gestures.grouping.leave([id])}>{t('card.leaveGroup')}</MenuItem>
        )}
        {!card.draft && <AskItem about={`card/${id}`} />}
        {!card.draft && <SpotlightItem path={`card/${id}`} />}
      </MenuGroup>
      {groups.length > 0 && (
        <MenuGroup label={t('card.joinGroup')}>
          {groups.map((group) => (
            <MenuItem key={group.id} icon="group" onSelect={() => gestures.grouping.join(group.id, [id])}>
              {session.index.group(group.id)?.title || t('group.untitled')}
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      {(leads || mayTrash) && (
        <MenuGroup>
          {leads && (
            <MenuItem icon={locked ? 'unlock' : 'lock'} keys="L" onSelect={() => gestures.lock(`card/${id}`, !locked)}>
              {locked ? t('card.unlock') : t('card.lock')}
            </MenuItem>
          )}
          {mayTrash && <MenuItem icon="trash" keys={t('key.delete')} onSelect={() => gestures.bin.put([id])}>{t('card.trash')}</MenuItem>}
        </MenuGroup>
      )}
    </>
  )
}

/** The theme whose actions a card's place belongs to; null outside the themes. */
export function themeOf(place: string): string | null {
  const parsed = parsePlace(place)
  return parsed?.kind === 'swot' ? parsed.theme : null
}
