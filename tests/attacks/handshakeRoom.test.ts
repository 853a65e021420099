/** S1-S5 of the threat list at the door of the room channel. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Socket } from 'socket.io-client'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { closeCode, once, roomState, Served } from '../doors/serving.ts'
import type { Person } from '../support/people.ts'

let served: Served
let board: CreatedBoard
let person: Person

beforeEach(async () => {
  served = await Served.start()
  board = await served.board()
  person = await served.join(board)
})
afterEach(() => served.stop())

const refusedFor = (socket: Socket): Promise<unknown> => once((done) => socket.once('connect_error', (error) => done((error as Error & { data?: unknown }).data)))
const refusal = (code: string, retry = false) => ({ ok: false, refusal: { code, message: expect.stringMatching(/\.$/), retry } })
async function entered(token = person.token): Promise<Socket> {
  const socket = served.room(board.id, token)
  await roomState(socket)
  return socket
}

describe('S1 S2 what may be said', () => {
  test('S1 nobody enters without a token of this board', async () => {
    const other = await served.board()
    expect(await refusedFor(served.room(board.id, 'wrong'))).toEqual({ code: 'bad-token', close: 4401 })
    expect(await refusedFor(served.room('nothing-here', person.token))).toEqual({ code: 'not-found', close: 4404 })
    expect(await refusedFor(served.room(other.id, person.token))).toEqual({ code: 'forbidden', close: 4403 })
    expect(await refusedFor(served.room('', ''))).toEqual({ code: 'no-token', close: 4401 })
  })

  test('S1 a command for another board, an unknown one and a misshapen one are refused', async () => {
    const socket = await entered()
    for (const command of [{ type: 'ready.set', ready: true, board: 'other' }, { type: 'board.burn' }, { type: '__proto__' }, null, 'ready.set', [], { type: 'ready.set', ready: 1 }]) {
      expect(await socket.emitWithAck('command', command)).toEqual(refusal('COMMAND-1'))
    }
  })

  test('COMMAND-1 the field that is wrong is named', async () => {
    const socket = await entered()
    const wrong: [unknown, string][] = [
      [{ type: 'ready.set', ready: 1 }, 'ready'], [{ type: 'ready.set', ready: true, board: 'other' }, 'board'], [{ type: 'board.burn' }, 'type'],
      [{ type: 'timer.start', seconds: 0 }, 'seconds'], [{ type: 'vote.open', targets: ['card/a', 'b'], dots: 3, perTarget: 1 }, 'targets.1'],
      [{ type: 'vote.cast', target: 'card/a', dots: 0.5 }, 'dots'],
    ]
    for (const [command, field] of wrong) {
      expect(await socket.emitWithAck('command', command)).toMatchObject({ refusal: { code: 'COMMAND-1', message: `The request was not understood: ${field}.` } })
    }
  })

  test("S2 a moderator's command of a participant is refused", async () => {
    const socket = await entered()
    expect(await socket.emitWithAck('command', { type: 'lock.set', path: '', locked: true })).toEqual(refusal('ROLE-2'))
  })

  test('S2 a command without an answer to give is carried out, and one with a strange answer harms nobody', async () => {
    const socket = await entered()
    const told = once((done) => socket.on('event', (event: { type: string }) => event.type === 'people.changed' && done(event)))
    socket.emit('command', { type: 'ready.set', ready: true })
    socket.emit('command', { type: 'ready.set', ready: true }, 'not a function')
    socket.emit('command')
    await told
    expect(await socket.emitWithAck('command', { type: 'ready.set', ready: false })).toMatchObject({ ok: true })
  })
})

/** The code that a line to the room is closed with, once it has sent all of this. */
async function closedAfter(...packets: (string | Buffer)[]): Promise<number> {
  const line = served.raw('/room/?EIO=4&transport=websocket', [])
  await once((done) => line.once('message', done))
  for (const packet of packets) line.send(packet)
  return closeCode(line)
}
const HELLO = (): string => `40${JSON.stringify({ board: board.id, token: person.token })}`

describe('W4 S3 S5 how a line is cut', () => {
  test('W4 much before it has said who it is, in bytes or in messages, is 4508', async () => {
    expect(await closedAfter(`40${JSON.stringify({ board: board.id, token: 'x'.repeat(17_000) })}`)).toBe(4508)
    const wrong = `40${JSON.stringify({ board: board.id, token: 'wrong' })}`
    expect(await closedAfter(...Array.from({ length: 9 }, () => wrong))).toBe(4508)
    expect(await closedAfter(...Array.from({ length: 20 }, () => '42["command",{"type":"ready.set","ready":true}]'))).toBe(4508)
  })

  test('S3 S5 binary is 4400, a flood 4529', async () => {
    expect(await closedAfter(HELLO(), Buffer.alloc(100))).toBe(4400)
    const line = served.raw('/room/?EIO=4&transport=websocket', [])
    await once((done) => line.once('message', done))
    line.send(HELLO())
    await once((done) => line.once('message', done))
    for (let i = 0; i < 500; i++) line.send('42["command",{"type":"ready.set","ready":true}]')
    expect(await closeCode(line)).toBe(4529)
  })
})

describe('S3 S5 floods', () => {
  test('S3 binary ends the connection', async () => {
    const socket = await entered()
    const gone = once((done) => socket.once('disconnect', done))
    socket.emit('command', { type: 'ready.set', ready: Buffer.alloc(1_000) })
    expect(await gone).toBe('transport close')
  })

  test('S3 more than 64 KiB ends the connection', async () => {
    const socket = await entered()
    const gone = once((done) => socket.once('disconnect', done))
    socket.emit('command', { type: 'x'.repeat(70_000) })
    expect(await gone).toBe('transport close')
  })

  test('S5 RATE-1 a flood is refused, then cut off; the stock client comes back, others never notice', async () => {
    const beside = await entered((await served.join(board)).token)
    const socket = await entered()
    const gone = once((done) => socket.once('disconnect', done))
    const ready = { type: 'ready.set', ready: true }
    // A program that sets up a session sends as many as these.
    const setUp = await Promise.all(Array.from({ length: 150 }, () => socket.emitWithAck('command', ready)))
    expect(setUp.every(({ ok }) => ok)).toBe(true)
    const answers = await Promise.all(Array.from({ length: 150 }, () => socket.emitWithAck('command', ready)))
    expect(answers).toContainEqual(refusal('RATE-1', true))
    for (let i = 0; i < 500; i++) socket.emit('command', ready)
    expect(await gone).toBe('transport close')
    await roomState(socket)
    expect(await beside.emitWithAck('command', { type: 'ready.set', ready: true })).toMatchObject({ ok: true })
  })

  test('S5 a ninth line of one person is turned away', async () => {
    await Promise.all(Array.from({ length: 8 }, () => entered()))
    expect(await refusedFor(served.room(board.id, person.token))).toEqual({ code: 'too-many', close: 1013 })
  })
})
