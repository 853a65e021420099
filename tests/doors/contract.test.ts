/** The public contract over HTTP, as programs of other people meet it. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Archive } from '../../shared/board/archive.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { joinBoard, RoomClient } from '../support/people.ts'
import { auth, problem, Served } from './serving.ts'

let served: Served
let board: CreatedBoard

beforeEach(async () => {
  served = await Served.start()
  board = await served.board({ title: 'Budva', question: 'What helps?', delegations: ['Ministry of Interior', 'Police'] })
})
afterEach(() => served.stop())

describe('HTTP', () => {
  test('a board is created, joined, described and deleted', async () => {
    expect(Object.keys(board).sort()).toEqual(['code', 'id', 'invites'])
    expect(Object.keys(board.invites).sort()).toEqual(['moderator', 'observer', 'participant', 'rapporteur'])
    const answer = await served.post(`/api/boards/${board.id}/join`, {
      invite: board.invites.moderator, name: ' Ana ', delegation: 'Police', attendance: 'remote', lang: 'sr-Latn',
    })
    const joined = (await answer.json()) as Record<string, never>
    expect(joined).toEqual({
      token: expect.stringMatching(/^[A-Za-z0-9_-]{22,}\.[A-Za-z0-9_-]+$/),
      participant: {
        id: expect.any(String), name: 'Ana', role: 'moderator', delegation: 'police', attendance: 'remote',
        stamp: { author: null, delegation: 'police', attendance: 'remote' },
      },
      board: expect.objectContaining({ id: board.id, title: 'Budva', question: 'What helps?', closed: false }),
    })
    const token = String(joined.token)
    expect(await (await served.call(`/api/boards/${board.id}`, { headers: auth(token) })).json()).toEqual(joined.board)
    expect((await served.call(`/api/boards/${board.id}`, { method: 'DELETE', headers: auth(token) })).status).toBe(204)
    expect(await problem(await served.call(`/api/boards/${board.id}`, { headers: auth(token) }))).toEqual([404, 'not-found'])
  })

  test('BOARD-2 who is in is told for how many days the board is kept, what moderators chose and no longer than the operator allows', async () => {
    const limited = await Served.start({ RETENTION_DAYS: '90' })
    try {
      const kept = async (server: Served, plan: Record<string, unknown>): Promise<unknown> => {
        const person = await server.join(await server.board(plan), 'moderator')
        expect(person.board.retention.createdAt).toMatch(/^\d{4}-\d\d-\d\dT/)
        const { days, most } = person.board.retention
        return [days, most]
      }
      expect(await kept(served, {})).toEqual([null, null])
      expect(await kept(served, { retentionDays: 400 })).toEqual([400, null])
      expect(await kept(limited, {})).toEqual([90, 90])
      expect(await kept(limited, { retentionDays: 400 })).toEqual([90, 90])
      const mira = await limited.join(await limited.board({}), 'moderator')
      const room = new RoomClient(mira)
      await room.entered()
      for (const [chosen, told] of [[7, 7], [400, 90], [null, 90]] as const) {
        expect(await room.command({ type: 'board.update', retentionDays: chosen })).toMatchObject({ ok: true })
        expect(await (await limited.call(`/api/boards/${mira.boardId}`, { headers: auth(mira.token) })).json()).toMatchObject({ retention: { days: told, most: 90 } })
      }
      room.leave()
    } finally {
      await limited.stop()
    }
  })

  test('a title makes a board, and nothing does not; a board that is copied brings its own', async () => {
    const create = (plan: object): Promise<Response> => served.post('/api/boards', plan)
    expect([(await create({ title: 'Budva' })).status, (await create({ from: 'sample' })).status]).toEqual([201, 201])
    const answer = await create({ question: 'What helps?' })
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ code: 'bad-request', detail: 'Not valid: title.' })])
  })

  test('what may be left out may be null or empty too, themes and phases may be plain names, and what is wrong is named in a sentence', async () => {
    const plan = { title: 'Budva', question: null, themes: [], delegations: [], phases: ['Collect', { kind: 'vote', vote: true }], attribution: null, retentionDays: null, from: null }
    const made = await served.board(plan)
    const { doc } = await served.client(await served.join(made))
    expect([...doc.getMap('themes').keys()].sort()).toEqual(['information-exchange', 'readmission', 'return'])
    expect(doc.getMap('phases').toJSON()).toMatchObject({ collect: { name: 'Collect', write: 'open' }, vote: { name: '', kind: 'vote', vote: true } })
    expect(doc.getMap('board').get('attribution')).toBe('delegation')
    const wrong: [object, string][] = [
      [{ title: 'x', phases: [{ write: 'open' }] }, 'Not valid: phases.0.name.'],
      [{ title: null }, 'Not valid: title.'],
      [{ title: 'x', themes: [{ id: 'a', title: 'A' }, { id: 'a', title: 'B' }] }, 'One id stands there twice.'],
      [{ from: {} }, 'Not valid: from.format.'],
      [{ from: 'sample', phases: ['Collect'] }, 'A board that is copied brings its own phases.'],
    ]
    for (const [plan, detail] of wrong) {
      const answer = await served.post('/api/boards', plan)
      expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([400, detail])
    }
  })

  test('with the token of before the same person returns; a token of another board is nobody here', async () => {
    const body = { invite: board.invites.participant, name: 'Ana', attendance: 'remote' }
    const first = await served.join(board)
    const again = (await (await served.post(`/api/boards/${board.id}/join`, body, auth(first.token))).json()) as typeof first
    expect([again.participant.id, again.token]).toEqual([first.participant.id, first.token])
    const elsewhere = await served.join(await served.board())
    const fresh = (await (await served.post(`/api/boards/${board.id}/join`, body, auth(elsewhere.token))).json()) as typeof first
    expect(fresh.participant.id).not.toBe(first.participant.id)
  })

  test('who holds a link may see what they are invited to', async () => {
    const seen = await served.call(`/api/boards/${board.id}`, { headers: { authorization: `Invite ${board.invites.observer}` } })
    expect(await seen.json()).toMatchObject({ id: board.id, title: 'Budva', role: 'observer', delegations: [{ name: 'Ministry of Interior' }, { name: 'Police' }] })
    expect(await problem(await served.call(`/api/boards/${board.id}`, { headers: { authorization: 'Invite wrong' } }))).toEqual([404, 'not-found'])
  })

  test('the short code brings participants in', async () => {
    const spoken = board.code.toLowerCase().replace(/(....)(....)/, '$1 - $2')
    const { id, invite } = (await (await served.post('/api/code', { code: spoken })).json()) as { id: string; invite: string }
    const joined = await served.join({ ...board, id, invites: { ...board.invites, observer: invite } }, 'observer')
    expect(joined.participant.role).toBe('participant')
  })

  test('new links for a role stop the old ones at once', async () => {
    const { token } = await served.join(board, 'moderator')
    const rotated = await served.call(`/api/boards/${board.id}/invites/participant/rotate`, { method: 'POST', headers: auth(token) })
    const { invite } = (await rotated.json()) as { invite: string }
    await expect(served.join(board)).rejects.toThrow('404')
    expect((await served.join({ ...board, invites: { ...board.invites, participant: invite } })).participant.role).toBe('participant')
    expect(await problem(await served.call(`/api/boards/${board.id}/invites/king/rotate`, { method: 'POST', headers: auth(token) }))).toEqual([404, 'not-found'])
  })

  test('ROLE-4 a rapporteur enters cards for a delegation of the board; they carry that delegation and nobody in particular', async () => {
    const { token } = await served.join(board, 'rapporteur')
    const path = `/api/boards/${board.id}`
    const cards = [{ place: 'parking', text: 'By telephone', delegation: 'police' }, { place: 'parking', text: 'From the minutes' }]
    expect(await (await served.post(`${path}/cards`, { cards }, auth(token))).json()).toEqual({ added: 2 })
    const stranger = await served.post(`${path}/cards`, { cards: [{ place: 'parking', text: 'x', delegation: 'nobody' }] }, auth(token))
    expect(await problem(stranger)).toEqual([400, 'bad-delegation'])
    const archive = (await (await served.call(`${path}/export/json`, { headers: auth(token) })).json()) as { cards: Record<string, unknown>[] }
    expect(archive.cards.map(({ text, author, delegation, attendance }) => ({ text, author, delegation, attendance }))).toEqual([
      { text: 'By telephone', author: null, delegation: 'police', attendance: null },
      { text: 'From the minutes', author: null, delegation: null, attendance: 'on-site' },
    ])
    const moderator = await served.join(board, 'moderator')
    expect(await (await served.post(`${path}/cards`, { cards }, auth(moderator.token))).json()).toEqual({ added: 2 })
    for (const [role, forbidden] of [['rapporteur', ['import']], ['participant', ['import', 'cards']], ['observer', ['import', 'cards']]] as const) {
      const other = await served.join(board, role)
      for (const way of forbidden) expect(await problem(await served.post(`${path}/${way}`, { cards }, auth(other.token)))).toEqual([403, 'forbidden'])
    }
    const bare = await served.post(`${path}/cards`, cards, auth(token))
    expect(await problem(bare)).toEqual([400, 'bad-request'])
  })

  test('what was exported can be given back, as JSON and as CSV: whose the cards are stays', async () => {
    const lead = await served.join(board, 'moderator')
    const source = `/api/boards/${board.id}`
    const cards = [{ place: 'parking', text: 'Of the police', delegation: 'Police', lang: 'sq', evidence: 'Minutes' }, { place: 'swot/return/S', text: 'Own,\tin two\ncolumns' }]
    expect((await served.post(`${source}/import`, { cards }, auth(lead.token))).status).toBe(200)
    const told = async (token: string, path: string): Promise<unknown[]> => {
      const { cards: now } = (await (await served.call(`${path}/export/json`, { headers: auth(token) })).json()) as { cards: Record<string, unknown>[] }
      return now.map(({ place, text, delegation, lang, evidence }) => ({ place, text, delegation, lang, evidence }))
    }
    const before = await told(lead.token, source)
    // The same delegation under another id: known by its name.
    const copy = await served.board({ delegations: [{ id: 'p', name: 'Police' }] })
    const chair = await served.join(copy, 'moderator')
    for (const [format, type] of [['json', 'application/json'], ['csv', 'text/csv']] as const) {
      const file = await (await served.call(`${source}/export/${format}`, { headers: auth(lead.token) })).text()
      const given = await served.call(`/api/boards/${copy.id}/import`, { method: 'POST', body: file, headers: { ...auth(chair.token), 'content-type': type } })
      expect([given.status, await given.json()]).toEqual([200, { added: 2 }])
    }
    const expected = (before as { delegation: string | null }[]).map((card) => ({ ...card, delegation: card.delegation === 'police' ? 'p' : card.delegation }))
    const sorted = (list: unknown[]): string[] => list.map((card) => JSON.stringify(card)).sort()
    expect(sorted(await told(chair.token, `/api/boards/${copy.id}`))).toEqual(sorted([...expected, ...expected]))
    const strange = 'place,text,delegation\r\nparking,x,Navy\r\n'
    const refused = await served.call(`/api/boards/${copy.id}/import`, { method: 'POST', body: strange, headers: { ...auth(chair.token), 'content-type': 'text/csv' } })
    expect(await problem(refused)).toEqual([400, 'bad-delegation'])
  })

  test.each(['none', 'delegation'])('NAME-1 ROLE-4 what is nobody\'s on a board that shows %s does not become the words of the delegation of whoever gives the file back', async (attribution) => {
    const source = await served.board({ delegations: [{ id: 'd1', name: 'Police' }], attribution })
    const lead = await served.join(source, 'moderator')
    const cards = [{ place: 'parking', text: 'Nobody said whose' }, ...(attribution === 'none' ? [] : [{ place: 'parking', text: 'Of the police', delegation: 'd1' }])]
    expect((await served.post(`/api/boards/${source.id}/import`, { cards }, auth(lead.token))).status).toBe(200)
    // Programs may number delegations: another one has the number here.
    const copy = await served.board({ delegations: [{ id: 'd1', name: 'Ministry' }, { id: 'd2', name: 'Police' }] })
    const chair = await joinBoard(served.origin, copy, 'moderator', { name: 'Mira', delegation: 'd1', attendance: 'on-site' })
    for (const [format, type] of [['json', 'application/json'], ['csv', 'text/csv']] as const) {
      const file = await (await served.call(`/api/boards/${source.id}/export/${format}`, { headers: auth(lead.token) })).text()
      const given = await served.call(`/api/boards/${copy.id}/import`, { method: 'POST', body: file, headers: { ...auth(chair.token), 'content-type': type } })
      expect(await given.json()).toEqual({ added: cards.length })
    }
    const own = await served.call(`/api/boards/${copy.id}/import`, { method: 'POST', body: 'place,text\nparking,By hand\n', headers: { ...auth(chair.token), 'content-type': 'text/csv' } })
    expect(own.status).toBe(200)
    const now = (await (await served.call(`/api/boards/${copy.id}/export/json`, { headers: auth(chair.token) })).json()) as Archive
    const whose = new Set(now.cards.map(({ text, delegation, attendance }) => `${text}: ${delegation} ${attendance}`))
    expect(whose).toEqual(new Set(['Nobody said whose: null null', 'By hand: d1 on-site', ...(attribution === 'none' ? [] : ['Of the police: d2 null'])]))
  })

  test('BOARD-1 LOCK-1 cards for a closed board or a locked place are refused; a lock holds no moderator', async () => {
    const [chair, rapporteur] = await Promise.all([served.join(board, 'moderator'), served.join(board, 'rapporteur')])
    const room = new RoomClient(chair)
    await room.entered()
    const one = { cards: [{ place: 'parking', text: 'x' }] }
    const add = (): Promise<Response> => served.post(`/api/boards/${board.id}/import`, one, auth(chair.token))
    const enter = (): Promise<Response> => served.post(`/api/boards/${board.id}/cards`, one, auth(rapporteur.token))
    try {
      await room.command({ type: 'lock.set', path: 'parking', locked: true })
      expect((await add()).status).toBe(200)
      expect(await problem(await enter())).toEqual([403, 'forbidden'])
      await room.command({ type: 'board.close' })
      expect(await problem(await add())).toEqual([410, 'closed'])
      expect(await problem(await enter())).toEqual([410, 'closed'])
    } finally {
      room.leave()
    }
  })

  test('BOARD-4 a board that is asked for again, because no answer came, is the same one: once deleted, without a key or with another plan it is another', async () => {
    const create = async (key: string | null, plan: unknown = { title: 'Once' }) => {
      const answer = await served.post('/api/boards', plan, key === null ? {} : { 'idempotency-key': key })
      return { status: answer.status, ...((await answer.json()) as CreatedBoard) }
    }
    const key = randomBytes(18).toString('base64url')
    const [first, again] = await Promise.all([create(key), create(key)])
    expect(again).toEqual(first)
    expect(await create(key)).toEqual({ ...first, status: 201 })
    for (const other of [await create(null), await create(null), await create(randomUUID()), await create(key, { title: 'Other' })]) {
      expect(other.status).toBe(201)
      expect([other.id === first.id, other.invites.moderator === first.invites.moderator]).toEqual([false, false])
    }
    const mira = await served.join(first, 'moderator')
    expect((await served.call(`/api/boards/${first.id}`, { method: 'DELETE', headers: auth(mira.token) })).status).toBe(204)
    expect((await create(key)).id).not.toBe(first.id)
    for (const weak of ['1', 'x'.repeat(21), 'a key with spaces in it, long enough']) expect((await create(weak)).status).toBe(400)
    // What was refused is not remembered as an answer.
    const wrong = { title: 'Once', themes: [{ id: 'a', title: 'A' }, { id: 'a', title: 'B' }] }
    for (let n = 0; n < 2; n++) expect((await create(key, wrong)).status).toBe(400)
  })

  test('a table of a board that has cards without text is given back without them, as its JSON is; so are rows that a spreadsheet left empty', async () => {
    const mira = await served.join(board, 'moderator')
    const client = await served.client(mira)
    client.add('said', 'something')
    client.add('nothing', '')
    client.add('spaces', '  ')
    await client.saved()
    const copy = await served.board({ title: 'Copy' })
    const chair = await served.join(copy, 'moderator')
    const give = async (type: string, body: BodyInit) => {
      const answer = await served.call(`/api/boards/${copy.id}/import`, { method: 'POST', body, headers: { ...auth(chair.token), 'content-type': type } })
      const { added, detail } = (await answer.json()) as { added?: number; detail?: string }
      return added ?? detail
    }
    for (const [format, type] of [['json', 'application/json'], ['csv', 'text/csv']] as const) {
      expect(await give(type, await (await served.call(`/api/boards/${board.id}/export/${format}`, { headers: auth(mira.token) })).text())).toBe(1)
    }
    expect(await give('text/csv', 'place;text;lang\r\nparking;one;\r\n;;\r\n ; ;\r\nparking;two;\r\n;;\r\n')).toBe(2)
    // Who wrote a table by hand is told of a card without text.
    expect(await give('text/csv', 'place;text\r\nparking;one\r\nparking;\r\n')).toBe('Card 2: text is not valid.')
    expect(await give('text/csv', 'kind;place;text\r\ncard;;one\r\n')).toBe('Card 1: place is not valid.')
  })

  test('SHAPE-3 cards that come in together are put in order, too, and what a program leaves empty is as good as nothing', async () => {
    const { token } = await served.join(board, 'moderator')
    const path = `/api/boards/${board.id}`
    const untidy = 'one\r\ntwo\rthree\u0007\0\ttab'
    const cards = [{ place: 'parking', text: untidy, evidence: untidy }, { place: 'parking', text: 'a\r\n'.repeat(140).slice(0, -2), delegation: null, lang: null, evidence: null }]
    const answer = await served.post(`${path}/import`, { cards }, auth(token))
    expect([answer.status, await answer.json()]).toEqual([200, { added: 2 }])
    const table = await served.call(`${path}/import`, { method: 'POST', body: 'place,text\r\nparking,"bell\u0007\r\nof a table"\r\n', headers: { ...auth(token), 'content-type': 'text/csv' } })
    expect(table.status).toBe(200)
    const written = (await (await served.call(`${path}/export/json`, { headers: auth(token) })).json()) as { cards: { text: string; evidence?: string; lang?: string }[] }
    const tidy = 'one\ntwo\nthree\ttab'
    expect(written.cards.map(({ text, evidence, lang }) => [text, evidence, lang])).toEqual([
      [tidy, tidy, undefined], ['a\n'.repeat(140).slice(0, -1), undefined, undefined], ['bell\nof a table', undefined, undefined],
    ])
    expect(await problem(await served.post(`${path}/import`, { cards: [{ place: 'parking', text: '\u0007\0\r\n' }] }, auth(token)))).toEqual([400, 'bad-request'])
  })

  test('cards come in as JSON and as CSV, and go out in every format', async () => {
    const { token } = await served.join(board, 'moderator')
    const path = `/api/boards/${board.id}`
    const json = await served.post(`${path}/import`, { cards: [{ place: 'swot/return/S', text: '=1+1 <b>x</b>' }] }, auth(token))
    expect([json.status, await json.json()]).toEqual([200, { added: 1 }])
    const csv = 'kind;place;text;lang\r\ncard;parking;"two\r\nlines";sq\r\naction;;not a card;\r\n'
    const table = await served.call(`${path}/import`, { method: 'POST', body: csv, headers: { ...auth(token), 'content-type': 'text/csv' } })
    expect([table.status, await table.json()]).toEqual([200, { added: 1 }])
    // A bare list of cards, and a table that is called plain text, as programs send a string.
    expect(await (await served.post(`${path}/import`, [{ place: 'measures/registration', text: 'bare' }], auth(token))).json()).toEqual({ added: 1 })
    const plain = await served.call(`${path}/import`, { method: 'POST', body: 'place,text\nmeasures/registration,plain\n', headers: auth(token) })
    expect([plain.status, await plain.json()]).toEqual([200, { added: 1 }])
    const wrong = [
      [[{ place: 'nowhere', text: 'a' }], 'Not valid: cards.0.place.'],
      [[], 'Not valid: cards.'],
      [[{ place: 'parking', text: 'a' }, { place: 'parking', text: 'x'.repeat(281) }], 'Card 2: The text is too long. (LIMIT-1)'],
      [[{ place: 'swot/nowhere/S', text: 'a' }], 'Card 1: This theme does not exist. (SHAPE-2)'],
    ] as const
    for (const [cards, detail] of wrong) {
      const refused = await served.post(`${path}/import`, { cards }, auth(token))
      expect([refused.status, ((await refused.json()) as { detail: string }).detail]).toEqual([400, detail])
    }

    const file = async (format: string): Promise<string> => {
      const answer = await served.call(`${path}/export/${format}`, { headers: auth(token) })
      const [extension] = format.split('?')
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="Budva.${extension}"; filename*=UTF-8''Budva.${extension}`)
      return Buffer.from(await answer.arrayBuffer()).toString('latin1')
    }
    const exported = JSON.parse(await file('json')) as { cards: { text: string }[] }
    expect(exported.cards.map(({ text }) => text).sort()).toEqual(['=1+1 <b>x</b>', 'bare', 'plain', 'two\nlines'])
    expect(await file('csv')).toContain(",'=1+1 <b>x</b>,")
    expect(await file('md')).toContain('=1+1 \\<b\\>x\\</b\\>')
    expect(await file('md?form=note')).toContain('# Outcome note: Budva')
    for (const zone of ['Europe/Podgorica', 'Nowhere/Else', '']) expect(await file(`md?zone=${zone}`)).toContain('As it stood on')
    for (const [lang, heading] of [['de', 'Stärken'], ['tlh', 'Strengths'], ['', 'Strengths']]) expect(Buffer.from(await file(`md?lang=${lang}`), 'latin1').toString()).toContain(`### ${heading}`)
    for (const format of ['docx', 'docx?form=note', 'xlsx']) expect((await file(format)).slice(0, 2)).toBe('PK')
    expect(await problem(await served.call(`${path}/export/exe`, { headers: auth(token) }))).toEqual([404, 'not-found'])

    // A note holds what was agreed and nothing that led to it, in every format; as JSON it is a board to go on with.
    for (const format of ['json', 'csv', 'md']) expect(await file(`${format}?form=note`)).not.toContain('1+1')
    const note = await served.board({ from: JSON.parse(await file('json?form=note')) as object })
    expect((await served.client(await served.join(note))).doc.getMap('cards').size).toBe(0)

    const copy = await served.board({ from: exported })
    const there = await served.client(await served.join(copy))
    expect(there.doc.getMap('cards').size).toBe(4)
  })

  test('operators see health and figures, without any board in them', async () => {
    await served.client(await served.join(board))
    expect((await served.call('/healthz')).status).toBe(200)
    expect((await served.call('/readyz')).status).toBe(200)
    const figures = await (await served.call('/metrics')).text()
    expect(figures).toMatch(/^plenum_sync_connections 1$/m)
    expect(figures).toContain('route="/api/boards/:id/join"')
    expect(figures).not.toContain(board.id)
  })
})
