/** SAVE-1, SAVE-2, LOCK-3, LOCK-4: what the queue promises when the store is slow, full, or somebody else's. */
import type * as Y from 'yjs'
import { afterEach, describe, expect, it } from 'vitest'
import { addCard } from '../../shared/board/edits.ts'
import { stampFor } from '../../shared/board/keys.ts'
import { readCards } from '../../shared/board/read.ts'
import type { LogStore } from '../../server/log/port.ts'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import type { RoomEvent } from '../../shared/protocol/room.ts'
import { Replica } from '../support/wire.ts'
import { cards, heldBoard, HeldStore, write } from './heldRoom.ts'

describe('the queue and its store', () => {
  const held = new HeldStore()
  let rooms: Rooms
  let warnings: string[]
  const begin = async () => {
    const board = await heldBoard(held)
    rooms = board.rooms
    warnings = board.warnings
    return board
  }
  const telling = (room: RoomApi, replica: Replica) => {
    const events: RoomEvent[] = []
    const waiting: { holds: () => boolean; resolve: () => void }[] = []
    const peer = room.enter(replica.member, {
      close: () => undefined,
      event: (event) => {
        events.push(event)
        for (const one of waiting.splice(0)) if (one.holds()) one.resolve(); else waiting.push(one)
      },
    })
    const until = (holds: () => boolean) => new Promise<void>((resolve) => { if (holds()) resolve(); else waiting.push({ holds, resolve }) })
    return { peer, events, until }
  }
  /** A moderator's timer is on its way to a store that does not answer. */
  const starting = async () => {
    const { room, person } = await begin()
    const [moderator, writer] = [await person('moderator'), await person()]
    const { peer } = telling(room, moderator)
    held.hold()
    const reached = held.reached()
    return { room, writer, reached, started: peer.command({ type: 'timer.start', seconds: 600 }) }
  }
  afterEach(async () => {
    held.release()
    await rooms.stop()
  })

  it('SAVE-1 until it is durable an edit is shown to nobody, not even to who joins meanwhile, and not called saved', async () => {
    const { room, person } = await begin()
    const writer = await person()
    const other = await person()
    const before = writer.received
    held.hold()
    const reached = held.reached()
    write(writer, 'card1')
    await reached
    const late = new Replica(other.member)
    late.connect(room)
    expect(cards(other)).toEqual([])
    expect(cards(late)).toEqual([])
    // Who asks by an update of nothing whether all is saved is not told so either.
    for (const live of [true, false]) writer.offer(new Uint8Array([0, 0]), live)
    expect(writer.received).toBe(before)
    held.release()
    await Promise.all([writer.settled(), other.settled(), late.settled()])
    expect(cards(other)).toEqual(['card1'])
    expect(cards(late)).toEqual(['card1'])
    expect(writer.received).toBeGreaterThan(before)
  })

  it('SAVE-1 who comes into the room meanwhile, and whoever takes the board as a file, sees nothing of it either', async () => {
    const { room, writer, reached, started } = await starting()
    write(writer, 'card1')
    await reached
    const late = telling(room, writer).peer.state
    const file = room.read((doc) => readCards(doc).map(({ id }) => id))
    held.full = true
    held.release()
    expect(await started).toMatchObject({ ok: false, refusal: { code: 'SAVE-1' } })
    expect([await late, await file]).toMatchObject([{ timer: null, saving: false }, []])
    // A disk that is full still lets people read.
    expect(await room.read((doc) => readCards(doc).length)).toBe(0)
  })

  it('SAVE-1 who comes into the room in a turn is told what it comes to, when it is durable', async () => {
    const { room, writer, reached, started } = await starting()
    await reached
    let told = false
    const late = telling(room, writer).peer.state.finally(() => (told = true))
    await new Promise((resolve) => setImmediate(resolve))
    expect(told).toBe(false)
    held.release()
    expect(await started).toMatchObject({ ok: true })
    expect(await late).toMatchObject({ timer: { seconds: 600 }, saving: true })
  })

  it('SAVE-1 fault 7: a store that is away refuses commands at once and says so; who asks is answered when it is back, and no edit is lost', async () => {
    const { room, person } = await begin()
    const moderator = await person('moderator')
    const writer = await person()
    const reader = await person()
    write(writer, 'card1')
    await writer.settled()
    const { peer, events, until } = telling(room, moderator)
    held.away = true
    write(writer, 'card2')
    await until(() => events.some((event) => event.type === 'saving.changed' && !event.saving))
    expect(await peer.command({ type: 'lock.set', path: '', locked: true })).toMatchObject({ ok: false, refusal: { code: 'SAVE-1', retry: true } })
    write(writer, 'card3')
    const asked = reader.settled()
    expect(await peer.command({ type: 'timer.stop' })).toMatchObject({ ok: false, refusal: { code: 'SAVE-1' } })
    expect(cards(reader)).toEqual(['card1'])
    held.away = false
    await asked
    await until(() => events.some((event) => event.type === 'saving.changed' && event.saving))
    await writer.settled()
    await reader.settled()
    expect(cards(reader).sort()).toEqual(['card1', 'card2', 'card3'])
    expect(await peer.command({ type: 'timer.stop' })).toMatchObject({ ok: true })
  })

  it('SAVE-1 fault 7: what was kept although its answer was lost reaches everybody: they are sent away to come back', async () => {
    const { room, person } = await begin()
    const writer = await person()
    const other = await person()
    const { events, until } = telling(room, other)
    held.answerLost = true
    write(writer, 'card1')
    await until(() => events.some((event) => event.type === 'saving.changed' && !event.saving))
    await until(() => events.some((event) => event.type === 'saving.changed' && event.saving))
    for (const replica of [writer, other]) {
      expect(replica.closed).toBe(CLOSE.restart)
      replica.connect(room)
      await replica.settled()
      expect(cards(replica)).toEqual(['card1'])
    }
    write(writer, 'card2')
    await writer.settled()
    expect(cards(other)).toEqual(['card1', 'card2'])
  })

  it('SAVE-1 fault 3: a full disk takes nothing, refuses commands, still lets people read, and heals by itself without losing an edit', async () => {
    const { room, person } = await begin()
    const moderator = await person('moderator')
    const writer = await person()
    write(writer, 'card1')
    await writer.settled()
    const { peer, events, until } = telling(room, moderator)
    held.full = true
    write(writer, 'card2')
    await until(() => events.some((event) => event.type === 'saving.changed' && !event.saving))
    expect(await peer.command({ type: 'lock.set', path: '', locked: true })).toMatchObject({ ok: false, refusal: { code: 'SAVE-1', retry: true } })
    const reader = new Replica(moderator.member)
    reader.connect(room)
    await reader.settled()
    expect(cards(reader)).toEqual(['card1'])
    held.full = false
    await until(() => events.some((event) => event.type === 'saving.changed' && event.saving))
    await Promise.all([writer.settled(), reader.settled()])
    expect(cards(reader)).toEqual(['card1', 'card2'])
    expect(warnings).toContain('the store does not save')
    peer.leave()
  })

  it('LOCK-3 arrival at the queue decides: of two edits around a lock the first stands, the second is refused and given back', async () => {
    const { room, person } = await begin()
    const moderator = await person('moderator')
    const writer = await person()
    write(writer, 'card1', 'begin')
    await writer.settled()
    await moderator.settled()
    const { peer } = telling(room, moderator)
    const text = () => (writer.doc.getMap<Y.Map<unknown>>('cards').get('card1')!.get('text') as Y.Text)
    text().insert(5, ' before')
    const locked = peer.command({ type: 'lock.set', path: 'card/card1', locked: true })
    text().insert(text().length, ' after')
    expect(await locked).toMatchObject({ ok: true })
    await Promise.all([writer.settled(), moderator.settled()])
    expect(readCards(room.doc)[0]).toMatchObject({ text: 'begin before' })
    expect(text().toString()).toBe('begin before')
    expect(writer.refused).toEqual([{ code: 'LOCK-1', path: 'card/card1', text: ' after' }])
    peer.leave()
  })

  it('LOCK-3 SAVE-2 what arrived before its author left stands, as with a page that is closed at the last letter', async () => {
    const { room, person } = await begin()
    const [writer, other] = [await person(), await person()]
    write(writer, 'card1', 'begun')
    await writer.settled()
    writer.disconnect()
    writer.connect(room, false)
    await writer.settled()
    write(writer, 'card2')
    const text = (id: string) => (writer.doc.getMap<Y.Map<unknown>>('cards').get(id)!.get('text') as Y.Text)
    text('card1').insert(5, ' and ended')
    writer.disconnect()
    await other.settled()
    expect(cards(other).sort()).toEqual(['card1', 'card2'])
    expect(readCards(other.doc).find(({ id }) => id === 'card1')!.text).toBe('begun and ended')
  })

  it('fault 6: so does what waits for the store as its author leaves; what is refused of it is told when they are back', async () => {
    const { room, person } = await begin()
    const [moderator, writer] = [await person('moderator'), await person()]
    const { peer, events, until } = telling(room, moderator)
    await peer.command({ type: 'lock.set', path: 'swot/readmission', locked: true })
    held.full = true
    write(writer, 'card1')
    addCard(writer.doc, { id: 'card2', place: 'swot/readmission/S', text: 'locked', stamp: stampFor('none', { id: '', delegation: null, attendance: 'remote' }), createdAt: '2021-12-21T09:31:05Z' }, null)
    await until(() => events.some((event) => event.type === 'saving.changed' && !event.saving))
    writer.disconnect()
    held.full = false
    await until(() => events.some((event) => event.type === 'saving.changed' && event.saving))
    await moderator.settled()
    expect(cards(moderator)).toEqual(['card1'])
    writer.connect(room)
    await writer.settled()
    expect(writer.refused).toEqual([{ code: 'LOCK-1', path: 'card/card2', text: 'locked' }])
    expect(cards(writer)).toEqual(['card1'])
  })

  it('LOCK-3 fault 6: what waited for the store comes before what arrives as it saves again', async () => {
    const { room, person } = await begin()
    const [moderator, writer] = [await person('moderator'), await person()]
    const { peer, events, until } = telling(room, moderator)
    held.full = true
    write(writer, 'card1')
    await until(() => events.some((event) => event.type === 'saving.changed' && !event.saving))
    held.full = false
    let locked: Promise<unknown> | undefined
    await until(() => {
      if (!events.some((event) => event.type === 'saving.changed' && event.saving)) return false
      locked ??= peer.command({ type: 'lock.set', path: '', locked: true })
      return true
    })
    expect(await locked).toMatchObject({ ok: true })
    await writer.settled()
    expect(writer.refused).toEqual([])
    expect(cards(room)).toEqual(['card1'])
  })

  it('fault 8: a node whose board has been taken over appends nothing more, and sends its people away to come back', async () => {
    const { id, person } = await begin()
    const writer = await person()
    write(writer, 'card1')
    await writer.settled()
    const other = createRooms({ store: held.store, warn: () => undefined })
    const taken = (await other.get(id))!
    write(writer, 'card2')
    await writer.settled()
    expect(writer.closed).toBe(1012)
    expect(cards(taken)).toEqual(['card1'])
    writer.connect(taken)
    await writer.settled()
    await writer.settled()
    expect(cards(taken)).toEqual(['card1', 'card2'])
    await other.stop()
  })

  it('SAVE-1 all who ask for a board at once are given the same one', async () => {
    const { id } = await begin()
    const again = createRooms({ store: held.store, warn: (message) => warnings.push(message) })
    const [one, other] = await Promise.all([again.get(id), again.get(id)])
    expect(one).not.toBeNull()
    expect(one).toBe(other)
    await again.stop()
  })

  it('D3 a board that somebody opens while it is deleted is gone for them, too', async () => {
    const { id, person } = await begin()
    const reader = await person()
    reader.disconnect()
    const { store } = held
    const slow: LogStore = Object.create(store, {
      remove: { value: async (board: string) => {
        reader.connect((await again.get(board))!)
        await store.remove(board)
      } },
    }) as LogStore
    const again = createRooms({ store: slow, warn: (message) => warnings.push(message) })
    await again.remove(id)
    expect(reader.closed).toBe(4410)
    expect(await again.get(id)).toBeNull()
    await again.stop()
  })

  it('fault 13: a reader that stops reading costs the others nothing and catches up when it reads again', async () => {
    const { room, person } = await begin()
    const writer = await person()
    let buffered = 0
    let frames = 0
    let heard: () => void = () => undefined
    const send = () => {
      frames++
      heard()
    }
    const slow = room.sync(writer.member, false, { frames: false, buffered: () => buffered, close: () => undefined, send })
    slow.ask(new Uint8Array([0]))
    await writer.settled()
    buffered = 8 * 1_048_576
    write(writer, 'card1')
    await writer.settled()
    const stuck = frames
    for (let n = 2; n < 12; n++) {
      write(writer, `card${n}`)
      await writer.settled()
    }
    expect(frames).toBe(stuck)
    const caughtUp = new Promise<void>((resolve) => (heard = resolve))
    buffered = 0
    await caughtUp
    expect(frames).toBeGreaterThan(stuck)
    slow.leave()
  })
})
