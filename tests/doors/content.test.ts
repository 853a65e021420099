/** The document by HTTP: what the sync door gives, packed, and to nobody else. */
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CreatedBoard, Joined } from '../../shared/protocol/http.ts'
import type { Sight } from '../../shared/protocol/sight.ts'
import { Client } from '../support/people.ts'
import { auth, once, roomState, Served } from './serving.ts'

let served: Served
let board: CreatedBoard
beforeEach(async () => {
  served = await Served.start()
  board = await served.board({ title: 'Sample', from: 'sample' })
})
afterEach(() => served.stop())

const content = (token: string, packing: string): Promise<Response> =>
  served.call(`/api/boards/${board.id}/content`, { headers: { ...auth(token), 'accept-encoding': packing } })

const WITH_CONTENT = { accept: 'application/vnd.plenum.joined, application/json' }

async function documentIn(response: Response): Promise<Y.Doc> {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()))
  return doc
}

const shown = (doc: Y.Doc) => Object.fromEntries(['board', 'themes', 'cards', 'groups', 'actions'].map((root) => [root, doc.getMap(root).toJSON()]))

test('SYNC-1 the content is the document of the sync door, however it is packed; what came since is little, and asked of that door', async () => {
  const person = await served.join(board)
  const client = await served.client(person)
  for (const [asked, packed] of [['br, gzip', 'br'], ['gzip', 'gzip'], ['identity', null]] as const) {
    const response = await content(person.token, asked)
    expect(response.headers.get('content-encoding')).toBe(packed)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(shown(await documentIn(response))).toEqual(shown(client.doc))
  }
  client.add('c1', 'One more point')
  await client.saved()
  const doc = await documentIn(await content(person.token, 'br'))
  const since = Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(doc))
  expect(since.length).toBeLessThan(1_000)
  Y.applyUpdate(doc, since)
  expect(shown(doc)).toEqual(shown(client.doc))
})

test('SYNC-1 a stock client that calls itself synced has everything, also what was written since the frame was made that all who join share', async () => {
  const writer = await served.client(await served.join(board))
  writer.add('c0', 'Here before')
  await writer.saved()
  await served.client(await served.join(board))
  writer.add('c1', 'Written after somebody joined')
  writer.text('c0').delete(4, 7)
  await writer.saved()
  const joining = new Client(await served.join(board))
  const had = await once<string[]>((done) => joining.provider.once('sync', () => done(['c0', 'c1'].map((id) => joining.text(id).toString()))))
  joining.leave()
  expect(had).toEqual(['Here', 'Written after somebody joined'])
})

test('H2 DRAFT-1 the content is for who is on the board, and holds nobody\'s private cards', async () => {
  const [chair, person] = await Promise.all([served.join(board, 'moderator'), served.join(board)])
  const other = await served.board()
  const elsewhere = await served.join(other)
  for (const token of ['nobody', elsewhere.token, board.invites.participant]) expect((await content(token, 'br')).status).toBeOneOf([401, 403])
  const draft = await served.client(person, { draft: true })
  draft.add('d1', 'Mine alone')
  const doc = await documentIn(await content(chair.token, 'br'))
  expect(doc.getMap('cards').has('d1')).toBe(false)
})

test('H8 whoever asks for the content again and again is asked to wait', async () => {
  const person = await served.join(board)
  const answers = await Promise.all(Array.from({ length: 31 }, () => content(person.token, 'br')))
  expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([429])
})

test('SYNC-1 H2 who asks for it is given the document with the answer to joining, and their token outside of what is packed', async () => {
  const response = await served.post(`/api/boards/${board.id}/join`, { invite: board.invites.participant, name: 'Ana', attendance: 'remote' }, WITH_CONTENT)
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-encoding')]).toEqual([200, 'application/vnd.plenum.joined', null])
  const body = Buffer.from(await response.arrayBuffer())
  const line = body.indexOf('\n')
  const joined = JSON.parse(body.toString('utf8', 0, line)) as Joined
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, gunzipSync(body.subarray(line + 1)))
  expect(shown(doc)).toEqual(shown(await documentIn(await content(joined.token, 'br'))))
})

const sighted = async (body: Record<string, unknown>) => {
  const response = await served.post(`/api/boards/${board.id}/join?sight`, { attendance: 'remote', ...body }, WITH_CONTENT)
  const bytes = Buffer.from(await response.arrayBuffer())
  const joined = JSON.parse(bytes.toString('utf8', 0, bytes.indexOf('\n') + 1 || undefined)) as Joined
  const rest = bytes.subarray(bytes.indexOf('\n') + 1)
  const sight = joined.sight === undefined ? null : (JSON.parse(gunzipSync(rest.subarray(0, joined.sight)).toString()) as Sight)
  return { status: response.status, joined, sight, rest: rest.subarray(joined.sight ?? 0) }
}

test('AFAR-1 AFAR-6 H2 who asks for it is given what there is to read between the answer to joining and the document; with a link that is none, nothing', async () => {
  const { joined, sight, rest } = await sighted({ invite: board.invites.participant, name: 'Ana' })
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, gunzipSync(rest))
  expect(shown(doc)).toEqual(shown(await documentIn(await content(joined.token, 'br'))))
  expect(sight!.theme).toBe(joined.board.themes[0]!.id)
  expect(Object.values(sight!.boxes).map(({ cards }) => cards)).toEqual([9, 10, 9, 9])
  expect(joined.sight).toBeLessThan(3_000)
  expect(joined.pen).toEqual({ boxes: ['S', 'W', 'O', 'T'], most: 200, kept: true })
  const { status, sight: none } = await sighted({ invite: 'no-such-invite', name: 'Eve' })
  expect([status, none]).toEqual([404, null])
})

test('AFAR-1 who joins a closed board is given what there is to read too; who was removed from it gets in with their token no more, and reads nothing', async () => {
  const chair = await served.join(board, 'moderator')
  const person = await served.join(board)
  const room = served.room(board.id, chair.token)
  await roomState(room)
  await room.emitWithAck('command', { type: 'participant.remove', id: person.participant.id })
  expect((await content(person.token, 'br')).status).toBe(401)
  await room.emitWithAck('command', { type: 'board.close' })
  const { joined, sight } = await sighted({ invite: board.invites.participant, name: 'Ana' })
  expect([joined.board.closed, sight!.boxes.S.cards, joined.pen]).toEqual([true, 9, undefined])
})

test('SYNC-1 a large document does not come with the answer to joining, but after it', { timeout: 60_000 }, async () => {
  const chair = await served.join(board, 'moderator')
  const cards = Array.from({ length: 1_500 }, (_, n) => ({ place: 'parking', text: `Point ${n}: ${'what helps and what hinders us, '.repeat(5)}` }))
  const imported = await served.post(`/api/boards/${board.id}/import`, { cards }, auth(chair.token))
  expect([imported.status, await imported.json()]).toEqual([200, { added: cards.length }])
  const response = await served.post(`/api/boards/${board.id}/join`, { invite: board.invites.participant, name: 'Ana', attendance: 'remote' }, WITH_CONTENT)
  expect(response.headers.get('content-type')).toMatch('application/json')
  const { token } = (await response.json()) as Joined
  const { sight, rest } = await sighted({ invite: board.invites.participant, name: 'Boris' })
  expect([sight!.boxes.S.cards, rest.length]).toEqual([9, 0])
  const doc = await documentIn(await content(token, 'br'))
  expect(doc.getMap('cards').size).toBeGreaterThan(cards.length)
})
