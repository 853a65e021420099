/** Says what a gesture did, to those who listen. */
import { announce } from '../../../design/LiveRegion.tsx'
import type { BoardSession } from '../../../state/boardSession.ts'
import { fullPlaceTitle } from '../places.ts'
import type { Say } from './things.ts'

export class Telling {
  readonly #session: BoardSession
  /** The words of now: the language may change while the board is open. */
  readonly #t: () => Say

  constructor(session: BoardSession, t: () => Say) {
    this.#session = session
    this.#t = t
  }

  tell(...what: Parameters<Say>): void {
    announce(this.#t()(...what))
  }

  /** What must be heard at once. */
  alert(...what: Parameters<Say>): void {
    announce(this.#t()(...what), true)
  }

  placeName(place: string): string {
    return fullPlaceTitle(place, this.#session.facts.themes, this.#t())
  }
}
