/** The public contract of the two lines, as stock y-websocket and socket.io clients meet it. */
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readContent } from '../../shared/board/read.ts'
import { FRAME } from '../../shared/protocol/frames.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { roomState as stateSchema } from '../../shared/protocol/room.ts'
import { RoomClient } from '../support/people.ts'
import { closeCode, once, Served } from './serving.ts'

let served: Served
let board: CreatedBoard

beforeEach(async () => {
  served = await Served.start()
  board = await served.board({ title: 'Budva', question: 'What helps?', delegations: ['Ministry of Interior', 'Police'] })
})
afterEach(() => served.stop())

describe('sync', () => {
  test('SYNC-1 two stock clients type in one card at once and end equal; a third comes late and has it all', async () => {
    const [ana, ben] = await Promise.all([served.client(await served.join(board)), served.client(await served.join(board), { frames: false })])
    ana.add('c1', 'middle')
    await ben.until(() => ben.card('c1') !== undefined)
    for (let i = 0; i < 50; i++) {
      ana.text('c1').insert(0, 'a')
      ben.text('c1').insert(ben.text('c1').length, 'b')
    }
    const whole = 'a'.repeat(50) + 'middle' + 'b'.repeat(50)
    await Promise.all([ana, ben].map((one) => one.until(() => one.text('c1').toString() === whole)))
    const late = await served.client(await served.join(board, 'observer'))
    expect(readContent(late.doc)).toEqual(readContent(ana.doc))
    expect(readContent(ben.doc)).toEqual(readContent(ana.doc))
  })

  test('SYNC-2 saved and refused are sent to who asks for them, and to nobody else', async () => {
    const [asks, stock] = await Promise.all([served.join(board), served.join(board)])
    const kinds = { asks: new Set<number>(), stock: new Set<number>() }
    const listen = async (person: typeof asks, query: string, into: Set<number>): Promise<void> => {
      const ws = served.raw(`/sync/${board.id}${query}`, ['plenum', person.token])
      ws.on('message', (data: Buffer) => into.add(decoding.readVarUint(decoding.createDecoder(data))))
      await once((done) => ws.once('message', done))
    }
    await Promise.all([listen(asks, '?frames=1', kinds.asks), listen(stock, '', kinds.stock)])
    const author = await served.client(asks)
    author.add('c1', 'one')
    await author.saved()
    author.add('c2', 'too long '.repeat(100))
    await author.until(() => author.refused.length > 0)
    expect(author.refused[0]).toMatchObject({ code: 'LIMIT-1', path: 'card/c2' })
    await author.until(() => author.card('c2') === undefined)
    const plain = await served.client(stock, { frames: false })
    plain.add('c3', 'too long '.repeat(100))
    await plain.until(() => plain.card('c3') === undefined)
    expect([...kinds.stock]).not.toContain(FRAME.saved)
    expect(plain.savedClock).toBe(0)
    expect(plain.refused).toEqual([])
  })

  test('SYNC-3 a client that has everything still gets its step 2, so that it knows it is synced', async () => {
    const person = await served.join(board)
    const first = await served.client(person)
    first.provider.disconnect()
    const again = once((done) => first.provider.on('sync', (now: boolean) => now && done(now)))
    first.provider.connect()
    expect(await again).toBe(true)
  })

  test('SYNC-6 P2 where a stock client is, is seen each time it moves, from its first moment on', async () => {
    const board = await served.board()
    const [mover, watcher] = await Promise.all([served.client(await served.join(board)), served.client(await served.join(board))])
    const seen = () => watcher.provider.awareness.getStates().get(mover.doc.clientID)?.at
    for (const at of ['parking', 'priorities', 'swot/return/S']) {
      mover.provider.awareness.setLocalState({ at })
      await watcher.until(() => seen() === at)
      expect(seen()).toBe(at)
    }
  })

  test('SYNC-4 what is drafted in private reaches its author only', async () => {
    const [person, other] = await Promise.all([served.join(board), served.join(board)])
    const [draft, same, beside, main] = await Promise.all([
      served.client(person, { draft: true }), served.client(person, { draft: true }), served.client(other, { draft: true }), served.client(other),
    ])
    draft.add('d1', 'mine alone')
    await same.until(() => same.card('d1') !== undefined)
    main.add('c1', 'for all')
    await main.saved()
    expect([beside.doc.getMap('cards').size, main.doc.getMap('cards').size]).toEqual([0, 1])
  })

  test('SYNC-5 a server that goes down says 1012, and takes nobody for gone', async () => {
    const person = await served.join(board)
    const ws = served.raw(`/sync/${board.id}`, ['plenum', person.token])
    await once((done) => ws.once('message', done))
    const room = new RoomClient(person)
    await room.entered()
    const gone = once((done) => room.socket.once('disconnect', done))
    const code = closeCode(ws)
    await served.app.close()
    expect(await code).toBe(1012)
    expect(await gone).toBe('transport close')
    room.leave()
  })
})

describe('room', () => {
  test('ROOM-1 who enters is told everything, then what changes; commands are answered', async () => {
    const [chair, person] = await Promise.all([served.join(board, 'moderator'), served.join(board)])
    const [own, other] = [new RoomClient(chair), new RoomClient(person)]
    try {
      const [state] = await Promise.all([own.entered(), other.entered()])
      expect(stateSchema.safeParse(state).error).toBeUndefined()
      expect(state.you).toMatchObject({ id: chair.participant.id, role: 'moderator' })
      const answer = await own.command({ type: 'lock.set', path: 'swot/return/S', locked: true })
      expect(answer).toEqual({ ok: true, seq: expect.any(Number) })
      expect(await other.event('lock.changed')).toMatchObject({ path: 'swot/return/S', locked: true })
    } finally {
      own.leave()
      other.leave()
    }
  })
})
