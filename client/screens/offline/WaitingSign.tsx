import type { EntityRoot } from '../../../shared/board/keys.ts'
import { Icon } from '../../design/Icon.tsx'
import { useIsWaiting } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'

/** Beside what was written here and has not reached the server; what has bears no sign. */
export function WaitingSign({ root, id }: { root: EntityRoot; id: string }) {
  return useIsWaiting(root, id) && <Waiting />
}

/** The sign itself. */
export function Waiting() {
  const { t } = useWords()
  return <span role="img" aria-label={t('offline.waiting')} title={t('offline.waiting')}><Icon name="saving" size={16} /></span>
}
