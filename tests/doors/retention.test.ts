import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { keepRetention, removeExpired, SteadyClock } from '../../server/retention.ts'
import { MemoryDisk, openMemoryStore } from '../../server/log/memory.ts'
import { NotSaved } from '../../server/log/port.ts'
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

test('BOARD-2 a board whose record is damaged keeps no other beyond its days', async () => {
  const disk = new MemoryDisk()
  const store = openMemoryStore({ disk })
  for (const board of ['a', 'b', 'c']) await store.create(board, { createdAt: 0, expiresAt: DAY, code: null }, [])
  disk.boards.get('b')!.meta[8]! ^= 1
  const rooms = createRooms({ store, warn: () => undefined })
  expect(await removeExpired(store, rooms, 2 * DAY, undefined)).toBe(2)
  expect([...disk.boards.keys()]).toEqual(['b'])
  await rooms.stop()
})

test('BOARD-2 SAVE-2 a board that was to be kept longer is kept, and stands so in its record, although that could not be written when it was decided', async () => {
  let full = false
  const disk = new MemoryDisk()
  const store = openMemoryStore({ disk, beforeWrite: (write) => { if (write === 'setMeta' && full) throw new NotSaved('the disk is full') } })
  const open = () => createRooms({ store, warn: () => undefined })
  let rooms = open()
  const plan = planBoard({ retentionDays: 1 })
  if ('problem' in plan) throw new Error(plan.problem)
  const { id, invites } = await rooms.create(plan)
  const room = (await rooms.get(id))!
  const joined = await room.join({ invite: invites.moderator, name: 'Mira', attendance: 'remote' }, null)
  if ('problem' in joined) throw new Error(joined.problem)
  full = true
  const peer = room.enter(joined.member, { event: () => undefined, close: () => undefined })
  expect(await peer.command({ type: 'board.update', retentionDays: 30 })).toMatchObject({ ok: true })
  await rooms.stop()
  full = false
  rooms = open()
  expect(await removeExpired(store, rooms, Date.now() + 2 * DAY, undefined)).toBe(0)
  const { createdAt, expiresAt } = (await store.meta(id))!
  expect(expiresAt).toBe(createdAt + 30 * DAY)
  expect(await removeExpired(store, rooms, Date.now() + 31 * DAY, undefined)).toBe(1)
  await rooms.stop()
})

test('BOARD-2 a board that cannot be read is removed by the days in its record', async () => {
  const disk = new MemoryDisk()
  const store = openMemoryStore({ disk })
  await store.create('a', { createdAt: 0, expiresAt: DAY, code: null }, [{ kind: 'event', at: 0, event: { type: 'phase.entered' } }])
  disk.boards.get('a')!.entries.get(1)![20]! ^= 1
  const rooms = createRooms({ store, warn: () => undefined })
  expect(await removeExpired(store, rooms, 2 * DAY, undefined)).toBe(1)
  expect([...disk.boards.keys()]).toEqual([])
  await rooms.stop()
})

test('BOARD-2 a board that cannot be removed now keeps no other beyond its days', async () => {
  const store = openMemoryStore()
  const rooms = createRooms({ store, warn: () => undefined })
  for (const board of ['a', 'b', 'c']) await store.create(board, { createdAt: 0, expiresAt: DAY, code: null }, [])
  const remove = (board: string): Promise<void> => (board === 'a' ? Promise.reject(new Error('not now')) : rooms.remove(board))
  await expect(removeExpired(store, { ...rooms, remove }, 2 * DAY, undefined)).rejects.toThrow('not now')
  const left: string[] = []
  for await (const board of store.list()) left.push(board)
  expect(left).toEqual(['a'])
  await rooms.stop()
})

test.each([['right', 0], ['a year ahead until it is set right', 365]])('fault 15: at a start boards are looked for once the clock has had time to be set right, whether it is %s', async (_how, ahead) => {
  const store = openMemoryStore()
  const rooms = createRooms({ store, warn: () => undefined })
  const now = Date.now()
  await store.create('over', { createdAt: 0, expiresAt: now - DAY, code: null }, [])
  await store.create('lives', { createdAt: 0, expiresAt: now + 9 * DAY, code: null }, [])
  const left = async (): Promise<string[]> => {
    const boards: string[] = []
    for await (const board of store.list()) boards.push(board)
    return boards.sort()
  }
  vi.useFakeTimers({ now: now + ahead * DAY, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  const end = keepRetention(store, rooms, pino({ level: 'silent' }), undefined)
  try {
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await left()).toEqual(['lives', 'over'])
    if (ahead > 0) vi.setSystemTime(now + 60_000)
    await vi.advanceTimersByTimeAsync(540_000)
    await expect.poll(left).toEqual(ahead > 0 ? ['lives', 'over'] : ['lives'])
    await vi.advanceTimersByTimeAsync(3_600_000)
    await expect.poll(left).toEqual(['lives'])
  } finally {
    end()
    vi.useRealTimers()
    await rooms.stop()
  }
})

test('fault 15: boards are removed only once the clock and the time that passed agree', () => {
  let [wall, passed] = [Date.UTC(2021, 11, 21), 1_000]
  const clock = new SteadyClock(() => wall, () => passed)
  const later = (ms: number, jump = 0): boolean => {
    wall += ms + jump
    passed += ms
    return clock.agrees()
  }
  expect(clock.agrees()).toBe(true)
  expect(later(3_600_000)).toBe(true)
  expect(later(3_600_000, DAY)).toBe(false)
  expect(later(3_600_000, -DAY)).toBe(false)
  expect(later(3_600_000)).toBe(true)
  // What is still so after an hour is the time.
  expect(later(3_600_000, DAY)).toBe(false)
  expect(later(3_600_000, 30_000)).toBe(true)
})
