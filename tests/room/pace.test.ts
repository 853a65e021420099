/** The pace of the queue on a clock of its own: edits come evenly, a turn costs what it costs, nothing is measured. */
import { describe, expect, test } from 'vitest'
import { Pace } from '../../server/room/pace.ts'

const FLUSH = 1

interface Load {
  /** Edits a second. */
  rate: number
  /** ms of the thread for one edit, and for telling everybody once. */
  edit: number
  fanOut: number
}

/** The longest that an edit of the second half waited for everybody to have it, and the share of the time that turns took. */
function run({ rate, edit, fanOut }: Load, seconds = 10): { slowest: number; share: number; turns: number } {
  const pace = new Pace()
  const edits = Array.from({ length: rate * seconds }, (_, n) => (n * 1_000) / rate)
  const from = (seconds * 1_000) / 2
  let [now, next, slowest, spent, turns] = [0, 0, 0, 0, 0]
  while (next < edits.length) {
    now = Math.max(now, edits[next]!)
    now += pace.wait(now)
    const first = edits[next]!
    let taken = 0
    while (next + taken < edits.length && edits[next + taken]! <= now) taken++
    next += taken
    const busy = taken * edit + fanOut
    pace.spent(now, busy)
    now += busy + FLUSH
    if (first < from) continue
    slowest = Math.max(slowest, now - first)
    spent += busy
    turns++
  }
  return { slowest, share: spent / (now - from), turns }
}

describe('the pace of a board', () => {
  test('PACE-1 among ten people nothing waits but for the disk', () => {
    const { slowest, turns } = run({ rate: 20, edit: 0.1, fanOut: 0.4 })
    expect(slowest).toBeCloseTo(0.5 + FLUSH)
    expect(turns).toBe(100)
  })

  for (const [fanOut, most] of [[1, 0.2], [2, 0.25], [3, 0.35], [5, 0.45]] as const) {
    test(`PACE-2 among 200 people whom telling takes ${fanOut} ms an edit waits at most 25 ms, and turns take at most ${most} of the time`, () => {
      const { slowest, share } = run({ rate: 400, edit: 0.05, fanOut })
      expect(slowest).toBeLessThanOrEqual(25)
      expect(share).toBeLessThan(most)
    })
  }

  test('PACE-3 under a load near what it can take the window is open, so that telling takes little of the time', () => {
    const { slowest, turns } = run({ rate: 15_000, edit: 0.04, fanOut: 4 })
    expect(turns).toBeLessThanOrEqual((5 * 1_000) / 40)
    expect(slowest).toBeLessThan(250)
  })

  test('PACE-3 it recovers: once the load is over the next edit waits for nothing', () => {
    const pace = new Pace()
    for (let at = 0; at < 2_000; at += 20) pace.spent(at, 18)
    expect(pace.wait(2_000)).toBeGreaterThan(10)
    expect(pace.wait(2_100)).toBe(0)
    pace.spent(4_000, 0.5)
    expect(pace.wait(4_000)).toBe(0)
  })
})
