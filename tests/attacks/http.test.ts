/** H1-H10 of the threat list, against a whole server. */
import { request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { auth, once, PAGE, problem, roomState, Served } from '../doors/serving.ts'
import type { Person } from '../support/people.ts'

let served: Served
let board: CreatedBoard
let moderator: Person

beforeEach(async () => {
  served = await Served.start()
  board = await served.board({ title: 'Budva' })
  moderator = await served.join(board, 'moderator')
})
afterEach(() => served.stop())

/** Sends bytes and reads everything until the server hangs up. */
function spoken(bytes: string): Promise<string> {
  return once((done) => {
    let heard = ''
    const socket = connect(served.port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (data) => (heard += String(data)))
    socket.on('close', () => done(heard))
    socket.on('error', () => {})
  })
}

const guess = (invite: string) => ({ invite, name: 'Guest', attendance: 'remote' })

describe('H1 guessing', () => {
  test('H1 an unknown board, a wrong invite and a replaced invite are one and the same 404', async () => {
    await served.call(`/api/boards/${board.id}/invites/observer/rotate`, { method: 'POST', headers: auth(moderator.token) })
    const answers = await Promise.all([
      served.post('/api/boards/nothing-here/join', guess('x')),
      served.post(`/api/boards/${board.id}/join`, guess('x')),
      served.post(`/api/boards/${board.id}/join`, guess(board.invites.observer)),
    ])
    const bodies = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(bodies).size).toBe(1)
  })

  test('H1 after many wrong invites the answer is 429, and who has a right one still comes in', async () => {
    const codes: number[] = []
    for (let i = 0; i < 65; i++) codes.push((await served.post(`/api/boards/${board.id}/join`, guess(`x${i}`))).status)
    expect(codes.slice(0, 60)).toEqual(Array(60).fill(404))
    expect(codes.slice(60)).toEqual(Array(5).fill(429))
    expect((await served.join(board)).participant.role).toBe('participant')
  })

  test('H1 after many wrong codes even the right one is not heard', async () => {
    expect((await served.post('/api/code', { code: board.code.toLowerCase() })).status).toBe(200)
    for (let i = 0; i < 60; i++) await served.post('/api/code', { code: `NO${i}` })
    const answer = await served.post('/api/code', { code: board.code })
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await problem(answer)).toEqual([429, 'too-many'])
  })

  test('H1 three hundred people join from one address at once', async () => {
    const joined = await Promise.all(Array.from({ length: 299 }, (_, i) => served.join(board, 'participant', `P${i}`)))
    expect(new Set(joined.map(({ participant }) => participant.id)).size).toBe(299)
    expect(await problem(await served.post(`/api/boards/${board.id}/join`, guess(board.invites.participant)))).toEqual([429, 'board-full'])
  })
})

describe('H2 H3 where a request comes from', () => {
  test('H2 no page tells another site where it was opened from, and no answer repeats a secret', async () => {
    const answer = await served.call(`/b/${board.id}`)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    const wrong = await served.call(`/api/boards/${board.id}?token=${moderator.token}`)
    expect(await wrong.text()).not.toContain(moderator.token)
    expect(wrong.status).toBe(401)
  })

  test.each<Record<string, string>>([
    { origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' },
  ])('H3 a post of another site is refused: %j', async (headers) => {
    expect(await problem(await served.post('/api/boards', {}, headers))).toEqual([403, 'bad-origin'])
  })

  test('H3 our own page and programs may post', async () => {
    expect((await served.post('/api/boards', { title: 'T' }, { origin: served.origin, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    expect((await served.post('/api/boards', { title: 'T' })).status).toBe(201)
  })
})

describe('H4 whose token', () => {
  test('H4 a token of one board opens no other', async () => {
    const other = await served.board()
    expect(await problem(await served.call(`/api/boards/${other.id}`, { headers: auth(moderator.token) }))).toEqual([403, 'forbidden'])
    expect(await problem(await served.call(`/api/boards/${other.id}`, { method: 'DELETE', headers: auth(moderator.token) }))).toEqual([403, 'forbidden'])
    const relabelled = moderator.token.replace(board.id, other.id)
    expect(await problem(await served.call(`/api/boards/${other.id}`, { headers: auth(relabelled) }))).toEqual([401, 'bad-token'])
  })

  test('H4 only moderators rotate, delete and import, only they and rapporteurs enter cards for others; without a token nobody does anything', async () => {
    const others = await Promise.all((['participant', 'rapporteur', 'observer'] as const).map((role) => served.join(board, role)))
    const calls = [['POST', '/invites/participant/rotate'], ['POST', '/import'], ['DELETE', '']] as const
    for (const [method, path] of calls) {
      for (const { token } of others) expect(await problem(await served.call(`/api/boards/${board.id}${path}`, { method, headers: auth(token) }))).toEqual([403, 'forbidden'])
      expect(await problem(await served.call(`/api/boards/${board.id}${path}`, { method }))).toEqual([401, 'no-token'])
    }
    for (const { token } of [others[0]!, others[2]!]) expect(await problem(await served.post(`/api/boards/${board.id}/cards`, {}, auth(token)))).toEqual([403, 'forbidden'])
    expect(await problem(await served.post(`/api/boards/${board.id}/cards`, {}))).toEqual([401, 'no-token'])
    expect((await served.call(`/api/boards/${board.id}`, { headers: auth(moderator.token) })).status).toBe(200)
  })
})

describe('H5 H7 what a body may hold', () => {
  const json = { 'content-type': 'application/json' }

  test('H5 nobody chooses their role or id', async () => {
    for (const extra of [{ role: 'moderator' }, { id: 'me' }, { stamp: {} }]) {
      const answer = await served.post(`/api/boards/${board.id}/join`, { ...guess(board.invites.participant), ...extra })
      expect(await problem(answer)).toEqual([400, 'bad-request'])
    }
  })

  test('H5 a call that needs no body takes none, or an empty one', async () => {
    const rotate = `/api/boards/${board.id}/invites/observer/rotate`
    const headers = { ...auth(moderator.token), 'content-type': 'application/json' }
    for (const [method, path] of [['POST', rotate], ['DELETE', `/api/boards/${board.id}`]] as const) {
      for (const body of ['{"role":"moderator"}', `{"id":"${board.id}"}`, '[]', 'null', '{"a":1,"a":1}']) {
        expect((await problem(await served.call(path, { method, headers, body })))[0], `${method} ${body}`).toBe(400)
      }
      expect(await problem(await served.call(path, { method, headers, body: `{"a":"${'x'.repeat(2_000)}"}` }))).toEqual([413, 'too-large'])
    }
    for (const body of [undefined, '', '{}']) expect((await served.call(rotate, { method: 'POST', headers, ...(body !== undefined && { body }) })).status).toBe(200)
  })

  test('H5 a name is one line in which something can be seen', async () => {
    const named = (name: string, delegation?: string): Promise<Response> =>
      served.post(`/api/boards/${board.id}/join`, { ...guess(board.invites.participant), name, ...(delegation !== undefined && { delegation }) })
    for (const name of ['', ' ', 'a\nb', 'a\u0000b', '\ud800', '\u200b', ' \u2060\ufeff ', '\u202e\u202c', '\u3164', 'x'.repeat(81)]) expect((await named(name)).status, JSON.stringify(name)).toBe(400)
    expect((await named('Ana', 'Ministry\nof Interior')).status).toBe(400)
    for (const name of ['Ђорђе', 'A', '7', '👩‍💻', 'Ana\u200dMarija', '😀'.repeat(80)]) expect((await named(name)).status, name).toBe(200)
  })

  test.each([
    ['a duplicate field', '{"title":"a","title":"b"}', 'bad-json'],
    ['no JSON', '{"title":', 'bad-json'],
    ['a tower', '{"from":' + '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_001), 'bad-json'],
    ['__proto__', '{"from":{"__proto__":{"admin":true}}}', 'bad-json'],
    ['no object', '[]', 'bad-request'],
    ['an unknown field', '{"Title":"a"}', 'bad-request'],
  ])('H5 H7 %s is refused', async (_what, body, code) => {
    expect(await problem(await served.call('/api/boards', { method: 'POST', body, headers: json }))).toEqual([400, code])
  })

  test('H7 a form of another site, which needs no permission of ours, is not taken for JSON', async () => {
    expect(await problem(await served.call('/api/boards', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }))).toEqual([400, 'bad-request'])
  })

  test('H7 ten megabytes are 413, for joining far less', async () => {
    const big = JSON.stringify({ title: 'x'.repeat(10_000_000) })
    expect(await problem(await served.call('/api/boards', { method: 'POST', body: big, headers: json }))).toEqual([413, 'too-large'])
    const wide = JSON.stringify({ ...guess('x'), lang: 'x'.repeat(20_000) })
    expect(await problem(await served.call(`/api/boards/${board.id}/join`, { method: 'POST', body: wide, headers: json }))).toEqual([413, 'too-large'])
  })
})

describe('Y18 text that is none', () => {
  const half = '\ud83e'

  test('Y18 half a surrogate pair, which every replica would read its own way, is refused wherever text comes in', async () => {
    const url = `/api/boards/${board.id}`
    const answers = [
      await served.post('/api/boards', { title: half }),
      await served.post('/api/boards', { themes: [{ title: `a${half}` }] }),
      await served.post(`${url}/join`, { ...guess(board.invites.participant), name: half }),
      await served.post(`${url}/import`, { cards: [{ place: 'parking', text: `${half}x` }] }, auth(moderator.token)),
    ]
    for (const answer of answers) expect(await problem(answer)).toEqual([400, 'bad-request'])
    expect((await served.post(`${url}/import`, { cards: [{ place: 'parking', text: '🤝' }] }, auth(moderator.token))).status).toBe(200)
    const room = served.room(board.id, moderator.token)
    await roomState(room)
    expect(await room.emitWithAck('command', { type: 'board.update', title: half })).toMatchObject({ ok: false, refusal: { code: 'COMMAND-1' } })
  })
})

describe('H7 tables', () => {
  const table = (body: string) => served.call(`/api/boards/${board.id}/import`, { method: 'POST', body, headers: { ...auth(moderator.token), 'content-type': 'text/csv' } })

  test('H7 a table of more columns than cards, or of far too many rows, is answered at once', async () => {
    const began = process.cpuUsage()
    const columns = Array.from({ length: 20_000 }, (_, n) => `c${n}`).join(',')
    expect(await problem(await table(`${columns},place,text\n${'x\n'.repeat(100_000)}`))).toEqual([400, 'bad-request'])
    expect(await problem(await table(`place,text\n${'parking,x\n'.repeat(400_000)}`))).toEqual([400, 'bad-request'])
    expect(process.cpuUsage(began).user / 1_000).toBeLessThan(1_500)
    expect(await (await table(`${columns},place,text\n${','.repeat(20_000)}parking,x`)).json()).toEqual({ added: 1 })
  })
})

describe('H6 forwarded addresses', () => {
  const tryCodes = async (server: Served, forwarded: (i: number) => string): Promise<number> => {
    let status = 0
    for (let i = 0; i < 61; i++) status = (await server.post('/api/code', { code: 'WRONG' }, { 'x-forwarded-for': forwarded(i) })).status
    return status
  }

  test('H6 X-Forwarded-For is nothing to us', async () => {
    expect(await tryCodes(served, (i) => `10.0.0.${i}`)).toBe(429)
  })

  test('H6 a proxy we were told to trust is believed about its client, and about nothing before it', async () => {
    const behind = await Served.start({ TRUST_PROXY: '1' })
    try {
      expect(await tryCodes(behind, (i) => `10.0.0.${i}`)).toBe(404)
      expect(await tryCodes(behind, (i) => `10.0.0.${i}, 10.9.9.9`)).toBe(429)
    } finally {
      await behind.stop()
    }
  })
})

describe('H8 W8 headers', () => {
  test('H8 headers that trickle in are answered 408 within ten seconds', async () => {
    const began = performance.now()
    const heard = await spoken('GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ')
    expect(heard).toMatch(/^HTTP\/1\.1 408 /)
    expect(heard).toContain('"code":"timeout"')
    expect(performance.now() - began).toBeLessThan(10_500)
  })

  test('W8 huge headers are answered 431', async () => {
    const heard = await spoken(`GET /sync/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Big: ${'x'.repeat(20_000)}\r\n\r\n`)
    expect(heard).toMatch(/^HTTP\/1\.1 431 /)
    expect(heard).toContain('"code":"headers-too-large"')
  })
})

describe('H9 H10 pages and files', () => {
  test('H9 the page allows nothing inline, nothing from elsewhere and no frame', async () => {
    const answer = await served.call('/')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(await answer.text()).toBe(PAGE)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(policy.split(';')).toEqual(expect.arrayContaining([
      "default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'",
    ]))
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(answer.headers.get('strict-transport-security')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await served.call('/assets/index-a1b2c3.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('H9 an answer for programs may do nothing where it is opened as a page', async () => {
    for (const path of [`/api/boards/${board.id}`, '/api/nowhere']) {
      const { headers } = await served.call(path, { headers: { ...auth(moderator.token), accept: 'text/html' } })
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('H9 pages that do not exist are 404: the page for people, a problem for programs', async () => {
    const page = await served.call('/nowhere', { headers: { accept: 'text/html' } })
    expect([page.status, await page.text()]).toEqual([404, PAGE])
    for (const path of ['/api/nowhere', '/api', '/api/']) expect(await problem(await served.call(path))).toEqual([404, 'not-found'])
    expect(await problem(await served.call('/assets/nowhere.js'))).toEqual([404, 'not-found'])
    expect((await served.call('/b/x/display')).status).toBe(200)
  })

  test('H10 the title of a board cannot break out of a header', async () => {
    const nasty = await served.board({ title: 'a"; filename="evil.html Ш /../x' })
    const { token } = await served.join(nasty, 'observer')
    const [answer] = await once<[IncomingMessage]>((done) => {
      request(`${served.origin}/api/boards/${nasty.id}/export/md`, { headers: auth(token) }, (res) => done([res])).end()
    })
    answer.resume()
    const header = answer.headers['content-disposition'] ?? ''
    expect(header).toBe(`attachment; filename="a ; filename= evil.html ? .. x.md"; filename*=UTF-8''a%20%3B%20filename%3D%20evil.html%20%D0%A8%20..%20x.md`)
  })

  test('X4 a flood of exports is answered 429', async () => {
    const codes: number[] = []
    for (let i = 0; i < 22; i++) codes.push((await served.call(`/api/boards/${board.id}/export/csv`, { headers: auth(moderator.token) })).status)
    expect(codes.slice(-2)).toEqual([429, 429])
    expect(await problem(await served.call(`/api/boards/${board.id}/export/csv`))).toEqual([401, 'no-token'])
  })
})

describe('the key of the server', () => {
  test('H1 with CREATE_KEY only who holds it creates boards, and it cannot be guessed for long', async () => {
    const key = 'a-long-enough-key'
    const kept = await Served.start({ CREATE_KEY: key })
    try {
      expect(await problem(await kept.post('/api/boards', {}))).toEqual([403, 'create-key'])
      expect((await kept.post('/api/boards', { title: 'T' }, { 'x-create-key': key })).status).toBe(201)
      expect((await kept.post('/api/boards', { title: 'T' }, { authorization: `Bearer ${key}` })).status).toBe(201)
      for (let i = 0; i < 9; i++) await kept.post('/api/boards', {}, { 'x-create-key': 'wrong' })
      expect(await problem(await kept.post('/api/boards', {}, { 'x-create-key': key }))).toEqual([429, 'too-many'])
    } finally {
      await kept.stop()
    }
  })

  test.each(['p@ss: word!', 'кључ', 'Schlüssel', 'x'.repeat(300)])('H1 a CREATE_KEY like %j is one too, in either header, as the UTF-8 that programs send', async (key) => {
    const kept = await Served.start({ CREATE_KEY: key })
    const sent = Buffer.from(key).toString('latin1')
    try {
      expect((await kept.post('/api/boards', { title: 'T' }, { authorization: `Bearer ${sent}` })).status).toBe(201)
      expect((await kept.post('/api/boards', { title: 'T' }, { 'x-create-key': sent })).status).toBe(201)
      expect(await problem(await kept.post('/api/boards', { title: 'T' }, { authorization: `Bearer ${sent}x` }))).toEqual([403, 'create-key'])
      expect(await problem(await kept.post('/api/boards', { title: 'T' }, { authorization: sent }))).toEqual([403, 'create-key'])
    } finally {
      await kept.stop()
    }
  })
})
