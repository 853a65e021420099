/**
 * Refusals that could not be told when they were due: their author's line had just broken, or they read too slowly to be sent
 * anything. What takes the change back has yet to reach them, so they are told first when it does, and keep the text (LOCK-4).
 * Kept in memory only, with the live board: what was refused is stored nowhere.
 */
import { codePoints } from '../../shared/board/limits.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { Connection } from './connection.ts'

/** So many refusals and so much text at most, of one person on one document and of a whole board; the oldest give way. */
const OF_ONE = { refusals: 50, text: 20_000 }
const OF_ALL = { refusals: 1_000, text: 200_000 }

interface Kept {
  member: string
  doc: string
  refusal: Refusal
  /** Of its text. */
  length: number
}

export class Missed {
  /** The oldest first. */
  #kept: Kept[] = []

  get size(): number {
    return this.#kept.length
  }

  add(to: Connection, refusal: Refusal): void {
    this.#kept.push({ member: to.member.id, doc: to.doc, refusal, length: codePoints(refusal.text ?? '') })
    const isTheirs = isOf(to)
    const theirs = new Set(newest(this.#kept.filter(isTheirs), OF_ONE))
    this.#kept = newest(this.#kept.filter((kept) => !isTheirs(kept) || theirs.has(kept)), OF_ALL)
  }

  /** What this connection's person is still to be told of its document, in order; from now on it counts as told. */
  take(to: Connection): readonly Refusal[] {
    // The clients of others know no refusals, and the text stays for one that does.
    if (this.#kept.length === 0 || !to.wire.frames) return []
    const isTheirs = isOf(to)
    const missed = this.#kept.filter(isTheirs)
    if (missed.length > 0) this.#kept = this.#kept.filter((kept) => !isTheirs(kept))
    return missed.map(({ refusal }) => refusal)
  }

  /** Someone is no longer a member. */
  forget(member: string): void {
    this.#kept = this.#kept.filter((kept) => kept.member !== member)
  }
}

const isOf = ({ member: { id }, doc: name }: Connection) => ({ member, doc }: Kept): boolean => member === id && doc === name

/** The newest of them within the limits; the very last one always. */
function newest(kept: readonly Kept[], most: { refusals: number; text: number }): Kept[] {
  let text = 0
  const within = kept.slice(-most.refusals)
  const last = within.length - 1
  const over = within.findLastIndex(({ length }, n) => (text += length) > most.text && n < last)
  return within.slice(over + 1)
}
