/** People typing: what it costs the server, how long an edit takes to everyone, and whether anything is missed. */
import type { Running } from './servers.ts'
import type { Seed } from './seed.ts'
import { settle } from './settle.ts'
import { RawClient, type Target } from './wire.ts'

export interface LoadResult {
  people: number
  perSecond: number
  seconds: number
  /** Milliseconds from the author to each other person. */
  p50: number
  p99: number
  max: number
  /** Cores of the server's process. */
  cores: number
  /** Edits delivered a second: one edit to one other person counts one. */
  delivered: number
  missed: number
  closed: number
}

/** What somebody who measures something else beside the typing needs to know, and to say. */
export interface LoadTimes {
  /** Everybody is in, has the board and has typed. */
  begun?: () => void
  /** No more typing is needed. */
  enough?: AbortSignal
}

/**
 * `people` clients type `perSecond` characters a second each for `seconds`, evenly spread, on cards of their own.
 * Every tenth person reads each frame as it comes, for the latency; the others keep theirs and read them afterwards. At the end each
 * must have had every edit of all others.
 */
export async function load(
  server: Running, enter: (n: number) => Promise<Target>, seed: Seed, people: number, perSecond: number, seconds: number, { begun, enough }: LoadTimes = {},
): Promise<LoadResult> {
  const sent = Array.from({ length: people }, () => [] as number[])
  const have = Array.from({ length: people }, () => new Int32Array(people))
  const latencies: number[] = []
  let measuring = false
  const BASE = 1_000 + Math.floor(Math.random() * 1e8) * 10
  const clients: RawClient[] = []
  const each = Math.max(1, Math.floor(seed.spots.length / people))
  for (let n = 0; n < people; n++) {
    const spots = seed.spots.slice(n * each, n * each + each)
    const mine = have[n]!
    clients.push(new RawClient(await enter(n), BASE + n, spots.length > 0 ? spots : seed.spots.slice(0, 1), {
      edits: (client, clock, length) => {
        const from = client - BASE
        if (from < 0 || from >= people) return
        const end = clock + length
        if (end <= mine[from]!) return
        if (measuring && from !== n) {
          const now = performance.now()
          const times = sent[from]!
          for (let i = Math.max(clock, mine[from]!); i < end; i++) latencies.push(now - times[i]!)
        }
        mine[from] = end
      },
    }))
    await clients[n]!.opened()
  }
  await settle(300)
  for (const client of clients) client.ask()
  await settle(500)
  const type = (n: number) => {
    const client = clients[n]!
    sent[n]!.push(performance.now())
    client.type()
  }
  for (let n = 0; n < people; n++) type(n)
  await settle(500)

  const watching = clients.filter((client, n) => {
    if (n % 10 !== 0) client.keep()
    return n % 10 === 0
  })

  const total = people * perSecond * seconds
  const cpu = server.cpu()
  const started = performance.now()
  measuring = true
  begun?.()
  for (let done = 0, n = 0; done < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1_000) * people * perSecond) + 1)
    for (; done < due; done++) type(n++ % people)
    if (enough?.aborted || performance.now() - started > seconds * 3_000) break
    await new Promise((resolve) => (people * perSecond > 2_000 ? setImmediate(resolve) : setTimeout(resolve, 1)))
  }
  const typedFor = (performance.now() - started) / 1_000
  await everyoneHas(clients, watching.map((_client, n) => have[n * 10]!), 8_000)
  measuring = false
  const took = (performance.now() - started) / 1_000
  const cores = (server.cpu() - cpu) / took
  await settle(300)
  for (const client of clients) client.readKept()
  let missed = 0
  for (let n = 0; n < people; n++) for (let m = 0; m < people; m++) if (n !== m) missed += clients[m]!.typed - have[n]![m]!
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? NaN
  const edits = clients.reduce((sum, client) => sum + client.typed, 0) - people
  const closed = clients.filter((client) => client.closed !== null).length
  for (const client of clients) client.close()
  return {
    people, perSecond, seconds: typedFor, p50: at(0.5), p99: at(0.99), max: at(1), cores,
    delivered: ((edits * (people - 1)) - missed) / took, missed, closed,
  }
}

async function everyoneHas(clients: RawClient[], have: Int32Array[], ms: number): Promise<void> {
  const until = performance.now() + ms
  const complete = () => have.every((mine, n) => clients.every((client, m) => n * 10 === m || mine[m]! >= client.typed))
  while (performance.now() < until && !complete()) await settle(5)
}
