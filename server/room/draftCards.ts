/** The cards that wait in private drafts. What is in a draft's bin, or has no text yet, is not waiting. */
import type * as Y from 'yjs'
import { readCards, type CardData } from '../../shared/board/read.ts'
import type { RoomView } from './decision.ts'

export const waitingCards = (draft: Y.Doc): CardData[] => readCards(draft).filter((card) => !card.trashed && card.text.trim() !== '')

/** Waiting cards by participant, without those of people who were removed. */
export function allWaiting(view: RoomView): Map<string, CardData[]> {
  const out = new Map<string, CardData[]>()
  for (const [participant, draft] of view.drafts) {
    const cards = waitingCards(draft)
    if (cards.length > 0 && view.facts.people.get(participant)?.removed === false) out.set(participant, cards)
  }
  return out
}
