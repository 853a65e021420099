/** The screen on the wall: read from ten metres in each of its scenes, and left alone for days. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clusterCards } from '../../shared/board/edits.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, type Seat, seen, sitDown, t } from '../support/browser.ts'
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
  wall = await sitDown(browser, { ...KEEPS_PAGE, viewport })
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
    if (element.getBoundingClientRect().width <= 1) continue
    const { width, height } = range.getBoundingClientRect()
    if (width <= 1 || height <= 1) continue
    const words = `“${text.textContent!.trim().slice(0, 40)}”`
    const size = parseFloat(getComputedStyle(element).fontSize) / innerHeight
    if (size < 0.025) said.push(`${words} is ${(size * 100).toFixed(1)} % high`)
    // What a clamp cuts off ends in dots: its own box must be on the wall, and of all else every letter.
    const hiding = [element, ...ancestors(element)].filter((one) => getComputedStyle(one).overflow === 'hidden')
    const dots = hiding.find((one) => getComputedStyle(one).webkitLineClamp !== 'none' || getComputedStyle(one).textOverflow === 'ellipsis')
    const { left, top, right, bottom } = dots ? dots.getBoundingClientRect() : range.getBoundingClientRect()
    if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1) said.push(`${words} is off the wall`)
    if (dots && partOfALine(dots)) said.push(`${words} is cut through`)
    const edges = hiding.filter((one) => one !== dots && one.contains(dots ?? element)).map((one) => one.getBoundingClientRect())
    if (edges.some((edge) => right > edge.right + 1 || left < edge.left - 1 || bottom > edge.bottom + 1 || top < edge.top - 1)) said.push(`${words} is cut off`)
  }
  return said
  function partOfALine(of: Element): boolean {
    const { lineHeight, paddingBlockStart, paddingBlockEnd, webkitLineClamp } = getComputedStyle(of)
    const lines = (of.clientHeight - parseFloat(paddingBlockStart) - parseFloat(paddingBlockEnd)) / parseFloat(lineHeight)
    return webkitLineClamp !== 'none' && Math.abs(lines - Math.round(lines)) > 0.1
  }
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

/** `words` over and over, as long as the product allows. */
const full = (words: string, length: number): string => `${words} `.repeat(Math.ceil(length / words.length)).slice(0, length).trim()

describe.each(SIZES)('a wall of $width x $height with as many words as there may be', (viewport) => {
  const themed = async (n: number, words: string): Promise<void> => {
    await wall?.context.close()
    record.leave()
    lead.leave()
    const ids = Array.from({ length: n }, (_, at) => `t${at}`)
    board = await createBoard(server.origin, {
      title: full(words, LIMITS.title), question: full(words, 500),
      themes: ids.map((id, at) => ({ id, title: full(`${at + 1} ${words}`, LIMITS.title) })),
      delegations: [{ id: 'rs', name: full(words, LIMITS.name) }],
      phases: [
        { id: 'lobby', name: full(words, LIMITS.title), kind: 'lobby', write: 'none' }, { id: 'write', name: full(words, LIMITS.title), kind: 'collect', write: 'open' },
        { id: 'silent', name: full(words, LIMITS.title), kind: 'collect', write: 'private' }, { id: 'practices', name: 'Register', kind: 'register', write: 'open', places: ['practices'] },
      ],
    })
    mira = await joinBoard(server.origin, board, 'moderator')
    lead = new RoomClient(mira)
    record = new Client(mira)
    await Promise.all([lead.entered(), record.synced()])
  }

  test.each([
    [1, CYRILLIC], [2, CYRILLIC], [3, LONG], [5, CYRILLIC], [5, LONG], [8, 'Rückübernahme und Informationsaustausch'], [LIMITS.themes, LONG],
  ])('WALL-1 %i themes, every name as long as it may be: %s', async (themes, words) => {
    await themed(themes, words)
    await command({ type: 'phase.set', id: 'write' })
    await open(viewport)
    const { page } = wall
    const shows = async (scene: string): Promise<void> => {
      expect.soft(await unreadable(), `${scene}, ${themes} themes`).toEqual([])
    }
    await page.getByText(t('quadrant.S')).first().waitFor({ state: 'attached' })
    await shows('boxes')
    const ana = await joinBoard(server.origin, board, 'participant', { name: full(words, LIMITS.name), delegation: 'rs' })
    const boris = await joinBoard(server.origin, board, 'participant', { name: full(words, LIMITS.name), delegation: 'rs', attendance: 'on-site' })
    const [far, near] = [new RoomClient(ana), new RoomClient(boris)]
    await Promise.all([far.entered(), near.entered()])
    expect(await far.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
    await command({ type: 'floor.next' })
    expect(await near.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
    await page.getByText(t('display.nextSpeaker')).waitFor()
    await command({ type: 'timer.start', seconds: 5_400 })
    await page.getByRole('timer').waitFor()
    await shows('boxes, one speaks, one waits')
    await command({ type: 'phase.set', id: 'silent' })
    await page.getByText(t('display.writingSome')).waitFor()
    await shows('private writing')
    await command({ type: 'phase.set', id: 'practices' })
    await page.getByRole('heading', { name: 'Register' }).waitFor()
    await shows('practices')
    await command({ type: 'phase.set', id: 'lobby' })
    await page.getByRole('img', { name: t('display.qr') }).waitFor()
    await shows('lobby')
    far.leave()
    near.leave()
    expect(wall.crashes).toEqual([])
  })

  test('WALL-1 a card of 2,000 letters, full groups, boxes and votes', async () => {
    await themed(2, CYRILLIC)
    await command({ type: 'board.update', maxCardText: LIMITS.cardTextMost })
    await command({ type: 'phase.put', id: 'ballot', name: 'Гласање', kind: 'vote', write: 'open', vote: true })
    await command({ type: 'phase.set', id: 'ballot' })
    for (const [at, length] of [150, 280, 500, 900, LIMITS.cardTextMost].entries()) {
      record.add(`c${at}`, full(at % 2 ? LONG : CYRILLIC, length), { place: 'swot/t0/S' })
    }
    for (let n = 5; n < 20; n++) record.add(`c${n}`, full(n % 2 ? LONG : CYRILLIC, 500), { place: 'swot/t0/S' })
    clusterCards(record.doc, { id: 'g', place: 'swot/t0/S', title: full(CYRILLIC, LIMITS.title) }, Array.from({ length: 10 }, (_, n) => `c${n + 8}`), null)
    await record.saved()
    await open(viewport)
    const { page } = wall
    for (const [path, sign] of [
      ['card/c0', 'blockquote'], ['card/c1', 'blockquote'], ['card/c2', 'blockquote'], ['card/c3', 'blockquote'], ['card/c4', 'blockquote'], ['group/g', 'main h2'], ['swot/t0/S', 'main ul'],
    ] as const) {
      await command({ type: 'spotlight.set', path })
      await page.locator(sign).waitFor()
      if (path.startsWith('card/')) await page.locator(sign).getByText(full(path === 'card/c1' || path === 'card/c3' ? LONG : CYRILLIC, 100)).waitFor()
      expect.soft(await unreadable(), path).toEqual([])
      // Only of the longest card the board can be set to allow does a part have to do, with dots at its end.
      if (path.startsWith('card/') && path !== 'card/c4') {
        expect.soft(await page.locator(sign).evaluate((element) => element.scrollHeight <= element.clientHeight + 1), `${path} is whole`).toBe(true)
      }
    }
    await command({ type: 'spotlight.set', path: null })
    await command({ type: 'vote.open', targets: Array.from({ length: 8 }, (_, n) => `card/c${n}`), dots: 12, perTarget: 2, title: full(CYRILLIC, LIMITS.title) })
    await page.getByText('12').first().waitFor()
    expect.soft(await unreadable(), 'a vote').toEqual([])
    for (let n = 0; n < 8; n++) await command({ type: 'vote.cast', target: `card/c${n}`, dots: 1 })
    await command({ type: 'vote.close' })
    await page.locator('main ol li').first().waitFor()
    expect.soft(await unreadable(), 'results').toEqual([])
    expect(wall.crashes).toEqual([])
  })
})

test('WALL-4 a wall opened by an observer\'s link is not told the code, and says how to get it until that was read', async () => {
  await command({ type: 'phase.set', id: 'lobby' })
  wall = await sitDown(browser, { viewport: SIZES[0] })
  await wall.join(linkFor(server.origin, board, 'observer'), { name: 'Wall', delegation: t('join.delegationNone') })
  const { page } = wall
  await page.goto(`${server.origin}/b/${board.id}/display`)
  const note = page.getByText(t('display.noCode'))
  await note.waitFor()
  expect(await unreadable()).toEqual([])
  expect(await page.getByRole('img', { name: t('display.qr') }).count()).toBe(0)
  await wall.button(t('common.close')).click()
  await note.waitFor({ state: 'detached' })
  // It may load itself anew for a newer version, and nobody is there then.
  await page.reload()
  await page.getByText(t('display.floorEmpty')).waitFor()
  expect(await note.count()).toBe(0)
  await wall.context.close()

  await open(SIZES[0]!)
  await wall.page.getByRole('img', { name: t('display.qr') }).waitFor()
  expect(await wall.page.getByText(t('display.noCode')).count()).toBe(0)
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

test('DRAFT-1 a box shown on a wall that was opened by who writes in private counts none of their cards', async () => {
  await command({ type: 'phase.put', id: 'silent', name: 'Schweigen', kind: 'collect', write: 'private' })
  await command({ type: 'phase.set', id: 'silent' })
  wall = await sitDown(browser, { viewport: SIZES[1]! })
  await wall.join(linkFor(server.origin, board, 'participant'), { name: 'Ana', delegation: t('join.delegationNone') })
  await wall.write('S', 'Nobody else knows this yet')
  await wall.saved()
  record.add('open', 'Everybody knows this')
  await record.saved()
  await command({ type: 'spotlight.set', path: 'swot/return/S' })
  await wall.page.goto(`${server.origin}/b/${board.id}/display`)
  await wall.page.locator('main').getByText('Everybody knows this').waitFor()
  // The wall has them by now: they are told to their author as she comes in.
  await wall.page.getByText(t('display.reconnecting')).waitFor({ state: 'detached' })
  const said = () => wall.page.locator('main').innerText()
  await seen(said).toContain(t('common.cards', { n: 1 }))
  expect(await said()).not.toContain('Nobody else knows this yet')
})
