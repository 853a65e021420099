import type { Vote } from '../../../shared/protocol/room.ts'
import { usePeople } from '../../state/hooks.ts'

/**
 * For how many the room waits: what the server said with the last ballot, or more, when somebody has come since. Moderators are not
 * waited for; they vote if they like.
 */
export function useVoters({ voters }: Vote): number {
  const here = usePeople().filter(({ role, online }) => online && (role === 'participant' || role === 'rapporteur')).length
  return Math.max(voters, here)
}
