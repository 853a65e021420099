/** P1-P6: what a hostile client may do to who is here and where. Frames go to a real room by hand and are read back by hand. */
import { encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMemoryStore } from '../../server/log/memory.ts'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import type { CloseCode } from '../../shared/protocol/frames.ts'
import type { Attribution, Role } from '../../shared/board/keys.ts'
import { forge, gc } from '../gate/forge.ts'
import { answered, Screen, states } from './screen.ts'

describe('presence under attack', () => {
  let rooms: Rooms
  let room: RoomApi
  let invites: Record<Role, string>
  const screens: Screen[] = []

  const begin = async (attribution: Attribution) => {
    const plan = planBoard({ title: 'Presence', attribution, phases: [{ name: 'Open', id: 'open', write: 'open' }, { name: 'Alone', id: 'alone', write: 'private' }] })
    if ('problem' in plan) throw new Error(plan.problem)
    const created = await rooms.create(plan)
    invites = created.invites
    room = (await rooms.get(created.id))!
  }
  const person = async (name: string, role: Role = 'participant') => {
    const joined = await room.join({ invite: invites[role], name, attendance: 'on-site', delegation: 'Delegation of X' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    const screen = new Screen(room, joined.member)
    screens.push(screen)
    return screen
  }
  beforeEach(() => {
    rooms = createRooms({ store: openMemoryStore(), warn: (message, error) => { throw new Error(message, { cause: error }) } })
  })
  afterEach(async () => {
    for (const screen of screens.splice(0)) screen.leave()
    await rooms.stop()
  })

  it("P1 ROLE-3 another's id, name, role and colour are overwritten by the server", async () => {
    await begin('named')
    const honest = await person('Ana')
    const hostile = await person('Mallory')
    const heard = honest.hears()
    hostile.show({ user: { id: honest.member.id, name: 'Ana', role: 'moderator', color: 99 }, at: 'swot/return/S' })
    await heard
    expect(honest.sees(hostile)).toMatchObject({ user: { id: hostile.member.id, name: 'Mallory', role: 'participant' }, at: 'swot/return/S' })
  })

  it('P1 NAME-1 on a board that shows delegations, no name leaves, whatever a client puts into its state', async () => {
    await begin('delegation')
    const honest = await person('Ana')
    const hostile = await person('Canary Name')
    const heard = honest.hears()
    hostile.show({ user: { name: 'Canary Name' }, name: 'Canary Name', note: 'Canary Name', at: 'parking' })
    await heard
    expect(honest.sees(hostile)).toEqual({ user: { role: 'participant', delegation: 'Delegation of X', attendance: 'on-site', color: expect.any(Number) as number }, at: 'parking' })
    expect(honest.frames.map((frame) => Buffer.from(frame).toString()).join()).not.toContain('Canary')
  })

  it('P2 a clock of 2^53-1 is dropped, and its owner is still seen afterwards', async () => {
    await begin('named')
    const honest = await person('Ana')
    const other = await person('Bojan')
    honest.peer.aware(states([[honest.doc.clientID, Number.MAX_SAFE_INTEGER, { at: 'parking' }]]))
    const heard = other.hears()
    honest.show({ at: 'priorities' })
    await heard
    expect(other.sees(honest)).toMatchObject({ at: 'priorities' })
  })

  it('P2 who is told of themselves under our clock goes on from it, and is seen to', async () => {
    await begin('named')
    const honest = await person('Ana')
    const other = await person('Bojan')
    let heard = other.hears()
    honest.show({ at: 'parking' })
    await heard
    honest.awareness.meta.get(honest.doc.clientID)!.clock = Date.now() + 1
    heard = other.hears()
    honest.show({ at: 'priorities' })
    await heard
    expect(other.sees(honest)).toMatchObject({ at: 'priorities' })
  })

  it('P3 100,000 null states close with 4413', async () => {
    await begin('named')
    const hostile = await person('Mallory')
    hostile.peer.aware(states(Array.from({ length: 100_000 }, (_, client) => [client, 1, null])))
    expect(hostile.closed).toBe(4413)
  })

  it('P3 a state that cannot be read closes with 4400; one that is no state is dropped', async () => {
    await begin('named')
    const honest = await person('Ana')
    for (const strange of [5, 'x', [1], true]) honest.peer.aware(states([[honest.doc.clientID, 1, strange]]))
    expect(honest.closed).toBe(null)
    const hostile = await person('Mallory')
    const cut = states([[hostile.doc.clientID, 1, { at: 'parking' }]])
    // The last bracket is another sign.
    cut[cut.length - 1] = 0x20
    hostile.peer.aware(cut)
    expect(hostile.closed).toBe(4400)
  })

  it('P4 removing others, or speaking for them, is dropped', async () => {
    await begin('named')
    const honest = await person('Ana')
    const other = await person('Bojan')
    const hostile = await person('Mallory')
    const heard = Promise.all([other.hears(), hostile.hears()])
    honest.show({ at: 'parking' })
    await heard
    hostile.peer.aware(states([[honest.doc.clientID, 500, null]]))
    hostile.peer.aware(states([[honest.doc.clientID, 501, { at: 'swot/return/T' }]]))
    const again = other.hears()
    hostile.show({ at: 'priorities' })
    await again
    expect(other.sees(honest)).toMatchObject({ user: { name: 'Ana' }, at: 'parking' })
    expect(other.sees(hostile)).toMatchObject({ user: { name: 'Mallory' }, at: 'priorities' })
  })

  it('P5 of a flood only the latest is sent, in a handful of frames', async () => {
    await begin('named')
    const honest = await person('Ana')
    const hostile = await person('Mallory')
    const heard = honest.hears()
    for (let n = 0; n < 2_000; n++) hostile.show({ at: n % 2 ? 'parking' : 'priorities' })
    await heard
    expect(honest.frames.length).toBeLessThanOrEqual(3)
    expect(honest.sees(hostile)).toMatchObject({ at: 'parking' })
  })

  it('P6 in a private phase nobody learns where somebody is or types', async () => {
    await begin('named')
    const moderator = await person('Mira', 'moderator')
    const honest = await person('Ana')
    const room2 = room.enter(moderator.member, { event: () => undefined, close: () => undefined })
    expect(await room2.command({ type: 'phase.set', id: 'alone' })).toMatchObject({ ok: true })
    const heard = moderator.hears()
    honest.show({ at: 'swot/return/W', cursor: { card: 'c1', anchor: {}, head: {} }, typing: true })
    await heard
    expect(moderator.sees(honest)).toEqual({ user: expect.objectContaining({ name: 'Ana' }) as unknown })
    room2.leave()
  })

  it('P6 nor when: what is not shown is not sent either, however much somebody moves', async () => {
    await begin('named')
    const moderator = await person('Mira', 'moderator')
    const honest = await person('Ana')
    const chair = room.enter(moderator.member, { event: () => undefined, close: () => undefined })
    expect(await chair.command({ type: 'phase.set', id: 'alone' })).toMatchObject({ ok: true })
    let heard = moderator.hears()
    honest.show({ at: 'swot/return/W' })
    await heard
    const frames = moderator.frames.length
    for (let n = 0; n < 50; n++) honest.show({ at: 'swot/return/W', cursor: { card: 'c1', anchor: null, head: null }, n })
    heard = moderator.hears()
    const other = await person('Bojan')
    other.show({})
    await heard
    expect(moderator.frames.length).toBe(frames + 1)
    chair.leave()
  })

  it('P6 NAME-1 who comes just as the board begins to show less is told no more than those who are there', async () => {
    await begin('named')
    const moderator = await person('Mira', 'moderator')
    const honest = await person('Ana')
    const heard = moderator.hears()
    honest.show({ at: 'parking' })
    await heard
    const [first, second] = [await person('Bojan'), await person('Ceca')]
    await answered(first)
    expect(first.sees(honest)).toMatchObject({ user: { name: 'Ana' }, at: 'parking' })
    const chair = room.enter(moderator.member, { event: () => undefined, close: () => undefined })
    expect(await chair.command({ type: 'phase.set', id: 'alone' })).toMatchObject({ ok: true })
    expect(await chair.command({ type: 'board.update', attribution: 'none' })).toMatchObject({ ok: true })
    const late = new Screen(room, second.member)
    screens.push(late)
    await answered(late)
    expect(late.sees(honest)).toEqual({ user: { delegation: null, attendance: null, color: expect.any(Number) as number } })
    chair.leave()
  })

  it('P1 NAME-1 a cursor is a card and two places in its text, and carries nothing else along', async () => {
    await begin('delegation')
    const honest = await person('Ana')
    const hostile = await person('Mallory')
    let heard = honest.hears()
    const place = { type: { client: 1, clock: 2, name: 'Canary' }, tname: 'Canary', item: { client: 3, clock: 4 }, assoc: -1, name: 'Canary' }
    hostile.show({ cursor: { card: 'c1', anchor: place, head: 'Canary', name: 'Canary' } })
    await heard
    const at = { type: { client: 1, clock: 2 }, item: { client: 3, clock: 4 }, assoc: -1 }
    expect(honest.sees(hostile)).toMatchObject({ cursor: { card: 'c1', anchor: at, head: null } })
    heard = honest.hears()
    hostile.show({ cursor: { card: 'Canary was here', anchor: null, head: null } })
    await heard
    expect(honest.sees(hostile)).not.toHaveProperty('cursor')
    expect(honest.frames.map((frame) => Buffer.from(frame).toString()).join()).not.toContain('Canary')
  })

  it("P4 ROLE-3 a client id that was shown stays its owner's after a restart, though they never wrote", async () => {
    const store = openMemoryStore()
    const open = () => createRooms({ store, warn: (message, error) => { throw new Error(message, { cause: error }) } })
    await rooms.stop()
    rooms = open()
    await begin('named')
    const { id } = room
    const honest = await person('Ana')
    const hostile = await person('Mallory')
    const heard = hostile.hears()
    honest.show({ at: 'parking' })
    await heard
    const invite = await room.rotate((await person('Mira', 'moderator')).member, 'observer')
    expect(invite).toHaveProperty('invite')
    await rooms.stop()
    rooms = open()
    room = (await rooms.get(id))!
    const thief = new Screen(room, hostile.member)
    screens.push(thief)
    thief.peer.offer(forge([{ client: honest.doc.clientID, structs: [gc(1)] }]), true)
    await answered(thief)
    expect(thief.closed).toBe(4403)
    const back = new Screen(room, honest.member)
    screens.push(back)
    back.peer.offer(forge([{ client: honest.doc.clientID, structs: [gc(1)] }]), true)
    await answered(back)
    expect(back.closed).toBeNull()
  })

  it('P3 Y8 who comes again and again with new client ids has no more of them than one person needs', async () => {
    await begin('named')
    const hostile = await person('Mallory')
    const honest = await person('Ana')
    let closed: CloseCode | null = null
    for (let n = 0; n < 40; n++) {
      const again = new Screen(room, hostile.member)
      again.peer.aware(states([0, 1, 2, 3].map((m) => [1_000 + n * 4 + m, 1, {}])))
      again.peer.offer(forge(Array.from({ length: 10 }, (_, m) => ({ client: 50_000 + n * 10 + m, structs: [gc(1)] }))), false)
      await answered(again)
      closed ??= again.closed
      again.leave()
    }
    expect(closed).toBe(4529)
    expect(room.doc.store.clients.size).toBeLessThan(70)
    honest.peer.offer(forge([{ client: honest.doc.clientID, structs: [gc(1)] }]), true)
    await answered(honest)
    expect(honest.closed).toBeNull()
  })

  it('P4 somebody who reconnects under the same client id is seen again at once', async () => {
    await begin('named')
    const honest = await person('Ana')
    const other = await person('Bojan')
    let heard = other.hears()
    honest.show({ at: 'parking' })
    await heard
    heard = other.hears()
    honest.peer.leave()
    await heard
    expect(other.sees(honest)).toBeUndefined()
    const again = room.sync(honest.member, false, { frames: false, buffered: () => 0, close: () => undefined, send: () => undefined })
    heard = other.hears()
    again.aware(encodeAwarenessUpdate(honest.awareness, [honest.doc.clientID]))
    await heard
    expect(other.sees(honest)).toMatchObject({ at: 'parking' })
    again.leave()
  })

  it('P4 somebody whose line breaks as they come, and who comes back at once, sees everybody again', async () => {
    await begin('named')
    const [honest, other, third] = [await person('Ana'), await person('Bojan'), await person('Ceca')]
    const heard = other.hears()
    honest.show({ at: 'parking' })
    await heard
    const coming = new Screen(room, third.member)
    screens.push(coming)
    await answered(coming)
    expect(coming.sees(honest)).toMatchObject({ at: 'parking' })
    // As the stock provider does: it forgets the others, but not the clocks it has seen.
    removeAwarenessStates(coming.awareness, [honest.doc.clientID], 'line')
    coming.peer.leave()
    const again = coming.hears()
    const back = room.sync(third.member, false, { frames: false, buffered: () => 0, close: () => undefined, send: (frame) => coming.take(frame) })
    await again
    expect(coming.sees(honest)).toMatchObject({ at: 'parking' })
    back.leave()
  })
})
