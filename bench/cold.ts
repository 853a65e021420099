/** A server just started is asked for a board with a long history. */
import * as Y from 'yjs'
import { settle } from './load.ts'
import { seedBoard } from './seed.ts'
import { startServer, stateOf, type ServerName } from './servers.ts'
import { RawClient } from './wire.ts'

const EDITS = Number(process.env.BENCH_EDITS ?? 500_000)
const CARDS = 500
const WRITERS = 10

export async function cold(servers: ServerName[]): Promise<void> {
  const seed = seedBoard(CARDS)
  const rows: Record<string, { cold: number; warm: number; bytes: number; lost: boolean }> = {}
  for (const name of servers) {
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
    for (let tries = 0; tries < 120; tries++) {
      const state = await stateOf(await enter(0), 10_000)
      if (state && holdsAll(state, typed)) break
      await settle(500)
    }
    for (const client of clients) client.close()
    await settle(12_000)
    await server.restart()
    const times: number[] = []
    let bytes = 0
    let lost = false
    for (let i = 0; i < 4; i++) {
      const target = await enter(0)
      const started = performance.now()
      const state = await stateOf(target, 60_000)
      times.push(performance.now() - started)
      bytes = state?.length ?? 0
      if (!state || !holdsAll(state, typed)) lost = true
    }
    rows[name] = { cold: times[0]!, warm: Math.min(...times.slice(1)), bytes, lost }
    await server.stop()
  }
  console.log(`\n${EDITS} edits on ${CARDS} cards: first join after a restart`)
  console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { 'cold ms': row.cold.toFixed(0), 'warm ms': row.warm.toFixed(1), 'bytes to join': row.bytes, 'edits lost': row.lost }])))
  const { plenum, hocuspocus } = rows
  if (plenum && hocuspocus) console.log(`Plenum / Hocuspocus: cold ${(plenum.cold / hocuspocus.cold).toFixed(2)}`)
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
