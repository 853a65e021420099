/**
 * A split inside a surrogate pair turns one emoji into two replacement characters, in every replica and every replay, and no
 * change is recorded anywhere. So whoever may not edit a text may not split it either.
 */
import * as Y from 'yjs'

export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff

/** Would a cut before this clock split a pair of the item? */
export function splitsPair(item: Y.Item, clock: number): boolean {
  const at = clock - item.id.clock
  if (at <= 0 || at >= item.length || item.deleted || !(item.content instanceof Y.ContentString)) return false
  const { str } = item.content
  return isHigh(str.charCodeAt(at - 1)) && isLow(str.charCodeAt(at))
}
