/** Order keys are fractional indexes; people who insert at the same spot at once get equal keys, told apart by id. */
import { generateKeyBetween } from 'fractional-indexing'

export interface Ordered {
  id: string
  order: string
}

export function byOrder(a: Ordered, b: Ordered): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Far more than anybody comes to who puts things in order. */
const LONGEST = 256

/** A key a client may send: base 62, not empty, bounded. */
export function isOrderKey(key: unknown): key is string {
  return typeof key === 'string' && key.length <= LONGEST && /^[A-Za-z0-9]+$/.test(key)
}

/**
 * A key that sorts after `sorted[index - 1]` and before `sorted[index]`.
 * Beyond the last one means at the end. Among equal keys nothing fits between; the new key then goes after the last of them.
 */
export function orderAt(sorted: readonly Ordered[], index: number): string {
  const at = Math.min(Math.max(index, 0), sorted.length)
  const before = sorted[at - 1]?.order ?? null
  let after: string | null = null
  for (let i = at; i < sorted.length; i++) {
    const key = sorted[i]!.order
    if (before === null || key > before) {
      after = key
      break
    }
  }
  return keyBetween(before, after)
}

/**
 * Like generateKeyBetween, but there always is a key: after a foreign one that is no fractional index comes its plain extension, and where
 * no key of a length that is taken is left, the same again, or one long key would keep everybody from that place.
 */
export function keyBetween(before: string | null, after: string | null): string {
  const key = freeKeyBetween(before, after)
  return key.length <= LONGEST ? key : (before ?? after ?? key)
}

function freeKeyBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return before === null ? 'a0' : `${before}V`
  }
}
