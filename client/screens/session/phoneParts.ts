/** What the session adds to the bottom bar of a phone: only what this phase needs. */
import type { Phase } from '../../../shared/board/keys.ts'
import type { IconName } from '../../design/Icon.tsx'
import { useBoard, useFloor, useIsModerator, usePhase, useResults, useVote, useYou } from '../../state/hooks.ts'

/** Whether the phase is there for it: the open phase of a board allows everything and asks for nothing. */
export const asksForPositions = ({ conclude, kind }: Pick<Phase, 'conclude' | 'kind'>): boolean => conclude && kind !== 'open'

interface PhonePart {
  id: 'vote' | 'floor' | 'conclusions'
  icon: IconName
  /** Shown beside the word where there is something to count. */
  count: number
}

export function usePhoneParts(): PhonePart[] {
  const vote = useVote()
  const floor = useFloor()
  const results = useResults()
  const moderator = useIsModerator()
  const role = useYou()?.role
  const phase = usePhase()
  const { closed } = useBoard()
  const parts: PhonePart[] = []
  if (closed ? results.length > 0 : vote || (phase.kind === 'vote' && (moderator || results.length > 0))) parts.push({ id: 'vote', icon: 'vote', count: 0 })
  if (asksForPositions(phase)) parts.push({ id: 'conclusions', icon: 'flag', count: 0 })
  const waiting = floor.filter(({ speaking }) => !speaking).length
  if (!closed && (floor.length > 0 || (phase.write !== 'private' && role !== 'observer'))) parts.push({ id: 'floor', icon: 'hand', count: waiting })
  return parts
}
