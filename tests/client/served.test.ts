import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { BoardSession } from '../../client/state/boardSession.ts'
import { LOCAL } from '../../client/state/undo.ts'
import { Api } from '../../client/connection/api.ts'
import type { Role } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { Served } from '../doors/serving.ts'

let served: Served
let created: CreatedBoard
const open: BoardSession[] = []

const until = (board: BoardSession, keys: string, look: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const check = () => {
      if (!look()) return
      stop()
      resolve()
    }
    const stop = board.watch.subscribe(keys.split(' '), check)
    check()
  })
const saved = (board: BoardSession) => until(board, 'saved', () => board.savedSign.state === 'saved')

async function come(role: Role, name: string): Promise<BoardSession> {
  const joined = await new Api(served.origin).join(created.id, { invite: created.invites[role], name, attendance: 'on-site' })
  if (!joined.ok) throw new Error(joined.problem.code)
  const { token, participant } = joined.value
  const board = new BoardSession({
    board: created.id, origin: served.origin, membership: { token, participant, lang: 'en' },
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  open.push(board)
  await board.connect()
  await until(board, 'saved', () => board.savedSign.state === 'saved' || board.savedSign.state === 'readonly')
  await until(board, 'connection', () => board.connection.room)
  return board
}

beforeEach(async () => {
  served = await Served.start()
  const answer = await new Api(served.origin).create({ title: 'Budva' })
  if (!answer.ok) throw new Error(answer.problem.code)
  created = answer.value
})
afterEach(async () => {
  for (const board of open.splice(0)) board.destroy()
  await served.stop()
})

const place = (board: BoardSession) => `swot/${board.facts.themes[0]!.id}/S`

test('SAVE-1 two people on a served board: what one writes is saved, and the other sees it', async () => {
  const [a, b] = [await come('participant', 'Ana'), await come('participant', 'Boris')]
  const id = a.edit.addCard({ place: place(a), text: 'Joint patrols' })
  expect(a.savedSign).toEqual({ state: 'saving', waiting: 1 })
  await until(b, `card/${id}`, () => b.index.card(id) !== null)
  await saved(a)
  b.doc.transact(() => b.edit.textOf('cards', id)!.delete(0, 6), LOCAL)
  expect(b.savedSign.state).toBe('saving')
  await until(a, `card/${id}`, () => a.index.card(id)!.text === 'patrols')
  await saved(b)
  await until(a, 'mine', () => a.room.mine.has(id))
  expect([a.isMine(id), b.isMine(id)]).toEqual([true, false])
  expect(a.undo()).toBe(true)
  await until(b, `card/${id}`, () => b.index.card(id)!.trashed)
  await saved(a)
  expect(a.refusals.notes).toEqual([])
})

test('LOCK-1 LOCK-4 a change that comes after the lock is gone, told, and its text given back', async () => {
  const [moderator, a] = [await come('moderator', 'Mira'), await come('participant', 'Ana')]
  const id = a.edit.addCard({ place: place(a), text: 'Shared database' })
  await saved(a)
  const text = a.edit.textOf('cards', id)!
  const locked = moderator.command({ type: 'lock.set', path: `card/${id}`, locked: true })
  expect(await locked).toMatchObject({ ok: true })
  await until(a, 'locks', () => a.locks.over('cards', id) !== null)
  expect(a.may.editText('cards', id)).toBe(false)
  a.doc.transact(() => text.insert(6, ' secret'), LOCAL)
  await until(a, 'refusals', () => a.refusals.notes.length > 0)
  await until(a, `card/${id}`, () => a.index.card(id)!.text === 'Shared database')
  expect(a.refusals.notes).toMatchObject([{ code: 'LOCK-1', path: `card/${id}`, text: expect.stringContaining('secret') }])
  expect(a.canUndo).toBe(false)
  a.refusals.dismiss(a.refusals.notes[0]!.id)
  await saved(a)
})

test('ROLE-2 a command of somebody who may not is refused with its rule', async () => {
  const a = await come('participant', 'Ana')
  expect(await a.command({ type: 'lock.set', path: '', locked: true })).toMatchObject({ ok: false, refusal: { code: 'ROLE-2' } })
})

test('DRAFT-1 DRAFT-2 a card written in a private phase is saved, reaches nobody, and is on the board after the reveal', async () => {
  const [moderator, a, b] = [await come('moderator', 'Mira'), await come('participant', 'Ana'), await come('participant', 'Boris')]
  await moderator.command({ type: 'phase.put', id: 'silent', name: 'Silent', kind: 'collect', write: 'private' })
  await moderator.command({ type: 'phase.set', id: 'silent' })
  await until(a, 'board', () => a.facts.board.phase.write === 'private')
  const id = a.edit.addCard({ place: place(a), text: 'Only mine' })
  expect(a.savedSign.waiting).toBe(1)
  await saved(a)
  expect(b.index.card(id)).toBe(null)
  await moderator.command({ type: 'draft.reveal' })
  await until(b, `card/${id}`, () => b.index.card(id)?.text === 'Only mine')
  await until(a, `card/${id}`, () => a.index.card(id)?.draft === false)
  expect(a.isMine(id)).toBe(true)
})

test('W3 somebody who is removed is told for good', async () => {
  const [moderator, a] = [await come('moderator', 'Mira'), await come('participant', 'Ana')]
  await moderator.command({ type: 'participant.remove', id: a.actor.id })
  await until(a, 'connection', () => a.connection.state === 'closed')
  expect(a.connection.code).toBe(4401)
})

test('H1 a key of the server in any script creates a board, and a wrong one is called wrong', async () => {
  const kept = await Served.start({ CREATE_KEY: 'кључ од куће' })
  try {
    const api = new Api(kept.origin)
    expect(await api.create({ title: 'Budva' }, { key: 'кључ од куће' })).toMatchObject({ ok: true })
    expect(await api.create({ title: 'Budva' }, { key: 'кључ' })).toMatchObject({ ok: false, problem: { code: 'create-key' } })
  } finally {
    await kept.stop()
  }
})

test('COMMAND-4 a command that is given while the line to the room is still being made is carried out once it is there', async () => {
  const joined = await new Api(served.origin).join(created.id, { invite: created.invites.moderator, name: 'Mira', attendance: 'on-site' })
  if (!joined.ok) throw new Error(joined.problem.code)
  const { token, participant } = joined.value
  let enter = () => {}
  const board = new BoardSession({
    board: created.id, origin: served.origin, membership: { token, participant, lang: 'en' }, beforeRoom: () => new Promise<void>((resolve) => (enter = resolve)),
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  open.push(board)
  await board.connect()
  await until(board, 'connection', () => board.connection.state === 'online')
  const given = board.command({ type: 'phase.set', id: 'collect' })
  enter()
  expect(await given).toMatchObject({ ok: true })
})
