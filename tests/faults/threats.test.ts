/**
 * The list of threats against the built server, over real sockets, on a board of a thousand cards. Besides its own answer each row holds
 * what `Beside.holds` does: content unchanged, nothing broadcast, no stall, memory back, and honest people beside it unaffected.
 */
import * as encoding from 'lib0/encoding'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Person } from '../support/people.ts'
import { any, deleted, forge, gc, item, map, string, type, type ForgedItem, type Ref } from '../gate/forge.ts'
import { Beside, type Line } from '../support/beside.ts'

const CARDS = 1_000
const text = (n: number) => `${n} Joint return operations 🤝 and an exchange of data`
/** A board as an export holds it. */
const archive = {
  format: 'plenum-board/1', board: { title: 'Threats', question: '', attribution: 'delegation', phase: '', settings: {} },
  themes: [{ id: 'return', title: 'Return', order: 'a0' }], delegations: [], phases: [], groups: [], actions: [], locks: [{ path: 'card/k0', at: '2021-12-21T09:31:05Z' }],
  results: {},
  cards: Array.from({ length: CARDS }, (_, n) => ({
    id: `k${n}`, place: 'swot/return/S', order: `a${String(n).padStart(5, '0')}`, text: text(n), author: null, delegation: null, attendance: null,
    createdAt: '2021-12-21T09:31:05Z',
  })),
}

let beside: Beside
let mallory: Person
beforeAll(async () => {
  beside = await Beside.start({ from: archive })
  mallory = await beside.join()
})
afterAll(() => beside.stop())

/** A frame of numbers and byte strings. */
function frame(...parts: (number | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part)
      else encoding.writeVarUint8Array(encoder, part)
    }
  })
}
const step1 = (stateVector: Uint8Array) => frame(0, 0, stateVector)
const step2 = (update: Uint8Array) => frame(0, 1, update)
const live = (update: Uint8Array) => frame(0, 2, update)
const states = (entries: [client: number, clock: number, state: unknown][]) =>
  frame(1, encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const [client, clock, state] of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  }))

let ids = 70_000
/** A client id nobody has used. */
const own = () => ({ client: ++ids })
const it = (content: ForgedItem['content'], rest: Omit<ForgedItem, 'content'> = { parent: 'cards', key: `x${ids}` }) =>
  live(forge([{ ...own(), structs: [item({ content, ...rest })] }]))
const mapOf = (card: string): Ref => {
  const { id } = beside.reader.card(card)!._item!
  return [id.client, id.clock]
}
const textOf = (card: string): Ref => {
  const { id } = beside.reader.text(card)._start!
  return [id.client, id.clock]
}
const anyOf = (of: Iterable<number>): number => [...of][0]!

/** Sends it all on one socket and waits for the end of it. */
const closedAfter = async (send: (line: Line) => void, who: Person = mallory): Promise<number> => {
  const line = await beside.line(who)
  send(line)
  return line.closed
}
/** Sends it all and asks for everything afterwards: what the server said until then, and that the line is open still. */
async function takenAfter(send: (line: Line) => void): Promise<Buffer[]> {
  const line = await beside.line(await beside.join())
  send(line)
  const answered = new Promise<void>((resolve) => line.ws.on('message', (data: Buffer) => data[0] === 0 && data[1] === 1 && resolve()))
  line.ws.send(step1(new Uint8Array([1, 1, 1])))
  await Promise.race([answered, line.closed.then((code) => Promise.reject(new Error(`closed with ${code}`)))])
  line.ws.terminate()
  return line.heard
}

describe('updates that no honest client sends are answered by the end of the line', () => {
  test.each<[string, number, () => Uint8Array]>([
    ['Y1 a struct-count bomb of 7 bytes', 4400, () => live(new Uint8Array([1, 255, 255, 255, 127, 1, 0]))],
    ['Y2 an update of the second encoding', 4400, () => {
      const doc = new Y.Doc()
      doc.getMap('cards').set('x', 1)
      return live(Y.encodeStateAsUpdateV2(doc))
    }],
    ['Y3 a GC struct of 2^40 under the writer', 4413, () => live(forge([{ client: beside.writer.doc.clientID, clock: 1_000_000, structs: [gc(2 ** 40)] }]))],
    ['Y4 an edit under the writer', 4403, () => live(forge([{
      client: beside.writer.doc.clientID, clock: 1_000_000, structs: [item({ origin: textOf('k1'), content: string('x') })],
    }]))],
    ['Y4 an edit under the reader, who never wrote', 4403, () => live(forge([{ client: beside.reader.doc.clientID, structs: [gc(1)] }]))],
    ['Y8 twenty thousand client ids', 4413, () => step2(forge(Array.from({ length: 20_000 }, (_, n) => ({ client: 1_000_000 + n, structs: [gc(1)] }))))],
    ['Y9 nesting three thousand deep', 4400, () => {
      const { client } = own()
      const structs = [item({ parent: 'cards', key: 'deep', content: map })]
      for (let n = 1; n < 3_000; n++) structs.push(item({ parent: [client, n - 1], key: 'k', content: map }))
      return live(forge([{ client, structs }]))
    }],
    ['Y10 __proto__ as a key', 4400, () => it(any(1), { parent: mapOf('k1'), key: '__proto__' })],
    ['Y11 BigInt', 4400, () => it(any(1n))],
    ['Y11 NaN', 4400, () => it(any(Number.NaN))],
    ['Y13 an unknown root', 4400, () => it(any(1), { parent: 'admin', key: 'x' })],
    ['Y13 XML', 4400, () => it(type(4))],
    ['Y13 writes to one key that have seen none of each other', 4400, () =>
      live(forge([{ ...own(), structs: Array.from({ length: 3_000 }, () => item({ parent: mapOf('k1'), key: 'evidence', content: any('x') })) }]))],
    ['Y14 a truncated update', 4400, () => live(forge([{ ...own(), structs: [item({ parent: 'cards', key: 'x', content: map })] }]).slice(0, -2))],
    ['Y18 a giant text', 4413, () => it(string('x'.repeat(70_000)), { origin: textOf('k1') })],
    ['Y18 half a character of a locked text', 4403, () => {
      const [client, clock] = textOf('k0')
      return live(forge([], [[client, clock + text(0).indexOf('🤝'), 1]]))
    }],
    ['Y20 a card overwritten by a fresh map', 4403, () => it(map, { parent: 'cards', key: 'k1' })],
    ['Y20 a card overwritten by a tombstone', 4403, () => it(deleted(1), { origin: mapOf('k1') })],
    ['P3 100,000 null states', 4413, () => states(Array.from({ length: 100_000 }, (_, client) => [client, 1, null]))],
    ['W10 a huge varint', 4400, () => new Uint8Array([0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f])],
    ['W6 a frame over 1 MiB', 1009, () => new Uint8Array(1_048_577)],
    ['W6 a live update over 64 KiB', 4413, () => live(new Uint8Array(65_537))],
    ['Y17 a state vector of 150,000 clients', 4413, () =>
      step1(encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 150_000)
        for (let n = 0; n < 150_000; n++) {
          encoding.writeVarUint(encoder, n)
          encoding.writeVarUint(encoder, 1)
        }
      }))],
  ])('%s', async (title, code, attack) => {
    // What shows only half way as a forgery leaves the tombstone of its first half.
    const leaves = title.startsWith('Y13 writes')
    expect(await beside.holds(() => closedAfter(({ ws }) => ws.send(attack())), { leaves })).toBe(code)
  })

  test('Y15 an observer who writes', async () => {
    const observer = await beside.join('observer')
    expect(await beside.holds(() => closedAfter(({ ws }) => ws.send(it(any(1))), observer))).toBe(4403)
  })

  test('Y5 a delete set of a few bytes that empties the board is undone', async () => {
    const client = mapOf('k1')[0]
    const all = forge([], [[client, 0, Y.getState(beside.reader.doc.store, client)]])
    expect(await beside.holds(() => closedAfter(({ ws }) => ws.send(live(all))), { leaves: true })).toBeGreaterThanOrEqual(4403)
    await beside.newcomerAgrees()
  })

  test('Y17 W7 asking without end for what one lacks, and endless fragments', async () => {
    const lacking = encoding.encode((encoder) => [1, anyOf(beside.reader.doc.store.clients.keys()), 1].forEach((n) => encoding.writeVarUint(encoder, n)))
    const asker = await beside.join()
    expect(await beside.holds(() => closedAfter(({ ws }) => { for (let n = 0; n < 100; n++) ws.send(step1(lacking)) }, asker))).toBe(4529)
    const fragments = ({ ws }: Line) => { for (let n = 0; n < 3_000; n++) ws.send('', { fin: false, binary: true }) }
    expect(await beside.holds(() => closedAfter(fragments))).toBe(1008)
  })

  test('Y8 P3 client ids without end, a few on each of many connections', async () => {
    const codes = await beside.holds(async () => {
      const codes: number[] = []
      for (let n = 0; n < 30; n++) {
        const line = await beside.line(mallory)
        line.ws.send(states([0, 1].map((m) => [2_000_000 + n * 2 + m, 1, {}])))
        line.ws.send(step2(forge(Array.from({ length: 12 }, (_, m) => ({ client: 3_000_000 + n * 12 + m, structs: [gc(1)] })))))
        line.ws.send(step1(new Uint8Array([1, 1, 1])))
        const ended = await Promise.race([line.closed, new Promise<number>((resolve) => line.ws.on('message', (data: Buffer) => data[1] === 1 && resolve(0)))])
        codes.push(ended)
        line.ws.terminate()
      }
      return codes
    }, { leaves: true })
    expect(codes).toContain(4529)
    expect(beside.reader.doc.store.clients.size).toBeLessThan(100)
  })
})

describe('what an honest client might send by bad luck is answered, and the line stays', () => {
  test('Y6 Y19 four thousand updates with gaps are never kept; the sender is told to resync once', async () => {
    const { client } = own()
    const heard = await beside.holds(() => takenAfter(({ ws }) => {
      for (let n = 0; n < 4_000; n++) ws.send(live(forge([{ client, clock: 2 + n * 2, structs: [item({ parent: 'cards', key: `g${n}`, content: any(1) })] }])))
      ws.send(live(forge([{ ...own(), structs: [item({ origin: [beside.writer.doc.clientID, 1_000_000], content: string('smuggled') })] }])))
    }))
    // One step 1 as a greeting, one as a request to resync.
    expect(heard.filter((data) => data[0] === 0 && data[1] === 0)).toHaveLength(2)
  })

  test('Y7 deletes for clients nobody knows', async () => {
    await beside.holds(() => takenAfter(({ ws }) => ws.send(live(forge([], Array.from({ length: 5_000 }, (_, n) => [4_000_000 + n, 0, 10] as const))))))
  })

  test('Y12 Y16 values that are no cards, and edits of what is locked, are undone', async () => {
    const person = await beside.join()
    await beside.holds(async () => {
      const line = await beside.line(person)
      const { client } = own()
      const [k0, letters] = [mapOf('k0'), textOf('k0')]
      const structs = [
        item({ parent: 'cards', key: 'null', content: any(null) }),
        item({ parent: 'locks', key: '', content: any({ by: null }) }),
        item({ parent: k0, key: 'evidence', content: any('forbidden') }),
        item({ origin: [letters[0], letters[1]], right: [letters[0], letters[1] + 1], content: string('forbidden') }),
      ]
      line.ws.send(live(forge([{ client, structs }])))
      line.ws.send(step1(new Uint8Array([1, 1, 1])))
      await new Promise<void>((resolve) => line.ws.on('message', (data: Buffer) => data[0] === 0 && data[1] === 1 && resolve()))
      line.ws.terminate()
    }, { leaves: true })
    await beside.newcomerAgrees()
  })

  test('P2 P4 P5 a flood of states, one of them with an impossible clock, and some that speak for others', async () => {
    const { awareness } = beside.reader.provider
    beside.reader.provider.awareness.setLocalState({ at: 'parking' })
    await beside.writer.until(() => beside.writer.provider.awareness.getStates().get(awareness.clientID)?.at === 'parking')
    let frames = 0
    const count = () => frames++
    beside.writer.provider.awareness.on('update', count)
    await beside.holds(() => takenAfter(({ ws }) => {
      const { client } = own()
      ws.send(states([[client, Number.MAX_SAFE_INTEGER, { at: 'parking' }]]))
      for (let n = 0; n < 600; n++) ws.send(states([[client, n + 1, { at: 'parking', n }], [awareness.clientID, n + 1, null]]))
    }))
    beside.writer.provider.awareness.off('update', count)
    expect(frames).toBeLessThan(150)
    expect(beside.writer.provider.awareness.getStates().get(awareness.clientID)).toMatchObject({ at: 'parking' })
  })

  test('Y16 updates as large as they may be, one after the other on every socket a person may have, are read no faster than others can bear', async () => {
    const person = await beside.join()
    // What it costs to refuse one of them is most of what a turn may take; see Allowance.
    await beside.holds(async () => {
      const lines = await Promise.all(Array.from({ length: 8 }, () => beside.line(person)))
      for (const { ws } of lines) {
        const { client } = own()
        for (let n = 0; n < 20; n++) {
          const structs = Array.from({ length: 1_000 }, (_, m) => item({ parent: mapOf('k1'), key: `f${m}`, content: any(1) }))
          ws.send(live(forge([{ client, clock: n * 1_000, structs }])))
        }
      }
      await beside.typing(40)
      for (const { ws } of lines) ws.terminate()
    }, { leaves: true, stall: 250 })
  })
})

describe('the other doors', () => {
  const socketOf = ({ token }: Person) =>
    io(beside.server.origin, { path: '/room', transports: ['websocket'], auth: { board: beside.board.id, token }, forceNew: true, reconnection: false })

  test('S3 S5 binary, and a flood of commands, on the room channel', async () => {
    const person = await beside.join()
    const reasons = await beside.holds(async () => {
      const reasons: string[] = []
      for (const attack of [(n: number) => ({ type: 'ready.set', ready: n % 2 === 0 }), () => ({ type: 'ready.set', ready: Buffer.alloc(1_000) })]) {
        const socket = socketOf(person)
        await new Promise((resolve) => socket.once('room', resolve))
        const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
        for (let n = 0; n < 1_000; n++) socket.emit('command', attack(n))
        reasons.push(await gone)
      }
      return reasons
    })
    expect(reasons).toEqual(['transport close', 'transport close'])
  })

  test('W4 W5 sockets that say nothing of themselves, and more than a person may have', async () => {
    const codes = await beside.holds(async () => {
      const sockets = Array.from({ length: 200 }, () => new WebSocket(`${beside.server.origin.replace('http', 'ws')}/room/?EIO=4&transport=websocket`).on('error', () => {}))
      await Promise.all(sockets.map((ws) => new Promise((resolve) => ws.once('open', resolve))))
      const person = await beside.join()
      await Promise.all(Array.from({ length: 8 }, () => beside.line(person)))
      const ninth = new WebSocket(`${beside.server.origin.replace('http', 'ws')}/sync/${beside.board.id}`, ['plenum', person.token]).on('error', () => {})
      const code = await new Promise<number>((resolve) => ninth.once('close', resolve))
      for (const ws of sockets) ws.terminate()
      return code
    })
    expect(codes).toBe(1013)
  })

  test('H5 H7 bodies that are large, deep, of millions of things, or reach for a prototype', async () => {
    const bodies: [string, number][] = [
      [JSON.stringify({ title: 'x'.repeat(10_000_000) }), 413],
      [`{"delegations":[${'{},'.repeat(2_700_000)}{}]}`, 400],
      [`{"from":${'{"a":'.repeat(100_000)}`, 400],
      ['{"from":{"__proto__":{"admin":true}}}', 400],
      ['{"title":"a","title":"b"}', 400],
    ]
    for (const [body, status] of bodies) {
      const answer = () => fetch(`${beside.server.origin}/api/boards`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
      expect((await beside.holds(answer)).status).toBe(status)
    }
  })

  test('H1 guesses of invites, tokens and codes', async () => {
    const statuses = await beside.holds(async () => {
      const url = `${beside.server.origin}/api/boards/${beside.board.id}`
      const statuses: number[] = []
      for (let n = 0; n < 80; n++) statuses.push((await fetch(url, { headers: { authorization: `Invite guess${n}` } })).status)
      return statuses
    })
    expect(new Set(statuses)).toEqual(new Set([404, 429]))
  })
})
