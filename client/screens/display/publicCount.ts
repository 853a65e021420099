import { isWithin } from '../../../shared/board/place.ts'
import { useBoardSession, useBox, useCardCount, usePhase } from '../../state/hooks.ts'

/**
 * How many cards of a place the wall tells. Null while what is written there is written in private: none is then not the same as nothing.
 * DRAFT-1: a display opened by somebody who writes knows that person's own drafts; the wall must not. Drafts stand in no group.
 */
export function usePublicCount(place: string): number | null {
  const { index } = useBoardSession()
  const { write, places } = usePhase()
  const hides = write === 'private' && (places?.some((one) => isWithin(place, one) || isWithin(one, place)) ?? true)
  const all = useCardCount(place)
  const drafts = useBox(place).filter(({ draft }) => draft).length
  const open = index.drafts.length === 0 ? all : all - drafts
  return open === 0 && hides ? null : open
}
