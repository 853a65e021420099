/** What closed votes said of a card or group. */
import { useResults } from '../../state/hooks.ts'
import { lastMark, type Mark } from '../../../shared/board/results.ts'

/** What the last closed vote said in which this stood; null where there was none. */
export function useVotes(path: string): Mark | null {
  return lastMark(useResults(), path)
}
