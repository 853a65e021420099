/** W1-W10 and Y17 of the threat list: the sync socket, from the handshake to the last byte. */
import { connect } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { LogStore } from '../../server/log/port.ts'
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

/** A frame of numbers and byte strings. */
function frame(...parts: (number | Uint8Array)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}
const STEP1 = frame(0, 0, new Uint8Array([0]))

const path = (): string => `/sync/${board.id}`
const mine = (): string[] => ['plenum', person.token]
/** A socket that has been let in: it has heard from the room. */
async function admitted(headers: Record<string, string> = {}): Promise<WebSocket> {
  const ws = served.raw(path(), mine(), headers)
  await once((done) => ws.once('message', done))
  return ws
}
const refusedWith = (ws: WebSocket): Promise<number> => once((done) => ws.once('unexpected-response', (_req, res) => done(res.statusCode ?? 0)))

describe('W1 pages of other sites', () => {
  test.each<Record<string, string>>([
    { origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-mode': 'websocket' },
    { origin: 'http://127.0.0.1', 'sec-fetch-site': 'cross-site' },
  ])('W1 %j is refused before the upgrade, at both doors', async (headers) => {
    for (const at of [path(), '/room/?EIO=4&transport=websocket']) {
      expect(await refusedWith(served.raw(at, at === path() ? mine() : [], headers))).toBe(403)
    }
  })

  test('W1 our own page is let in, under the address it was opened at and under PUBLIC_URL', async () => {
    expect((await admitted({ origin: served.origin, 'sec-fetch-site': 'same-origin' })).protocol).toBe('plenum')
    const behind = await Served.start({ PUBLIC_URL: 'https://board.example' })
    try {
      const ws = behind.raw('/sync/x', mine(), { origin: 'https://board.example' })
      expect(await closeCode(ws)).toBe(4404)
    } finally {
      await behind.stop()
    }
  })

  test('W1 an upgrade to anything else is 404', async () => {
    for (const at of ['/', '/sync', '/socket.io/']) expect(await refusedWith(served.raw(at, mine()))).toBe(404)
  })

  test('W1 what no board is called is no board, and the stock client stops', async () => {
    for (const at of ['/sync/', '/sync/a/b', `${path()}/other`, `${path()}/draft/b`, '/sync/%00']) expect(await closeCode(served.raw(at, mine()))).toBe(4404)
  })
})

describe('W2 who is let in', () => {
  test.each<[string, () => [string, string[]], number]>([
    ['a wrong token', () => [path(), ['plenum', 'wrong']], 4401],
    ['no token', () => [path(), ['plenum']], 4401],
    ['no subprotocol', () => [path(), []], 4401],
    ['no such board', () => ['/sync/nothing-here', mine()], 4404],
    ['another version', () => [`${path()}?v=999`, mine()], 4426],
  ])('W2 %s', async (_what, how, code) => {
    const [at, protocols] = how()
    expect(await closeCode(new WebSocket(`ws://127.0.0.1:${served.port}${at}`, protocols).on('error', () => {}))).toBe(code)
  })

  test('W2 a token of another board', async () => {
    const other = await served.join(await served.board())
    expect(await closeCode(served.raw(path(), ['plenum', other.token]))).toBe(4403)
  })
})

describe('W3 somebody who is removed', () => {
  test('W3 is out of both channels at once, and stays out', async () => {
    const chair = await served.join(board, 'moderator')
    const [sync, room, own] = [await admitted(), served.room(board.id, person.token), served.room(board.id, chair.token)]
    await Promise.all([roomState(room), roomState(own)])
    const gone = Promise.all([closeCode(sync), once((done) => room.once('disconnect', done))])
    const began = performance.now()
    expect(await own.emitWithAck('command', { type: 'participant.remove', id: person.participant.id })).toMatchObject({ ok: true })
    expect(await gone).toEqual([4401, 'io server disconnect'])
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(await closeCode(served.raw(path(), mine()))).toBe(4401)
  })

  test('W3 a board that is deleted closes with 4410', async () => {
    const chair = await served.join(board, 'moderator')
    const gone = closeCode(await admitted())
    expect((await served.call(`/api/boards/${board.id}`, { method: 'DELETE', headers: { authorization: `Bearer ${chair.token}` } })).status).toBe(204)
    expect(await gone).toBe(4410)
    expect(await closeCode(served.raw(path(), mine()))).toBe(4404)
  })
})

describe('W4 before authentication', () => {
  test.each([
    ['nine messages', Array<Uint8Array>(9).fill(STEP1)],
    ['16 KiB', [frame(0, 2, new Uint8Array(17_000))]],
  ])('W4 %s while the board is still being opened are too much; a few are kept for it', async (_what, frames) => {
    await served.app.close()
    let open = (): void => {}
    const opening = new Promise<void>((resolve) => (open = resolve))
    const { store } = served
    const slow = new Proxy(store, {
      get: (_target, name: keyof LogStore) =>
        name === 'open' ? (id: string) => opening.then(() => store.open(id)) : store[name].bind(store),
    })
    const again = await Served.start({}, slow)
    try {
      const patient = again.raw(path(), mine())
      await once((done) => patient.once('open', done))
      patient.send(STEP1)
      const hasty = again.raw(path(), mine())
      hasty.once('open', () => frames.forEach((bytes) => hasty.send(bytes)))
      expect(await closeCode(hasty)).toBe(4508)
      const answered = once<Buffer>((done) => patient.on('message', (data: Buffer) => data[0] === 0 && data[1] === 1 && done(data)))
      open()
      expect([...(await answered)].slice(0, 2)).toEqual([0, 1])
    } finally {
      await again.stop()
    }
  })
})

describe('W5-W7 W9 W10 too much, and nonsense', () => {
  test('W5 a ninth socket of one person is turned away; when one leaves there is room again', async () => {
    const eight = await Promise.all(Array.from({ length: 8 }, () => admitted()))
    expect(await closeCode(served.raw(path(), mine()))).toBe(1013)
    const left = closeCode(eight[0]!)
    eight[0]!.close()
    await left
    expect((await admitted()).readyState).toBe(WebSocket.OPEN)
  })

  test.each<[string, (ws: WebSocket) => void, number]>([
    ['W6 a frame over 1 MiB', (ws) => ws.send(new Uint8Array(1_048_577)), 1009],
    ['W6 a live update over 64 KiB', (ws) => ws.send(frame(0, 2, new Uint8Array(65_537))), 4413],
    ['W7 endless empty fragments', (ws) => { for (let i = 0; i < 3_000; i++) ws.send('', { fin: false, binary: true }) }, 1008],
    ['W9 text', (ws) => ws.send('hello'), 4400],
    ['W10 a huge varint', (ws) => ws.send(new Uint8Array([0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f])), 4400],
    ['W10 a length beyond the frame', (ws) => ws.send(new Uint8Array([0, 0, 0xff, 0xff, 0x03, 1])), 4400],
    ['W10 an unknown message', (ws) => ws.send(frame(4, new Uint8Array(1))), 4400],
    ['W10 an unknown step', (ws) => ws.send(frame(0, 3, new Uint8Array(1))), 4400],
    ['W10 two messages in one frame', (ws) => ws.send(Buffer.concat([STEP1, STEP1])), 4400],
    ['W10 an empty frame', (ws) => ws.send(new Uint8Array(0)), 4400],
    ['Y17 asking for the whole board without end', (ws) => { for (let i = 0; i < 100; i++) ws.send(STEP1) }, 4529],
  ])('%s', async (_what, attack, code) => {
    const honest = await served.client(await served.join(board))
    const ws = await admitted()
    const closed = closeCode(ws)
    attack(ws)
    expect(await closed).toBe(code)
    // The honest one beside it goes on, and nothing came of the attack.
    const other = await served.client(await served.join(board, 'observer'))
    expect(other.doc.getMap('cards').size).toBe(0)
    honest.add('c1', 'still here')
    await other.until(() => other.card('c1') !== undefined)
  })

  test.each([
    ['W9 text that is not UTF-8', [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28], 1007],
    ['W9 a reserved bit', [0xc2, 0x81, 0, 0, 0, 0, 1], 1002],
    ['W9 an unmasked frame', [0x82, 0x01, 1], 1002],
  ])('%s', async (_what, bytes, code) => {
    expect(await spokenAfterHandshake(Buffer.from(bytes))).toBe(code)
  })

  /** Speaks raw bytes on an upgraded socket; returns the code of the server's close frame. */
  function spokenAfterHandshake(bytes: Buffer): Promise<number> {
    return once((done) => {
      const socket = connect(served.port, '127.0.0.1', () => {
        socket.write(
          `GET ${path()} HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
          `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: ${mine().join(', ')}\r\n\r\n`,
        )
      })
      const heard: Buffer[] = []
      let spoke = false
      socket.on('data', (data) => {
        heard.push(data)
        const all = Buffer.concat(heard)
        const head = all.indexOf('\r\n\r\n')
        if (head < 0) return
        if (!spoke) socket.write(bytes)
        spoke = true
        const code = closeCodeIn(all.subarray(head + 4))
        if (code === null) return
        socket.destroy()
        done(code)
      })
    })
  }

  function closeCodeIn(frames: Buffer): number | null {
    for (let at = 0; at + 2 <= frames.length; ) {
      const short = frames[at + 1]! & 0x7f
      const [length, start] = short === 126 ? [frames.readUInt16BE(at + 2), at + 4] : [short, at + 2]
      if (frames[at] === 0x88) return start + 2 <= frames.length ? frames.readUInt16BE(start) : null
      at = start + length
    }
    return null
  }
})
