import { QUADRANTS } from '../../../shared/board/keys.ts'
import { boxPlace, parsePlace } from '../../../shared/board/place.ts'
import { IconButton } from '../../design/Button.tsx'
import { Menu, MenuGroup, MenuItem } from '../../design/Menu.tsx'
import { QuadrantMark } from '../../design/QuadrantMark.tsx'
import { useBoardSession } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './MoveMenu.module.css'
import { useScreen } from './screen.ts'

interface MoveMenuProps {
  root: 'cards' | 'groups'
  id: string
  place: string
}

/** Moving without dragging: to a position in the box, to another box of the theme, or anywhere by the dialog. */
export function MoveMenu(props: MoveMenuProps) {
  const { t } = useWords()
  return (
    <Menu
      label={t('card.moveTo')} side="end"
      trigger={(trigger) => <IconButton small icon="move" label={t('card.move')} data-tool="move" {...trigger} />}
    >
      <MoveVerbs {...props} />
    </Menu>
  )
}

function MoveVerbs({ root, id, place }: MoveMenuProps) {
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
