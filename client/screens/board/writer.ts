/** What a card says about where it comes from: as much as the board's attribution left in it. */
import type { CardData } from '../../../shared/board/read.ts'
import { useDelegations, usePeople } from '../../state/hooks.ts'

/** Who wrote a card, on boards that name people: asks the room, so use it only where there is an author. */
export function useAuthorName(author: string): string {
  return usePeople().find(({ id }) => id === author)?.name ?? ''
}

/** A delegation by the name the organiser gave it. */
export function useDelegationName(): (delegation: CardData['delegation']) => string {
  const delegations = useDelegations()
  return (delegation) => (delegation === null ? '' : (delegations.find(({ id }) => id === delegation)?.name ?? delegation))
}
