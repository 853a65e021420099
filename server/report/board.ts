/** What every report shows: an exported board (X5: nothing else is read), and what readers look up in it. */
import type { Archive, ArchivedCard, ArchivedGroup } from '../../shared/board/archive.ts'

export interface ReportBoard extends Archive {
  /** The name of a delegation: cards hold its id, or a name where the board lists none. */
  delegationName(id: string | null): string
  /** The group a card is shown in. */
  groupOf(card: ArchivedCard): ArchivedGroup | undefined
}

export function reportBoard(archive: Archive): ReportBoard {
  const delegations = new Map(archive.delegations.map(({ id, name }) => [id, name]))
  const groups = new Map(archive.groups.map((group) => [group.id, group]))
  return {
    ...archive,
    delegationName: (id) => (id === null ? '' : (delegations.get(id) ?? id)),
    groupOf(card) {
      const group = groups.get(card.group ?? '')
      return group?.place === card.place ? group : undefined
    },
  }
}
