/** LOCK-4 when the author's line breaks just as a change of theirs is refused: they are told when they come back, and keep the text. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Role } from '../../shared/board/keys.ts'
import { entity } from '../../shared/board/read.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { Bucket } from '../../server/room/bucket.ts'
import { Connection } from '../../server/room/connection.ts'
import { Missed } from '../../server/room/missed.ts'
import { Replica } from '../support/wire.ts'
import { cards, heldBoard, HeldStore, write } from './heldRoom.ts'

const REFUSED: Refusal = { code: 'LOCK-1', path: 'card/card1', text: 'what I meant' }

describe('a refusal whose author has gone', () => {
  const held = new HeldStore()
  let rooms: Rooms
  afterEach(async () => {
    held.release()
    await rooms.stop()
  })

  const command = async (room: RoomApi, by: Replica, one: Command) => {
    const peer = room.enter(by.member, { event: () => undefined, close: () => undefined })
    expect(await peer.command(one)).toMatchObject({ ok: true })
    peer.leave()
  }

  /** A change that is refused, while the append of it waits. */
  const begin = async () => {
    const board = await heldBoard(held)
    rooms = board.rooms
    const { room, person } = board
    const moderator = await person('moderator')
    const writer = await person()
    const other = await person()
    write(writer, 'card1')
    await Promise.all([writer.settled(), other.settled()])
    await command(room, moderator, { type: 'lock.set', path: 'card/card1', locked: true })
    held.hold()
    const judged = held.reached()
    const text = entity(writer.doc, 'cards', 'card1')!.get('text') as { insert(at: number, text: string): void }
    text.insert(0, 'what I meant')
    await judged
    const after = async () => {
      held.release()
      await moderator.settled()
    }
    return { ...board, moderator, writer, other, after }
  }

  it('LOCK-4 is told when they come back, before what takes the text away, and nobody else is', async () => {
    const { room, writer, other, moderator, after } = await begin()
    writer.disconnect()
    await after()
    const again = new Replica(other.member)
    again.connect(room)
    await again.settled()
    expect(writer.refused).toEqual([])
    writer.onRefused = () => expect(String(entity(writer.doc, 'cards', 'card1')!.get('text')), 'still in their document').toContain('what I meant')
    writer.connect(room)
    await writer.settled()
    expect(writer.refused).toEqual([REFUSED])
    expect(String(entity(writer.doc, 'cards', 'card1')!.get('text'))).toBe('a point')
    for (const replica of [other, again, moderator]) expect(replica.refused).toEqual([])
    writer.disconnect()
    writer.connect(room)
    await writer.settled()
    expect(writer.refused, 'told once').toEqual([REFUSED])
  })

  it('LOCK-4 is told on the line they have come back on meanwhile, before what takes the text away', async () => {
    const { room, writer, after } = await begin()
    writer.disconnect()
    writer.onRefused = () => expect(String(entity(writer.doc, 'cards', 'card1')!.get('text')), 'still in their document').toContain('what I meant')
    writer.connect(room)
    await after()
    await writer.settled()
    expect(writer.refused).toEqual([REFUSED])
  })

  it('LOCK-4 is kept while the person looks on with a client that knows no refusals', async () => {
    const { room, writer, after } = await begin()
    writer.disconnect()
    const stock = new Replica(writer.member)
    stock.connect(room, false)
    await after()
    await stock.settled()
    expect(stock.refused).toEqual([])
    writer.connect(room)
    await writer.settled()
    expect(writer.refused).toEqual([REFUSED])
  })

  it('LOCK-4 is told as the room ends to one who has come back and was not answered yet', async () => {
    const { room, writer, after, id } = await begin()
    writer.disconnect()
    await after()
    writer.connect(room)
    const stopped = rooms.stop()
    await stopped
    expect(writer.refused).toEqual([REFUSED])
    expect(writer.closed).toBe(CLOSE.restart)
    expect(await rooms.get(id)).toBeNull()
  })

  it('DRAFT-1 LOCK-4 of a private card is told on the line of the private cards alone', async () => {
    const board = await heldBoard(held)
    rooms = board.rooms
    const { room, person } = board
    const moderator = await person('moderator')
    await command(room, moderator, { type: 'board.close' })
    const writer = await person()
    const draft = new Replica(writer.member, true)
    draft.connect(room)
    await draft.settled()
    held.hold()
    const judged = held.reached()
    write(draft, 'secret1', 'what I think')
    await judged
    draft.disconnect()
    held.release()
    await moderator.settled()
    await writer.settled()
    expect(writer.refused).toEqual([])
    draft.connect(room)
    await draft.settled()
    expect(draft.refused).toMatchObject([{ code: 'BOARD-1', text: 'what I think' }])
    expect(cards(draft)).toEqual([])
  })

  it('LOCK-4 NAME-1 is forgotten with a person who is removed', async () => {
    const { room, writer, moderator, after } = await begin()
    writer.disconnect()
    await after()
    await command(room, moderator, { type: 'participant.remove', id: writer.member.id })
    writer.connect(room)
    await writer.settled()
    expect(writer.refused).toEqual([])
  })
})

describe('what is kept of missed refusals', () => {
  const of = (id: string, doc = '', role: Role = 'participant') => {
    const member = { id, role, name: '', delegation: null, attendance: 'remote' } as unknown as Replica['member']
    return new Connection({ frames: true, send: () => undefined, buffered: () => 0, close: () => undefined }, doc, member, () => member, new Bucket(1, 1))
  }
  const refusal = (text: string): Refusal => ({ code: 'LOCK-1', path: 'card/card1', text })

  it('LOCK-4 is bounded for one person, and for all of them, the oldest giving way', () => {
    const missed = new Missed()
    for (let n = 0; n < 200; n++) missed.add(of('one'), refusal(`${n}`))
    const [first, ...more] = missed.take(of('one'))
    expect(first).toEqual(refusal('150'))
    expect(more).toHaveLength(49)
    for (let n = 0; n < 30; n++) missed.add(of('one'), refusal(`${n}`.padEnd(1_000, '.')))
    expect(missed.take(of('one'))).toHaveLength(20)
    for (let person = 0; person < 3_000; person++) missed.add(of(`${person}`), refusal('short'))
    expect(missed.size).toBe(1_000)
    expect(missed.take(of('1999'))).toEqual([])
    expect(missed.take(of('2999'))).toHaveLength(1)
    for (let person = 0; person < 1_000; person++) missed.add(of(`${person}`), refusal('long'.padEnd(1_000, '.')))
    expect(missed.size).toBe(200)
  })

  it('LOCK-4 one text that is longer than all that is kept is kept alone', () => {
    const missed = new Missed()
    missed.add(of('one'), refusal('before'))
    missed.add(of('one'), refusal('x'.repeat(20_001)))
    expect(missed.take(of('one'))).toHaveLength(1)
  })

  it('LOCK-4 DRAFT-1 is apart by person and document', () => {
    const missed = new Missed()
    missed.add(of('one'), refusal('of the board'))
    missed.add(of('one', 'one'), refusal('of the draft'))
    expect(missed.take(of('other'))).toEqual([])
    expect(missed.take(of('one', 'one'))).toEqual([refusal('of the draft')])
    missed.forget('one')
    expect(missed.size).toBe(0)
  })
})
