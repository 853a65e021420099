/** What the answer to joining brought to read, until the board stands there. */
import type { Quadrant } from '../../shared/board/keys.ts'
import type { Entered } from '../connection/joined.ts'
import type { Sight } from '../../shared/protocol/sight.ts'

export interface FirstSight extends Pick<Entered, 'board' | 'participant' | 'pen'> {
  sight: Sight
  /** The answer took its time: the board will. */
  thin: boolean
}

const kept = new Map<string, FirstSight>()
let quadrant: Quadrant = 'S'

/** An answer slower than this, in ms, came over a thin line. */
const THIN = 400

/** `asked`: when joining was asked for, by performance.now(). */
export function keepSight({ first, board, participant, pen }: Entered, asked: number): void {
  if (first) kept.set(board.id, { sight: first, board, participant, pen, thin: performance.now() - asked > THIN })
}

/** It is of its moment, and given once. */
export function takenSight(board: string): FirstSight | null {
  const first = kept.get(board) ?? null
  kept.delete(board)
  quadrant = 'S'
  return first
}

/** The box that a phone shows of it, and the board goes on with. */
export const lookedAt = (): Quadrant => quadrant

export function lookAt(now: Quadrant): void {
  quadrant = now
}

const NOBODY = () => {}
let followed: (sight: HTMLElement) => void = NOBODY

/** How the board that stands there now goes on with what somebody was doing. */
export function followSight(how: (sight: HTMLElement) => void): () => void {
  followed = how
  return () => void (followed = NOBODY)
}

/** The sight is about to go, over a board that is drawn, or over what stands in its stead. */
export function leaveSight(sight: HTMLElement): void {
  followed(sight)
}
