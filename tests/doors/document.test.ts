/** The document as programs of other people write it: with stock Yjs types and the names of the contract, and nothing of ours. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openMemoryStore } from '../../server/log/memory.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { RoomClient, type Client, type Person } from '../support/people.ts'
import { Served } from './serving.ts'

let served: Served
let board: CreatedBoard

beforeEach(async () => {
  served = await Served.start()
  board = await served.board({ delegations: ['Police'], attribution: 'named' })
})
afterEach(() => served.stop())

type Fields = Record<string, unknown>

/** One map of plain values and one text, in one transaction. */
function create(client: Client, root: 'cards' | 'groups' | 'actions', id: string, fields: Fields, words = 'words'): void {
  client.doc.transact(() => {
    const entry = new Y.Map<unknown>()
    for (const [field, value] of Object.entries(fields)) entry.set(field, value)
    entry.set(root === 'cards' ? 'text' : 'title', new Y.Text(words))
    client.doc.getMap(root).set(id, entry)
  })
}

const cardOf = ({ participant: { stamp } }: Person): Fields => ({
  place: 'swot/return/S', order: 'a0', author: stamp.author, delegation: stamp.delegation, attendance: stamp.attendance, createdAt: '2021-12-21T10:00:00+01:00',
})
const GROUP: Fields = { place: 'swot/return/S', order: 'a1' }
const ACTION: Fields = { theme: 'return', order: 'a0', status: 'proposed', links: [] }

const has = (client: Client, root: string, id: string): boolean => client.doc.getMap(root).has(id)

describe('entries', () => {
  test('SHAPE-1 what the contract requires is enough, and each optional field is taken as a plain value', async () => {
    const [chair, person] = await Promise.all([served.join(board, 'moderator'), served.join(board)])
    const [there, here] = await Promise.all([served.client(chair), served.client(person, { frames: false })])
    create(there, 'groups', 'g', GROUP)
    const optional: Fields[] = [{}, { lang: 'sr-Cyrl' }, { evidence: 'Minutes' }, { trashed: true }, { trashed: false }]
    for (const [n, more] of optional.entries()) create(here, 'cards', `c${n}`, { ...cardOf(person), ...more })
    create(there, 'cards', 'grouped', { ...cardOf(chair), group: 'g' })
    const fields: Fields[] = [
      {}, { institution: 'Police' }, { owner: 'Ana' }, { country: 'ME' }, { due: '2022-06-30' }, { due: '2022-Q2' }, { priority: 'high' }, { tows: 'SO' },
      { links: ['c0', 'g'] },
    ]
    for (const [n, more] of fields.entries()) create(here, 'actions', `a${n}`, { ...ACTION, ...more })
    await there.until(() => has(there, 'cards', 'c4') && has(there, 'actions', 'a8'))
    await here.until(() => has(here, 'cards', 'grouped'))
    expect(there.doc.getMap('cards').toJSON()).toMatchObject({ c0: { ...cardOf(person), text: 'words' }, c1: { lang: 'sr-Cyrl' }, c3: { trashed: true }, grouped: { group: 'g' } })
    expect(there.doc.getMap('actions').toJSON()).toMatchObject({ a0: { ...ACTION, title: 'words' }, a8: { links: ['c0', 'g'] } })
  })

  test('SHAPE-3 Y18 what a stock editor pastes from anywhere is put in order, on every screen and in the log', async () => {
    const [person, other] = await Promise.all([served.join(board), served.join(board)])
    const [here, there] = await Promise.all([served.client(person, { frames: false }), served.client(other)])
    create(here, 'cards', 'k', { ...cardOf(person), evidence: 'p. 3\r\np. 4\u0000' }, 'first\r\nsecond')
    const text = here.doc.getMap<Y.Map<unknown>>('cards').get('k')!.get('text') as Y.Text
    text.insert(0, '\u001b\ud83eold\rmac ')
    const tidied = { k: { ...cardOf(person), evidence: 'p. 3\np. 4', text: 'old\nmac first\nsecond' } }
    for (const client of [here, there]) await client.until(() => JSON.stringify(client.doc.getMap('cards')).includes('old\\nmac first\\nsecond'))
    for (const client of [here, there]) expect(client.doc.getMap('cards').toJSON()).toEqual(tidied)
    const again = await Served.start({}, served.store)
    const later = await again.client({ ...other, origin: again.origin }, { frames: false })
    expect(later.doc.getMap('cards').toJSON()).toEqual(tidied)
    await again.stop()
  })

  test('ROLE-3 SHAPE-1 other values of the stamp, and entries that lack a field or have one too many, do not stay', async () => {
    const [person, other] = await Promise.all([served.join(board), served.join(board)])
    const [here, there] = await Promise.all([served.client(person), served.client(other)])
    const whole = cardOf(person)
    const wrong: Fields[] = [
      { author: other.participant.id }, { author: null }, { delegation: 'police' }, { attendance: 'remote' }, { createdAt: 'now' }, { place: 'swot/nowhere/S' },
      { colour: 'red' }, ...Object.keys(whole).map((field) => ({ [field]: undefined })),
    ].map((part) => Object.fromEntries(Object.entries({ ...whole, ...part }).filter(([, value]) => value !== undefined)))
    for (const [n, fields] of wrong.entries()) create(here, 'cards', `wrong${n}`, fields)
    create(here, 'cards', 'right', whole)
    await here.until(() => here.refused.length === wrong.length)
    await there.until(() => has(there, 'cards', 'right'))
    expect([...there.doc.getMap('cards').keys()]).toEqual(['right'])
    await here.until(() => here.doc.getMap('cards').size === 1)
    expect(here.refused.every(({ text }) => text === 'words')).toBe(true)
  })
})

describe('locks', () => {
  const PATHS: [path: string, covers: string[]][] = [
    ['', ['cards/plain', 'cards/grouped', 'cards/practice', 'groups/g', 'actions/a']],
    ['swot', ['cards/plain', 'cards/grouped', 'groups/g']],
    ['swot/return', ['cards/plain', 'cards/grouped', 'groups/g']],
    ['swot/return/S', ['cards/plain', 'cards/grouped', 'groups/g']],
    ['swot/return/W', []],
    ['practices', ['cards/practice']],
    ['practices/asylum', ['cards/practice']],
    ['card/plain', ['cards/plain']],
    ['group/g', ['cards/grouped', 'groups/g']],
    ['action/a', ['actions/a']],
    ['actions/return', ['actions/a']],
    ['actions/readmission', []],
    ['parking', []],
  ]

  test('LOCK-1 every kind of path covers what is at or below it, and nothing else', async () => {
    // A phase that lets participants write everything, so that only a lock can be in the way.
    const open = { id: 'open', name: 'Open', write: 'open', cluster: 'all', actions: 'all', vote: true }
    board = await served.board({ phases: [open] })
    const [chair, person] = await Promise.all([served.join(board, 'moderator'), served.join(board)])
    const room = new RoomClient(chair)
    const [here] = await Promise.all([served.client(person), room.entered()])
    create(here, 'groups', 'g', GROUP)
    create(here, 'cards', 'plain', cardOf(person))
    create(here, 'cards', 'grouped', { ...cardOf(person), group: 'g' })
    create(here, 'cards', 'practice', { ...cardOf(person), place: 'practices/asylum' })
    create(here, 'actions', 'a', ACTION)
    await here.saved()
    const entries = PATHS[0]![1]
    try {
      for (const [path, covers] of PATHS) {
        expect(await room.command({ type: 'lock.set', path, locked: true })).toMatchObject({ ok: true })
        await here.until(() => has(here, 'locks', path))
        here.refused.length = 0
        for (const entry of entries) {
          const [root = '', id = ''] = entry.split('/')
          const map = here.doc.getMap<Y.Map<unknown>>(root).get(id)!
          ;(map.get(root === 'cards' ? 'text' : 'title') as Y.Text).insert(0, 'x')
        }
        await here.saved()
        await here.until(() => here.refused.length >= covers.length)
        const refused = here.refused.map(({ code, path: which, text }) => [code, which.replace('/', 's/'), text])
        expect([path, refused.sort()]).toEqual([path, covers.map((entry) => ['LOCK-1', entry, 'x']).sort()])
        expect(await room.command({ type: 'lock.set', path, locked: false })).toMatchObject({ ok: true })
        await here.until(() => !has(here, 'locks', path))
      }
    } finally {
      room.leave()
    }
  })
})

describe('a restart', () => {
  test('fault 14 SAVE-2 stock clients come back by themselves after 1012, with what they wrote meanwhile, and go on', async () => {
    const store = openMemoryStore()
    const before = await Served.start({}, store)
    const there = await before.board()
    const person = await before.join(there)
    const client = await before.client(person)
    const room = new RoomClient(person)
    await room.entered()
    const entered = { times: 0 }
    room.socket.on('room', () => entered.times++)
    await before.app.close()
    await client.until(() => client.closed === 1012)
    create(client, 'cards', 'meanwhile', cardOf(person))
    const after = await Served.start({ PORT: String(before.port) }, store)
    try {
      await client.until(() => client.provider.synced)
      const late = await after.client(await after.join(there))
      await late.until(() => has(late, 'cards', 'meanwhile'))
      create(client, 'cards', 'afterwards', cardOf(person))
      await late.until(() => has(late, 'cards', 'afterwards'))
      // A stock client waits up to a second and a half before its first try, and longer before the next: within 10 s it is back.
      await expect.poll(() => entered.times, { timeout: 10_000 }).toBe(1)
      expect(await room.command({ type: 'ready.set', ready: true })).toMatchObject({ ok: true })
    } finally {
      room.leave()
      await before.stop()
      await after.stop()
    }
  })
})
