/**
 * A real Redis for tests: REDIS_SERVER_BIN; else one on PATH (unless REDIS_IGNORE_SYSTEM=1); else, on Debian and Ubuntu, the
 * distribution's package unpacked into node_modules/.cache, without root. Never skipped: without any of them it throws.
 */
import { spawn } from 'node:child_process'
import { access, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromDebian, onPath, type Program } from './debian.ts'

const PACKAGES = ['redis-tools', 'libjemalloc2', 'liblzf1', 'liblua5.1-0', 'lua-bitop', 'lua-cjson', 'libhiredis0.14', 'libhiredis1.1.0', 'libatomic1', 'libssl3', 'libssl3t64', 'libsystemd0']
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

async function findServer(): Promise<Program> {
  const named = process.env.REDIS_SERVER_BIN
  if (named) {
    await access(named)
    return { bin: named, env: {} }
  }
  const system = process.env.REDIS_IGNORE_SYSTEM === '1' ? null : onPath(['redis-server', 'valkey-server'])
  return system ?? fromDebian('redis-server', PACKAGES, 'usr/bin/redis-server', INSTALL)
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
