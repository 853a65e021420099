/** How it is said what the last votes came to for one card or group. */
import { secondOf, secondScaleOf } from '../../../shared/board/rating.ts'
import { weightOf } from '../../../shared/board/ratingTally.ts'
import type { Mark } from '../../../shared/board/results.ts'
import type { Words } from '../../state/words.ts'

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
