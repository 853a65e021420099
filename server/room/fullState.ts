/**
 * The whole document as one ready frame, shared by everyone who joins, and the question they are asked. It is built from durable content only and kept
 * current by a short tail of the frames that were fanned out since, so 300 joins cost one encoding, and none where a board was just opened.
 */
import * as Y from 'yjs'
import { step1Frame, step2Frame } from './frames.ts'

/** When the tail is longer than this, the next join encodes afresh. */
const TAIL_FRAMES = 64
const TAIL_BYTES = 65_536
/**
 * A frame that has a tail is made anew for who comes, as often as takes a hundredth of the time: what reads only the frame, as a page on
 * a thin line does at first, misses no more than was written in the last moment.
 */
const TIMES = 100
/** Answers that are kept for who asks the same, and how large each may be with its question. */
const ANSWERS = 16
const ANSWER_BYTES = 65_536

export class FullState {
  readonly #doc: Y.Doc
  #question: Uint8Array | null = null
  /** By state vector, until the document changes. */
  readonly #answers = new Map<string, Uint8Array>()
  #frame: Uint8Array | null = null
  #tail: Uint8Array[] = []
  #tailBytes = 0
  /** When the frame was encoded, and what that took, in ms. */
  #made = 0
  #took = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** All there is in the document, as it was stored: whoever opens a board waits for no encoding of what was just decoded. */
  stored(update: Uint8Array): void {
    this.#frame = step2Frame(update)
  }

  /** A frame that was fanned out: everyone who joins by the cached frame needs it too. */
  fannedOut(frame: Uint8Array): void {
    this.#changed()
    if (!this.#frame) return
    this.#tail.push(frame)
    this.#tailBytes += frame.length
    if (this.#tail.length > TAIL_FRAMES || this.#tailBytes > TAIL_BYTES) this.forget()
  }

  /** Sync step 1, by which who comes is asked for what they have. Only while everything in the document is durable. */
  question(): Uint8Array {
    return (this.#question ??= step1Frame(Y.encodeStateVector(this.#doc)))
  }

  /**
   * What somebody lacks who has this. A hall whose network was gone comes back with one and the same question, and each answer
   * means a walk through all that ever was. Only while everything in the document is durable; throws on what is no state vector.
   */
  answer(stateVector: Uint8Array): Uint8Array {
    const asked = Buffer.from(stateVector).toString('latin1')
    const known = this.#answers.get(asked)
    if (known) return known
    const answer = step2Frame(Y.encodeStateAsUpdate(this.#doc, stateVector))
    if (this.#answers.size < ANSWERS && answer.length + asked.length <= ANSWER_BYTES) this.#answers.set(asked, answer)
    return answer
  }

  #changed(): void {
    this.#question = null
    this.#answers.clear()
  }

  /** The frames that bring an empty replica up to date, if they are ready; all of them durable. */
  ready(): Uint8Array[] | null {
    // A stock client calls itself synced with the first step 2 it gets, so that comes last. Yjs holds the tail back until it has
    // what it builds on.
    return this.#frame && !this.#isLeftBehind() ? [...this.#tail, this.#frame] : null
  }

  /** Encodes. Only while everything in the document is durable. */
  encode(): Uint8Array[] {
    if (this.#isLeftBehind()) this.forget()
    if (!this.#frame) {
      this.#made = performance.now()
      this.#frame = step2Frame(Y.encodeStateAsUpdate(this.#doc))
      this.#took = performance.now() - this.#made
    }
    return [...this.#tail, this.#frame]
  }

  #isLeftBehind(): boolean {
    return this.#tail.length > 0 && performance.now() - this.#made > TIMES * this.#took
  }

  /** The next join encodes afresh: what was made ready holds something that nobody may be sent any more. */
  forget(): void {
    this.#changed()
    this.#frame = null
    this.#tail = []
    this.#tailBytes = 0
  }
}
