/** What a phase is called, in the words of the reader. */
import type { Phase } from '../../../shared/board/keys.ts'
import { codePoints } from '../../../shared/board/limits.ts'
import { useWords, type Say } from '../../state/words.ts'

/** A phase without a name of its own is called by its kind. */
const phaseName = ({ name, kind }: Pick<Phase, 'name' | 'kind'>, t: Say): string => name || t(`phase.${kind}`)

/** Longer than this a name of one's own does not fit into the bar; its kind says in a word what people do. */
const SHORT = 24

export const shortPhaseName = (phase: Pick<Phase, 'name' | 'kind'>, t: Say): string =>
  phase.name !== '' && codePoints(phase.name) <= SHORT ? phase.name : t(`phase.${phase.kind}`)

export function usePhaseName(): (phase: Pick<Phase, 'name' | 'kind'>) => string {
  const { t } = useWords()
  return (phase) => phaseName(phase, t)
}
