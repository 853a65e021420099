/** Who holds how many sockets (W5), and the allowance all sockets of one person share, so that reconnecting wins nothing. */
import { LIMITS } from '../../shared/board/limits.ts'

/** How long an allowance is remembered after the last socket has gone. */
const MEMORY = 60_000

export interface Seat<T> {
  readonly allowance: T
  release(): void
}

interface Person<T> {
  sockets: number
  allowance: T
  forget: NodeJS.Timeout | null
}

export class Seats<T> {
  readonly #people = new Map<string, Person<T>>()

  constructor(readonly allowance: () => T) {}

  /** A seat for one more socket of this person; null when they hold too many. */
  take(board: string, member: string): Seat<T> | null {
    const key = `${board}/${member}`
    const person = this.#people.get(key) ?? { sockets: 0, allowance: this.allowance(), forget: null }
    if (person.sockets >= LIMITS.socketsPerToken) return null
    if (person.forget) clearTimeout(person.forget)
    person.forget = null
    person.sockets++
    this.#people.set(key, person)
    let held = true
    return {
      allowance: person.allowance,
      release: () => {
        if (!held) return
        held = false
        if (--person.sockets === 0) person.forget = setTimeout(() => this.#people.delete(key), MEMORY).unref()
      },
    }
  }
}
