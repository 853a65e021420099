import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { all } from './contract.ts'
import { afterCut, recorded, type Happening } from './disk.ts'

const run = promisify(execFile)
const ROUNDS = 60
const CUTS = 150
let before: Buffer
/** The key of board `a`: it was durable before anything was stored with it. */
let [keyName, key] = ['', Buffer.alloc(0)]
let happenings: Happening[]
let lines: number

beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'plenum-power-'))
  const store = await openLmdbStore({ dir })
  await store.create('a', { createdAt: 1, expiresAt: null, code: null }, [])
  await store.close()
  const path = join(dir, 'plenum.mdb')
  before = await readFile(path)
  ;[keyName] = (await readdir(join(dir, 'keys'))) as [string]
  key = await readFile(join(dir, 'keys', keyName))
  const appender = [process.execPath, '--import', 'tsx', join(import.meta.dirname, 'appender.ts'), dir, '700', String(ROUNDS), '17']
  happenings = await recorded(appender, path, join(dir, 'trace'))
  lines = happenings.reduce((most, one) => Math.max(most, one.began), 0) + 1
  await rm(dir, { recursive: true })
}, 120_000)

/** A number from 0 to 1 at a time, the same ones for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

/** Hands `work` a folder whose store is this file. */
async function found<T>(file: Buffer, work: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'plenum-cut-'))
  try {
    await writeFile(join(dir, 'plenum.mdb'), file)
    await mkdir(join(dir, 'keys'))
    await writeFile(join(dir, 'keys', keyName), key)
    return await work(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** The seq up to which everything can be read, in order and unharmed. Throws Damaged. */
const readBack = (file: Buffer): Promise<number> =>
  found(file, async (dir) => {
    const store = await openLmdbStore({ dir })
    try {
      const log = (await store.open('a'))!
      const folded = (await log.snapshot())?.seq ?? 0
      const entries = await all(log, folded)
      for (const [i, entry] of entries.entries()) expect(entry).toMatchObject({ seq: folded + 1 + i, at: folded + 1 + i })
      return folded + entries.length
    } finally {
      await store.close()
    }
  })

test('FAULT-2 what strace saw, put together again, is what was written', async () => {
  const { file, promised } = afterCut(before, happenings, lines, { chance: () => 0 })
  expect(promised).toBe(2 * ROUNDS)
  expect(await readBack(file)).toBe(2 * ROUNDS)
})

test('FAULT-2 SAVE-2 whenever the power goes, whatever part of the unflushed sectors is on the disk, all that was called saved is there', async () => {
  const random = seeded(7)
  for (let n = 0; n < CUTS; n++) {
    const when = Math.floor(random() * lines)
    const { file, promised } = afterCut(before, happenings, when, { chance: seeded(n) })
    expect(await readBack(file), `cut ${n} at line ${when}`).toBeGreaterThanOrEqual(promised)
  }
}, 120_000)

test('FAULT-2 were the flushes not heeded, the same cuts would lose what was called saved', async () => {
  const random = seeded(7)
  let lost = 0
  for (let n = 0; n < 10; n++) {
    const { file, promised } = afterCut(before, happenings, Math.floor(random() * lines), { chance: seeded(n), heedFlushes: false })
    // In a process of its own: a page that is not what it should be may end it.
    const reading = found(file, (dir) => run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'reader.ts'), dir]))
    const last = await reading.then(({ stdout }) => Number(stdout), () => -1)
    if (last < promised) lost++
  }
  expect(lost).toBeGreaterThan(0)
}, 60_000)
