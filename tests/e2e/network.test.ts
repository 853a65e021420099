/** What leaves a browser and where it goes, over all pages; and that nothing anybody writes becomes code. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '../../shared/board/keys.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer({ env: { LOG_LEVEL: 'trace' } })])
})
afterAll(() => browser?.close())

interface Watched {
  seat: Seat
  /** Addresses of everything that was asked for, sockets too. */
  asked: string[]
  /** Errors and warnings of the console: what the content policy blocks is among them. */
  complaints: string[]
}

async function watched(): Promise<Watched> {
  const seat = await sitDown(browser, KEEPS_PAGE)
  const asked: string[] = []
  const complaints: string[] = []
  seat.context.on('request', (request) => asked.push(request.url()))
  seat.page.on('websocket', (socket) => asked.push(socket.url()))
  seat.page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.text()} at ${seat.page.url()}`)
  })
  seat.page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`))
  await seat.page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))
  })
  return { seat, asked, complaints }
}

/** By way of every page and dialog. */
async function seeEverything(seat: Seat, origin: string): Promise<void> {
  const { page } = seat
  for (const path of ['/', '/accessibility', '/nothing/here', '/b/unknown-board']) {
    await page.goto(origin + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  await page.goto(`${origin}/sample`)
  await seat.opened()
  for (const [item, name] of [['menu.links', 'menu.links'], ['menu.settings', 'menu.settings'], ['menu.bin', 'bin.title'], ['menu.shortcuts', 'shortcuts.title']] as const) {
    await seat.boardMenu(t(item))
    await page.getByRole('dialog', { name: t(name) }).waitFor()
    await page.keyboard.press('Escape')
  }
  await seat.boardMenu(t('menu.export'))
  const file = page.waitForEvent('download')
  await seat.button(t('export.json')).click()
  await file
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: t('board.overview') }).click()
  await page.goto(origin)
  await page.getByLabel(t('create.name')).fill('Seen')
  await seat.button(t('create.submit')).click()
  await page.getByRole('heading', { name: t('links.title') }).waitFor()
  await seat.button(t('links.enter')).click()
  await seat.button(t('join.submit')).waitFor()
}

test('H4 no page asks anybody but this server for anything, breaks the content policy, or leaves an error in the console', async () => {
  const { seat, asked, complaints } = await watched()
  await seeEverything(seat, server.origin)
  const elsewhere = asked.filter((url) => !url.startsWith(server.origin) && !url.startsWith(server.origin.replace('http', 'ws')) && !/^(blob|data):/.test(url))
  expect(asked.length).toBeGreaterThan(20)
  expect(elsewhere).toEqual([])
  // A board that is not there is asked for on purpose, and the browser itself notes the answer.
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})

test('H2 invites and tokens stand in no address and no Referer that leaves the browser, and in no line of the log', async () => {
  let sent = ''
  const line = await Line.to(server.port, (bytes) => (sent += bytes.toString('latin1')))
  const board = await createBoard(server.origin, { title: 'Secrets' })
  const { seat } = await watched()
  await seat.join(linkFor(line.origin, board, 'moderator'), { name: 'Mira' })
  expect(seat.page.url()).toBe(`${line.origin}/b/${board.id}`)
  await seat.write('S', 'Written')
  await seat.saved()
  await seat.boardMenu(t('menu.links'))
  await seat.page.getByRole('dialog').waitFor()
  await seat.page.reload()
  await seat.opened()
  await seat.page.goto(line.origin)
  await seat.page.getByRole('heading', { level: 1 }).waitFor()

  const { token } = await seat.page.evaluate((id) => JSON.parse(localStorage.getItem(`plenum/board/${id}`)!) as { token: string }, board.id)
  const secrets = [token, ...ROLES.map((role) => board.invites[role])]
  const lines = sent.split('\r\n')
  const addresses = lines.filter((text) => /^[A-Z]+ \S+ HTTP\/1\.1$/.test(text))
  const referers = lines.filter((text) => /^referer:/i.test(text))
  expect(addresses.filter((text) => text.includes('/sync/') || text.includes('/room'))).not.toEqual([])
  expect(sent).toContain(token)
  for (const secret of secrets) {
    expect(addresses.filter((text) => text.includes(secret))).toEqual([])
    expect(referers.filter((text) => text.includes(secret))).toEqual([])
    expect(server.log()).not.toContain(secret)
  }
  expect(server.log()).not.toContain('Written')
  await seat.context.close()
  await line.close()
})

test('X3 what looks like code in a title, a name, a card, a group or an action is shown as it was written and does nothing', async () => {
  const evil = (where: string) => `<img src=x onerror="window.done='${where}'"><script>window.done='${where}'</script>`
  const board = await createBoard(server.origin, {
    title: evil('title'), question: evil('question'), attribution: 'named', themes: [{ id: 'return', title: evil('theme') }],
    delegations: [{ id: 'd', name: evil('d').slice(0, 80) }],
  })
  const mira = await watched()
  const ana = await watched()
  const name = `<b onclick=alert(1)>${'A'.repeat(8)}</b>`
  await mira.seat.join(linkFor(server.origin, board, 'moderator'), { name, delegation: evil('d').slice(0, 80) })
  await ana.seat.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: t('join.delegationNone') })
  await mira.seat.composer('S').fill(evil('card'))
  await mira.seat.composer('S').press('Enter')
  await mira.seat.write('S', '[link](javascript:alert(1))')
  for (const nth of [0, 1]) await mira.seat.box('S').locator('article').nth(nth).click({ modifiers: ['Control'] })
  await mira.seat.button(t('select.group')).click()
  await mira.seat.page.getByLabel(t('group.title')).fill(evil('group'))
  await mira.seat.page.keyboard.press('Escape')
  await mira.seat.page.getByLabel(t('actions.new')).fill(evil('action'))
  await mira.seat.page.getByLabel(t('actions.new')).press('Enter')

  const { page } = ana.seat
  await seen(() => page.locator('[role="group"][data-focus] h4').allTextContents()).toEqual([evil('group')])
  await seen(() => page.locator('[data-place] article p[id]').allTextContents()).toContain(evil('card'))
  await seen(() => page.locator('[data-actions] article p[id]').allTextContents()).toEqual([evil('action')])
  expect(await page.getByRole('banner').getByRole('heading', { level: 1 }).textContent()).toBe(evil('title'))
  expect(await page.locator('[data-place] article').first().textContent()).toContain(name)
  await mira.seat.saved()
  for (const { seat, complaints } of [ana, mira]) {
    expect(await seat.page.evaluate(() => 'done' in window)).toBe(false)
    expect(await seat.page.locator('[data-board]').locator('script, img, b, a[href^="javascript"]').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(seat.crashes).toEqual([])
    await seat.context.close()
  }
})
