/** SAVE-1, SAVE-2: a room that is given up finishes its turn, tells what that made durable, answers who waits, and only then closes. */
import { afterEach, describe, expect, it } from 'vitest'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { Replica } from '../support/wire.ts'
import { cards, heldBoard, HeldStore, write } from './heldRoom.ts'

describe('a room that is given up', () => {
  const held = new HeldStore()
  afterEach(() => held.release())

  /** One card of a writer is being appended, as another looks on. */
  const begin = async () => {
    const board = await heldBoard(held)
    const writer = await board.person()
    const other = await board.person()
    const moderator = await board.person('moderator')
    held.hold()
    const reached = held.reached()
    write(writer, 'card1')
    return { ...board, writer, other, moderator, reached }
  }

  it('SAVE-2 tells everybody what its last turn has made durable, and then closes', async () => {
    const { rooms, writer, other, reached } = await begin()
    await reached
    const stopped = rooms.stop()
    expect(writer.closed).toBeNull()
    held.release()
    await stopped
    expect(writer.saved.get(writer.doc.clientID)).toBeGreaterThan(0)
    expect(cards(other)).toEqual(['card1'])
    for (const replica of [writer, other]) expect(replica.closes).toEqual([CLOSE.restart])
  })

  it('SAVE-1 answers a command and a join that wait for the turn after it, which never comes', async () => {
    const { rooms, room, moderator, reached } = await begin()
    await reached
    const peer = room.enter(moderator.member, { event: () => undefined, close: () => undefined })
    const before = peer.command({ type: 'board.update', title: 'Never' })
    const stopped = rooms.stop()
    const after = peer.command({ type: 'timer.stop' })
    const refused = { ok: false, refusal: { code: 'SAVE-1', retry: true } }
    expect(await before).toMatchObject(refused)
    expect(await after).toMatchObject(refused)
    expect(await room.join({ invite: '', name: 'late', attendance: 'remote' }, null)).toEqual({ problem: 'not-saved' })
    held.release()
    await stopped
    expect(room.doc.getMap('board').get('title')).not.toBe('Never')
  })

  it('SAVE-1 SAVE-2 drops an edit that waits for the turn after it: it is not called saved, and comes again with its author', async () => {
    const { id, rooms, writer, other, reached } = await begin()
    await reached
    const first = writer.doc.store.clients.get(writer.doc.clientID)!.at(-1)!
    write(writer, 'card2')
    const stopped = rooms.stop()
    held.release()
    await stopped
    expect(writer.saved.get(writer.doc.clientID)).toBe(first.id.clock + first.length)
    const again = createRooms({ store: held.store, warn: (message) => expect.unreachable(message) })
    const room = (await again.get(id))!
    for (const replica of [writer, other]) {
      replica.connect(room)
      await replica.settled()
      await replica.settled()
    }
    expect(cards(other).sort()).toEqual(['card1', 'card2'])
    await again.stop()
  })

  it('SAVE-1 answers nobody from memory whose last turn could not be saved', async () => {
    const { rooms, room, other, reached } = await begin()
    // Asked in that very turn.
    other.disconnect()
    other.connect(room)
    await reached
    const stopped = rooms.stop()
    held.full = true
    held.release()
    await stopped
    held.full = false
    expect(cards(other)).toEqual([])
    expect(other.closed).toBe(CLOSE.restart)
  })

  it('SAVE-2 closes after a second when the store takes longer, so that everybody can come back to another server', async () => {
    const { rooms, writer, reached } = await begin()
    await reached
    const closed = new Promise<void>((resolve) => (writer.onClosed = resolve))
    const stopped = rooms.stop()
    await closed
    expect(writer.closed).toBe(CLOSE.restart)
    held.release()
    await stopped
    expect(writer.saved.size, 'nothing is told on a line that is closed').toBe(0)
  })

  it('SAVE-2 a line that is opened as the room goes is sent away, to come back to the next one', async () => {
    const { rooms, room, other, reached } = await begin()
    await reached
    const stopped = rooms.stop()
    const during = new Replica(other.member)
    during.connect(room)
    held.release()
    await stopped
    expect(during.closed).toBe(CLOSE.restart)
    const after = new Replica(other.member)
    const closed = new Promise<void>((resolve) => (after.onClosed = resolve))
    after.connect(room)
    await closed
    expect(after.closed).toBe(CLOSE.restart)
  })
})
