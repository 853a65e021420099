/** Many small boards at once: what they cost a server beside each other, in cores and memory, and how long an edit takes to the others. */
import { seedBoard } from './seed.ts'
import { startServer, type ServerName } from './servers.ts'
import { settle } from './settle.ts'
import { RawClient } from './wire.ts'

const BOARDS = 300
const PEOPLE = 4
const SECONDS = 10
/** Opened at once while the boards fill. */
const AT_ONCE = 10

interface Row {
  cores: number
  p50: number
  p99: number
  missed: number
  closed: number
  /** Of the process, for each board with its people. */
  kibPerBoard: number
}

/** 300 boards of four people, each of whom types a character a second. */
export async function boards(servers: ServerName[]): Promise<void> {
  const rows: Record<string, Row> = {}
  for (const name of servers) rows[name] = await measured(name)
  console.log(`\n${BOARDS} boards of ${PEOPLE} people, 1 character a second each`)
  console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, {
    cores: row.cores.toFixed(3), 'p50 ms': row.p50.toFixed(2), 'p99 ms': row.p99.toFixed(2), missed: row.missed, closed: row.closed, 'KiB a board': row.kibPerBoard.toFixed(0),
  }])))
  const { plenum, 'y-websocket': y } = rows
  if (plenum && y) console.log(`Plenum / y-websocket: cores ${(plenum.cores / y.cores).toFixed(2)}, p99 ${(plenum.p99 / y.p99).toFixed(2)}`)
}

async function measured(name: ServerName): Promise<Row> {
  const server = await startServer(name)
  const seed = seedBoard(PEOPLE)
  const latencies: number[] = []
  const clients: RawClient[] = []
  const sent: number[][] = []
  let got = 0
  const empty = server.rss()
  const fill = async (board: number) => {
    const enter = await server.board(seed)
    for (let person = 0; person < PEOPLE; person++) {
      const n = board * PEOPLE + person
      const first = 1_000 + board * PEOPLE
      sent[n] = []
      const client = clients[n] = new RawClient(await enter(person), 1_000 + n, [seed.spots[person]!], {
        edits: (from, clock, length) => {
          if (from < first || from >= first + PEOPLE || from === 1_000 + n) return
          for (let at = clock; at < clock + length; at++) {
            got++
            latencies.push(performance.now() - sent[from - 1_000]![at]!)
          }
        },
      })
      await client.opened()
      client.ask()
    }
  }
  for (let board = 0; board < BOARDS; board += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => fill(board + n)))
  await settle(2_000)
  const filled = server.rss()
  const total = BOARDS * PEOPLE * SECONDS
  const cpu = server.cpu()
  const started = performance.now()
  for (let done = 0; done < total; await settle(1)) {
    const due = Math.min(total, ((performance.now() - started) / 1_000) * BOARDS * PEOPLE)
    for (; done < due; done++) {
      // A step that no board's people are neighbours in.
      const n = (done * 7) % clients.length
      sent[n]!.push(performance.now())
      clients[n]!.type()
    }
  }
  const cores = (server.cpu() - cpu) / ((performance.now() - started) / 1_000)
  await settle(1_000)
  const closed = clients.filter((client) => client.closed !== null).length
  for (const client of clients) client.close()
  await server.stop()
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? NaN
  return { cores, p50: at(0.5), p99: at(0.99), missed: total * (PEOPLE - 1) - got, closed, kibPerBoard: (filled - empty) / BOARDS }
}
