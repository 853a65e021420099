import { useMemo } from 'react'
import type { Delegation } from '../../../shared/board/keys.ts'
import { useDelegations, usePeople } from '../../state/hooks.ts'

/** The delegations whose position is asked for: those the board lists; where it lists none, those of the people it knows. */
export function useAsked(): readonly Delegation[] {
  const listed = useDelegations()
  const people = usePeople()
  return useMemo(() => {
    if (listed.length > 0) return listed
    const named = people.flatMap(({ delegation, role }) => (delegation !== null && role !== 'observer' ? [delegation] : []))
    return [...new Set(named)].sort().map((name) => ({ id: name, name, order: name }))
  }, [listed, people])
}
