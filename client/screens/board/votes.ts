/** Dots that a card or group got in closed votes. */
import { useResults } from '../../state/hooks.ts'

/** The dots of the last closed vote in which this stood; null where there was none. */
export function useVotes(path: string): number | null {
  const results = useResults()
  for (let i = results.length - 1; i >= 0; i--) {
    const target = results[i]!.targets[path]
    if (target) return target.dots
  }
  return null
}
