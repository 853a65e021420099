import { QUADRANTS } from '../../../shared/board/keys.ts'
import { boxPlace, parsePlace } from '../../../shared/board/place.ts'
import { MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './MoveVerbs.module.css'
import { useScreen } from './screen.ts'

interface MoveVerbsProps {
  root: 'cards' | 'groups'
  id: string
  place: string
}

/** Where a card or group may go, while the menu is open. */
export function MoveVerbs({ root, id, place }: MoveVerbsProps) {
  const { t } = useWords()
  const { gestures, view } = useScreen()
  const session = useBoardSession()
  const box = session.index.box(place)
  const at = box.findIndex((item) => item.id === id)
  const parsed = parsePlace(place)
  const boxes = parsed?.kind === 'swot'
    ? QUADRANTS.filter((quadrant) => quadrant !== parsed.quadrant && session.may.moveTo(root, id, boxPlace(parsed.theme, quadrant)))
    : []
  return (
    <>
      {parsed?.kind === 'swot' && boxes.length > 0 && (
        <MenuGroup label={t('card.moveTo')}>
          {boxes.map((quadrant) => (
            <MenuItem key={quadrant} onSelect={() => gestures.moves.to([id], boxPlace(parsed.theme, quadrant), 'end')}>
              <span className={styles.box}><QuadrantMark quadrant={quadrant} />{t(`quadrant.${quadrant}`)}</span>
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      {at !== -1 && box.length > 1 && (
        <MenuGroup label={t('card.moveWithin')}>
          {at > 0 && <MenuItem icon="up" onSelect={() => gestures.moves.to([id], place, 'start')}>{t('card.moveTop')}</MenuItem>}
          {at > 0 && <MenuItem icon="chevronUp" onSelect={() => gestures.moves.step(id, 'up')}>{t('card.moveUp')}</MenuItem>}
          {at < box.length - 1 && <MenuItem icon="chevronDown" onSelect={() => gestures.moves.step(id, 'down')}>{t('card.moveDown')}</MenuItem>}
          {at < box.length - 1 && <MenuItem icon="down" onSelect={() => gestures.moves.to([id], place, 'end')}>{t('card.moveEnd')}</MenuItem>}
        </MenuGroup>
      )}
      <MenuGroup>
        <MenuItem icon="right" onSelect={() => view.set({ choosing: { ids: [id] } })}>{t('card.moveElsewhere')}</MenuItem>
      </MenuGroup>
    </>
  )
}
