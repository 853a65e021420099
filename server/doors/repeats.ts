/** Answers to calls that make something, for who did not hear them: a call that is made again is the same call, and makes nothing a second time. */
import { createHash } from 'node:crypto'

/** How long an answer is remembered, in ms, and how many of them. In memory only: it holds what is stored as hashes. */
const KEPT = 600_000
const MOST = 1_000

/** What a caller may draw as a key: at least 128 random bits, because whoever says it is given the answer. */
export const REPEAT_KEY = /^[A-Za-z0-9_-]{22,100}$/

export class Repeats<T> {
  readonly #answers = new Map<string, Promise<T>>()

  /** The answer to this key and body: that of the earlier call if it still `holds`, or what `make` makes. */
  async once(key: string, body: unknown, holds: (answer: T) => Promise<boolean>, make: () => Promise<T>): Promise<T> {
    // Another body is another call, whatever its key; and a heap that is looked at tells no key.
    const call = createHash('sha256').update(`${key}\n${JSON.stringify(body)}`).digest('base64')
    const earlier = this.#answers.get(call)
    if (earlier && (await holds(await earlier))) return earlier
    if (earlier && this.#answers.get(call) !== earlier) return this.once(key, body, holds, make)
    const answer = make()
    this.#answers.set(call, answer)
    const forget = () => {
      if (this.#answers.get(call) === answer) this.#answers.delete(call)
    }
    answer.then(() => setTimeout(forget, KEPT).unref(), forget)
    if (this.#answers.size > MOST) this.#answers.delete(this.#answers.keys().next().value!)
    return answer
  }
}
