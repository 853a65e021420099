import { useEffect, useReducer } from 'react'
import { useBoardSession } from '../../state/hooks.ts'
import { usePlaces } from '../board/places.ts'

/** Draws anew when the number of cards of any place changes. */
export function useCardNews(): void {
  const { watch } = useBoardSession()
  const places = usePlaces().flatMap((group) => group.places.map(({ place }) => place)).join(' ')
  const [, again] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => watch.subscribe(places.split(' ').map((place) => `count/${place}`), again), [watch, places])
}
