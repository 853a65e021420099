/**
 * SHAPE-3: text that is only untidy is put in order before it is in the document. What it may not hold is taken in as deleted,
 * under the clocks its author gave it, so that it reaches no log and nobody else, and goes from the author's replica as any
 * delete of others would. Two things are taken in as they are, and the judgement writes something in their place:
 * - a CR that no LF follows: a line feed;
 * - what directly follows half a surrogate pair: the same anew. Where the author's replica is cut after such a half, Yjs makes
 *   U+FFFD of the next unit too, and only there: others would go on reading what its author does not.
 */
import * as Y from 'yjs'
import { codePoints, LIMITS } from '../../../shared/board/limits.ts'
import { HALF, isTidy, tidy, untidyIn } from '../../../shared/rules/text.ts'
import type { Struct } from './decode.ts'

/** A part of a struct. Each directly follows the one before. */
export interface Piece {
  struct: Struct
  /** What the server writes in its place. */
  instead?: string
}

export interface InOrder {
  pieces: Piece[]
  /** Its last unit was half a pair: what its author writes on in the same breath follows that. */
  endsInHalf: boolean
}

export const isInOrder = ({ kind, value }: Struct): boolean => kind !== 'string' || isTidy(value as string)

/** Cuts text that is not in order. `afterHalf`: it goes on where a struct of its author ended in half a pair. */
export function inOrder(whole: Struct, afterHalf: boolean): InOrder {
  const text = whole.value as string
  // No text may be as long: it will be refused, in whatever pieces.
  if (codePoints(tidy(text)) > LIMITS.cardTextMost) return { pieces: [{ struct: whole }], endsInHalf: text.endsWith(HALF) }
  const pieces: Piece[] = []
  let from = 0
  let half = afterHalf
  const take = (to: number, kind: 'string' | 'deleted', instead?: string) => {
    const last = pieces.at(-1)?.struct
    if (kind === 'deleted' && last?.kind === 'deleted') {
      last.length += to - from
      from = to
      return
    }
    const struct = { ...part(whole, from), length: to - from, kind, value: kind === 'string' ? text.slice(from, to) : null }
    pieces.push({ struct, ...(instead !== undefined && { instead }) })
    from = to
  }
  const keep = (to: number) => {
    if (half && from < to) {
      const first = String.fromCodePoint(text.codePointAt(from)!)
      take(from + first.length, 'string', first)
      half = false
    }
    if (from < to) take(to, 'string')
  }
  for (const { at, found } of untidyIn(text)) {
    keep(at)
    if (found === '\r') take(at + 1, 'string', '\n')
    // Of CR LF the LF stays.
    else take(at + 1, 'deleted')
    half = found === HALF
  }
  keep(text.length)
  return { pieces, endsInHalf: half }
}

/** The same struct from `offset` on, as Yjs would cut it. */
function part(whole: Struct, offset: number): Struct {
  if (offset === 0) return whole
  const clock = whole.clock + offset
  return { ...whole, clock, origin: Y.createID(whole.client, clock - 1), parent: null, key: null }
}
