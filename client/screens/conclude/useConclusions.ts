import { countStands } from '../../../shared/board/positions.ts'
import { useBoardSession, usePositionNews } from '../../state/hooks.ts'
import { stillOpen } from './standing.ts'
import { useActionNews } from './useActionNews.ts'
import { useAsked } from './useAsked.ts'

/** How far the room has come: how many actions there are, how many with a reservation, how many on which somebody has not spoken. */
export function useConclusions(): { actions: number; reserved: number; open: number } {
  const { index, positions } = useBoardSession()
  const asked = useAsked().length
  usePositionNews()
  useActionNews()
  const actions = [...index.actions()].filter(({ trashed }) => !trashed)
  return {
    actions: actions.length,
    reserved: actions.filter(({ id }) => countStands(positions.on(id)).reserve > 0).length,
    open: actions.filter((action) => stillOpen(positions.on(action.id), action, asked) > 0).length,
  }
}
