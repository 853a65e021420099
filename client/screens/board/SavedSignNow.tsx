import { SavedSign, type SavedState } from '../../design/SavedSign.tsx'
import type { SavedSign as Saved } from '../../state/saved.ts'
import { useKeeping, useSaved } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'

const LOOK: Record<Saved['state'], SavedState> = {
  saved: 'saved', saving: 'saving', offline: 'offline', refused: 'refused', connecting: 'waiting', readonly: 'saved',
}

/** Whether what one wrote is safe. `short`: the count without the sentence around it, which would push all else off a phone. */
export function SavedSignNow({ short }: { short?: boolean }) {
  const { t } = useWords()
  const { state, waiting } = useSaved()
  const { keeping } = useKeeping()
  const counted = (state === 'saving' || state === 'offline') && waiting > 0
  const key = !counted ? (`saved.${state}` as const) : state === 'offline' && keeping === 'kept' ? 'offline.keptN' : (`saved.${state}N` as const)
  const words = t(key, { n: waiting })
  return <SavedSign state={LOOK[state]} label={short && counted ? `${t(`saved.${state}`)} ${waiting}` : words} title={words} />
}
