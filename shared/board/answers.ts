/** What stands where on an exported board, and what its actions answer: the points they cite, and the weaknesses and threats none of them cites. */
import type { Archive, ArchivedAction, ArchivedCard, ArchivedGroup } from './archive.ts'
import { QUADRANTS } from './keys.ts'
import { byOrder } from './order.ts'
import { boxPlace } from './place.ts'
import { placesOf, REGISTERS } from './registers.ts'

export type Standing =
  | { kind: 'card'; id: string; order: string; card: ArchivedCard }
  | { kind: 'group'; id: string; order: string; group: ArchivedGroup; cards: readonly ArchivedCard[] }

type Points = Pick<Archive, 'cards' | 'groups'>

/** Cards and groups of a place in one order. A group that stands elsewhere by now does not hold the card. */
export function standingIn(board: Points, place: string): Standing[] {
  const groups = board.groups.filter((group) => group.place === place)
  const ids = new Set(groups.map(({ id }) => id))
  const cards = board.cards.filter((card) => card.place === place)
  return [
    ...cards.filter(({ group }) => group === undefined || !ids.has(group)).map((card) => ({ kind: 'card', id: card.id, order: card.order, card }) as const),
    ...groups.map((group) => {
      const held = cards.filter((card) => card.group === group.id)
      return { kind: 'group', id: group.id, order: group.order, group, cards: held } as const
    }),
  ].sort(byOrder)
}

/** What an outcome note holds: the steps that were agreed, however far they are. */
export const isAgreed = ({ status }: Pick<ArchivedAction, 'status'>): boolean => status === 'agreed' || status === 'in-progress' || status === 'done'

/** Every place of a board, in the order in which a session fills them. */
export function placesInOrder(board: Points & Pick<Archive, 'themes'>): string[] {
  const standing = new Set([...board.cards, ...board.groups].map(({ place }) => place))
  return [
    ...board.themes.flatMap(({ id }) => QUADRANTS.map((quadrant) => boxPlace(id, quadrant))),
    ...REGISTERS.flatMap((register) => placesOf(register, standing)),
  ]
}

/** Weaknesses and threats of a theme that no action cites, neither the group nor a card in it. Dropped actions answer nothing. */
export function unansweredIn(board: Points & Pick<Archive, 'actions'>, theme: string): Standing[] {
  const cited = new Set(board.actions.flatMap(({ status, links }) => (status === 'dropped' ? [] : links)))
  return (['W', 'T'] as const).flatMap((quadrant) => standingIn(board, boxPlace(theme, quadrant)))
    .filter((one) => !cited.has(one.id) && !(one.kind === 'group' && (one.cards.length === 0 || one.cards.some(({ id }) => cited.has(id)))))
}

/** The words of the cards and groups an action cites; a group stands for those of its cards that are cited beside it. */
export function answersOf({ cards, groups }: Points, { links }: Pick<ArchivedAction, 'links'>): string[] {
  const cited = new Set(links)
  const citedGroups = groups.filter(({ id }) => cited.has(id))
  const standing = new Map<string, string>([
    ...cards.filter((card) => cited.has(card.id) && !citedGroups.some(({ id, place }) => id === card.group && place === card.place)).map(({ id, text }) => [id, text] as const),
    ...citedGroups.map(({ id, title }) => [id, title] as const),
  ])
  return links.flatMap((id) => standing.get(id) ?? [])
}

/** What a step that is still to be done lacks. */
export function lacks({ status, due, institution }: Pick<ArchivedAction, 'status' | 'due' | 'institution'>): ('noInstitution' | 'noDue')[] {
  if (status === 'dropped' || status === 'done') return []
  return [...(institution ? [] : ['noInstitution' as const]), ...(due ? [] : ['noDue' as const])]
}
