import type { GroupData } from '../../../shared/board/read.ts'
import { IconButton } from '../../design/Button.tsx'
import { Menu } from '../../design/Menu.tsx'
import { useMayMove } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import styles from './Group.module.css'
import { MoveMenu } from './MoveMenu.tsx'
import { GroupVerbs } from './tools.tsx'

interface GroupToolsProps {
  group: GroupData
  members: readonly string[]
}

/** What one can do with a group as one thing. */
export function GroupTools({ group, members }: GroupToolsProps) {
  const { t } = useWords()
  const mayMove = useMayMove('groups', group.id)
  const title = group.title || t('group.untitled')
  return (
    <span className={styles.tools}>
      {mayMove && <MoveMenu root="groups" id={group.id} place={group.place} />}
      <Menu
        label={t('group.menu', { title })} side="end"
        trigger={(props) => <IconButton small icon="more" label={t('group.menu', { title })} data-tool="more" {...props} />}
      >
        <GroupVerbs group={group} members={members} />
      </Menu>
    </span>
  )
}
