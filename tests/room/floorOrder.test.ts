import { expect, test } from 'vitest'
import { inTurns } from '../../server/room/floorOrder.ts'
import type { Attendance } from '../../shared/board/keys.ts'

/** `r` asked in the room, `f` far away. */
const order = (waiting: string[], served: Attendance | null): string[] => inTurns(waiting, served, (id) => (id.startsWith('r') ? 'on-site' : 'remote'))

test('FLOOR-1 where both wait, the room and afar take turns, whoever was served last', () => {
  expect(order(['r2', 'r3', 'f1', 'f2'], 'on-site')).toEqual(['f1', 'r2', 'f2', 'r3'])
  expect(order(['r2', 'r3', 'f1', 'f2'], 'remote')).toEqual(['r2', 'f1', 'r3', 'f2'])
})

test('FLOOR-1 the first who asked comes first where nobody has spoken, and in order where all are in one place', () => {
  expect(order(['f1', 'r1', 'f2'], null)).toEqual(['f1', 'r1', 'f2'])
  expect(order(['r2', 'r3'], 'on-site')).toEqual(['r2', 'r3'])
  expect(order([], 'remote')).toEqual([])
})
