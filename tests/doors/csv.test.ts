import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inert, readCsv, writeCsv } from '../../server/report/csv.ts'

describe('X1 no cell of a CSV is a formula', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a\0b', '=cmd|\' /C calc\'!A0', '\n=1', '＝1+1'])('X1 %j is text', (cell) => {
    expect(inert(cell)).toMatch(/^'/)
    expect(inert(cell)).not.toContain('\0')
  })

  test.each([['a;=1+1', "a;'=1+1"], ['a; "=1+1', `a; "'=1+1`], ['list:\n- one\n- two', "list:\n'- one\n'- two"], ['a\t@b', "a\t'@b"]])(
    'X1 nor where semicolons separate: %j',
    (cell, safe) => {
      expect(inert(cell)).toBe(safe)
      expect(readCsv(writeCsv([['one'], [cell]]))).toEqual([['one'], [cell]])
    },
  )

  test.each(["it's 1 - 1 = 0", 'two paragraphs\n\nof one card', "'quoted'", 'a;\nb'])('X1 what begins otherwise stays as it is: %j', (cell) => {
    expect(inert(cell)).toBe(cell)
  })

  test('X1 what is written is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '=', '-', "'", ' ', 'ш', '\t') })
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const table = [['one', 'two'], ...rows]
      expect(readCsv(writeCsv(table))).toEqual(table)
    }), { seed: 1, numRuns: 2_000 })
  })

  test('a table with semicolons, as spreadsheets of half of Europe write it, is read as well', () => {
    expect(readCsv('place;text\r\nparking;"a, b"\n\n')).toEqual([['place', 'text'], ['parking', 'a, b']])
    expect(readCsv('a,"b')).toBeNull()
  })

  test('H7 a table of far too many cells is none, and that is found out at once', () => {
    const began = process.cpuUsage()
    expect(readCsv('a\n'.repeat(4_000_000))).toBeNull()
    expect(readCsv('a,'.repeat(4_000_000))).toBeNull()
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_000)
  })
})
