/** What the last votes came to for one card or group. */
import { secondOf, secondScaleOf } from '../../../shared/board/rating.ts'
import { weightOf, type RatedTarget } from '../../../shared/board/ratingTally.ts'
import type { Result, TargetResult } from '../../../shared/board/tally.ts'
import type { Words } from '../../state/words.ts'

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

type Saying = Pick<Words, 't' | 'formatNumber' | 'formatMean'>

/** A mark in a sign's width; empty where nobody rated. */
export function markSign(mark: Mark, { formatNumber, formatMean }: Omit<Saying, 't'>): string {
  if ('dots' in mark) return formatNumber(mark.dots)
  const weight = weightOf(mark)
  return weight === null ? '' : formatMean(weight)
}

/** A mark in words. */
export function markWords(mark: Mark, { t, formatMean }: Saying): string {
  if ('dots' in mark) return t('card.votes', { n: mark.dots })
  const second = secondOf(mark).mean
  if (mark.impact.mean === null || second === null) return t('rating.unrated')
  return `${t('rating.impact')} ${formatMean(mark.impact.mean)}, ${t(`rating.${secondScaleOf(mark)}`)} ${formatMean(second)}`
}

/** A mark in numbers, where there is room for both of a rating. */
export function markNumbers(mark: Mark, saying: Omit<Saying, 't'>): string {
  if ('dots' in mark) return markSign(mark, saying)
  const second = secondOf(mark).mean
  return mark.impact.mean === null || second === null ? '' : `${saying.formatMean(mark.impact.mean)} × ${saying.formatMean(second)}`
}
