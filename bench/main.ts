/**
 * `npm run bench`: Plenum beside its peers, all servers in one run, compared as ratios. Machines are noisy: quote ratios.
 *   npm run bench                 everything
 *   npm run bench -- typing joins only these parts: typing, rate, joins, boards, cold, gate, inp
 */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { boards } from './boards.ts'
import { cold } from './cold.ts'
import { inp } from './inp.ts'
import { joins } from './joins.ts'
import { load, type LoadResult } from './load.ts'
import { seedBoard } from './seed.ts'
import { installPeers, startServer, type ServerName } from './servers.ts'
import { settle } from './settle.ts'

const PARTS = ['typing', 'rate', 'joins', 'boards', 'cold', 'gate', 'inp'] as const
type Part = (typeof PARTS)[number]

const parts = process.argv.slice(2)
const unknown = parts.filter((part) => !(PARTS as readonly string[]).includes(part))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. There are: ${PARTS.join(', ')}.`)
  process.exit(1)
}
const wants = (part: Part) => parts.length === 0 || parts.includes(part)
const ms = (value: number) => value.toFixed(2)

async function on<T>(name: ServerName, run: (server: Awaited<ReturnType<typeof startServer>>) => Promise<T>): Promise<T> {
  const server = await startServer(name)
  try {
    return await run(server)
  } finally {
    await server.stop()
  }
}

async function typing(people: number, seconds: number, servers: ServerName[]): Promise<void> {
  const seed = seedBoard(1_000)
  const results: Partial<Record<ServerName, LoadResult>> = {}
  for (const name of servers) {
    results[name] = await on(name, async (server) => load(server, await server.board(seed), seed, people, 2, seconds))
  }
  console.log(`\n${people} people, 2 characters a second each, 1,000 cards`)
  console.table(Object.fromEntries(Object.entries(results).map(([name, r]) =>
    [name, { cores: r.cores.toFixed(3), 'p50 ms': ms(r.p50), 'p99 ms': ms(r.p99), 'max ms': ms(r.max), missed: r.missed, closed: r.closed }])))
  const { plenum, 'y-websocket': y } = results
  if (plenum && y) console.log(`Plenum / y-websocket: cores ${(plenum.cores / y.cores).toFixed(2)}, p50 ${(plenum.p50 / y.p50).toFixed(2)}, p99 ${(plenum.p99 / y.p99).toFixed(2)}`)
}

/** The highest rate at which 100 people get every edit with p99 <= 250 ms, by steps of a half; and that it recovers after twice that. */
async function rate(servers: ServerName[]): Promise<void> {
  const seed = seedBoard(1_000)
  const best: Partial<Record<ServerName, LoadResult>> = {}
  for (const name of servers) {
    for (let perSecond = 10; perSecond < 2_000; perSecond *= 1.5) {
      const result = await on(name, async (server) => load(server, await server.board(seed), seed, 100, perSecond, 6))
      console.log(`${name}: ${Math.round(perSecond * 100)} edits/s typed, ${Math.round(result.delivered)} delivered/s, p99 ${ms(result.p99)} ms, missed ${result.missed}, closed ${result.closed}`)
      if (!(result.p99 <= 250) || result.missed > 0 || result.closed > 0) break
      if (!best[name] || result.delivered > best[name].delivered) best[name] = result
    }
  }
  console.log('\n100 people, most edits delivered a second at p99 <= 250 ms')
  console.table(Object.fromEntries(Object.entries(best).map(([name, r]) => [name, { delivered: Math.round(r.delivered), 'p99 ms': ms(r.p99) }])))
  const { plenum, 'y-websocket': y } = best
  if (plenum && y) console.log(`Plenum / y-websocket: ${(plenum.delivered / y.delivered).toFixed(1)} x`)
  if (plenum) {
    await on('plenum', async (server) => {
      const enter = await server.board(seed)
      await load(server, enter, seed, 100, plenum.perSecond * 2, 4)
      await settle(2_000)
      const after = await load(server, enter, seed, 100, 10, 4)
      console.log(`after an overload of twice that: p99 ${ms(after.p99)} ms, missed ${after.missed}`)
    })
  }
}

if ((['typing', 'rate', 'joins', 'boards', 'cold'] as const).some(wants)) installPeers()
if (wants('typing')) {
  await typing(10, 10, ['relay', 'y-websocket', 'hocuspocus', 'plenum'])
  await typing(50, 10, ['relay', 'y-websocket', 'hocuspocus', 'plenum'])
  await typing(200, 10, ['relay', 'y-websocket', 'hocuspocus', 'plenum'])
}
if (wants('rate')) await rate(['relay', 'y-websocket', 'hocuspocus', 'plenum'])
if (wants('joins')) await joins(['y-websocket', 'hocuspocus', 'plenum'])
if (wants('boards')) await boards(['y-websocket', 'hocuspocus', 'plenum'])
if (wants('cold')) await cold(['hocuspocus', 'plenum'])
if (wants('inp')) await inp()
if (wants('gate')) {
  spawnSync(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'gate.ts')], { stdio: 'inherit' })
}
