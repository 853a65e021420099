/** What every report shows: an exported board (X5: nothing else is read), in the order in which it is read, and what readers look up in it. */
import { placesInOrder } from '../../shared/board/answers.ts'
import type { Archive, ArchivedAction, ArchivedCard, ArchivedGroup, ArchivedPosition } from '../../shared/board/archive.ts'
import { byOrder } from '../../shared/board/order.ts'

export interface ReportBoard extends Archive {
  /** The name of a delegation: cards hold its id, or a name where the board lists none. */
  delegationName(id: string | null): string
  /** The group a card is shown in. */
  groupOf(card: ArchivedCard): ArchivedGroup | undefined
  /** What delegations say of an action, in the order of the delegations. */
  positionsOn(action: Pick<ArchivedAction, 'id'>): ArchivedPosition[]
}

export function reportBoard(archive: Archive): ReportBoard {
  const delegations = new Map(archive.delegations.map(({ id, name }) => [id, name]))
  const groups = new Map(archive.groups.map((group) => [group.id, group]))
  const listed = archive.delegations.map(({ id }) => id)
  const rank = ({ delegation }: ArchivedPosition) => (listed.includes(delegation ?? '') ? listed.indexOf(delegation ?? '') : listed.length)
  const places = new Map(placesInOrder(archive).map((place, at) => [place, at]))
  const themes = new Map(archive.themes.map(({ id }, at) => [id, at]))
  /** Order keys count within a place and a theme: the keys of two of them say nothing of each other. */
  const placed = (a: ArchivedCard | ArchivedGroup, b: ArchivedCard | ArchivedGroup) => (places.get(a.place) ?? 0) - (places.get(b.place) ?? 0)
  const groupOf = ({ group, place }: ArchivedCard): ArchivedGroup | undefined => {
    const found = groups.get(group ?? '')
    return found?.place === place ? found : undefined
  }
  const positions = archive.positions.toSorted((a, b) => rank(a) - rank(b))
  return {
    ...archive,
    cards: archive.cards.toSorted((a, b) => placed(a, b) || byOrder(groupOf(a) ?? a, groupOf(b) ?? b) || byOrder(a, b)),
    groups: archive.groups.toSorted((a, b) => placed(a, b) || byOrder(a, b)),
    actions: archive.actions.toSorted((a, b) => (themes.get(a.theme) ?? 0) - (themes.get(b.theme) ?? 0) || byOrder(a, b)),
    delegationName: (id) => (id === null ? '' : (delegations.get(id) ?? id)),
    groupOf,
    positionsOn: ({ id }) => positions.filter(({ action }) => action === id),
  }
}
