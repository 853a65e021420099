import { useEffect, useState } from 'react'
import { suggest, type Suggestion } from '../../../shared/board/similarity/suggestions.ts'
import { memory } from '../../state/device.ts'
import type { BoardIndex } from '../../state/boardIndex.ts'
import { useBoardSession, useBox } from '../../state/hooks.ts'
import { standingOf, type Standing } from './remaining.ts'
import { inSlices } from './slices.ts'

export interface Suggestions {
  /** Null while the cards are being compared. */
  readonly list: readonly Standing[] | null
  again(): void
  /** Remembers on this device that one card says something else than the others. */
  keepApart(card: string, from: readonly string[]): void
}

/** Suggestions for one box, found when asked for and kept true to the board from then on. */
export function useSuggestions(place: string): Suggestions {
  const { id: board, index } = useBoardSession()
  const [found, setFound] = useState<readonly Suggestion[] | null>(null)
  const [round, setRound] = useState(0)
  // What stands is read from the index below; this draws anew when it changes.
  useBox(place)
  useEffect(() => {
    setFound(null)
    const apart = memory.apart(board)
    const { inside, outside } = cardsFor(place, index)
    return inSlices(suggest(inside, outside, (a, b) => apart.has(a, b)), setFound)
  }, [board, index, place, round])
  const list = found && found.map((suggestion) => standingOf(suggestion, place, index)).filter((standing) => standing !== null)
  return {
    list,
    again: () => setRound(round + 1),
    keepApart(card, from) {
      memory.keepApart(board, from.map((other) => [card, other] as const))
      setFound((now) => now && now.flatMap((suggestion) => without(suggestion, card, from)))
    },
  }
}

/** A suggestion of two ends; a larger one goes on without the card. */
function without(suggestion: Suggestion, card: string, from: readonly string[]): Suggestion[] {
  if (!suggestion.cards.includes(card) || !from.some((other) => suggestion.cards.includes(other))) return [suggestion]
  const cards = suggestion.cards.filter((id) => id !== card)
  return cards.length < 2 ? [] : [{ ...suggestion, cards }]
}

function cardsFor(place: string, index: BoardIndex) {
  const inside = index.box(place).flatMap(({ id, kind }) => (kind === 'group' ? index.members(id) : [id])).map((id) => index.card(id)!)
  const outside = [...index.cards()].filter((card) => card.place !== place)
  const open = inside.filter(({ draft }) => !draft)
  return { inside: open.map(({ id, text, shownGroup }) => ({ id, text, group: shownGroup })), outside: outside.map(({ text }) => text) }
}
