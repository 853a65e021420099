/** What was written before the board stood there: kept on the device, put on the board by one page, once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { Api } from '../../client/connection/api.ts'
import { DeviceMemory } from '../../client/connection/session.ts'
import { BoardSession } from '../../client/state/boardSession.ts'
import { readCards } from '../../shared/board/read.ts'
import type { CreatedBoard, Joined } from '../../shared/protocol/http.ts'
import { roomState, Served } from '../doors/serving.ts'
import { Client, createBoard } from '../support/people.ts'

let served: Served
let board: CreatedBoard
let ana: Joined
let kept: Map<string, string>
const open: BoardSession[] = []
beforeEach(async () => {
  served = await Served.start()
  board = await createBoard(served.origin, { themes: ['Return'] })
  ana = await join('Ana')
  kept = new Map()
  page().remember(board.id, ana, 'en')
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const session of open.splice(0)) session.destroy()
  await served.stop()
})

/** What one page of the browser remembers. */
function page(): DeviceMemory {
  return new DeviceMemory({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) })
}

async function join(name: string): Promise<Joined> {
  const joined = await new Api(served.origin).join(board.id, { invite: board.invites.participant, name, attendance: 'on-site' })
  if (!joined.ok) throw new Error(joined.problem.code)
  return joined.value
}

const S = 'swot/return/S'

async function opened(memory: DeviceMemory): Promise<BoardSession> {
  const session = made(memory)
  await session.connect()
  return session
}

function made(memory: DeviceMemory): BoardSession {
  const session = new BoardSession({
    board: board.id, origin: served.origin, membership: memory.membership(board.id)!, memory, WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    content: () => new Api(served.origin).content(board.id, ana.token),
  })
  open.push(session)
  return session
}

async function until(session: BoardSession, holds: () => boolean): Promise<void> {
  await expect.poll(holds, { timeout: 5_000, interval: 5 }).toBe(true)
  expect(session.savedSign.state).not.toBe('refused')
}

const texts = (session: BoardSession) => session.index.box(S).map(({ id }) => session.index.card(id)!.text)

test('AFAR-6 it stands on the board in its order before any line is open, by whoever wrote it, and is nowhere else any more', async () => {
  const memory = page()
  for (const text of ['one', 'two']) expect(memory.addEarly(board.id, { place: S, text }, true)).toBe(true)
  const session = await opened(page())
  expect(session.connection.state).toBe('connecting')
  expect(texts(session)).toEqual(['one', 'two'])
  expect(session.index.box(S).every(({ id }) => session.isMine(id))).toBe(true)
  expect([page().early(board.id), [...kept.keys()].filter((key) => key.includes('early'))]).toEqual([[], []])
  await until(session, () => session.savedSign.state === 'saved')
})

test('AFAR-6 of two pages one puts it on the board; what comes after that goes over with the other', async () => {
  const [first, second] = [page(), page()]
  first.addEarly(board.id, { place: S, text: 'one' }, true)
  const other = await opened(second)
  await until(other, () => other.savedSign.state === 'saved')
  first.addEarly(board.id, { place: S, text: 'two' }, true)
  const session = await opened(first)
  await until(session, () => session.savedSign.state === 'saved' && texts(session).length === 2)
  await until(other, () => texts(other).length === 2)
  expect([texts(session), texts(other)].map((all) => all.sort())).toEqual([['one', 'two'], ['one', 'two']])
})

test('AFAR-6 what another page had put on the board when it went is not put there again, nor taken out of the bin', async () => {
  const session = await opened(page())
  await until(session, () => session.savedSign.state === 'saved')
  const [stands, gone] = ['stands', 'gone'].map((text) => session.edit.addCard({ place: S, text }))
  session.edit.setTrashed('cards', gone!, true)
  for (const [id, text] of [[stands, 'stands'], [gone, 'gone'], ['never-came', 'never came']] as const) page().addEarly(board.id, { id, place: S, text }, true)
  await until(session, () => session.savedSign.state === 'saved')
  const next = await opened(page())
  await until(next, () => next.savedSign.state === 'saved' && texts(next).length === 2)
  expect(texts(next)).toEqual(['stands', 'never came'])
  expect(page().early(board.id)).toEqual([])
})

test('AFAR-6 SAVE-2 as long as the copy of the board is being opened, a page that goes gives all of it back, also what came last', async () => {
  const requests: { onerror?: () => void; error?: Error }[] = []
  vi.stubGlobal('IDBTransaction', class {})
  vi.stubGlobal('indexedDB', { open: () => requests[requests.push({}) - 1] })
  const memory = page()
  memory.addEarly(board.id, { place: S, text: 'one' }, true)
  const session = made(memory)
  const connected = session.connect()
  await until(session, () => texts(session).length === 1)
  memory.addEarly(board.id, { place: S, text: 'two' }, true)
  const taken = session.takeEarly()
  await Promise.resolve()
  expect([texts(session), page().early(board.id)]).toEqual([['one', 'two'], []])
  await new Promise((resolve) => setTimeout(resolve))
  session.seen()
  expect(page().early(board.id).map(({ text }) => text)).toEqual(['one', 'two'])
  for (const request of requests) request.onerror?.()
  await Promise.all([connected, taken])
})

test('AFAR-6 OFF-3 what a board does not let devices keep lasts as long as the page, which puts it on the board', async () => {
  const memory = page()
  expect(memory.addEarly(board.id, { place: S, text: 'on this page' }, false)).toBe(false)
  expect([[...kept.values()].join('').includes('on this page'), page().early(board.id)]).toEqual([false, []])
  const session = await opened(memory)
  expect(texts(session)).toEqual(['on this page'])
})

test('AFAR-6 DRAFT-1 what was written as private stays its author\'s when the phase has moved on before the board is there', async () => {
  const boris = new Client(await served.join(board))
  await boris.until(() => boris.provider.synced)
  page().addEarly(board.id, { place: S, text: 'for me alone', private: true }, true)
  const session = await opened(page())
  const id = session.index.box(S)[0]!.id
  expect(session.lateDrafts).toEqual([id])
  await until(session, () => session.savedSign.state === 'saved')
  session.edit.addCard({ place: S, text: 'for all' })
  await boris.until(() => readCards(boris.doc).length === 1)
  expect(readCards(boris.doc).map(({ text }) => text)).toEqual(['for all'])

  await expect.poll(() => session.command({ type: 'draft.reveal' })).toMatchObject({ ok: true })
  await boris.until(() => readCards(boris.doc).some((card) => card.id === id))
  boris.leave()
})

test('AFAR-6 DRAFT-1 a private card that another page had put there as it went stays as the server has it, and its line goes on', async () => {
  const session = await opened(page())
  await until(session, () => session.savedSign.state === 'saved')
  const id = session.edit.addCard({ place: S, text: 'for me alone', draft: true })
  await until(session, () => session.savedSign.state === 'saved')
  session.edit.setText('cards', id, 'for me alone, at night')
  await until(session, () => session.savedSign.state === 'saved')
  session.destroy()
  for (const [known, text] of [[id, 'for me alone'], ['never-came', 'never came']] as const) page().addEarly(board.id, { id: known, place: S, text, private: true }, true)
  const next = await opened(page())
  await until(next, () => texts(next).length === 2)
  const other = next.edit.addCard({ place: S, text: 'another', draft: true })
  await until(next, () => next.savedSign.state === 'saved')
  expect(texts(next)).toEqual(['for me alone, at night', 'never came', 'another'])
  expect([next.lateDrafts.includes(other), page().early(board.id)]).toEqual([true, []])
})

test('AFAR-6 OFF-2 of a board that does not open it is offered to be copied, and goes with the place of whoever wrote it', async () => {
  const memory = page()
  memory.addEarly(board.id, { place: S, text: 'never sent' }, true)
  const session = new BoardSession({ board: board.id, origin: served.origin, membership: memory.membership(board.id)!, memory })
  expect(session.unsent).toEqual([{ path: S, text: 'never sent' }])
  session.destroy()
  memory.remember(board.id, ana, 'de')
  expect(memory.early(board.id).length).toBe(1)
  memory.remember(board.id, await join('Boris'), 'en')
  expect(memory.early(board.id)).toEqual([])
  memory.addEarly(board.id, { place: S, text: 'never sent' }, true)
  memory.forget(board.id)
  expect([memory.early(board.id), kept.size]).toEqual([[], 0])
})

test('AFAR-6 OFF-2 whoever is removed meanwhile finds it where a board says goodbye, and on this device until they let go of it', async () => {
  const memory = page()
  const session = await opened(memory)
  await until(session, () => session.savedSign.state === 'saved')
  const chair = await served.join(board, 'moderator')
  const room = served.room(board.id, chair.token)
  await roomState(room)
  await room.emitWithAck('command', { type: 'participant.remove', id: ana.participant.id })
  await expect.poll(() => session.connection.state).toBe('closed')
  memory.addEarly(board.id, { place: S, text: 'too late' }, true)
  await session.takeEarly()
  expect(session.unsent).toEqual([{ path: S, text: 'too late' }])
  expect(page().early(board.id).length).toBe(1)
})
