import { useState } from 'react'
import type { Quadrant } from '../../../shared/board/keys.ts'
import { boxPlace } from '../../../shared/board/place.ts'
import { useWords } from '../../state/words.ts'
import { ComposerField } from '../board/ComposerField.tsx'
import type { SightProps } from './useAdded.ts'

/** The field for a new card, where this person may write one. The board's field goes on with what stands in it. */
export function SightField({ first, added, quadrant }: SightProps & { quadrant: Quadrant }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const { pen, sight } = first
  const place = boxPlace(sight.theme, quadrant)
  // Words that were begun in another box: the board takes them over from here, and says why they cannot be added.
  if (!pen?.boxes.includes(quadrant)) return text !== '' && <textarea hidden readOnly value={text} data-composer={place} />
  return (
    <ComposerField
      place={place} title={t(`quadrant.${quadrant}`)} most={pen.most} text={text} onText={setText} onAdd={(words) => added.add(quadrant, words)}
      onLeave={() => document.querySelector<HTMLElement>(`[data-sight-of="${CSS.escape(place)}"] [data-scroll]`)?.focus()}
    />
  )
}
