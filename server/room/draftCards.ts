/** The cards that wait in private drafts. What is in a draft's bin, or has no text yet, is not waiting. */
import * as Y from 'yjs'
import { entities, readCards, type CardData } from '../../shared/board/read.ts'
import type { RoomView } from './decision.ts'

/** Drafts of people who belong to the board: who was removed reveals nothing any more. */
function* members(view: RoomView): Iterable<[participant: string, draft: Y.Doc]> {
  for (const entry of view.drafts) if (view.facts.people.get(entry[0])?.removed === false) yield entry
}

/** Waiting cards by participant, in order. */
export function allWaiting(view: RoomView): Map<string, CardData[]> {
  const out = new Map<string, CardData[]>()
  for (const [participant, draft] of members(view)) {
    const cards = readCards(draft).filter((card) => !card.trashed && card.text.trim() !== '')
    if (cards.length > 0) out.set(participant, cards)
  }
  return out
}

/** How many cards wait, by participant; nobody has none. */
export function waitingCounts(view: RoomView): Map<string, number> {
  const out = new Map<string, number>()
  for (const [participant, draft] of members(view)) {
    const count = countIn(draft)
    if (count > 0) out.set(participant, count)
  }
  return out
}

/** How many cards wait of one participant. */
export function waitingOf(participant: string, view: RoomView): number {
  const draft = view.drafts.get(participant)
  return draft ? countIn(draft) : 0
}

function countIn(draft: Y.Doc): number {
  let count = 0
  entities(draft, 'cards').forEach((card) => {
    if (card instanceof Y.Map && card.get('trashed') !== true && card.get('text')?.toString().trim()) count++
  })
  return count
}
