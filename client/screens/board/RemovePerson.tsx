import { VisuallyHidden } from '../../design/VisuallyHidden.tsx'
import { useWords } from '../../state/words.ts'
import { AskInPlace } from '../session/AskInPlace.tsx'
import { useScreen } from './screen.ts'

/** Takes a person from the board, for moderators: it asks where it stands. */
export function RemovePerson({ id, name }: { id: string; name: string }) {
  const { t } = useWords()
  const { gestures } = useScreen()
  return (
    <AskInPlace
      kind="quiet" icon="close" question={t('people.removeAsk', { name })} yes={t('forget.do')}
      onYes={() => gestures.command({ type: 'participant.remove', id })}
    >
      <VisuallyHidden>{t('people.remove', { name })}</VisuallyHidden>
    </AskInPlace>
  )
}
