import type { VoteResult } from '../../../shared/board/results.ts'
import { useWords } from '../../state/words.ts'

/** What a closed vote is called: its title, or when it was closed. */
export function useResultName(): (result: VoteResult) => string {
  const { t, formatMoment } = useWords()
  return ({ title, at }) => title || t('vote.untitled', { time: formatMoment(at) })
}
