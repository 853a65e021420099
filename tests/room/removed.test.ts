/** Who is removed from a board is nobody there from that place in the order on, also for what of theirs waits in the same turn. */
import { afterEach, describe, expect, it } from 'vitest'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { Replica } from '../support/wire.ts'
import { cards, heldBoard, HeldStore, write } from './heldRoom.ts'

describe('in the turn in which somebody is removed', () => {
  let rooms: Rooms
  const begin = async () => {
    const board = await heldBoard(new HeldStore())
    rooms = board.rooms
    return { ...board, moderator: await board.person('moderator') }
  }
  const remove = (room: RoomApi, by: Replica, whom: Replica) =>
    room.enter(by.member, { event: () => undefined, close: () => undefined }).command({ type: 'participant.remove', id: whom.member.id })
  afterEach(() => rooms.stop())

  it('ROLE-3 LOCK-3 what they wrote before it stands, and what they write after it does not', async () => {
    const { room, person, moderator } = await begin()
    const writer = await person()
    write(writer, 'before')
    const removed = remove(room, moderator, writer)
    write(writer, 'after')
    expect(await removed).toMatchObject({ ok: true })
    expect(writer.closed).toBe(CLOSE.token)
    expect(cards(room)).toEqual(['before'])
  })

  it('W3 who was let in and comes into the room just after it is sent away, and told nothing', async () => {
    const { room, person, moderator } = await begin()
    const other = await person()
    await remove(room, moderator, other)
    let closed: CloseCode | null = null
    const peer = room.enter(other.member, { event: () => undefined, close: (code) => (closed = code) })
    expect(await peer.state).toBeNull()
    expect(closed).toBe(CLOSE.token)
  })

  it('ROLE-2 a moderator who is removed is given no new link for moderators, and enters no cards', async () => {
    const { room, person, moderator } = await begin()
    const other = await person('moderator')
    const removed = remove(room, moderator, other)
    const rotated = room.rotate(other.member, 'moderator')
    const added = room.addCards(other.member, [{ place: 'parking', text: 'late' }])
    expect(await removed).toMatchObject({ ok: true })
    expect(await rotated).toEqual({ problem: 'bad-token' })
    expect(await added).toEqual({ problem: 'bad-token' })
    expect(cards(room)).toEqual([])
  })
})
