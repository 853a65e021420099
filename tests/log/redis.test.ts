import { createClient, RESP_TYPES } from 'redis'
import { expect, test } from 'vitest'
import { openRedisStore } from '../../server/log/redis.ts'
import { APPEND } from '../../server/log/redisScripts.ts'
import { NotSaved } from '../../server/log/port.ts'
import { startRedis } from '../support/redis.ts'
import { all, bytesOf, contract, forged, older } from './contract.ts'
import type { Entry } from '../../server/log/port.ts'

async function rawClient(url: string) {
  return createClient({ url, commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } }).connect()
}

contract('Redis', async () => {
  const server = await startRedis()
  const raw = await rawClient(server.url)
  return {
    open: () => openRedisStore({ url: server.url }),
    harm: async (board, seq, how) => {
      const key = `plenum:log:${board}`
      const entries = (await raw.xRange(key, '-', '+')) ?? []
      const bytes = entries.map((entry) => Buffer.from(entry.message.e!))
      if (how === 'alter') bytes[seq - 1]![bytes[seq - 1]!.length - 1]! ^= 1
      if (how === 'swap with next') [bytes[seq - 1], bytes[seq]] = [bytes[seq]!, bytes[seq - 1]!]
      await raw.del(key)
      for (const [i, value] of bytes.entries()) if (how !== 'delete' || i !== seq - 1) await raw.xAdd(key, `${i + 1}-0`, { e: value })
    },
    forge: async (board, seq, how) => {
      const key = `plenum:log:${board}`
      const bytes = ((await raw.xRange(key, '-', '+')) ?? []).map((entry) => Buffer.from(entry.message.e!))
      if (how === 'alter') bytes[seq - 1] = Buffer.from(forged(seq, bytes[seq - 1]!, bytes[seq - 2]!))
      else {
        bytes.length = seq
        await raw.hSet(`plenum:board:${board}`, 'tail', seq)
      }
      await raw.del(key)
      for (const [i, value] of bytes.entries()) await raw.xAdd(key, `${i + 1}-0`, { e: value })
    },
    everything: async () => {
      const found: Buffer[] = []
      for (const key of await raw.keys('*')) found.push(Buffer.from(key), (await raw.dump(key)) ?? Buffer.alloc(0))
      return Buffer.concat(found)
    },
    clear: async () => void (await raw.flushAll()),
    stop: async () => {
      raw.destroy()
      await server.stop()
    },
  }
})

const META = { createdAt: 1, expiresAt: null, code: null }
const event = (n: number): Entry => ({ kind: 'event', at: n, event: { type: 'x' } })

test('D5 a Redis that could lose or evict boards is refused, and the sentence says how to start it', async () => {
  for (const [args, sentence] of [
    [['--appendonly', 'no'], '--appendonly yes'],
    [['--maxmemory-policy', 'allkeys-lru'], '--maxmemory-policy noeviction'],
    [['--appendfsync', 'everysec', '--rename-command', 'CONFIG', ''], 'allow CONFIG GET'],
  ] as const) {
    const server = await startRedis({ args })
    await expect(openRedisStore({ url: server.url })).rejects.toThrow(sentence)
    await server.stop()
  }
}, 30_000)

test('D5 a Redis off this machine without a password is refused before anything is sent', async () => {
  for (const host of ['redis', '10.0.0.1', '[fe80::1]', '127.0.0.1.example.org']) {
    await expect(openRedisStore({ url: `redis://${host}:6379` })).rejects.toThrow('has no password')
  }
})

test('SAVE-1 a Redis that flushes every second is set to flush always', async () => {
  const server = await startRedis({ args: ['--appendfsync', 'everysec'] })
  const store = await openRedisStore({ url: server.url })
  const raw = await rawClient(server.url)
  expect(String((await raw.configGet('appendfsync')).appendfsync)).toBe('always')
  raw.destroy()
  await store.close()
  await server.stop()
})

test('SAVE-2 D4 a board that was stored before there were links is read, goes on, and is a chain from then on', async () => {
  const server = await startRedis()
  const store = await openRedisStore({ url: server.url })
  const raw = await rawClient(server.url)
  await store.create('a', META, [event(1), event(2)])
  const stored = ((await raw.xRange('plenum:log:a', '-', '+')) ?? []).map((entry) => Buffer.from(entry.message.e!))
  await raw.del('plenum:log:a')
  for (const [i, bytes] of stored.entries()) await raw.xAdd('plenum:log:a', `${i + 1}-0`, { e: older(i + 1, bytes) })
  await raw.hDel('plenum:board:a', 'head')
  await store.verify('a')
  const log = (await store.open('a'))!
  await log.compact({ seq: 1, data: bytesOf(8) })
  expect(await log.append([event(3)])).toBe(3)
  await store.verify('a')
  expect((await all((await store.open('a'))!, 1)).map(({ at }) => at)).toEqual([2, 3])
  // The old entry is what the new one follows from.
  await raw.xDel('plenum:log:a', '2-0')
  await expect(store.verify('a')).rejects.toThrow('missing')
  // Without its end the chain is no older store.
  await raw.hDel('plenum:board:a', 'head')
  await expect(store.open('a')).rejects.toThrow('cut off')
  raw.destroy()
  await store.close()
  await server.stop()
}, 30_000)

test('FAULT-7 while Redis is gone appends fail fast; when it is back the same log goes on, with nothing lost or doubled', async () => {
  const server = await startRedis()
  const store = await openRedisStore({ url: server.url })
  await store.create('a', META, [])
  const log = (await store.open('a'))!
  const kept: number[] = []
  const append = (n: number): Promise<void> => log.append([event(n)]).then(() => void kept.push(n))
  await append(1)
  const inFlight = Promise.allSettled([append(2), append(3)])
  await server.stop('kill')
  await inFlight
  const begun = performance.now()
  await expect(append(4)).rejects.toBeInstanceOf(NotSaved)
  await expect(store.check()).rejects.toBeInstanceOf(NotSaved)
  expect(performance.now() - begun).toBeLessThan(1_000)
  const again = await startRedis({ dir: server.dir, port: server.port })
  await expect.poll(() => store.check().then(() => true, () => false), { timeout: 5_000 }).toBe(true)
  await append(5)
  await append(6)
  expect((await all(log)).map((entry) => entry.at)).toEqual(kept)
  expect(kept.slice(-2)).toEqual([5, 6])
  await store.close()
  await again.stop()
}, 30_000)

test('FAULT-7 a Redis whose memory has run out says so when it is asked, and not only by what it does not keep', async () => {
  const server = await startRedis()
  const store = await openRedisStore({ url: server.url })
  await store.create('a', META, [event(1)])
  const raw = await rawClient(server.url)
  await store.check()
  await raw.configSet('maxmemory', '1')
  await expect(store.check()).rejects.toBeInstanceOf(NotSaved)
  await raw.configSet('maxmemory', '0')
  await store.check()
  expect((await all((await store.open('a'))!)).map((entry) => entry.at)).toEqual([1])
  raw.destroy()
  await store.close()
  await server.stop()
}, 30_000)

test('FAULT-7 an append that Redis ran, but whose answer was lost, is not saved, and is forgotten', async () => {
  const server = await startRedis()
  const store = await openRedisStore({ url: server.url })
  await store.create('a', META, [event(1)])
  const log = (await store.open('a'))!
  const raw = await rawClient(server.url)
  // The call whose answer nobody gets, as the log itself would send it.
  const asOwner = (tail: string) => raw.eval(APPEND, { keys: ['plenum:board:a', 'plenum:log:a'], arguments: ['1', '0', tail, '00', 'lost'] })
  expect(String(await asOwner('1'))).toBe('ok')
  // The log's own call is under way when the connection goes, as it was for the answer that was lost.
  await raw.sendCommand(['CLIENT', 'PAUSE', '10000', 'WRITE'])
  const cut = log.append([event(2)]).catch((error: Error) => error.name)
  await expect.poll(async () => String(await raw.sendCommand(['CLIENT', 'LIST'])), { timeout: 5_000 }).toMatch(/cmd=eval/)
  await raw.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'])
  await raw.sendCommand(['CLIENT', 'UNPAUSE'])
  expect(await cut).toBe('NotSaved')
  await expect.poll(() => log.append([event(2)]).then((seq) => seq, (error) => error.name), { timeout: 5_000 }).toBe(2)
  // One that arrives after that is refused, though it fits the end of the log.
  expect(String(await asOwner('2'))).toBe('fenced')
  expect((await all(log)).map((entry) => entry.at)).toEqual([1, 2])
  raw.destroy()
  await store.close()
  await server.stop()
}, 30_000)

test('FAULT-7 a Redis that came back without what it had acknowledged fences its owners', async () => {
  const server = await startRedis()
  const store = await openRedisStore({ url: server.url })
  await store.create('a', META, [event(1)])
  const log = (await store.open('a'))!
  await log.append([event(2)])
  const raw = await rawClient(server.url)
  await raw.xDel('plenum:log:a', '2-0')
  await raw.hSet('plenum:board:a', 'tail', '1')
  await expect(log.append([event(3)])).rejects.toMatchObject({ name: 'Fenced' })
  raw.destroy()
  await store.close()
  await server.stop()
})

test('FAULT-7 out of memory is not saved, nothing is half stored, and it heals', async () => {
  const server = await startRedis({ args: ['--maxmemory', '30mb'] })
  const store = await openRedisStore({ url: server.url })
  await store.create('a', META, [])
  const log = (await store.open('a'))!
  const big = (n: number): Entry => ({ kind: 'update', at: n, doc: '', actor: null, update: bytesOf(1_000_000, n) })
  let kept = 0
  let error: unknown = null
  while (!error) await log.append([big(kept), big(kept)]).then(() => (kept += 2), (reason) => (error = reason))
  expect(error).toBeInstanceOf(NotSaved)
  const raw = await rawClient(server.url)
  await raw.configSet('maxmemory', '100mb')
  expect(await log.append([event(1)])).toBe(kept + 1)
  expect(await all(log)).toHaveLength(kept + 1)
  raw.destroy()
  await store.close()
  await server.stop()
}, 30_000)
