import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { all } from './contract.ts'

const run = promisify(execFile)
const APPENDER = join(import.meta.dirname, 'appender.ts')
const META = { createdAt: 1, expiresAt: null, code: null }

/** Starts the appender, under a limit of `kib` for the size of any file it writes. */
function appender(dir: string, size: number, kib?: number) {
  const node = [process.execPath, '--import', 'tsx', APPENDER, dir, String(size)]
  const child = kib === undefined ? spawn(node[0]!, node.slice(1)) : spawn('sh', ['-c', `ulimit -S -f ${kib * 2} && exec "$@"`, 'sh', ...node])
  const errors: string[] = []
  child.stderr.on('data', (text: Buffer) => errors.push(String(text)))
  return { child, lines: createInterface(child.stdout), errors }
}

async function stored(dir: string): Promise<number[]> {
  const store = await openLmdbStore({ dir })
  const entries = await all((await store.open('a'))!)
  await store.close()
  return entries.map((entry) => entry.at)
}

test('SAVE-2 every append that was acknowledged is there after kill -9 at any moment', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'plenum-kill-'))
  const store = await openLmdbStore({ dir })
  await store.create('a', META, [])
  await store.close()
  let before = 0
  // Rounds end after a number of acknowledgements that has no rhythm in common with the commits.
  for (const acks of [1, 7, 40, 113, 260]) {
    const { child, lines } = appender(dir, 200)
    const acknowledged: number[] = []
    for await (const line of lines) {
      acknowledged.push(Number(line))
      if (acknowledged.length === acks) child.kill('SIGKILL')
    }
    const round = (await stored(dir)).slice(before)
    expect(acknowledged.length).toBeGreaterThanOrEqual(acks)
    expect(round.slice(0, acknowledged.length)).toEqual(acknowledged)
    // In order and without gaps, whatever else had reached the disk.
    expect(round).toEqual(round.map((_, i) => i + 1))
    before += round.length
  }
  await rm(dir, { recursive: true })
}, 60_000)

test('FAULT-3 a full disk saves nothing false and ends no process; with room again the same log goes on', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'plenum-full-'))
  const store = await openLmdbStore({ dir })
  await store.create('a', META, [])
  await store.close()
  const { child, lines, errors } = appender(dir, 3_000, 4_096)
  const acknowledged: number[] = []
  let fullAt: number | null = null
  for await (const line of lines) {
    if (line !== 'FULL') acknowledged.push(Number(line))
    else if (fullAt === null) {
      fullAt = acknowledged.length
      await run('prlimit', ['--pid', String(child.pid), '--fsize=unlimited'])
      child.stdin.write('room\n')
    }
    if (fullAt !== null && acknowledged.length >= fullAt + 50) child.kill('SIGKILL')
  }
  expect(fullAt, errors.join('')).toBeGreaterThan(0)
  expect(acknowledged.length).toBeGreaterThanOrEqual(fullAt! + 50)
  const found = await stored(dir)
  expect(found.slice(0, acknowledged.length)).toEqual(acknowledged)
  await rm(dir, { recursive: true })
}, 60_000)
