import { afterEach, expect, test, vi } from 'vitest'
import { clockText, secondsLeft, spoken } from '../../../client/screens/agenda/countdown.ts'
import { RoomFacts } from '../../../client/state/roomFacts.ts'
import { Watch } from '../../../client/state/watch.ts'

afterEach(() => void vi.useRealTimers())

test.each([-7_200_000, -1_500, 0, 1_500, 7_200_000])('TIMER a device whose clock is %i ms off counts down with the server', (off) => {
  vi.useFakeTimers({ now: 1_000_000_000 + off })
  const room = new RoomFacts(new Watch())
  room.happened({ seq: 1, type: 'timer.changed', timer: { endsAt: 1_000_090_000, seconds: 90, now: 1_000_000_000 } })
  expect(secondsLeft(room.timer!.endsAt, Date.now())).toBe(90)
  vi.advanceTimersByTime(60_500)
  expect(secondsLeft(room.timer!.endsAt, Date.now())).toBe(30)
  vi.advanceTimersByTime(600_000)
  expect(secondsLeft(room.timer!.endsAt, Date.now())).toBe(0)
})

test('TIMER the last second is shown as one, and only what is over as none', () => {
  expect(secondsLeft(1_000, 1)).toBe(1)
  expect(secondsLeft(1_000, 999)).toBe(1)
  expect(secondsLeft(1_000, 1_000)).toBe(0)
})

test.each([[0, '0:00'], [9, '0:09'], [60, '1:00'], [605, '10:05'], [3_600, '1:00:00'], [36_061, '10:01:01']])('TIMER %i seconds are written %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text)
})

test('TIMER only the last minute and the end are said, also when a sleeping screen misses the second itself', () => {
  const said = (from: number, to: number) => Array.from({ length: from - to }, (_, at) => spoken(from - at, from - at - 1)).filter(Boolean)
  expect(said(300, 0)).toEqual(['minute', 'end'])
  expect(said(60, 0)).toEqual(['end'])
  expect(spoken(180, 12)).toBe('minute')
  expect(spoken(180, 0)).toBe('end')
  expect(spoken(0, 0)).toBeNull()
})
