/** DRAFT-2: from the private drafts to the board, in one durable step. */
import { nanoid } from 'nanoid'
import type { Attribution, Stamp } from '../../../shared/board/keys.ts'
import { addCard, lastOrders } from '../../../shared/board/edits.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { keyBetween } from '../../../shared/board/order.ts'
import { currentPhase, entities, readBoard, type CardData } from '../../../shared/board/read.ts'
import { lockOver } from '../../../shared/rules/locks.ts'
import type { Member } from '../api.ts'
import { refuse, type Decide, type Decided, type Documents, type RoomView } from '../decision.ts'
import { allWaiting } from '../draftCards.ts'
import { tellDrafts } from '../view.ts'
import { isSpent } from '../spentIds.ts'
import { isKnown } from './known.ts'

interface Move {
  participant: string
  card: CardData
  /** Its id on the board: its own, unless that is taken or was. */
  id: string
  place: string
}

/** A moderator reveals every draft; anyone else their own late ones, once writing is no longer private. */
export const revealDrafts: Decide<'draft.reveal'> = (_command, by, view) =>
  by.role === 'moderator' ? reveal(everyDraft(view), by, view) : revealOwn(by, view)

function revealOwn(by: Member, view: RoomView): Decided {
  if (currentPhase(view.board).write === 'private') return refuse('PHASE-1')
  const waiting = everyDraft(view).filter((move) => move.participant === by.id)
  const locks = view.board.getMap('locks')
  const free = waiting.filter(({ place, card }) => lockOver({ isLocked: (path) => locks.has(path) }, 'cards', card.id, { place }) === null)
  if (waiting.length > 0 && free.length === 0) return refuse('LOCK-1', waiting[0]!.place)
  return reveal(free, by, view)
}

/**
 * Every waiting card, in the order they were begun. Mixing the writers is the point: cards that follow one another must not
 * tell that one person wrote them.
 */
function everyDraft(view: RoomView): Move[] {
  const taken = new Set<string>()
  return [...allWaiting(view)]
    .flatMap(([participant, waiting]) => waiting.map((card) => ({ participant, card })))
    .sort((a, b) => compare(a.card.createdAt, b.card.createdAt) || compare(a.card.id, b.card.id))
    .map(({ participant, card }) => {
      const id = isSpent(view.board, 'cards', card.id) || taken.has(card.id) ? nanoid() : card.id
      taken.add(id)
      return { participant, card, id, place: isKnown(view.board, card.place) ? card.place : 'parking' }
    })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function reveal(moves: readonly Move[], by: Member, view: RoomView): Decided {
  if (moves.length === 0) return refuse('DRAFT-2')
  if (entities(view.board, 'cards').size + moves.length > LIMITS.cards) return refuse('LIMIT-2')
  const { attribution } = readBoard(view.board)
  return {
    facts: [{ type: 'drafts.revealed', at: view.now, by: by.id, cards: moves.map(({ id, participant }) => [id, participant]) }],
    write: (docs) => move(docs, moves, attribution),
    tell: [
      () => ({ type: 'drafts.revealed', cards: moves.length }),
      tellDrafts(),
    ],
  }
}

/** Writes the cards at the end of their boxes and takes them out of the drafts. */
function move({ board, draft }: Documents, moves: readonly Move[], attribution: Attribution): void {
  const last = lastOrders(board)
  for (const { participant, card, id, place } of moves) {
    const order = keyBetween(last.get(place) ?? null, null)
    last.set(place, order)
    const { text, createdAt, lang, evidence } = card
    addCard(board, { id, place, order, text, createdAt, lang, evidence, stamp: stampOf(card, participant, attribution) }, null)
    entities(draft(participant), 'cards').delete(card.id)
  }
}

/** What the card was stamped with when it was written, as far as the board shows it now. */
function stampOf(card: CardData, participant: string, attribution: Attribution): Stamp {
  return {
    author: attribution === 'named' ? participant : null,
    delegation: attribution === 'none' ? null : card.delegation,
    attendance: attribution === 'none' ? null : card.attendance,
  }
}
