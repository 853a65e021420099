/** Order keys are fractional indexes; people who insert at the same spot at once get equal keys, told apart by id. */
import { generateKeyBetween } from 'fractional-indexing'

export interface Ordered {
  id: string
  order: string
}

export function byOrder(a: Ordered, b: Ordered): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** A key a clients may send: base 62, not empty, bounded. */
export function isOrderKey(key: unknown): key is string {
  return typeof key === 'string' && key.length <= 256 && /^[A-Za-z0-9]+$/.test(key)
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

/** Like generateKeyBetween, but never throws: a foreign key that is no fractional index is replaced by a plain extension. */
export function keyBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, after)
  } catch {
    return before === null ? 'a0' : `${before}V`
  }
}
