/** Which cards somebody other than their author has stopped at. Kept by card alone, so that nothing can be asked about a person. */
import { membersOf } from '../../../shared/board/edits.ts'
import { currentPhase } from '../../../shared/board/read.ts'
import { NOTHING, type Decide, type RoomView } from '../decision.ts'
import type { Fact } from '../facts.ts'
import { isKnown } from './known.ts'

/** P6: in a private phase it would tell where somebody is; then nothing is taken. */
export const openCards: Decide<'cards.open'> = ({ cards }, by, view) => {
  if (currentPhase(view.board).write === 'private') return NOTHING
  const own = new Set(view.cardsOf(by.id))
  return { facts: opened(cards.filter((card) => !own.has(card)), view) }
}

/** What everyone is brought to is opened by everyone. */
export function openedByAll(path: string | null, view: RoomView): Fact[] {
  const [kind, id = ''] = path?.split('/') ?? []
  return opened(kind === 'card' ? [id] : kind === 'group' ? membersOf(view.board, id) : [], view)
}

/** One entry for those that nobody had opened; none when there are none, so that opening costs nothing a second time. */
function opened(cards: readonly string[], view: RoomView): Fact[] {
  const fresh = [...new Set(cards)].filter((card) => !view.facts.opened.has(card) && isKnown(view.board, `card/${card}`))
  return fresh.length > 0 ? [{ type: 'cards.opened', cards: fresh }] : []
}
