import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { describe, expect, test } from 'vitest'
import { BEGINNING } from '../../server/log/chain.ts'
import { encodeEntry, encodeMeta } from '../../server/log/codec.ts'
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { Keys } from '../../server/log/lmdbKeys.ts'
import { Damaged } from '../../server/log/port.ts'
import { all, bytesOf, contract, forged, older } from './contract.ts'
import type { Database } from 'lmdb'

/** Opens the file behind the adapter's back. */
async function behind<T>(dir: string, work: (entries: Database<Buffer, [string, number]>, others: Database<Buffer, string>[]) => Promise<T>): Promise<T> {
  const env = open({ path: join(dir, 'plenum.mdb'), noSubdir: true, encoding: 'binary', overlappingSync: false })
  const others = ['boards', 'codes', 'snapshots'].map((name) => env.openDB<Buffer, string>({ name, encoding: 'binary', useVersions: name !== 'snapshots' }))
  try {
    return await work(env.openDB<Buffer, [string, number]>({ name: 'entries', encoding: 'binary' }), others)
  } finally {
    await env.close()
  }
}

contract('LMDB', async () => {
  let dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
  return {
    open: () => openLmdbStore({ dir }),
    harm: (board, seq, how) =>
      behind(dir, async (entries) => {
        const bytes = Buffer.from(entries.get([board, seq])!)
        const next = Buffer.from(entries.get([board, seq + 1])!)
        if (how === 'alter') {
          bytes[bytes.length - 1]! ^= 1
          await entries.put([board, seq], bytes)
        }
        if (how === 'delete') await entries.remove([board, seq])
        if (how === 'swap with next') {
          await entries.put([board, seq], next)
          await entries.put([board, seq + 1], bytes)
        }
      }),
    forge: (board, seq, how) =>
      behind(dir, async (entries) => {
        const seal = new Keys(dir).of(board)
        const at = (one: number) => seal.open(entries.get([board, one])!)
        if (how === 'alter') await entries.put([board, seq], Buffer.from(seal.seal(forged(seq, at(seq), at(seq - 1)))))
        else for (const key of [...entries.getKeys({ start: [board, seq + 1], end: [board, 1_000] })]) await entries.remove(key)
      }),
    everything: () =>
      behind(dir, async (entries, others) =>
        Buffer.concat([
          ...[...entries.getRange()].flatMap(({ key, value }) => [Buffer.from(key.join()), new Keys(dir).of(key[0]).open(value)]),
          ...others.flatMap((db) => [...db.getRange()].flatMap(({ key, value }) => [Buffer.from(key), Buffer.from(value)])),
        ]),
      ),
    clear: async () => {
      await rm(dir, { recursive: true, force: true })
      dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
    },
    stop: () => rm(dir, { recursive: true, force: true }),
  }
})

const META = { createdAt: 1, expiresAt: null, code: null }

async function filled(entries: number, size: number): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
  const store = await openLmdbStore({ dir })
  const update = (n: number) => ({ kind: 'update', at: n, doc: '', actor: null, update: bytesOf(size, n) }) as const
  await store.create('a', META, Array.from({ length: entries }, (_, n) => update(n)))
  await store.close()
  return dir
}

test('FAULT-5 a file that is no store is refused with a sentence that says what to do', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
  await writeFile(join(dir, 'plenum.mdb'), 'this is not a store '.repeat(1_000))
  const opening = openLmdbStore({ dir })
  await expect(opening).rejects.toBeInstanceOf(Damaged)
  await expect(opening).rejects.toThrow('restore it from the last backup')
  await writeFile(join(dir, 'plenum.mdb'), '')
  await expect(openLmdbStore({ dir })).rejects.toThrow('it is empty')
  await rm(dir, { recursive: true })
})

for (const kept of [0.1, 0.5, 0.9]) {
  test(`FAULT-5 of a file that was cut to ${kept * 100} % nothing false is read`, async () => {
    const dir = await filled(200, 3_000)
    const path = join(dir, 'plenum.mdb')
    await truncate(path, Math.floor((800_000 * kept) / 4_096) * 4_096)
    const reading = (async () => {
      const store = await openLmdbStore({ dir })
      try {
        const log = await store.open('a')
        return log && (await all(log))
      } finally {
        await store.close()
      }
    })()
    await expect(reading).rejects.toBeInstanceOf(Damaged)
    await rm(dir, { recursive: true })
  })
}

/** All that lies in a folder, as a stranger with the disk would read it. */
async function everyByte(dir: string): Promise<Buffer> {
  const files = await readdir(dir, { recursive: true, withFileTypes: true })
  return Buffer.concat(await Promise.all(files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name)))))
}

describe('the file of the store', () => {
  const CANARY = 'canary in a coal mine'
  const canary = (times: number) => ({ kind: 'update', at: 1, doc: '', actor: null, update: new TextEncoder().encode(CANARY.repeat(times)) }) as const

  test('D3 holds nothing of a deleted board that could be read, whatever became of its pages; other boards stay', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
    const store = await openLmdbStore({ dir })
    for (const board of ['before', 'gone', 'later']) await store.create(board, META, [canary(1), canary(400)])
    const gone = (await store.open('gone'))!
    for (let n = 0; n < 50; n++) await gone.append([canary(1), canary(n)])
    await gone.compact({ seq: 60, data: Buffer.from(CANARY) })
    const keyed = await everyByte(join(dir, 'keys'))
    expect(keyed).toHaveLength(3 * 32)
    await store.remove('gone')
    const left = await everyByte(join(dir, 'keys'))
    const destroyed = [0, 32, 64].map((at) => keyed.subarray(at, at + 32)).filter((key) => !left.includes(key))
    expect(destroyed).toHaveLength(1)
    const bytes = await everyByte(dir)
    for (const text of [CANARY, destroyed[0]!]) expect(bytes.includes(text)).toBe(false)
    await store.close()
    const again = await openLmdbStore({ dir })
    for (const board of ['before', 'later']) expect(await all((await again.open(board))!)).toMatchObject([canary(1), canary(400)])
    await again.create('gone', META, [canary(2)])
    expect(await all((await again.open('gone'))!)).toMatchObject([canary(2)])
    await again.close()
    await rm(dir, { recursive: true })
  })

  test('D3 a deletion that was cut off is finished at the next start, and a board that is just being made is left alone', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
    const store = await openLmdbStore({ dir })
    await store.create('a', META, [canary(1)])
    await store.close()
    const name = (await readdir(join(dir, 'keys')))[0]!
    const [cutOff, beingMade] = ['6f6c64', '6e6577'].map((other) => join(dir, 'keys', other)) as [string, string]
    for (const path of [cutOff, beingMade]) await writeFile(path, randomBytes(32))
    const anHourAgo = Date.now() / 1_000 - 3_600
    for (const path of [cutOff, join(dir, 'keys', name)]) await utimes(path, anHourAgo, anHourAgo)
    await (await openLmdbStore({ dir })).close()
    expect((await readdir(join(dir, 'keys'))).sort()).toEqual([name, '6e6577'].sort())
    await rm(dir, { recursive: true })
  })

  test('FAULT-5 a board whose key is missing or another is damaged, and says what to do', async () => {
    const dir = await filled(3, 100)
    const name = join(dir, 'keys', (await readdir(join(dir, 'keys')))[0]!)
    for (const harm of [() => writeFile(name, randomBytes(32)), () => writeFile(name, 'short'), () => rm(name)]) {
      await harm()
      const store = await openLmdbStore({ dir })
      const reading = (async () => all((await store.open('a'))!))()
      await expect(reading).rejects.toBeInstanceOf(Damaged)
      await expect(reading).rejects.toThrow('restore it from the last backup')
      await store.close()
    }
    await rm(dir, { recursive: true })
  })

  test('SAVE-2 a board that was stored before there were keys and links is read and goes on as it is', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
    await (await openLmdbStore({ dir })).close()
    await behind(dir, async (entries, [boards]) => {
      await entries.put(['old', 1], older(1, encodeEntry(1, canary(1), BEGINNING).bytes))
      await boards!.put('old', Buffer.from(encodeMeta(META)), 1)
    })
    const store = await openLmdbStore({ dir })
    const log = (await store.open('old'))!
    expect(await log.append([canary(3)])).toBe(2)
    await log.compact({ seq: 1, data: bytesOf(4) })
    expect(await all(log, 1)).toMatchObject([canary(3)])
    expect(await log.snapshot()).toEqual({ seq: 1, data: bytesOf(4) })
    await store.remove('old')
    await store.close()
    await rm(dir, { recursive: true })
  })

  test('SAVE-2 a board that was only opened by this version, and written on by the one before, is no altered one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
    const opened = async () => {
      const store = await openLmdbStore({ dir })
      await store.verify('old')
      const entries = await all((await store.open('old'))!)
      await store.close()
      return entries
    }
    const byTheOneBefore = (seq: number) =>
      behind(dir, async (entries, [boards]) => {
        await entries.put(['old', seq], older(seq, encodeEntry(seq, canary(seq), BEGINNING).bytes))
        if (seq === 1) await boards!.put('old', Buffer.from(encodeMeta(META)), 1)
      })
    await (await openLmdbStore({ dir })).close()
    await byTheOneBefore(1)
    expect(await opened()).toMatchObject([canary(1)])
    await byTheOneBefore(2)
    expect(await opened()).toMatchObject([canary(1), canary(2)])
    await rm(dir, { recursive: true })
  })

  test('D4 a board that is older than links and is folded before anything is added has an end that is kept apart, too', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'plenum-lmdb-'))
    await (await openLmdbStore({ dir })).close()
    await behind(dir, async (entries, [boards]) => {
      for (const seq of [1, 2]) await entries.put(['old', seq], older(seq, encodeEntry(seq, canary(seq), BEGINNING).bytes))
      await boards!.put('old', Buffer.from(encodeMeta(META)), 1)
    })
    const store = await openLmdbStore({ dir })
    const log = (await store.open('old'))!
    const [last] = await Promise.all([log.append([canary(3)]), log.compact({ seq: 2, data: bytesOf(4) })])
    expect(last).toBe(3)
    await store.verify('old')
    const again = (await store.open('old'))!
    await again.compact({ seq: 3, data: bytesOf(4) })
    await store.verify('old')
    await store.close()
    await behind(dir, async (entries) => void (await entries.put(['old', 4], older(4, encodeEntry(4, canary(4), BEGINNING).bytes))))
    const altered = await openLmdbStore({ dir })
    await expect(altered.open('old')).rejects.toBeInstanceOf(Damaged)
    await altered.close()
    await rm(dir, { recursive: true })
  })
})
