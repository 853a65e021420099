/** What every report shows: an exported board (X5: nothing else is read), and what readers look up in it. */
import type { Archive, ArchivedAction, ArchivedCard, ArchivedGroup, ArchivedPosition } from '../../shared/board/archive.ts'

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
  const positions = archive.positions.toSorted((a, b) => rank(a) - rank(b))
  return {
    ...archive,
    delegationName: (id) => (id === null ? '' : (delegations.get(id) ?? id)),
    groupOf(card) {
      const group = groups.get(card.group ?? '')
      return group?.place === card.place ? group : undefined
    },
    positionsOn: ({ id }) => positions.filter(({ action }) => action === id),
  }
}
