/** The server as a process, from its sources: what it prints, and how it ends. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { once } from './serving.ts'

let dir: string
const children = new Set<ChildProcess>()
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plenum-main-'))
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(dir, { recursive: true })
})

interface Run {
  child: ChildProcess
  out(): string
  err(): string
  ready: Promise<string>
  ended: Promise<number | null>
}

function run(env: Record<string, string>): Run {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env: { PATH, HOME, PORT: '0', DATA_DIR: join(dir, 'data'), ...env } })
  children.add(child)
  let [out, err] = ['', '']
  child.stderr.on('data', (data) => (err += String(data)))
  const ready = once<string>((done) => child.stdout.on('data', (data) => {
    out += String(data)
    if (out.split('\n').length > 2) done(out)
  }))
  const ended = once<number | null>((done) => child.on('close', done))
  return { child, out: () => out, err: () => err, ready, ended }
}

test('it says where it is and where the sample is, serves, and goes in peace on SIGTERM', async () => {
  const server = run({})
  const said = await server.ready
  const port = /localhost:(\d+)/.exec(said)?.[1]
  expect(said).toBe(`Plenum is ready at http://localhost:${port}\nSee a sample session at http://localhost:${port}/sample\n`)
  expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200)
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(server.err()).toBe('')
})

test.each([
  ['a bad value', async () => ({ PORT: 'http' }), 'PORT must be a whole number from 0 to 65535.'],
  ['a port that is taken', async () => {
    const taken = createServer().listen(0)
    await once<void>((done) => taken.once('listening', () => done()))
    taken.unref()
    return { PORT: String((taken.address() as AddressInfo).port) }
  }, /^Port \d+ is in use: stop the other program, or set PORT to another number\.$/],
  ['a directory that is a file', async () => {
    await writeFile(join(dir, 'file'), '')
    return { DATA_DIR: join(dir, 'file', 'data') }
  }, /^[^\n]+\.$/],
  ['a directory where none can be made', async () => ({ DATA_DIR: process.platform === 'linux' ? '/proc/plenum/data' : join(dir, '\0') }), /cannot be opened|must be a directory/],
])('%s stops it with one clear sentence', async (_what, env, sentence) => {
  const server = run(await env())
  expect(await server.ended).toBe(1)
  expect(server.out()).toBe('')
  if (typeof sentence === 'string') expect(server.err().trim()).toBe(sentence)
  else expect(server.err().trim()).toMatch(sentence)
})
