/** What the session adds to the bottom bar of a phone: only what this phase needs. */
import type { IconName } from '../../design/Icon.tsx'
import { useFloor, useIsModerator, usePhase, useResults, useVote, useYou } from '../../state/hooks.ts'

interface PhonePart {
  id: 'vote' | 'floor'
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
  const parts: PhonePart[] = []
  if (vote || (phase.kind === 'vote' && (moderator || results.length > 0))) parts.push({ id: 'vote', icon: 'vote', count: 0 })
  const waiting = floor.filter(({ speaking }) => !speaking).length
  if (floor.length > 0 || (phase.write !== 'private' && role !== 'observer')) parts.push({ id: 'floor', icon: 'hand', count: waiting })
  return parts
}
