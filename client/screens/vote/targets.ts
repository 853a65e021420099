/** What is voted on: the groups of the chosen boxes, and the cards there that are in none. */
import type { BoardIndex } from '../../state/boardIndex.ts'

/** Paths in the order things stand. Groups without a card, and what is still private, are no targets. */
export function targetsIn(index: Pick<BoardIndex, 'box' | 'members'>, places: readonly string[]): string[] {
  return places.flatMap((place) =>
    index.box(place)
      .filter(({ kind, id, draft }) => (kind === 'group' ? index.members(id).length > 0 : !draft))
      .map(({ kind, id }) => `${kind}/${id}`),
  )
}

export interface TargetGroup {
  /** Empty for what is no longer on the board. */
  place: string
  targets: string[]
}

/** Targets under the place they stand in now, in the order of the vote. */
export function byPlace(index: Pick<BoardIndex, 'card' | 'group'>, targets: readonly string[]): TargetGroup[] {
  const groups = new Map<string, string[]>()
  for (const target of targets) {
    const place = placeOfTarget(index, target) ?? ''
    const there = groups.get(place)
    if (there) there.push(target)
    else groups.set(place, [target])
  }
  return [...groups].map(([place, all]) => ({ place, targets: all }))
}

export function placeOfTarget(index: Pick<BoardIndex, 'card' | 'group'>, target: string): string | null {
  const [kind, id = ''] = target.split('/')
  const found = kind === 'card' ? index.card(id) : index.group(id)
  return found && !found.trashed ? found.place : null
}
