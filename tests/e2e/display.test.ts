/** The screen on the wall: read from ten metres in each of its scenes, and left alone for days. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'

const LONG = 'Rückübernahmeabkommensdurchführungsprotokollverhandlungskommission'
const CYRILLIC = 'Споразум о реадмисији са Министарством унутрашњих послова и Службом за послове са странцима спроводи се неуједначено'
const SIZES = [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }]

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Person
let lead: RoomClient
let record: Client
let wall: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

beforeEach(async () => {
  board = await createBoard(server.origin, {
    title: `Budva: ${LONG}`, question: `Was hilft uns bei der ${LONG}, und was hindert uns daran?`,
    themes: [{ id: 'return', title: 'Повратак и реадмисија' }, { id: 'exchange', title: 'Informationsaustausch' }],
    delegations: [{ id: 'rs', name: 'Министарство унутрашњих послова Републике Србије' }, { id: 'de', name: LONG }],
    phases: [
      { id: 'lobby', name: 'Ankunft', kind: 'lobby', write: 'none' }, { id: 'collect', name: 'Прикупљање и појашњавање ставова', kind: 'collect', write: 'open' },
      { id: 'vote', name: 'Abstimmung', kind: 'vote', write: 'none', vote: true },
    ],
  })
  mira = await joinBoard(server.origin, board, 'moderator')
  lead = new RoomClient(mira)
  record = new Client(mira)
  await Promise.all([lead.entered(), record.synced()])
})
afterEach(async () => {
  record?.leave()
  lead?.leave()
  await wall?.context.close()
})

const command = async (asked: Parameters<RoomClient['command']>[0]): Promise<void> => expect(await lead.command(asked)).toMatchObject({ ok: true })

async function open(viewport: { width: number; height: number }): Promise<void> {
  wall = await sitDown(browser, { viewport })
  await wall.join(linkFor(server.origin, board, 'moderator'), { name: 'Wall', delegation: t('join.delegationNone') })
  await wall.page.goto(`${server.origin}/b/${board.id}/display`)
  // Not the heading of the page that loads.
  await wall.page.getByRole('heading', { level: 1 }).filter({ hasNotText: t('shell.loading') }).waitFor()
}

/** What cannot be read from ten metres: too small, outside of the wall, or cut off without a sign. */
const unreadable = (): Promise<string[]> => wall.page.evaluate(() => {
  const said: string[] = []
  const texts = document.createTreeWalker(document.querySelector('#root')!, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode
    const element = text.parentElement!
    if (text.textContent!.trim() === '' || !element.checkVisibility({ visibilityProperty: true }) || element.closest('[role="status"], [aria-live]')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const { left, top, right, bottom, width, height } = range.getBoundingClientRect()
    if (width <= 1 || height <= 1) continue
    const words = `“${text.textContent!.trim().slice(0, 40)}”`
    const size = parseFloat(getComputedStyle(element).fontSize) / innerHeight
    if (size < 0.025) said.push(`${words} is ${(size * 100).toFixed(1)} % high`)
    // What a clamp cuts off ends in dots; all else must be on the wall.
    const clamp = [element, ...ancestors(element)].find((one) => getComputedStyle(one).overflow === 'hidden')
    const edge = (clamp ?? document.documentElement).getBoundingClientRect()
    const dotted = clamp !== undefined && (getComputedStyle(clamp).webkitLineClamp !== 'none' || getComputedStyle(clamp).textOverflow === 'ellipsis')
    if (left < -1 || right > innerWidth + 1 || top < -1 || (!dotted && bottom > innerHeight + 1)) said.push(`${words} is off the wall`)
    if (!dotted && (right > edge.right + 1 || left < edge.left - 1 || bottom > edge.bottom + 1 || top < edge.top - 1)) said.push(`${words} is cut off`)
  }
  return said
  function ancestors(of: Element): Element[] {
    return of.parentElement === null ? [] : [of.parentElement, ...ancestors(of.parentElement)]
  }
})

describe.each(SIZES)('a wall of $width x $height', (viewport) => {
  const shows = async (scene: string): Promise<void> => {
    expect.soft(await unreadable(), scene).toEqual([])
  }

  test('WALL-1 every scene is read from ten metres, with long words and in Cyrillic', async () => {
    await command({ type: 'phase.set', id: 'lobby' })
    await open(viewport)
    const { page } = wall
    await page.getByRole('img', { name: t('display.qr') }).waitFor()
    await shows('1 lobby')

    await command({ type: 'timer.start', seconds: 754 })
    await command({ type: 'phase.set', id: 'collect' })
    await page.getByRole('heading', { name: 'Прикупљање' }).waitFor()
    await shows('2 boxes empty')
    for (let n = 0; n < 40; n++) record.add(`c${n}`, n % 2 ? `${LONG} ${n}` : `${CYRILLIC} ${n}`, { place: `swot/${n % 3 ? 'return' : 'exchange'}/${'SWOT'[n % 4]}` })
    await record.saved()
    const [ana, boris] = await Promise.all([
      joinBoard(server.origin, board, 'participant', { name: 'Ana', delegation: 'rs', attendance: 'remote' }),
      joinBoard(server.origin, board, 'participant', { name: 'Boris', delegation: 'de', attendance: 'on-site' }),
    ])
    const [far, near] = [new RoomClient(ana), new RoomClient(boris)]
    await Promise.all([far.entered(), near.entered()])
    expect(await near.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
    expect(await far.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
    await page.getByText(t('display.nextSpeaker')).waitFor()
    await shows('3 boxes full')
    await command({ type: 'floor.next' })
    await page.getByText(t('floor.speaking')).waitFor()
    await page.getByText(t('attendance.remote')).waitFor()
    await page.getByText(t('attendance.on-site')).waitFor()
    await shows('4 speakers')

    for (const [scene, path, sign] of [
      ['card', 'card/c0', `${CYRILLIC} 0`], ['long card', 'card/c1', `${LONG} 1`], ['box', 'swot/return/S', 'Повратак и реадмисија: Strengths'], ['theme', 'swot/exchange', 'Informationsaustausch'],
    ] as const) {
      await command({ type: 'spotlight.set', path })
      await page.locator('main').getByText(sign).first().waitFor()
      await shows(`5 spotlight ${scene}`)
    }
    await command({ type: 'spotlight.set', path: null })
    await command({ type: 'phase.set', id: 'vote' })
    await command({ type: 'vote.open', targets: ['card/c0', 'card/c1', 'card/c3'], dots: 3, perTarget: 2, title: `Was ist für die ${LONG} am wichtigsten?` })
    await page.getByText(t('display.voteFinished')).waitFor()
    await shows('6 vote')
    expect(await far.command({ type: 'vote.cast', target: 'card/c0', dots: 2 })).toMatchObject({ ok: true })
    expect(await near.command({ type: 'vote.cast', target: 'card/c1', dots: 1 })).toMatchObject({ ok: true })
    await command({ type: 'vote.close' })
    await page.locator('main ol li').first().waitFor()
    await shows('7 results')
    await command({ type: 'board.close' })
    await page.getByText(t('display.closed')).waitFor()
    await shows('8 closed')
    far.leave()
    near.leave()
    expect(wall.crashes).toEqual([])
  })
})

describe('left alone', () => {
  test('WALL-2 it comes back by itself when the server was gone, and takes the version that is there then', async () => {
    await open(SIZES[0]!)
    const { page } = wall
    await page.evaluate(() => void (document.body.dataset.page = 'first'))
    const { port, dataDir } = server
    await server.kill()
    await page.getByText(t('display.reconnecting')).waitFor()
    server = await startServer({ port, dataDir })
    await page.getByText(t('display.reconnecting')).waitFor({ state: 'detached' })
    await lead.entered()
    await command({ type: 'phase.set', id: 'collect' })
    await page.getByRole('heading', { name: 'Прикупљање' }).waitFor()
    // The same version: the page that was there goes on.
    expect(await page.evaluate(() => document.body.dataset.page)).toBe('first')

    await page.route(`${server.origin}/`, (route) => route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/another.js"></script>' }), { times: 1 })
    await wall.context.setOffline(true)
    await page.getByText(t('display.reconnecting')).waitFor()
    await wall.context.setOffline(false)
    await seen(() => page.evaluate(() => document.body.dataset.page ?? 'anew').catch(() => 'between')).toBe('anew')
    await page.getByRole('heading', { name: 'Прикупљање' }).waitFor()
    expect(wall.crashes).toEqual([])
  })

  test('WALL-3 thousands of changes leave nothing behind in its memory', async () => {
    await command({ type: 'phase.set', id: 'collect' })
    record.add('written', 'Joint patrols')
    record.add('other', 'Few escorts')
    await record.saved()
    await open(SIZES[1]!)
    const devtools = await wall.context.newCDPSession(wall.page)
    await devtools.send('Performance.enable')
    const weight = async () => {
      await devtools.send('HeapProfiler.collectGarbage')
      const { metrics } = await devtools.send('Performance.getMetrics')
      const of = (name: string) => metrics.find((one) => one.name === name)!.value
      return { bytes: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') }
    }
    /** Everything that moves on a wall in a session: texts, and what is shown. */
    const days = async (rounds: number) => {
      for (let n = 0; n < rounds; n++) {
        const text = record.text('written')
        for (let k = 0; k < 20; k++) {
          text.insert(text.length, 'x')
          text.delete(text.length - 1, 1)
        }
        await record.saved()
        // Slower than what one person may command at once.
        if (n % 5 > 0) continue
        await command({ type: 'spotlight.set', path: n % 2 ? 'card/written' : 'card/other' })
        await wall.page.locator('main blockquote').getByText(n % 2 ? 'Joint patrols' : 'Few escorts').waitFor()
      }
    }
    await days(30)
    const before = await weight()
    await days(120)
    const after = await weight()
    expect(after.nodes, JSON.stringify([before, after])).toBeLessThanOrEqual(before.nodes + 20)
    expect(after.listeners).toBeLessThanOrEqual(before.listeners + 5)
    // 4,800 edits and 24 scenes: what the document itself keeps of them, and no more.
    expect(after.bytes - before.bytes, JSON.stringify([before, after])).toBeLessThan(600_000)
  })
})
