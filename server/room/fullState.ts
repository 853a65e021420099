/**
 * The whole document as one ready frame, shared by everyone who joins. It is built from durable content only and kept
 * current by a short tail of the frames that were fanned out since, so 300 joins cost one encoding.
 */
import * as Y from 'yjs'
import { step2Frame, updateFrame } from './frames.ts'

/** When the tail is longer than this, the next join encodes afresh. */
const TAIL_FRAMES = 64
const TAIL_BYTES = 65_536
/** An update in which nothing is. */
const NOTHING = new Uint8Array([0, 0])
/** A stock client calls itself synced with the first step 2 it gets: it comes last, when nothing is missing any more. */
const END = step2Frame(NOTHING)
const wholes = new WeakSet<Uint8Array>()

/** Whether this frame holds a whole document, as it was when somebody joined. What was fanned out since follows it. */
export const isWhole = (frame: Uint8Array): boolean => wholes.has(frame)

export class FullState {
  readonly #doc: Y.Doc
  #frame: Uint8Array | null = null
  #tail: Uint8Array[] = []
  #tailBytes = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** A frame that was fanned out: everyone who joins by the cached frame needs it too. */
  fannedOut(frame: Uint8Array): void {
    if (!this.#frame) return
    this.#tail.push(frame)
    this.#tailBytes += frame.length
    if (this.#tail.length > TAIL_FRAMES || this.#tailBytes > TAIL_BYTES) this.#forget()
  }

  /** The frames that bring an empty replica up to date, if they are ready; all of them durable. */
  ready(): Uint8Array[] | null {
    return this.#frame ? [this.#frame, ...this.#tail, END] : null
  }

  /** Encodes. Only while everything in the document is durable. */
  encode(): Uint8Array[] {
    if (!this.#frame) {
      this.#frame = updateFrame(Y.encodeStateAsUpdate(this.#doc))
      wholes.add(this.#frame)
    }
    return [this.#frame, ...this.#tail, END]
  }

  #forget(): void {
    this.#frame = null
    this.#tail = []
    this.#tailBytes = 0
  }
}
