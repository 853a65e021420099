/** Order keys: whatever stands there already, and whoever wrote it, there is a key for what comes before, between or after it. */
import { generateKeyBetween } from 'fractional-indexing'
import { describe, expect, it } from 'vitest'
import { isOrderKey, keyBetween, orderAt } from '../../shared/board/order.ts'

describe('order keys', () => {
  it('SHAPE-1 are what the library makes, as long as that fits', () => {
    for (const [before, after] of [[null, null], ['a0', null], [null, 'a0'], ['a0', 'a1'], ['a0V', 'a1']] as const) {
      expect(keyBetween(before, after)).toBe(generateKeyBetween(before, after))
    }
  })

  it.each([['the longest there is', 'z'.repeat(256)], ['one that is no fractional index', 'b'.repeat(256)], ['the shortest of these', 'A']])(
    'SHAPE-1 a key somebody chose to keep others out of a box, %s, keeps nobody out', (_, chosen) => {
      let last = chosen
      for (let n = 0; n < 20; n++) {
        last = keyBetween(last, null)
        expect(isOrderKey(last)).toBe(true)
        expect(last >= chosen).toBe(true)
      }
      const list = [{ id: 'c', order: 'a0' }, { id: 'x', order: chosen }].sort((a, b) => (a.order < b.order ? -1 : 1))
      for (let at = 0; at <= list.length; at++) expect(isOrderKey(orderAt(list, at))).toBe(true)
      expect(isOrderKey(keyBetween(null, chosen))).toBe(true)
    })

  it('SHAPE-1 however often something is put between the same two, it is taken', () => {
    let [before, after] = ['a0', 'a1']
    for (let n = 0; n < 4_000; n++) {
      const key = keyBetween(before, after)
      expect(isOrderKey(key) && key >= before && key <= after, `a key after ${n}`).toBe(true)
      if (n % 2) before = key
      else after = key
    }
  })
})
