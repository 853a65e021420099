/** What of a suggestion still stands: boards go on changing while somebody reads. */
import type { Suggestion } from '../../../shared/board/similarity/suggestions.ts'
import type { BoardIndex } from '../../state/boardIndex.ts'

export interface Standing extends Suggestion {
  /** The group that some of the cards are in already; null when it would be a new one. */
  readonly group: string | null
}

type Index = Pick<BoardIndex, 'card'>

/** Null when there is nothing left to put together: cards were binned, moved away or grouped otherwise. */
export function standingOf(suggestion: Suggestion, place: string, index: Index): Standing | null {
  const cards = suggestion.cards.filter((id) => {
    const card = index.card(id)
    return card !== null && !card.trashed && !card.draft && card.place === place
  })
  const groups = new Set(cards.map((id) => index.card(id)!.shownGroup))
  const [group = null] = [...groups].filter((id) => id !== null)
  const named = groups.size - (groups.has(null) ? 1 : 0)
  return cards.length < 2 || named > 1 || !groups.has(null) ? null : { ...suggestion, cards, group }
}
