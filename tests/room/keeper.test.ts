/** What a board costs those who wait: nobody waits for what is done for later. */
import { expect, it } from 'vitest'
import { lastOrders, standing } from '../../shared/board/edits.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { sampled } from './sampled.ts'

it('SAVE-2 who has brought thousands of cards is answered before they are folded into a snapshot, and they are', async () => {
  const happened: string[] = []
  let folded: () => void = () => undefined
  const snapshot = new Promise<void>((resolve) => (folded = resolve))
  const store = openMemoryStore({
    beforeWrite: (write) => {
      if (write !== 'compact') return
      happened.push('folded')
      folded()
    },
  })
  const rooms = createRooms({ store, warn: (message, error) => { throw new Error(message, { cause: error }) } })
  const plan = planBoard({ title: 'Import' })
  if ('problem' in plan) throw new Error(plan.problem)
  const { id, invites } = await rooms.create(plan)
  const room = (await rooms.get(id))!
  const joined = await room.join({ invite: invites.moderator, name: 'Mira', attendance: 'remote' }, null)
  if ('problem' in joined) throw new Error(joined.problem)
  const cards = Array.from({ length: 4_000 }, (_, n) => ({ place: 'parking', text: `Point ${n}, which is as long as a point is that somebody has thought about.` }))
  expect(await room.addCards(joined.member, cards)).toEqual({ added: 4_000 })
  happened.push('answered')
  await snapshot
  expect(happened).toEqual(['answered', 'folded'])
  await rooms.stop()
})

it('SHAPE-1 what comes in bulk stands behind what stands last in each box', () => {
  const board = sampled()
  const last = lastOrders(board)
  expect(last.size).toBeGreaterThan(10)
  for (const [place, order] of last) expect(standing(board, place).at(-1)!.order).toBe(order)
})
