import { useEffect, useReducer } from 'react'
import { useBoardSession, useThemes } from '../../state/hooks.ts'

/** Draws anew when an action comes, goes or says something else. */
export function useActionNews(): void {
  const { watch, index } = useBoardSession()
  const themes = useThemes()
  const [turn, again] = useReducer((n: number) => n + 1, 0)
  useEffect(() => {
    const lists = themes.map(({ id }) => `actions/${id}`)
    const actions = [...index.actions()].map(({ id }) => `action/${id}`)
    return watch.subscribe([...lists, ...actions], again)
  }, [watch, index, themes, turn])
}
