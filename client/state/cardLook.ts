import type { CardView } from './boardIndex.ts'
import type { VoteResult } from '../../shared/board/results.ts'
import { useKeys } from './hooks.ts'
import type { LockView } from './lockIndex.ts'
import type { Caret } from './presence.ts'
import type { BoardSession } from './boardSession.ts'

/** Everything one card shows of the board. */
export interface CardLook {
  readonly card: CardView
  /** The nearest lock that covers it. */
  readonly lock: LockView | null
  readonly selected: boolean
  readonly spotlit: boolean
  readonly mine: boolean
  /** Written without a line, and not on the server yet. */
  readonly waiting: boolean
  /** Something about it was refused. */
  readonly refused: boolean
  /** The name the organiser gave its delegation; empty without one. */
  readonly delegation: string
  readonly carets: readonly Caret[]
  readonly results: readonly VoteResult[]
}

/**
 * By one subscription: a board of two thousand cards is left for another theme, and entered again, in the time one hook for each of
 * these would take alone. Null where there is no card, or the filter hides it.
 */
export function useCardLook(id: string): CardLook | null {
  return useKeys(
    `card/${id} carets/${id} selected/${id} unsent/cards/${id} looks`,
    (board) => lookOf(board, id),
    sameLook,
  )
}

function lookOf(board: BoardSession, id: string): CardLook | null {
  const card = board.index.card(id)
  if (card === null || !board.filter.matches(card)) return null
  const { delegation } = card
  return {
    card,
    lock: board.locks.over('cards', id),
    selected: board.selection.has(id),
    spotlit: board.room.spotlight === `card/${id}`,
    mine: board.isMine(id),
    waiting: board.isWaiting('cards', id),
    refused: board.isRefused(`card/${id}`),
    delegation: delegation === null ? '' : (board.facts.delegations.find((one) => one.id === delegation)?.name ?? delegation),
    carets: board.presence.caretsIn(id),
    results: board.facts.results,
  }
}

function sameLook(a: CardLook | null, b: CardLook | null): boolean {
  if (a === null || b === null) return a === b
  return (Object.keys(a) as (keyof CardLook)[]).every((key) => a[key] === b[key])
}
