/** 300 people join a 1,000-card board within a second. */
import { seedBoard } from './seed.ts'
import { startServer, type ServerName } from './servers.ts'
import { settle } from './settle.ts'
import { RawClient } from './wire.ts'

const PEOPLE = 300

export async function joins(servers: ServerName[]): Promise<void> {
  const seed = seedBoard(1_000)
  const rows: Record<string, { cpu: number; p50: number; p99: number; joined: number }> = {}
  for (const name of servers) {
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
        client.opened().then(() => client.ask(), () => resolve())
      })
    }))
    await settle(500)
    times.sort((a, b) => a - b)
    rows[name] = { cpu: server.cpu() - before, p50: times[Math.floor(times.length / 2)] ?? NaN, p99: times[Math.floor(times.length * 0.99)] ?? NaN, joined: times.length }
    for (const client of clients) client.close()
    await server.stop()
  }
  console.log(`\n${PEOPLE} people join a 1,000-card board within a second`)
  console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, { 'CPU s': row.cpu.toFixed(2), 'p50 ms': row.p50.toFixed(1), 'p99 ms': row.p99.toFixed(1), joined: row.joined }])))
  const { plenum, 'y-websocket': y } = rows
  if (plenum && y) console.log(`Plenum / y-websocket: CPU ${(plenum.cpu / y.cpu).toFixed(2)}`)
}
