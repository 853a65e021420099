import { useRef } from 'react'
import { SavedSign, type SavedState } from '../../design/SavedSign.tsx'
import type { SavedSign as Saved } from '../../state/saved.ts'
import { useBoardSession, useHomelessRefusals, useKeeping, useRefusals, useSaved } from '../../state/hooks.ts'
import { useWords } from '../../state/words.ts'
import { goTo } from '../spotlight/goTo.ts'
import { focusRefused } from './focus.ts'
import { useScreen } from './screen.ts'

const LOOK: Record<Saved['state'], SavedState> = {
  saved: 'saved', saving: 'saving', offline: 'offline', refused: 'refused', connecting: 'waiting', readonly: 'saved',
}

/** Whether what one wrote is safe. `short`: the count without the sentence around it, which would push all else off a phone. */
export function SavedSignNow({ short }: { short?: boolean }) {
  const { t } = useWords()
  const { state, waiting } = useSaved()
  const { keeping } = useKeeping()
  const go = useGoToRefused()
  const counted = (state === 'saving' || state === 'offline') && waiting > 0
  const key = !counted ? (`saved.${state}` as const) : state === 'offline' && keeping === 'kept' ? 'offline.keptN' : (`saved.${state}N` as const)
  const words = t(key, { n: waiting })
  if (state === 'refused') return <SavedSign state="refused" label={words} title={t('saved.refusedGo')} onGo={go} />
  return <SavedSign state={LOOK[state]} label={short && counted ? `${t(`saved.${state}`)} ${waiting}` : words} title={words} />
}

/** To what was refused, wherever on the board it stands; with each call to the next of them. */
function useGoToRefused(): () => void {
  const { index, filter } = useBoardSession()
  const { view } = useScreen()
  const { notes } = useRefusals()
  const homeless = useHomelessRefusals()
  const last = useRef(0)
  return () => {
    const note = notes.find(({ id }) => id > last.current) ?? notes[0]
    if (!note) return
    last.current = note.id
    if (homeless.includes(note)) {
      if (note !== homeless.at(-1)) view.set({ handedBack: 'all' })
      return focusRefused(note.id)
    }
    const card = index.card(note.path.replace(/^card\//, ''))
    if (card && !filter.matches(card)) filter.clear()
    goTo(note.path, view, index, true)
  }
}
