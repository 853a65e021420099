import { useWords } from '../../state/words.ts'
import type { Mark } from '../../../shared/board/results.ts'
import { markNumbers, markSign, markWords } from './lastVote.ts'

/** What the last vote said of something, as a small sign: its dots or its weight; `both`: the two numbers that make the weight. */
export function VoteMark({ mark, className, both }: { mark: Mark; className?: string; both?: boolean }) {
  const words = useWords()
  const sign = both ? markNumbers(mark, words) : markSign(mark, words)
  const told = markWords(mark, words)
  const rated = !('dots' in mark)
  return sign !== '' && <span className={className} role="img" aria-label={told} title={rated ? told : undefined} data-rated={rated || undefined} data-none={(!rated && mark.dots === 0) || undefined}>{sign}</span>
}
