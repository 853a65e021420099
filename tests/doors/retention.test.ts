import { expect, test } from 'vitest'
import { removeExpired } from '../../server/retention.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'

const DAY = 86_400_000

test('a board whose days are over is removed; one that has days left, or no end, stays', async () => {
  const store = openMemoryStore()
  const rooms = createRooms({ store, warn: () => undefined })
  const [short, long, endless] = await Promise.all([1, 30, null].map((retentionDays) => {
    const plan = planBoard({})
    if ('problem' in plan) throw new Error(plan.problem)
    return rooms.create({ ...plan, retentionDays })
  }))
  expect(await removeExpired(store, rooms, Date.now(), undefined)).toBe(0)
  expect(await removeExpired(store, rooms, Date.now() + 2 * DAY, undefined)).toBe(1)
  expect(await rooms.get(short!.id)).toBeNull()
  expect((await rooms.get(long!.id))?.id).toBe(long!.id)
  expect((await rooms.get(endless!.id))?.id).toBe(endless!.id)
  // The operator's limit holds for boards that were to live longer too, also for those that were there before it was set.
  expect(await removeExpired(store, rooms, Date.now() + 8 * DAY, 7)).toBe(2)
  await rooms.stop()
})
