import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { BoardSession } from '../../client/state/boardSession.ts'
import { DeviceMemory } from '../../client/connection/session.ts'
import { LOCAL } from '../../client/state/undo.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts'
import { founded } from './boards.ts'
import { PaperServer } from './paperServer.ts'

let server: PaperServer
let board: BoardSession
let memory: DeviceMemory
const until = <T>(keys: string, read: () => T | false | null | undefined): Promise<T> =>
  new Promise((resolve) => {
    const look = () => {
      const value = read()
      if (!value) return
      stop()
      resolve(value)
    }
    const stop = board.watch.subscribe(keys.split(' '), look)
    look()
  })
const sign = (state: string, waiting = 0) => until('saved', () => board.savedSign.state === state && board.savedSign.waiting === waiting)

beforeEach(async () => {
  server = await PaperServer.start()
  Y.applyUpdate(server.doc, founded(4))
  memory = new DeviceMemory(null)
  const stamp = { author: null, delegation: 'ba', attendance: 'on-site' } as const
  const participant = { id: 'p1', name: 'Ana', role: 'participant', delegation: 'ba', attendance: 'on-site', stamp } as const
  board = new BoardSession({
    board: 'b1', origin: server.origin, memory, membership: { token: 'secret', participant, lang: 'en' },
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  await board.connect()
  await sign('saved')
})
afterEach(async () => {
  board.destroy()
  await server.stop()
})

const text = (id: string) => board.edit.textOf('cards', id)!
const type = (id: string, letters: string) => board.doc.transact(() => text(id).insert(0, letters), LOCAL)

test('H2 the token goes as a subprotocol, never in the address', () => {
  expect(server.requests[0]!.protocols).toEqual(['plenum', 'secret'])
  expect(server.requests[0]!.url).toBe(`/sync/b1?frames=1&v=${PROTOCOL_VERSION}`)
})

test('SAVE-1 an edit is called saved when the server says so, and not before', async () => {
  server.durable = false
  const taken = server.takes(2)
  type('c0', 'x')
  expect(board.savedSign).toEqual({ state: 'saving', waiting: 1 })
  board.doc.transact(() => text('c0').delete(0, 1), LOCAL)
  expect(board.savedSign).toEqual({ state: 'saving', waiting: 2 })
  await taken
  expect(board.savedSign).toEqual({ state: 'saving', waiting: 2 })
  server.commit()
  await sign('saving', 1)
  await sign('saved')
})

test('SAVE-1 what is written without a line is kept, counted, and saved on return', async () => {
  server.close(CLOSE.restart)
  await sign('offline')
  type('c0', 'x')
  type('c1', 'y')
  expect(board.savedSign).toEqual({ state: 'offline', waiting: 2 })
  expect(board.unsent.map(({ path }) => path)).toEqual(['card/c0', 'card/c1'])
  await sign('saved')
  expect(server.requests.length).toBe(2)
  expect(JSON.stringify(server.doc.getMap('cards').toJSON())).toContain('xPoint 0')
  expect(board.unsent).toEqual([])
})

test('LOCK-4 a refusal keeps the text, says which rule, and forgets undo; the text can be put elsewhere', async () => {
  type('c0', 'mine ')
  expect(board.canUndo).toBe(true)
  server.refuse({ code: 'LOCK-1', path: 'card/c0', text: 'mine ' })
  const note = await until('refusals', () => board.refusals.notes[0])
  expect(note).toMatchObject({ code: 'LOCK-1', path: 'card/c0', text: 'mine ' })
  expect(board.canUndo).toBe(false)
  expect(board.savedSign.state).toBe('refused')
  const id = board.restoreRefused(note.id, 'parking')!
  expect(board.index.card(id)).toMatchObject({ place: 'parking', text: 'mine' })
  expect(board.refusals.notes).toEqual([])
  await sign('saved')
})

test('W3 a final close ends the session, keeps unsent texts readable and is not retried', async () => {
  server.durable = false
  type('c0', 'not yet saved ')
  server.close(CLOSE.token)
  await until('connection', () => board.connection.state === 'closed')
  expect(board.connection.code).toBe(CLOSE.token)
  expect(board.unsent).toEqual([{ path: 'card/c0', text: 'not yet saved Point 0' }])
  type('c1', 'z')
  expect(board.unsent).toHaveLength(2)
  expect(server.requests).toHaveLength(1)
})

test('a command without a line is answered at once, and never sent later', async () => {
  expect(await board.command({ type: 'timer.stop' })).toEqual({ ok: false, refusal: null, lost: 'no-line' })
})

test('P4 a screen speaks only for itself: what it hears of others it does not repeat', async () => {
  board.presence.setAt('card/c0')
  board.presence.setCaret('c0', text('c0'), 0, 2)
  server.write((doc) => doc.getMap('locks').set('card/c9', { by: null, at: '2021-12-20T09:00:00Z' }))
  await until('locks', () => board.locks.on('card/c9'))
  type('c0', 'x')
  await sign('saved')
  expect(new Set(server.aware.flat())).toEqual(new Set([board.doc.clientID]))
})
