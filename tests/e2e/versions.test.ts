/** A new version of Plenum comes while people are at a board: two real builds, one after the other on one port. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { ROOT } from '../support/build.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let next: string
beforeAll(async () => {
  next = mkdtempSync(join(tmpdir(), 'plenum-next-'))
  for (const name of ['client', 'server', 'shared', 'scripts', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(next, name), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(next, 'node_modules'))
  appendFileSync(join(next, 'client', 'main.ts'), "\ndocument.documentElement.dataset.version = 'next'\n")
  execFileSync(process.execPath, [join(next, 'scripts', 'build.mjs')], { cwd: next, stdio: 'inherit' })
  browser = await launchChromium()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  rmSync(next, { recursive: true, force: true })
})

const version = (seat: Seat): Promise<string | undefined> => seat.page.evaluate(() => document.documentElement.dataset.version)
const filesOf = (seat: Seat): Promise<string[]> =>
  seat.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.startsWith('/assets/')))

test('AFAR-4 fault 16: an open page outlives a new version with what it has not sent; the next load is wholly the new one, and opens without a line', async () => {
  const old = await startServer()
  const { port, dataDir } = old
  const board = await createBoard(old.origin, { title: 'Budva' })
  const ana = await sitDown(browser, KEEPS_PAGE)
  await ana.join(linkFor(old.origin, board, 'participant'), { name: 'Ana' })
  await ana.write('S', 'Written before')
  await ana.saved()
  await ana.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const script = await ana.page.locator('script[type="module"]').getAttribute('src')

  await old.kill()
  await seen(() => ana.sign()).toMatch(/^Offline/)
  await ana.write('S', 'Written meanwhile')
  const server = await startServer({ port, dataDir, built: join(next, 'dist', 'server', 'main.js') })
  await ana.saved()
  expect(await version(ana)).toBeUndefined()

  // What it does by itself every hour, and when its device has a network again.
  await ana.page.evaluate(() => dispatchEvent(new Event('online')))
  await ana.page.getByText(t('offline.newVersion')).waitFor()
  await ana.write('S', 'Written on the old page')
  await ana.saved()
  // The new server has no such file; the worker left it to the page.
  expect(await fetch(server.origin + script).then(({ status }) => status)).toBe(404)
  expect(await ana.page.evaluate((path) => fetch(path).then(({ status }) => status), script!)).toBe(200)

  await ana.button(t('offline.reload')).click()
  await seen(() => version(ana).catch(() => 'between')).toBe('next')
  await ana.opened()
  const all = ['Written before', 'Written meanwhile', 'Written on the old page']
  await seen(() => ana.texts('S')).toEqual(all)
  const built = readdirSync(join(next, 'dist', 'client', 'assets')).map((name) => `/assets/${name}`)
  expect((await filesOf(ana)).filter((path) => !built.includes(path))).toEqual([])

  await server.kill()
  await ana.page.reload()
  await seen(() => ana.texts('S')).toEqual(all)
  expect(await version(ana)).toBe('next')
  expect((await filesOf(ana)).filter((path) => !built.includes(path))).toEqual([])
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})
