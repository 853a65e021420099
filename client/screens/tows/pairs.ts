/** TOWS: which two boxes a pair sets against each other, what of them counts most, and what no action answers yet. */
import type { Quadrant, Tows } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import type { ActionData } from '../../../shared/board/read.ts'
import type { Result } from '../../../shared/board/tally.ts'
import type { BoardIndex } from '../../state/boardIndex.ts'

/** The box inside and the box outside. */
export const PAIRS: Readonly<Record<Tows, readonly [Quadrant, Quadrant]>> = { SO: ['S', 'O'], ST: ['S', 'T'], WO: ['W', 'O'], WT: ['W', 'T'] }

export interface Choice {
  id: string
  kind: 'card' | 'group'
  /** Of the last vote it stood in; null when it stood in none. */
  dots: number | null
}

type Index = Pick<BoardIndex, 'box' | 'members' | 'action' | 'actionsOf'>

/** The groups and ungrouped cards of a box, most dots first, then as they stand. */
export function choicesIn(index: Index, theme: string, quadrant: Quadrant, results: readonly Pick<Result, 'targets'>[]): Choice[] {
  return index.box(boxPlace(theme, quadrant))
    .filter(({ kind, id, draft }) => (kind === 'group' ? index.members(id).length > 0 : !draft))
    .map(({ id, kind }) => ({ id, kind, dots: lastDots(`${kind}/${id}`, results) }))
    .sort((a, b) => (b.dots ?? -1) - (a.dots ?? -1))
}

function lastDots(target: string, results: readonly Pick<Result, 'targets'>[]): number | null {
  for (let at = results.length - 1; at >= 0; at--) {
    const result = results[at]!.targets[target]
    if (result) return result.dots
  }
  return null
}

/** Weaknesses and threats of a theme to which no action is linked, neither to the group nor to a card in it. Dropped actions answer nothing. */
export function unanswered(index: Index, theme: string, results: readonly Pick<Result, 'targets'>[]): (Choice & { quadrant: Quadrant })[] {
  const linked = new Set(index.actionsOf(theme).flatMap((id) => answersOf(index.action(id))))
  return (['W', 'T'] as const).flatMap((quadrant) =>
    choicesIn(index, theme, quadrant, results)
      .filter(({ id, kind }) => !linked.has(id) && !(kind === 'group' && index.members(id).some((card) => linked.has(card))))
      .map((choice) => ({ ...choice, quadrant })),
  )
}

const answersOf = (action: ActionData | null): readonly string[] => (action && action.status !== 'dropped' ? action.links : [])
