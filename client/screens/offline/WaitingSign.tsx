import type { EntityRoot } from '../../../shared/board/keys.ts'
import { useIsWaiting } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { waitingSign } from '../board/cardFace.tsx'

/** Beside what was written here and has not reached the server; what has bears no sign. */
export function WaitingSign({ root, id }: { root: EntityRoot; id: string }) {
  const { t } = useWords()
  return useIsWaiting(root, id) && waitingSign(t)
}
