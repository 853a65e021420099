import { useCallback, useEffect, useState } from 'react'
import type { Quadrant } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { announce } from '../../design/LiveRegion.tsx'
import { memory } from '../../state/device.ts'
import type { FirstSight } from '../../state/firstSight.ts'
import { useWords } from '../../state/words.ts'
import { themeOf } from './SightParts.tsx'

export interface Added {
  in: (quadrant: Quadrant) => readonly string[]
  add: (quadrant: Quadrant, text: string) => void
  /** This device keeps none of it. */
  unkept: boolean
}

export interface SightProps {
  first: FirstSight
  added: Added
}

/** What one writes before the board is there: it waits on this device until a page puts it on the board (`client/state/early.ts`). */
export function useAdded(first: FirstSight): Added {
  const { t } = useWords()
  const [added, setAdded] = useState<readonly { quadrant: Quadrant; text: string }[]>([])
  const [unkept, setUnkept] = useState(false)
  const { board, pen, sight } = first

  const add = (quadrant: Quadrant, text: string) => {
    const card = { place: boxPlace(sight.theme, quadrant), text, ...(pen?.private && { private: true as const }) }
    if (!memory.addEarly(board.id, card, pen?.kept === true)) setUnkept(true)
    setAdded((before) => [...before, { quadrant, text }])
    announce(t('said.added', { place: t('box.place', { theme: themeOf(first)?.title ?? '', box: t(`quadrant.${quadrant}`) }) }))
  }
  useEffect(() => {
    if (!unkept) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unkept])
  return { in: useCallback((quadrant: Quadrant) => added.filter((one) => one.quadrant === quadrant).map(({ text }) => text), [added]), add, unkept }
}
