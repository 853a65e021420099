import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../support/app.ts'
import { sitDown, t } from '../support/browser.ts'
import { ROOT } from '../support/build.ts'
import { launchChromium } from '../support/chromium.ts'

describe('the built server', () => {
  test('START-1 prints its address and the sample, answers, and ends in good order when asked', async () => {
    const server = await startServer()
    expect(server.log()).toContain(`Plenum is ready at ${server.origin}`)
    expect(server.log()).toContain(`${server.origin}/sample`)
    const page = await fetch(server.origin)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('<div id="root">')
    expect(await server.stop()).toBe(0)
  })

  test('START-2 comes back on the same port with the same data after it was killed', async () => {
    const before = await startServer()
    const created = await fetch(`${before.origin}/api/boards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Kept' }),
    })
    expect(created.status).toBe(201)
    const { id, invites } = (await created.json()) as { id: string; invites: { observer: string } }
    await before.kill()

    const after = await startServer({ port: before.port, dataDir: before.dataDir })
    expect(after.origin).toBe(before.origin)
    const joined = await fetch(`${after.origin}/api/boards/${id}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invite: invites.observer, name: 'Ana', attendance: 'remote' }),
    })
    expect(joined.status).toBe(200)
    expect(await after.stop()).toBe(0)
  })
})

test('BOARD-4 whose board was made but not heard of presses again, and has the links of that very board', { timeout: 60_000 }, async () => {
  const [browser, server] = await Promise.all([launchChromium(), startServer()])
  const { page, context } = await sitDown(browser)
  const made: string[] = []
  await context.route('**/api/boards', async (route) => {
    const answer = await route.fetch()
    made.push(((await answer.json()) as { id: string }).id)
    if (made.length === 1) await route.abort()
    else await route.fulfill({ response: answer })
  })
  await page.goto(server.origin)
  await page.getByLabel(t('create.name')).fill('Made once')
  const submit = page.getByRole('button', { name: t('create.submit'), exact: true })
  await submit.click()
  await page.getByText(t('problem.no-line')).waitFor()
  await submit.click()
  await page.getByRole('heading', { name: t('links.title') }).waitFor()
  expect(made).toHaveLength(2)
  expect(new Set(made).size).toBe(1)
  await browser.close()
})

describe('npm start in a fresh clone', () => {
  let clone: string
  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'plenum-clone-'))
    for (const name of ['client', 'server', 'shared', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts']) {
      cpSync(join(ROOT, name), join(clone, name), { recursive: true })
    }
  })
  afterAll(() => rmSync(clone, { recursive: true, force: true }))

  /** Runs the start script as npm does until it is ready or ends, and then asks it to end. */
  async function start(dataDir: string): Promise<{ output: string; code: number | null }> {
    const child = spawn(process.execPath, ['--enable-source-maps', join(clone, 'scripts', 'start.mjs')], {
      cwd: clone,
      // What a test runner sets, and what must not get into the build.
      env: { ...process.env, NODE_ENV: 'test', PORT: '0', DATA_DIR: join(clone, dataDir) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let asked = false
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      if (asked || !output.includes('Plenum is ready at')) return
      asked = true
      child.kill('SIGTERM')
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    const [code] = await once(child, 'close')
    return { output, code }
  }

  test('START-3 says what to run when nothing is installed', async () => {
    const { output, code } = await start('data')
    expect(output).toContain('npm install')
    expect(code).toBe(1)
  })

  test('START-4 builds once, even when two start at the same time, and serves a whole build', async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'))
    mkdirSync(join(clone, 'dist'))
    for (const { output, code } of await Promise.all([start('one'), start('two')])) {
      expect(output).toContain('Plenum is ready at')
      expect(code).toBe(0)
    }
    expect(readdirSync(clone).filter((name) => name.startsWith('.dist-'))).toEqual([])
    expect(readdirSync(join(clone, 'dist')).sort()).toEqual(['.stamp', 'client', 'server'])
    expect((await start('three')).output).not.toContain('Building')
  })

  test('START-5 ships the production build, whatever NODE_ENV says', () => {
    const assets = join(clone, 'dist', 'client', 'assets')
    const scripts = readdirSync(assets).filter((name) => name.endsWith('.js')).map((name) => readFileSync(join(assets, name), 'utf8'))
    expect(scripts.length).toBeGreaterThan(2)
    // Development names every element's source line, and the service worker is registered in production alone.
    expect(scripts.filter((script) => script.includes('jsxDEV') || script.includes('lineNumber:'))).toEqual([])
    expect(scripts.filter((script) => script.includes('/sw.js'))).toHaveLength(1)
  })
})
