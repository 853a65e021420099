import { IconButton } from '../../design/Button.tsx'
import { Menu } from '../../design/Menu.tsx'
import { useWords } from '../../state/words.ts'
import { MoveVerbs } from './tools.tsx'

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
