/** A server just started is asked for a board with a long history; and Plenum again, when it has founded that board anew (SAVE-3). */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { readContent } from '../shared/board/read.ts'
import { emptyFacts } from '../server/room/facts.ts'
import { foundAnew, QUIET_MS } from '../server/room/refounding.ts'
import { Replica } from '../server/room/replica.ts'
import { seedBoard, type Seed } from './seed.ts'
import { startServer, stateOf, type ServerName } from './servers.ts'
import { settle } from './settle.ts'
import { RawClient, type Target } from './wire.ts'

const EDITS = Number(process.env.BENCH_EDITS ?? 500_000)
const CARDS = 500
const WRITERS = 10
/** How long a server may take to have taken all of it up, ms. */
const TAKEN_UP = 180_000
/** Client ids of a board that was opened, and written on, for years. */
const CROWD = 5_000

/** How often a server that kept only part of what was written is given another try: what it then reads is less, and says nothing. */
const TRIES = 3

export async function cold(servers: ServerName[]): Promise<void> {
  const seed = seedBoard(CARDS)
  const rows: Record<string, Row> = {}
  for (const name of servers) {
    for (let tries = 1; tries === 1 || (rows[name]!.lost && tries <= TRIES); tries++) await written(name, seed, rows)
  }
  console.log(`\n${EDITS} edits on ${CARDS} cards: first join after a restart`)
  console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, {
    'cold ms': row.cold.toFixed(0), 'warm ms': row.warm.toFixed(1), 'bytes to join': row.state.length, 'µs an edit': perEdit(row.state).toFixed(1), 'edits lost': row.lost,
  }])))
  const { plenum, hocuspocus } = rows
  if (plenum && hocuspocus) {
    console.log(`Plenum / Hocuspocus: ${plenum.lost || hocuspocus.lost ? 'no ratio, as one of them kept only part' : `cold ${(plenum.cold / hocuspocus.cold).toFixed(2)}`}`)
  }
  if (plenum) crowded(Y.mergeUpdates(seed.parts))
}

/** Has a server written the history, and then started again and asked for it. */
async function written(name: ServerName, seed: Seed, rows: Record<string, Row>): Promise<void> {
  const server = await startServer(name)
  const enter = await server.board(seed)
  const clients: RawClient[] = []
  for (let n = 0; n < WRITERS; n++) {
    const client = new RawClient(await enter(n), 9_000 + n, seed.spots.slice(n * (CARDS / WRITERS), (n + 1) * (CARDS / WRITERS)), {})
    await client.opened()
    clients.push(client)
  }
  await settle(300)
  // Typing and deleting in turns keeps the content small and the history long.
  for (let edits = 0; edits < EDITS; ) {
    for (const client of clients) for (let i = 0; i < 50 && edits < EDITS; i++, edits++) client.typeAndDelete()
    await drained(clients)
  }
  const typed = clients.map((client) => client.typed)
  for (const until = performance.now() + TAKEN_UP; performance.now() < until; await settle(500)) {
    const state = await stateOf(await enter(0), 10_000)
    if (state && holdsAll(state, typed)) break
  }
  for (const client of clients) client.close()
  // Hocuspocus stores up to ten seconds later, and all of it at once.
  await settle(20_000)
  const target = () => enter(0)
  rows[name] = await joined(() => server.restart(), target, (state) => holdsAll(state, typed))
  if (name === 'plenum') {
    const content = contentOf(rows[name].state)
    rows[`${name}, founded anew`] = await joined(() => server.restart(QUIET_MS + 86_400_000), target, (state) => isDeepStrictEqual(contentOf(state), content))
  }
  await server.stop()
}

interface Row {
  cold: number
  warm: number
  /** What a join brings. */
  state: Uint8Array
  lost: boolean
}

/** How often a server is started again and asked: once is luck. */
const STARTS = 5

/** The first join after a start, by the median, and the quickest of those that follow the last. */
async function joined(restart: () => Promise<void>, enter: () => Promise<Target>, isWhole: (state: Uint8Array) => boolean): Promise<Row> {
  const cold: number[] = []
  const warm: number[] = []
  let state: Uint8Array = new Uint8Array([0, 0])
  let lost = false
  const join = async (times: number[]) => {
    // Whoever enters has the board opened.
    const started = performance.now()
    const target = await enter()
    const got = await stateOf(target, 60_000)
    times.push(performance.now() - started)
    if (got) state = got
    if (!got || !isWhole(got)) lost = true
  }
  for (let start = 0; start < STARTS; start++) {
    await restart()
    await join(cold)
  }
  for (let again = 0; again < 3; again++) await join(warm)
  return { cold: cold.sort((a, b) => a - b)[Math.floor(STARTS / 2)]!, warm: Math.min(...warm), state, lost }
}

/** The same content, written on by very many pages. In memory: a room gives nobody so many ids in an hour. */
function crowded(seed: Uint8Array): void {
  const replica = Replica.of(emptyFacts(), seed)
  const { doc } = replica.board
  const pages: Uint8Array[] = []
  for (let n = 0; n < CROWD; n++) {
    const page = new Y.Doc()
    page.clientID = 10_000 + n
    page.getMap('board').set('title', `page ${n}`)
    pages.push(Y.encodeStateAsUpdate(page))
    page.destroy()
  }
  doc.transact(() => pages.forEach((page) => Y.applyUpdate(doc, page)))
  replica.at = Date.now() - QUIET_MS
  const before = Y.encodeStateAsUpdate(doc)
  const began = performance.now()
  const anew = foundAnew(replica, Date.now())!
  const took = performance.now() - began
  const after = Y.encodeStateAsUpdate(anew.replica.board.doc)
  console.log(`\n${CROWD} client ids on the same board; founded anew in ${took.toFixed(0)} ms`)
  console.table(Object.fromEntries([['before', before], ['founded anew', after]].map(([name, state]) =>
    [name, { 'bytes to join': state!.length, 'µs an edit': perEdit(state as Uint8Array).toFixed(1) }])))
}

function docOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return doc
}

function contentOf(state: Uint8Array): Record<string, unknown> {
  return readContent(docOf(state))
}

/** µs that one keystroke of somebody else takes, by the median. */
function perEdit(state: Uint8Array): number {
  const [writer, reader] = [docOf(state), docOf(state)]
  const updates: Uint8Array[] = []
  writer.on('update', (update: Uint8Array) => updates.push(update))
  const text = [...writer.getMap<Y.Map<unknown>>('cards').values()][0]!.get('text') as Y.Text
  for (let n = 0; n < 1_500; n++) text.insert(text.length, 'x')
  const times = updates.map((update) => {
    const began = performance.now()
    Y.applyUpdate(reader, update)
    return performance.now() - began
  })
  return times.slice(500).sort((a, b) => a - b)[500]! * 1_000
}

function holdsAll(state: Uint8Array, typed: readonly number[]): boolean {
  const have = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state))
  return typed.every((count, n) => (have.get(9_000 + n) ?? 0) >= count)
}

/** Waits until the sockets have taken what was written: the load must not outrun the network. */
async function drained(clients: readonly RawClient[]): Promise<void> {
  while (clients.some((client) => client.socket.bufferedAmount > 65_536)) await settle(2)
  await new Promise((resolve) => setImmediate(resolve))
}
