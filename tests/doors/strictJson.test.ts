import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { parseStrict } from '../../server/doors/strictJson.ts'

describe('H5 H7 JSON is taken strictly', () => {
  test('H7 what is fine parses to what JSON.parse says', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), fc.boolean(), (value, spaced) => {
      const text = JSON.stringify(value, null, spaced ? 2 : 0)
      fc.pre(!/__proto__/.test(text))
      expect(parseStrict(text)).toEqual({ value: JSON.parse(text) })
    }), { seed: 7 })
  })

  test.each([
    ['{"a":1,"a":2}', 'duplicate field'],
    ['{"a":{"b":1},"a":2}', 'duplicate field'],
    ['{"a":[{"b":1,"\\u0062":2}]}', 'duplicate field'],
    ['{"__proto__":{}}', 'forbidden field'],
    ['{"a":[{"__pro\\u0074o__":1}]}', 'forbidden field'],
    ['['.repeat(33) + ']'.repeat(33), 'too deep'],
    ['{"a":'.repeat(100_000), 'too deep'],
    ['[' + '{},'.repeat(2_700_000) + '{}]', 'too many values'],
    ['{"a":[' + '0,'.repeat(4_000_000) + '0]}', 'too many values'],
    ['{"a":1', 'not JSON'],
    ['{"a', 'not JSON'],
    ['', 'not JSON'],
  ])('H5 H7 %.40s', (text, fault) => {
    expect(parseStrict(text)).toEqual({ fault })
  })

  test('H5 the same key in two objects, and a value that looks like a key, are no duplicates', () => {
    const text = '[{"a":"a"},{"a":"b","b":["a","a",{"a":"\\"a\\":1"}]}]'
    expect(parseStrict(text)).toEqual({ value: JSON.parse(text) })
  })
})
