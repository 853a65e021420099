/** What is taken out for good leaves the stored history as well, whatever the store is doing at that moment (CARD-3, NAME-1, D3). */
import { afterEach, describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { MemoryDisk, openMemoryStore, type MemoryWrite } from '../../server/log/memory.ts'
import { NotSaved } from '../../server/log/port.ts'
import type { Rooms } from '../../server/room/api.ts'
import { addAction } from '../../shared/board/edits.ts'
import { readPositions } from '../../shared/board/positions.ts'
import { readContent } from '../../shared/board/read.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { Replica } from '../support/wire.ts'
import { write } from './heldRoom.ts'

const DUE_MS = 3_000

describe('what was emptied from the bin', () => {
  let running: Rooms | null = null
  afterEach(() => running?.stop())

  const begin = async (beforeWrite: (write: MemoryWrite) => void | Promise<void>) => {
    const disk = new MemoryDisk()
    const rooms = (running = createRooms({ store: openMemoryStore({ disk, beforeWrite }), warn: () => undefined }))
    const plan = planBoard({ title: 'Forgetting', attribution: 'none' })
    if ('problem' in plan) throw new Error(plan.problem)
    const { id, invites } = await rooms.create(plan)
    const room = (await rooms.get(id))!
    const joined = await room.join({ invite: invites.moderator, name: 'Mira', attendance: 'remote' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    const moderator = new Replica(joined.member)
    moderator.connect(room)
    await moderator.settled()
    const peer = room.enter(joined.member, { event: () => undefined, close: () => undefined })
    const empty = async (card: string, text: string) => {
      write(moderator, card, text)
      await moderator.settled()
      moderator.doc.getMap<Y.Map<unknown>>('cards').get(card)!.set('trashed', true)
      await moderator.settled()
      expect(await peer.command({ type: 'bin.empty' })).toMatchObject({ ok: true })
    }
    const isStored = (text: string) => {
      const { snapshot, entries } = disk.boards.get(id)!
      return [...entries.values(), ...(snapshot ? [snapshot] : [])].some((bytes) => Buffer.from(bytes).includes(text))
    }
    return { disk, rooms, id, empty, isStored, command: peer.command }
  }
  const until = async (holds: () => boolean) => {
    for (let ms = 0; !holds() && ms < DUE_MS; ms += 20) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  it('CARD-3 D3 is gone from the store as well where a snapshot was being stored at that moment', async () => {
    let open: () => void = () => undefined
    let gate: Promise<void> | null = new Promise((resolve) => (open = resolve))
    const { empty, isStored } = await begin(async (what) => {
      if (what === 'compact') await gate
    })
    await empty('card1', 'the first secret')
    await empty('card2', 'the second secret')
    gate = null
    open()
    await until(() => !isStored('the second secret'))
    expect([isStored('the first secret'), isStored('the second secret')]).toEqual([false, false])
  })

  it('CARD-3 D3 goes when the board is put away where the snapshot could not be stored before', async () => {
    let full = true
    const { rooms, empty, isStored } = await begin((what) => {
      if (what === 'compact' && full) throw new NotSaved('the disk is full')
    })
    await empty('card1', 'the secret')
    expect(isStored('the secret')).toBe(true)
    full = false
    await rooms.stop()
    expect(isStored('the secret')).toBe(false)
  })

  it('CARD-3 D3 goes when the board is opened again where the server ended before the snapshot was stored', async () => {
    const { disk, id, empty, isStored } = await begin(async (what) => {
      if (what === 'compact') await new Promise(() => undefined)
    })
    await empty('card1', 'the secret')
    expect(isStored('the secret')).toBe(true)
    running = createRooms({ store: openMemoryStore({ disk }), warn: () => undefined })
    expect(await running.get(id)).not.toBeNull()
    await until(() => !isStored('the secret'))
    expect(isStored('the secret')).toBe(false)
  })
})

it('NAME-1 whose a position was is nowhere in what is sent or stored once attribution hides it, not even as a key that is gone', async () => {
  const disk = new MemoryDisk()
  const open = () => createRooms({ store: openMemoryStore({ disk }), warn: () => undefined })
  let rooms = open()
  const plan = planBoard({ title: 'Forgetting', attribution: 'delegation', delegations: [{ id: 'atlantis', name: 'Atlantis' }, { id: 'lemuria', name: 'Lemuria' }] })
  if ('problem' in plan) throw new Error(plan.problem)
  const { id, invites } = await rooms.create(plan)
  let room = (await rooms.get(id))!
  const joined = await room.join({ invite: invites.moderator, name: 'Mira', attendance: 'remote', delegation: 'atlantis' }, null)
  if ('problem' in joined) throw new Error(joined.problem)
  const moderator = new Replica(joined.member)
  moderator.connect(room)
  await moderator.settled()
  addAction(moderator.doc, { id: 'step', theme: 'return', title: 'Write' }, null)
  await moderator.settled()
  const peer = room.enter(joined.member, { event: () => undefined, close: () => undefined })
  const on = { title: 'Write' }
  for (const text of ['Not yet', 'Not like this']) expect(await peer.command({ type: 'position.state', action: 'step', stand: 'reserve', text, on })).toMatchObject({ ok: true })
  expect(await peer.command({ type: 'position.state', action: 'step', stand: 'agree', on, delegation: 'lemuria' })).toMatchObject({ ok: true })
  expect(await peer.command({ type: 'position.withdraw', action: 'step', delegation: 'lemuria' })).toMatchObject({ ok: true })
  expect(await peer.command({ type: 'board.update', attribution: 'none' })).toMatchObject({ ok: true })

  const names = ['step/atlantis', 'step/lemuria']
  const isClean = async () => {
    const late = new Replica(joined.member)
    late.connect(room)
    await late.settled()
    for (const name of names) expect(late.heard).not.toContain(name)
    expect(readContent(late.doc)).toEqual(readContent(room.doc))
    expect(readPositions(late.doc)).toMatchObject([{ action: 'step', delegation: null, text: 'Not like this' }])
    late.disconnect()
  }
  await isClean()
  await moderator.settled()
  expect(readContent(moderator.doc)).toEqual(readContent(room.doc))
  expect(await peer.command({ type: 'position.state', action: 'step', stand: 'agree', on })).toMatchObject({ ok: true })
  expect(await peer.command({ type: 'position.state', action: 'step', stand: 'reserve', text: 'Not like this', on })).toMatchObject({ ok: true })
  await moderator.settled()
  expect(readContent(moderator.doc)).toEqual(readContent(room.doc))
  await rooms.stop()
  const { snapshot } = disk.boards.get(id)!
  // What only the server knows, for whoever goes on stating a position, is beside the document.
  expect(Buffer.from(snapshot!).toString('latin1').split('step/atlantis')).toHaveLength(2)
  expect(Buffer.from(snapshot!).toString('latin1')).not.toContain('step/lemuria')
  rooms = open()
  room = (await rooms.get(id))!
  await isClean()
  await rooms.stop()
})
