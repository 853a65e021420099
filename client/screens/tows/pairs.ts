/** TOWS: which two boxes a pair sets against each other, what of them counts most, and what no action answers yet. */
import type { Quadrant, Tows } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import type { BoardIndex } from '../../state/boardIndex.ts'
import { hadVoters, lastMark, weightOfMark, type Mark, type Told } from '../../../shared/board/results.ts'
import { placeOfTarget } from '../vote/targets.ts'

/** The box inside and the box outside. */
export const PAIRS: Readonly<Record<Tows, readonly [Quadrant, Quadrant]>> = { SO: ['S', 'O'], ST: ['S', 'T'], WO: ['W', 'O'], WT: ['W', 'T'] }

export interface Choice {
  id: string
  kind: 'card' | 'group'
  /** What the last vote said in which it stood; null when it stood in none of the kind that ranks its box. */
  mark: Mark | null
}

type Index = Pick<BoardIndex, 'box' | 'members'>

/**
 * The groups and ungrouped cards of a box, the weightiest first, then as they stand. Dots and ratings cannot be set against each
 * other: the kind of vote that was the last here ranks the box.
 */
export function choicesIn(index: Index, theme: string, quadrant: Quadrant, results: readonly Told[]): Choice[] {
  const items = index.box(boxPlace(theme, quadrant)).filter(({ kind, id, draft }) => (kind === 'group' ? index.members(id).length > 0 : !draft))
  const paths = items.map(({ id, kind }) => `${kind}/${id}`)
  const about = results.filter(hadVoters).filter(({ targets }) => paths.some((path) => Object.hasOwn(targets, path)))
  const kindOf = ({ targets }: Told) => paths.some((path) => Object.hasOwn(targets, path) && 'dots' in targets[path]!)
  const ranking = about.filter((result) => kindOf(result) === kindOf(about.at(-1)!))
  return items
    .map(({ id, kind }) => ({ id, kind, mark: lastMark(ranking, `${kind}/${id}`) }))
    .sort((a, b) => (b.mark ? weightOfMark(b.mark) : -1) - (a.mark ? weightOfMark(a.mark) : -1))
}

/** The votes that were held on something of a theme. */
export function votesOn<T extends Told>(index: Pick<BoardIndex, 'card' | 'group'>, theme: string, results: readonly T[]): T[] {
  const here = `swot/${theme}/`
  return results.filter(({ targets }) => Object.keys(targets).some((path) => placeOfTarget(index, path)?.startsWith(here)))
}

/** TOWS-1: weaknesses and threats of a theme that no action of any theme cites, neither the group nor a card in it. */
export function unanswered(index: Index & Pick<BoardIndex, 'cited'>, theme: string, results: readonly Told[]): (Choice & { quadrant: Quadrant })[] {
  const { cited } = index
  return (['W', 'T'] as const).flatMap((quadrant) =>
    choicesIn(index, theme, quadrant, results)
      .filter(({ id, kind }) => !cited.has(id) && !(kind === 'group' && index.members(id).some((card) => cited.has(card))))
      .map((choice) => ({ ...choice, quadrant })),
  )
}
