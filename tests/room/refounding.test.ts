/** A board's document is founded anew between sessions: what stands there is the same, and its history is gone. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { addAction, addCard, clusterCards, setTrashed } from '../../shared/board/edits.ts'
import { stampFor, type Role } from '../../shared/board/keys.ts'
import { entity, readCards, readContent, readDelegations, readPhases } from '../../shared/board/read.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import type { CreateBoard } from '../../shared/protocol/http.ts'
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { MemoryDisk, openMemoryStore } from '../../server/log/memory.ts'
import { NotSaved, type LogStore } from '../../server/log/port.ts'
import { openRedisStore } from '../../server/log/redis.ts'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { copyOf } from '../../server/room/copy.ts'
import { emptyFacts } from '../../server/room/facts.ts'
import { planBoard } from '../../server/room/founding.ts'
import { encodeFacts } from '../../server/room/keptFacts.ts'
import { Keeper } from '../../server/room/keeper.ts'
import { ALLOWANCE_BYTES, foundAnew, MOST_CLIENTS, QUIET_MS, TIMES } from '../../server/room/refounding.ts'
import { Replica as Folded } from '../../server/room/replica.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { startRedis, type RedisServer } from '../support/redis.ts'
import { Replica } from '../support/wire.ts'
import { sampled } from './sampled.ts'

const T0 = Date.parse('2021-12-20T09:00:00Z')

/** A board in memory alone whose history weighs about so many bytes, written by so many clients. */
function weighing(bytes: number, clients: number): Folded {
  const replica = Folded.of(emptyFacts(), Y.encodeStateAsUpdate(sampled()))
  const { doc } = replica.board
  const content = Y.encodeStateAsUpdate(copyOf(doc, 2 ** 31)).length
  for (let client = 1; doc.store.clients.size < clients; client++) {
    const writer = new Y.Doc()
    writer.clientID = client
    writer.getMap('board').set('title', `title ${client}`)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
  }
  const held = doc.getMap('results')
  for (let n = 0; ; ) {
    const missing = content + bytes - Y.encodeStateAsUpdate(doc).length
    if (missing <= 0) break
    // A value that is deleted again leaves its key.
    doc.transact(() => {
      for (const end = n + Math.ceil(missing / 200); n < end; n++) held.set(`k${n}`.padEnd(150, '-'), 1)
    })
    doc.transact(() => [...held.keys()].filter((key) => key.startsWith('k')).forEach((key) => held.delete(key)))
  }
  replica.at = T0
  return replica
}

describe('it is time', () => {
  it('SAVE-3 when nothing has happened for three days, and not a millisecond before', () => {
    const replica = weighing(200_000, 1)
    expect(foundAnew(replica, T0 + QUIET_MS - 1)).toBeNull()
    expect(foundAnew(replica, T0)).toBeNull()
    expect(foundAnew(replica, T0 - QUIET_MS)).toBeNull()
    expect(foundAnew(replica, T0 + QUIET_MS)).not.toBeNull()
    replica.at = 0
    expect(foundAnew(replica, T0), 'an older snapshot does not say when').toBeNull()
  })

  it('SAVE-3 when the history outweighs the content by more than an allowance', () => {
    const light = weighing(0, 1)
    const content = Y.encodeStateAsUpdate(copyOf(light.board.doc, 2 ** 31)).length
    const most = (TIMES - 1) * content + ALLOWANCE_BYTES
    expect(foundAnew(light, T0 + QUIET_MS)).toBeNull()
    expect(foundAnew(weighing(most - 6_000, 1), T0 + QUIET_MS)).toBeNull()
    expect(foundAnew(weighing(most + 6_000, 1), T0 + QUIET_MS)).not.toBeNull()
  })

  it('SAVE-3 when some hundred pages have written, however little', () => {
    expect(foundAnew(weighing(0, MOST_CLIENTS), T0 + QUIET_MS)).toBeNull()
    expect(foundAnew(weighing(0, MOST_CLIENTS + 1), T0 + QUIET_MS)).not.toBeNull()
  })
})

it('SAVE-2 a snapshot of an earlier version is read, and does not say when the last entry was made', () => {
  const update = Y.encodeStateAsUpdate(sampled())
  const data = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint8Array(encoder, encodeFacts({ ...emptyFacts(), hidden: 3 }))
    encoding.writeVarUint(encoder, 2)
    for (const [client, owner] of [[11, 'ana'], [12, '']] as const) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarString(encoder, owner)
    }
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, '')
    encoding.writeVarUint8Array(encoder, update)
  })
  const replica = Folded.folded({ seq: 9, data })
  expect(readContent(replica.board.doc)).toEqual(readContent(sampled()))
  expect([replica.at, replica.seq, replica.facts.hidden, replica.claims.retired.size]).toEqual([0, 9, 3, 0])
  expect([replica.claims.owner(11), replica.claims.owner(12), replica.claims.owner(13)]).toEqual(['ana', null, undefined])
})

// Whole boards, on real stores

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())

const STORES: [name: string, make: () => Promise<{ open: () => Promise<LogStore>; clean: () => Promise<void> }>][] = [
  ['memory', async () => {
    const disk = new MemoryDisk()
    return { open: async () => openMemoryStore({ disk }), clean: async () => undefined }
  }],
  ['LMDB', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plenum-refound-'))
    return { open: () => openLmdbStore({ dir }), clean: () => rm(dir, { recursive: true }) }
  }],
  ['Redis', async () => ({ open: () => openRedisStore({ url: redis.url }), clean: async () => undefined })],
]

class Hall {
  now = Date.now()
  rooms!: Rooms
  room!: RoomApi
  readonly warnings: string[] = []
  id = ''
  #delegation = ''
  #store!: LogStore
  #invites!: Record<Role, string>

  private constructor(readonly open: () => Promise<LogStore>) {}

  static async of(open: () => Promise<LogStore>, input: CreateBoard = { title: 'Budva', delegations: ['Albania'] }): Promise<Hall> {
    const hall = new Hall(open)
    await hall.#serve()
    const plan = planBoard(input)
    if ('problem' in plan) throw new Error(plan.problem)
    const { id, invites } = await hall.rooms.create(plan)
    hall.id = id
    hall.#invites = invites
    hall.room = (await hall.rooms.get(id))!
    hall.#delegation = readDelegations(hall.room.doc)[0]!.id
    return hall
  }

  async #serve(): Promise<void> {
    this.#store = await this.open()
    this.rooms = createRooms({ store: this.#store, warn: (message) => this.warnings.push(message), now: () => this.now })
  }

  async person(role: Role = 'participant', draft = false): Promise<Replica> {
    const joined = await this.room.join({ invite: this.#invites[role], name: 'somebody', attendance: 'remote', delegation: this.#delegation }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    const replica = new Replica(joined.member, draft)
    replica.connect(this.room)
    await replica.settled()
    return replica
  }

  command(by: Replica, command: Parameters<ReturnType<RoomApi['enter']>['command']>[0]) {
    const peer = this.room.enter(by.member, { event: () => undefined, close: () => undefined })
    return peer.command(command).finally(() => peer.leave())
  }

  async stateOf(of: Replica) {
    const peer = this.room.enter(of.member, { event: () => undefined, close: () => undefined })
    peer.leave()
    return (await peer.state)!
  }

  /** The server stops, so many ms go by, and another one is asked for the board. */
  async later(ms: number): Promise<void> {
    await this.rooms.stop()
    await this.#store.close()
    // Entries bear the time of the real clock.
    this.now = Date.now() + ms
    await this.#serve()
    this.room = (await this.rooms.get(this.id))!
  }

  async end(): Promise<void> {
    await this.rooms.stop()
    await this.#store.close()
  }
}

const write = ({ doc, member }: Pick<Replica, 'doc' | 'member'>, id: string, text: string) =>
  addCard(doc, { id, place: 'swot/return/S', text, stamp: stampFor('delegation', member), createdAt: '2021-12-21T09:31:05Z' }, null)

/** More history than content: a text that is written and taken out again, over and over. */
async function wearOut(by: Replica, card: string, edits = 4_000): Promise<void> {
  const text = entity(by.doc, 'cards', card)!.get('text') as Y.Text
  for (let n = 0; n < edits; n++) {
    const at = (n * 5) % text.length
    text.insert(at, 'w')
    text.delete(at, 1)
    if (n % 500 === 0) await by.settled()
  }
  await by.settled()
}

const halls: Hall[] = []
afterEach(async () => {
  await Promise.all(halls.splice(0).map((hall) => hall.end()))
})
async function opened(open: () => Promise<LogStore>): Promise<Hall> {
  const hall = await Hall.of(open)
  halls.push(hall)
  return hall
}
const inMemory = (): Promise<Hall> => {
  const disk = new MemoryDisk()
  return opened(async () => openMemoryStore({ disk }))
}
const size = ({ room }: Hall): number => Y.encodeStateAsUpdate(room.doc).length

describe('a board founded anew', () => {
  for (const [name, make] of STORES) {
    it(`SAVE-3 SAVE-2 holds what it held, for everyone and after another restart, on ${name}`, { timeout: 60_000 }, async () => {
      const { open, clean } = await make()
      onTestFinished(clean)
      const hall = await Hall.of(open)
      halls.push(hall)
      const [mira, ana, draft] = [await hall.person('moderator'), await hall.person(), await hall.person('participant', true)]
      const phases = readPhases(hall.room.doc)
      for (const [by, private_, id, words] of [[draft, true, 'private', 'Not for everyone yet'], [ana, false, 'mine', 'Joint patrols'], [ana, false, 'other', 'Trained escorts'], [ana, false, 'binned', 'A mistake']] as const) {
        const phase = phases.find(({ write, actions }) => (private_ ? write === 'private' : write === 'open' && actions === 'all'))!
        expect(await hall.command(mira, { type: 'phase.set', id: phase.id })).toMatchObject({ ok: true })
        write(by, id, words)
        await by.settled()
        expect(by.refused).toEqual([])
      }
      setTrashed(ana.doc, 'cards', 'binned', true, null)
      addAction(ana.doc, { id: 'step', theme: 'return', title: 'Write to each other', links: ['mine'] }, null)
      clusterCards(mira.doc, { id: 'group', title: 'Together', place: 'swot/return/S' }, ['mine', 'other'], null)
      for (const replica of [mira, ana, draft]) await replica.settled()
      expect(await hall.command(mira, { type: 'lock.set', path: 'swot/return/W', locked: true })).toMatchObject({ ok: true })
      expect(await hall.command(ana, { type: 'position.state', action: 'step', stand: 'agree', on: { title: 'Write to each other' } })).toMatchObject({ ok: true })
      await wearOut(ana, 'mine')
      const heavy = size(hall)
      const before = { content: readContent(hall.room.doc), plain: plain(hall.room.doc), of: await Promise.all([mira, ana, draft].map((one) => hall.stateOf(one))) }

      await hall.later(QUIET_MS + 1)
      expect(hall.warnings).toEqual([])
      expect(size(hall)).toBeLessThan(heavy / 2)
      expect([...hall.room.doc.store.clients.keys()]).toHaveLength(1)
      const same = async () => {
        expect(readContent(hall.room.doc)).toEqual(before.content)
        expect(plain(hall.room.doc)).toEqual(before.plain)
        expect(await Promise.all([mira, ana, draft].map((one) => hall.stateOf(one)))).toEqual(before.of.map((state) => ({ ...state, people: expect.anything() as unknown })))
        expect((await hall.stateOf(ana)).mine).toEqual(expect.arrayContaining(['mine']))
        const again = new Replica(draft.member, true)
        again.connect(hall.room)
        await again.settled()
        expect(readCards(again.doc).map(({ text }) => text)).toEqual(['Not for everyone yet'])
        again.disconnect()
      }
      await same()
      const [id] = hall.room.doc.store.clients.keys()
      await hall.later(QUIET_MS + 1)
      expect([...hall.room.doc.store.clients.keys()], 'it is light now, and stays as it is').toEqual([id])
      await same()

      // It goes on: whoever begins with an empty document is the same person, and writes.
      ana.startOver()
      ana.connect(hall.room)
      await ana.settled()
      ;(entity(ana.doc, 'cards', 'mine')!.get('text') as Y.Text).insert(13, ' at night')
      await ana.settled()
      expect(readCards(hall.room.doc).find(({ id }) => id === 'mine')?.text).toBe('Joint patrols at night')
      expect(ana.closes.filter((code) => code !== CLOSE.restart)).toEqual([])
    })
  }

  it('SAVE-3 is not founded anew within a session, nor while it is light', async () => {
    const hall = await inMemory()
    const ana = await hall.person()
    write(ana, 'mine', 'Joint patrols')
    await ana.settled()
    await hall.later(QUIET_MS + 1)
    ana.connect(hall.room)
    await ana.settled()
    expect(ana.closes.filter((code) => code !== CLOSE.restart), 'light').toEqual([])
    await wearOut(ana, 'mine')
    for (const pause of [60_000, 86_400_000, QUIET_MS - 60_000]) {
      await hall.later(pause)
      ana.connect(hall.room)
      ;(entity(ana.doc, 'cards', 'mine')!.get('text') as Y.Text).insert(0, 'x')
      await ana.settled()
      expect(ana.closes.filter((code) => code !== CLOSE.restart)).toEqual([])
    }
    expect(readCards(hall.room.doc).find(({ id }) => id === 'mine')?.text).toBe('xxxJoint patrols')
  })

  it('SAVE-3 sends away who holds the document of before, whatever they say first, and merges nothing', async () => {
    const hall = await inMemory()
    const ana = await hall.person()
    const reader = await hall.person('observer')
    write(ana, 'mine', 'Joint patrols')
    await ana.settled()
    await reader.settled()
    ana.aware(ana.doc.clientID, {})
    await ana.settled()
    await wearOut(ana, 'mine')
    await hall.later(QUIET_MS + 1)
    const content = readContent(hall.room.doc)
    const retired = ana.doc.clientID

    // Its own question tells it, before a card that could stand by itself.
    const fresh = new Y.Doc()
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(ana.doc))
    const own: Uint8Array[] = []
    fresh.on('update', (update: Uint8Array) => own.push(update))
    write({ doc: fresh, member: ana.member }, 'offline', 'Written without a line')
    ana.connect(hall.room)
    ana.offer(own[0]!)
    await ana.settled()
    expect(ana.closed).toBe(CLOSE.version)
    reader.connect(hall.room)
    await reader.settled()
    expect(reader.closed, 'an observer, too').toBe(CLOSE.version)

    // A client that asks for everything and then brings its own.
    const offers: [string, (doc: Y.Doc) => Uint8Array, boolean][] = [
      ['a whole document', (doc) => Y.encodeStateAsUpdate(doc), false],
      ['a letter under its old id', (doc) => updateOf(doc, () => (entity(doc, 'cards', 'mine')!.get('text') as Y.Text).insert(0, 'X'), retired), true],
      ['a letter under a new id', (doc) => updateOf(doc, () => (entity(doc, 'cards', 'mine')!.get('text') as Y.Text).insert(3, 'X')), true],
      ['a field of a card', (doc) => updateOf(doc, () => entity(doc, 'cards', 'mine')!.set('lang', 'sq')), true],
      ['a deletion', (doc) => updateOf(doc, () => (entity(doc, 'cards', 'mine')!.get('text') as Y.Text).delete(0, 3)), true],
    ]
    for (const [what, make, live] of offers) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc))
      const bytes = make(doc)
      const one = new Replica(ana.member)
      one.connect(hall.room)
      await one.settled()
      one.offer(bytes, live)
      await one.settled()
      expect(one.closed, what).toBe(CLOSE.version)
    }
    // Nobody takes such an id for themselves, by showing or by writing.
    const thief = await hall.person()
    thief.aware(retired, {})
    await thief.settled()
    const stolen = new Y.Doc()
    stolen.clientID = retired
    thief.offer(updateOf(stolen, () => write({ doc: stolen, member: thief.member }, 'stolen', 'Under a retired id')))
    await thief.settled()
    expect(thief.closed).toBe(CLOSE.version)
    expect(readContent(hall.room.doc)).toEqual(content)

    // The same holds when the board has been put away and read again.
    await hall.later(60_000)
    ana.connect(hall.room)
    await ana.settled()
    expect(ana.closed).toBe(CLOSE.version)
    const honest = await hall.person()
    write(honest, 'new', 'From an empty document')
    await honest.settled()
    expect(honest.closes).toEqual([])
    expect(readCards(hall.room.doc).map(({ id }) => id)).toEqual(expect.arrayContaining(['mine', 'new']))
  })

  for (const kept of [true, false]) {
    it(`SAVE-3 SAVE-2 is one of the two when the store does not say what it kept: ${kept ? 'the new one' : 'the old one'}`, async () => {
      const disk = new MemoryDisk()
      let failing = false
      const hall = await opened(async () => {
        const store = openMemoryStore({ disk })
        const open = store.open.bind(store)
        store.open = async (board) => {
          const log = await open(board)
          const compact = log?.compact.bind(log)
          if (log && compact) log.compact = async (snapshot) => {
            if (!failing || kept) await compact(snapshot)
            if (failing) throw new NotSaved('the answer was lost')
          }
          return log
        }
        return store
      })
      const ana = await hall.person()
      write(ana, 'mine', 'Joint patrols')
      await ana.settled()
      await wearOut(ana, 'mine')
      const heavy = size(hall)
      const content = readContent(hall.room.doc)
      await hall.rooms.stop()
      failing = true
      await hall.later(QUIET_MS + 1)
      expect(hall.warnings).toEqual(['a board that was founded anew could not be stored'])
      expect(readContent(hall.room.doc)).toEqual(content)
      if (kept) expect(size(hall)).toBeLessThan(heavy / 2)
      else expect(size(hall)).toBe(heavy)
      failing = false

      // Whichever it is, people write on top of it, and it is read again.
      const boris = await hall.person()
      write(boris, 'after', 'Written afterwards')
      await boris.settled()
      await hall.later(60_000)
      expect(readCards(hall.room.doc).map(({ id }) => id)).toEqual(expect.arrayContaining(['mine', 'after']))
      expect(hall.warnings).toHaveLength(1)
    })
  }

  it('SAVE-3 stays as it is, and says so, where a copy would not be the same', async () => {
    const store = openMemoryStore()
    const doc = sampled()
    // No gate lets this in; a board that holds it all the same is read as before.
    doc.getMap<unknown>('results').set('odd', new Y.XmlText('odd'))
    for (let n = 0; n <= MOST_CLIENTS; n++) {
      const writer = new Y.Doc()
      writer.getMap('board').set('title', 'T')
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer))
    }
    await store.create('b', { createdAt: T0, expiresAt: null, code: null }, [{ kind: 'update', at: T0, doc: '', actor: null, update: Y.encodeStateAsUpdate(doc) }])
    const warnings: string[] = []
    const keeper = (await Keeper.open({ open: () => store.open('b'), warn: (message) => warnings.push(message), now: () => T0 + QUIET_MS }))!
    expect(warnings).toEqual(['a board could not be founded anew; it goes on as it is'])
    expect(keeper.replica.board.doc.store.clients.size).toBeGreaterThan(MOST_CLIENTS)
    await keeper.close(false)
  })
})

/** The roots as they are, fields that no reader knows among them. */
const plain = (doc: Y.Doc): unknown => Object.fromEntries([...doc.share.keys()].toSorted().map((name) => [name, doc.getMap(name).toJSON()]))

/** What one change of a document says, under an id of its own or a given one. */
function updateOf(doc: Y.Doc, change: () => void, client?: number): Uint8Array {
  if (client !== undefined) doc.clientID = client
  let update = new Uint8Array()
  doc.once('update', (bytes: Uint8Array) => (update = bytes.slice()))
  doc.transact(change)
  return update
}
