import { MoveMenu } from './MoveMenu.tsx'
import { IconButton } from '../../design/Button.tsx'
import { Menu } from '../../design/Menu.tsx'
import type { CardView } from '../../state/boardIndex.ts'
import { useMayEditText, useMayMove } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './Card.module.css'
import { CardVerbs } from './tools.tsx'
import { useScreen } from './screen.ts'

/** The few things one can do with a card, in its foot. What the rules do not allow is not there. */
export function CardTools({ card }: { card: CardView }) {
  const { id } = card
  const { t } = useWords()
  const { view } = useScreen()
  const mayEdit = useMayEditText('cards', id)
  const mayMove = useMayMove('cards', id)
  return (
    <span className={styles.tools}>
      {mayEdit && <IconButton small icon="edit" label={t('card.edit')} onClick={() => view.edit(id)} />}
      {mayMove && <MoveMenu root="cards" id={id} place={card.place} />}
      <CardMenu card={card} />
    </span>
  )
}

function CardMenu({ card }: { card: CardView }) {
  const { t } = useWords()
  return (
    <Menu
      label={t('card.more')} side="end"
      trigger={(props) => <IconButton small icon="more" label={t('card.more')} data-tool="more" {...props} />}
    >
      <CardVerbs card={card} />
    </Menu>
  )
}
