/** What closed votes said: the results as the server wrote them, and the last word on one card or group. */
import type * as Y from 'yjs'
import { weightOf, type RatedTarget } from './ratingTally.ts'
import type { Result, TargetResult } from './tally.ts'

/** A closed vote as the server wrote it into `results`. */
export type VoteResult = Result & { readonly id: string }

/** In the order in which they were closed. */
export function readResults(doc: Y.Doc): VoteResult[] {
  const out: VoteResult[] = []
  doc.getMap('results').forEach((value, id) => {
    if (value !== null && typeof value === 'object') out.push({ ...(value as Result), id })
  })
  return out.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** What a vote said of one thing: dots, or a rating. */
export type Mark = TargetResult | RatedTarget
/** As much of a result as one needs to find what it says of something. */
export type Told = Pick<Result, 'targets'>

/** Whether anybody voted. */
export const hadVoters = ({ targets }: Told): boolean => Object.values<Mark>(targets).some(({ voters }) => voters > 0)

/**
 * What the last vote said in which this stood; null where there was none. The results come in the order in which they were closed. One
 * in which nobody voted, closed again at once, says nothing and leaves what the vote before it said.
 */
export function lastMark(results: readonly Told[], path: string): Mark | null {
  const last = results.findLast(({ targets }) => Object.hasOwn(targets, path) && hadVoters({ targets }))
  return last?.targets[path] ?? null
}

/** How much a mark weighs among others of its kind. */
export const weightOfMark = (mark: Mark): number => ('dots' in mark ? mark.dots : (weightOf(mark) ?? 0))
