import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { expect, test } from 'vitest'
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { Damaged } from '../../server/log/port.ts'
import { all, bytesOf, contract } from './contract.ts'
import type { Database } from 'lmdb'

/** Opens the file behind the adapter's back. */
async function behind<T>(dir: string, work: (entries: Database<Buffer, [string, number]>, others: Database<Buffer, string>[]) => Promise<T>): Promise<T> {
  const env = open({ path: join(dir, 'plenum.mdb'), noSubdir: true, encoding: 'binary', overlappingSync: false })
  const others = ['boards', 'codes', 'snapshots'].map((name) => env.openDB<Buffer, string>({ name, encoding: 'binary' }))
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
    everything: () =>
      behind(dir, async (entries, others) =>
        Buffer.concat([
          ...[...entries.getRange()].flatMap(({ key, value }) => [Buffer.from(key.join()), Buffer.from(value)]),
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
