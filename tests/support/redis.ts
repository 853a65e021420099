/**
 * A real Redis for tests: REDIS_SERVER_BIN; else one on PATH (unless REDIS_IGNORE_SYSTEM=1); else, on Debian and Ubuntu, the
 * distribution's package unpacked into node_modules/.cache, without root. Never skipped: without any of them it throws.
 */
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CACHE = join(import.meta.dirname, '../../node_modules/.cache')
const UNPACKED = join(CACHE, 'redis')
/** What redis-server needs beyond a bare Debian; names differ between releases, and those that are unknown are left out. */
const PACKAGES = ['redis-server', 'redis-tools', 'libjemalloc2', 'liblzf1', 'liblua5.1-0', 'lua-bitop', 'lua-cjson', 'libhiredis0.14', 'libhiredis1.1.0', 'libatomic1', 'libssl3', 'libssl3t64', 'libsystemd0']
const INSTALL = 'Install redis-server or valkey-server (7 or later), or set REDIS_SERVER_BIN to its path.'

export interface RedisServer {
  url: string
  port: number
  pid: number
  /** Ends it; with `kill` as a crash would. The data stay, for another start on the same `dir`. */
  stop(how?: 'shutdown' | 'kill'): Promise<void>
  dir: string
}

export interface RedisOptions {
  /** Further arguments; later ones win over the defaults (AOF on, flushed always, no eviction). */
  args?: readonly string[]
  /** Starts again on the data of a stopped server. */
  dir?: string
  port?: number
}

/** Starts a Redis on a free port with its data in a directory of its own, and resolves when it answers. */
export async function startRedis({ args = [], dir, port }: RedisOptions = {}): Promise<RedisServer> {
  const server = await findServer()
  const data = dir ?? (await mkdtemp(join(tmpdir(), 'plenum-redis-')))
  const at = port ?? (await freePort())
  const defaults = ['--port', String(at), '--bind', '127.0.0.1', '--dir', data, '--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction']
  const child = spawn(server.bin, [...defaults, ...args], { env: { ...process.env, ...server.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const onExit = (): void => void child.kill('SIGKILL')
  process.once('exit', onExit)
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      output += text
      if (output.includes('Ready to accept connections')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`${server.bin} ended at its start:\n${output}`)))
  })
  const stop = async (how: 'shutdown' | 'kill' = 'shutdown'): Promise<void> => {
    process.off('exit', onExit)
    // A stopped process (SIGSTOP) would not hear SIGTERM.
    child.kill('SIGCONT')
    child.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM')
    await ended
  }
  return { url: `redis://127.0.0.1:${at}`, port: at, pid: child.pid!, stop, dir: data }
}

interface Server {
  bin: string
  env: Record<string, string>
}

async function findServer(): Promise<Server> {
  const named = process.env.REDIS_SERVER_BIN
  if (named) {
    await access(named)
    return { bin: named, env: {} }
  }
  const folders = process.env.REDIS_IGNORE_SYSTEM === '1' ? [] : (process.env.PATH ?? '').split(delimiter)
  for (const folder of folders) {
    for (const name of ['redis-server', 'valkey-server']) {
      if (existsSync(join(folder, name))) return { bin: join(folder, name), env: {} }
    }
  }
  if (!existsSync(UNPACKED)) await unpack()
  const libraries = (await readdir(join(UNPACKED, 'usr/lib'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && entry.name.includes('-linux-'))
    .map((entry) => join(UNPACKED, 'usr/lib', entry.name))
  return { bin: join(UNPACKED, 'usr/bin/redis-server'), env: { LD_LIBRARY_PATH: libraries.join(':') } }
}

/** Downloads and unpacks the packages beside the cache, and moves them into place when they are complete. */
async function unpack(): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const work = await mkdtemp(join(CACHE, 'redis-'))
  try {
    const known = await knownPackages().catch((cause: unknown) => {
      throw new Error(`There is no Redis here, and no apt-get to fetch one with. ${INSTALL}`, { cause })
    })
    await run('apt-get', ['download', ...known], { cwd: work }).catch((cause: unknown) => {
      throw new Error(`There is no Redis here, and apt-get could not download it. ${INSTALL}`, { cause })
    })
    for (const file of (await readdir(work)).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg-deb', ['-x', join(work, file), join(work, 'root')])
    }
    await rename(join(work, 'root'), UNPACKED).catch((error: NodeJS.ErrnoException) => {
      // Another test file was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Those of PACKAGES that this release has. A machine without package lists gets them first, if it may. */
async function knownPackages(): Promise<string[]> {
  const ask = async (): Promise<string[]> => {
    // It fails when one name is unknown, and shows the others all the same.
    const { stdout } = await run('apt-cache', ['show', '--no-all-versions', ...PACKAGES]).catch((error: { stdout?: string }) => {
      if (typeof error.stdout !== 'string') throw error
      return { stdout: error.stdout }
    })
    return [...stdout.matchAll(/^Package: (.+)$/gm)].map((match) => match[1]!)
  }
  const known = await ask()
  if (known.includes('redis-server')) return known
  await run('apt-get', ['update'])
  return ask()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))))
    })
  })
}
