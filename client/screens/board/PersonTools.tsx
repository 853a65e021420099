import type { Person } from '../../../shared/protocol/room.ts'
import { IconButton } from '../../design/Button.tsx'
import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useBoard, useFloor } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import { useScreen } from './screen.ts'

/** What a moderator does with a person who is here: gives them the floor out of turn, or takes them from the board, which asks where it stands. */
export function PersonTools({ person: { id, role }, name }: { person: Person; name: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  const { closed } = useBoard()
  const speaks = useFloor().some((entry) => entry.id === id && entry.speaking)
  return (
    <>
      {role !== 'observer' && !speaks && !closed && (
        <IconButton icon="hand" label={t('floor.give', { name })} onClick={() => gestures.command({ type: 'floor.next', id })} />
      )}
      <AskInPlace
        kind="quiet" icon="close" question={t('people.removeAsk', { name })} yes={t('forget.do')}
        onYes={() => gestures.command({ type: 'participant.remove', id })}
      >
        <VisuallyHidden>{t('people.remove', { name })}</VisuallyHidden>
      </AskInPlace>
    </>
  )
}
