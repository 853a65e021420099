/** 300 people join a 1,000-card board within a second: raw clients that only ask for it, and such as say who they are, as every stock client does. */
import { seedBoard, type Seed } from './seed.ts'
import { startServer, type ServerName } from './servers.ts'
import { settle } from './settle.ts'
import { RawClient } from './wire.ts'

const PEOPLE = 300
/** In turns, each server as often: a second's work is too short for the machine's moods. */
const RUNS = 3

interface Row {
  cpu: number
  p50: number
  p99: number
  joined: number
}

export async function joins(servers: ServerName[]): Promise<void> {
  const seed = seedBoard(1_000)
  for (const shown of [false, true]) {
    const runs = new Map<ServerName, Row[]>(servers.map((name) => [name, []]))
    for (let run = 0; run < RUNS; run++) for (const name of servers) runs.get(name)!.push(await measured(name, seed, shown))
    const rows = Object.fromEntries([...runs].map(([name, its]) => [name, median(its)]))
    console.log(`\n${PEOPLE} people join a 1,000-card board within a second${shown ? ', and show who they are' : ''}; medians of ${RUNS} runs`)
    console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { 'CPU s': row.cpu.toFixed(3), 'p50 ms': row.p50.toFixed(1), 'p99 ms': row.p99.toFixed(1), joined: row.joined }])))
    const { plenum, 'y-websocket': y } = rows
    if (plenum && y) console.log(`Plenum / y-websocket: CPU ${(plenum.cpu / y.cpu).toFixed(2)}`)
  }
}

async function measured(name: ServerName, seed: Seed, shown: boolean): Promise<Row> {
  const server = await startServer(name)
  const enter = await server.board(seed)
  const targets = []
  for (let n = 0; n < PEOPLE; n++) targets.push(await enter(n))
  await settle(1_000)
  const times: number[] = []
  const clients: RawClient[] = []
  const before = server.cpu()
  await Promise.all(targets.map(async (target, n) => {
    await settle((n * 1_000) / PEOPLE)
    const started = performance.now()
    await new Promise<void>((resolve) => {
      const client = new RawClient(target, 5_000 + n, [], { state: () => { times.push(performance.now() - started); resolve() } })
      clients.push(client)
      client.opened().then(() => {
        client.ask()
        if (shown) client.show({ user: { name: `Person ${n}` }, at: 'parking' })
      }, () => resolve())
    })
  }))
  await settle(500)
  const cpu = server.cpu() - before
  times.sort((a, b) => a - b)
  for (const client of clients) client.close()
  await server.stop()
  return { cpu, p50: times[Math.floor(times.length / 2)] ?? NaN, p99: times[Math.floor(times.length * 0.99)] ?? NaN, joined: times.length }
}

/** Each figure by itself; of the joined the fewest. */
function median(rows: readonly Row[]): Row {
  const middle = (figure: 'cpu' | 'p50' | 'p99') => rows.map((row) => row[figure]).sort((a, b) => a - b)[rows.length >> 1]!
  return { cpu: middle('cpu'), p50: middle('p50'), p99: middle('p99'), joined: Math.min(...rows.map(({ joined }) => joined)) }
}
