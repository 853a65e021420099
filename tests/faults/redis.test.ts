/**
 * Faults 1 and 7 with Redis as the store: the real server and a real Redis are killed in turn while people write. What was called saved
 * is there for a newcomer; while Redis is away nothing is called saved; and when it is back the same server goes on by itself.
 */
import { afterAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { startServer, type RunningServer } from '../support/app.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'
import { startRedis, type RedisServer } from '../support/redis.ts'

const ROUNDS = Math.min(8, Number(process.env.KILLS ?? 50))

describe('Redis as the store', () => {
  let redis: RedisServer
  let server: RunningServer
  afterAll(async () => {
    await server?.stop()
    await redis?.stop()
  })

  /** Cards of one's own that are called saved. */
  const savedCards = (client: Client): string[] => {
    const saved: string[] = []
    client.doc.getMap<Y.Map<unknown>>('cards').forEach((card, id) => {
      const { client: by, clock } = card._item!.id
      if (by === client.doc.clientID && clock < client.savedClock) saved.push(id)
    })
    return saved
  }

  /** Writes a card every few turns for a while. */
  async function write(writer: Client, name: string, ms: number): Promise<void> {
    const until = performance.now() + ms
    for (let n = 0; performance.now() < until; n++) {
      writer.add(`${name}-${n}`, `${name}, card ${n}`)
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  async function newcomer(person: Person): Promise<Set<string>> {
    const reader = new Client(person)
    await reader.synced()
    const found = new Set(reader.doc.getMap('cards').keys())
    reader.leave()
    return found
  }

  it('SAVE-1 SAVE-2 fault 1: kills of the server lose nothing that was saved', { timeout: 120_000 }, async () => {
    redis = await startRedis()
    server = await startServer({ env: { REDIS_URL: redis.url } })
    const { port } = server
    const board = await createBoard(server.origin)
    const person = await joinBoard(server.origin, board, 'moderator')
    const certain = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const writer = new Client(person)
      await writer.synced()
      await write(writer, `server-${round}`, 60 + 20 * round)
      await writer.until(() => writer.savedClock > 0)
      await server.kill()
      for (const id of savedCards(writer)) certain.add(id)
      writer.leave()
      server = await startServer({ env: { REDIS_URL: redis.url }, port })
      const found = await newcomer(person)
      expect([...certain].filter((id) => !found.has(id)), `round ${round}`).toEqual([])
    }
    expect(certain.size).toBeGreaterThanOrEqual(ROUNDS)
  })

  it('SAVE-1 fault 7: while Redis is killed nothing is called saved, and it heals by itself when Redis is back', { timeout: 120_000 }, async () => {
    const board = await createBoard(server.origin)
    const person = await joinBoard(server.origin, board, 'moderator')
    const room = new RoomClient(person)
    const writer = new Client(person)
    const watcher = new Client(person)
    await Promise.all([room.entered(), writer.synced(), watcher.synced()])
    const { port, dir } = redis
    for (let round = 0; round < ROUNDS; round++) {
      await write(writer, `redis-${round}`, 40)
      await writer.saved()
      const writing = write(writer, `struck-${round}`, 60)
      await redis.stop('kill')
      await writing
      const seen = new Set(watcher.doc.getMap('cards').keys())
      writer.add(`away-${round}`, 'written while Redis is away')
      const { clock } = writer.card(`away-${round}`)!._item!.id
      // A command has an answer: it was not saved.
      const answer = await room.command({ type: 'floor.ask' })
      expect(answer, `round ${round}`).toMatchObject({ ok: false, refusal: { code: 'SAVE-1' } })
      expect(writer.savedClock, `round ${round}: called saved while Redis was away`).toBeLessThanOrEqual(clock)
      expect(watcher.card(`away-${round}`), `round ${round}: shown while Redis was away`).toBeUndefined()

      redis = await startRedis({ dir, port })
      // Nobody does anything: the edits that waited are saved, and all that was seen by anyone is there.
      await writer.saved()
      await watcher.until(() => watcher.card(`away-${round}`) !== undefined)
      const found = await newcomer(person)
      expect([...seen, ...savedCards(writer)].filter((id) => !found.has(id)), `round ${round}`).toEqual([])
    }
    await watcher.until(() => watcher.doc.getMap('cards').size === writer.doc.getMap('cards').size)
    expect(await room.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
    for (const client of [room, writer, watcher]) client.leave()
  })
})
