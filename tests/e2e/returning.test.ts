/** Two devices without a line at once, each behind a line of its own, while a third person goes on; and both come back. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Membership } from '../../client/connection/session.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

const BOXES = ['S', 'W', 'O', 'T'] as const
const DAY = 24 * 60 * 60_000

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let lines: { mira: Line; ana: Line }
let mira: Seat
let ana: Seat
let vera: Seat
let room: RoomClient

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

beforeEach(async () => {
  const [one, other] = await Promise.all([Line.to(server.port), Line.to(server.port)])
  lines = { mira: one, ana: other }
  board = await createBoard(server.origin, { title: 'Budva', delegations: ['Albania', 'Serbia'] })
  const chair = await joinBoard(server.origin, board, 'moderator', { name: 'Chair' })
  room = new RoomClient(chair)
  ;[mira, ana, vera] = await Promise.all([sitDown(browser, KEEPS_PAGE), sitDown(browser, KEEPS_PAGE), sitDown(browser, KEEPS_PAGE)])
  // A device that slept: its clock is ahead by what the test says.
  await ana.page.addInitScript(() => {
    const now = Date.now
    Date.now = () => now() + Number(sessionStorage.getItem('ahead') ?? 0)
  })
  await Promise.all([
    mira.join(linkFor(lines.mira.origin, board, 'moderator'), { name: 'Mira', delegation: t('join.delegationNone') }),
    ana.join(linkFor(lines.ana.origin, board, 'participant'), { name: 'Ana', delegation: 'Albania', attendance: 'remote' }),
    vera.join(linkFor(server.origin, board, 'moderator'), { name: 'Vera', delegation: t('join.delegationNone') }),
    room.entered(),
  ])
})
afterEach(async () => {
  expect([...mira.crashes, ...ana.crashes, ...vera.crashes]).toEqual([])
  room.leave()
  await Promise.all([mira, ana, vera].map(({ context }) => context.close()))
  await Promise.all([lines.mira.close(), lines.ana.close()])
})

const boxesOf = (seat: Seat) => Promise.all(BOXES.map((quadrant) => seat.texts(quadrant)))
const actionsOf = (seat: Seat) => seat.actions()
const waiting = (within: ReturnType<Seat['card']>) => within.getByRole('img', { name: t('offline.waiting') }).count()
const digestOf = (seat: Seat) => seat.page.getByRole('region', { name: t('digest.title') })
async function told(seat: Seat): Promise<string[]> {
  await digestOf(seat).waitFor()
  return digestOf(seat).getByRole('listitem').allTextContents()
}
async function act(seat: Seat, title: string): Promise<void> {
  await seat.page.getByLabel(t('actions.new')).fill(title)
  await seat.page.getByLabel(t('actions.new')).press('Enter')
  await seat.action(title).waitFor()
}

/** Goes through the digest: what each step says, and where "Go there" puts the focus. */
async function walk(seat: Seat): Promise<string[]> {
  const digest = digestOf(seat)
  const steps: string[] = []
  await seat.button(t('digest.walk'), digest).click()
  for (;;) {
    const next = seat.button(t('digest.next'), digest)
    await seat.button(t('digest.go'), digest).click()
    await seen(() => seat.page.evaluate(() => document.activeElement?.closest('[data-board]') !== null && document.activeElement?.textContent !== '')).toBe(true)
    await seen(async () => (await seat.focus()) !== `button: ${t('digest.go')}`).toBe(true)
    steps.push(await seat.focus())
    if ((await next.count()) === 0) break
    await next.click()
  }
  await seat.button(t('digest.done'), digest).click()
  await digest.waitFor({ state: 'detached' })
  return steps
}

test('OFF-6 a moderator who groups and a participant who types and moves, both without a line, come back to one board: nothing lost, locked things handed back, a digest that is right', async () => {
  await ana.write('S', 'Joint patrols', 'Trained escorts', 'Night shifts')
  await ana.write('W', 'Slow papers')
  for (const seat of [mira, vera]) await seen(() => boxesOf(seat)).toEqual([['Joint patrols', 'Trained escorts', 'Night shifts'], ['Slow papers'], [], []])
  await ana.saved()
  await mira.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  for (const line of [lines.mira, lines.ana]) line.cut()
  for (const seat of [mira, ana]) await seen(() => seat.sign()).toMatch(/^Offline/)

  // Without a line, Mira puts two cards together, names the group, is reloaded, and writes an action and a card.
  for (const text of ['Joint patrols', 'Trained escorts']) await mira.card(text).click({ modifiers: ['Control'] })
  await mira.button(t('select.group')).click()
  await mira.page.getByLabel(t('group.title')).pressSequentially('Escorts')
  await mira.page.keyboard.press('Enter')
  await seen(() => mira.members('Escorts')).toEqual(['Joint patrols', 'Trained escorts'])
  expect(await waiting(mira.head('Escorts'))).toBe(1)
  const key = `plenum/board/${board.id}`
  const known = JSON.parse((await mira.page.evaluate((name) => localStorage.getItem(name), key))!) as Membership
  await mira.page.evaluate(([name, value]) => localStorage.setItem(name!, value!), [key, JSON.stringify({ ...known, seen: Date.now() - DAY })])
  await mira.page.reload()
  await seen(() => mira.members('Escorts')).toEqual(['Joint patrols', 'Trained escorts'])
  expect(await waiting(mira.head('Escorts'))).toBe(1)
  expect([await waiting(mira.card('Joint patrols')), await waiting(mira.card('Night shifts'))]).toEqual([1, 0])
  await act(mira, 'Appoint contact points')
  expect(await waiting(mira.action('Appoint contact points'))).toBe(1)
  await mira.write('T', 'Budget cuts')

  // Without a line, Ana types in a card, writes one, moves one.
  await ana.edit('Slow papers')
  await ana.writing().pressSequentially(' and queues')
  await ana.leaveText()
  await ana.write('O', 'New funds')
  await ana.write('W', 'Too late')
  await ana.choose(ana.card('Night shifts'), t('card.move'), t('quadrant.T'))
  expect([await waiting(ana.card('Slow papers')), await waiting(ana.card('New funds')), await waiting(ana.card('Night shifts'))]).toEqual([1, 1, 1])
  // A word typed is one change.
  expect(await ana.sign()).toBe(t('offline.keptN', { n: 4 }))

  // Meanwhile Vera writes, edits and acts; a box is locked and the phase is another.
  await vera.write('O', 'Written meanwhile')
  await vera.edit('Night shifts')
  await vera.writing().pressSequentially(' by turns')
  await vera.leaveText()
  await act(vera, 'Share statistics')
  await vera.saved()
  expect(await room.command({ type: 'lock.set', path: 'swot/return/W', locked: true })).toMatchObject({ ok: true })
  expect(await room.command({ type: 'phase.put', id: 'debate', name: 'Debate', kind: 'collect', write: 'open', cluster: 'moderators', actions: 'all' })).toMatchObject({ ok: true })
  expect(await room.command({ type: 'phase.set', id: 'debate' })).toMatchObject({ ok: true })

  // Mira first.
  lines.mira.restore()
  await mira.saved()
  expect(await told(mira)).toEqual([
    t('digest.phase', { phase: 'Debate' }), t('digest.lock', { n: 1 }), t('digest.card', { n: 1 }), t('digest.changed', { n: 1 }), t('digest.action', { n: 1 }),
  ])
  expect(await waiting(mira.head('Escorts'))).toBe(0)
  expect(await walk(mira)).toEqual([
    `h2: ${t('agenda.title')}`, expect.stringContaining('Weaknesses'), 'item: Written meanwhile', 'item: Night shifts by turns', 'item: Share statistics',
  ])

  // Ana a day later.
  await ana.page.evaluate((ahead) => sessionStorage.setItem('ahead', String(ahead)), DAY)
  lines.ana.restore()
  await seen(() => ana.sign()).toBe(t('saved.refused'))
  const refused = ana.page.getByRole('status').filter({ hasText: t('refusal.LOCK-1') }).filter({ hasText: 'and queues' })
  // A new card that was refused stands nowhere: its words do.
  const tray = ana.page.getByRole('region', { name: t('refused.tray') })
  await tray.getByText('Too late').waitFor()
  expect(await refused.textContent()).toContain('and queues')
  expect(await told(ana)).toEqual([
    t('digest.phase', { phase: 'Debate' }), t('digest.lock', { n: 1 }), t('digest.card', { n: 2 }), t('digest.changed', { n: 1 }), t('digest.group', { n: 1 }),
    t('digest.action', { n: 2 }),
  ])
  const steps = await walk(ana)
  expect(steps.slice(0, 2)).toEqual([`h2: ${t('agenda.title')}`, expect.stringContaining('Weaknesses')])
  expect(steps.slice(2, 4).toSorted()).toEqual(['item: Budget cuts', 'item: Written meanwhile'])
  expect(steps.slice(4)).toEqual(['item: Night shifts by turns', 'item: Escorts', expect.stringMatching(/^item: /), expect.stringMatching(/^item: /)])

  // What was refused outlives a reload, and goes elsewhere.
  await ana.page.reload()
  await refused.waitFor()
  await ana.button(t('refused.elsewhere'), refused).click()
  const dialog = ana.page.getByRole('dialog')
  await dialog.getByLabel(t('card.place')).selectOption('swot/return/O')
  await ana.button(t('refused.put'), dialog).click()
  await tray.getByText('Too late').waitFor()
  await ana.button(t('refused.copy'), tray).click()
  await ana.button(t('refused.dismiss'), tray).click()
  await seen(() => ana.sign()).toBe(t('saved.saved'))

  const texts = await boxesOf(vera)
  expect(texts.map((box) => box.toSorted())).toEqual([
    ['Escorts'], ['Slow papers'], ['New funds', 'Written meanwhile', 'and queues'], ['Budget cuts', 'Night shifts by turns'],
  ])
  for (const seat of [mira, ana]) {
    await seen(() => boxesOf(seat)).toEqual(texts)
    await seen(() => seat.members('Escorts')).toEqual(await vera.members('Escorts'))
    await seen(() => actionsOf(seat)).toEqual(await actionsOf(vera))
  }
  const { token } = JSON.parse((await vera.page.evaluate((name) => localStorage.getItem(name), key))!) as Membership
  const exported = await (await fetch(`${server.origin}/api/boards/${board.id}/export/json`, { headers: { authorization: `Bearer ${token}` } })).text()
  const all = ['Joint patrols', 'Trained escorts', 'Escorts', 'Slow papers', 'and queues', 'New funds', 'Written meanwhile', 'Budget cuts', 'Night shifts by turns', 'Appoint contact points', 'Share statistics']
  expect(all.filter((text) => !exported.includes(text))).toEqual([])
  for (const text of ['Slow papers and queues', 'Too late']) expect(exported).not.toContain(text)
})
