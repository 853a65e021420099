/** Days from creation as dates on the clock of this device. */
import { describe, expect, test } from 'vitest'
import { choosable, dayOf, daysUntil, lastDay } from '../../client/screens/setup/keptUntil.ts'

const created = new Date(2026, 10, 30, 23, 30)
const retention = (days: number | null, most: number | null = null) => ({ createdAt: created.toISOString(), days, most })
const now = new Date(2026, 11, 5, 8).getTime()

describe('until which day a board is kept', () => {
  test('BOARD-2 days from creation are a date, and a date is days from creation', () => {
    expect(lastDay(retention(null))).toBeNull()
    expect(lastDay(retention(31))).toBe('2026-12-31')
    expect(daysUntil('2026-12-31', retention(null), now)).toBe(31)
    // Over a change of the clock and a leap day.
    for (const days of [6, 150, 480, 3_650]) expect(daysUntil(lastDay(retention(days))!, retention(null), now)).toBe(days)
  })

  test('BOARD-2 neither a day that is over, nor today, nor one past what is allowed may be chosen', () => {
    expect(choosable(retention(null, 90), now)).toEqual({ from: '2026-12-06', to: '2027-02-28' })
    for (const day of ['2026-12-05', '2027-03-01', '2026-11-01', '', '31.12.2026']) expect(daysUntil(day, retention(null, 90), now)).toBeNull()
    expect(daysUntil('2026-12-06', retention(null, 90), now)).toBe(6)
    expect(daysUntil('2027-02-28', retention(null, 90), now)).toBe(90)
    expect(choosable(retention(null), now).to).toBe(dayOf(created.getTime() + 3_650 * 86_400_000))
  })
})
