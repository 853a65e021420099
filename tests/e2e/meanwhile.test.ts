/** What one presses is about the board as it is then, whatever others change meanwhile, however late an answer comes, and once only. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addAction } from '../../shared/board/edits.ts'
import type { Role } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, middle, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient } from '../support/people.ts'

/** Between the two clicks of a double click, in ms. */
const APART = 60

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let lead: RoomClient
let record: Client
let seat: Seat
let others: RoomClient[]

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

beforeEach(async () => {
  others = []
  board = await createBoard(server.origin, { title: 'Budva', delegations: [{ id: 'al', name: 'Albania' }] })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  lead = new RoomClient(mira)
  record = new Client(mira)
  await Promise.all([lead.entered(), record.synced()])
  record.add('c1', 'Trained officers')
  record.add('c2', 'A shared directory', { place: 'swot/return/O' })
  record.add('c3', 'One checklist')
  await record.saved()
})
afterEach(async () => {
  for (const room of [lead, ...others]) room.leave()
  record.leave()
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})

const command = async (asked: Parameters<RoomClient['command']>[0]): Promise<void> => expect(await lead.command(asked)).toMatchObject({ ok: true })

/** `late`: answers of the room take so long, in ms, from when it is set. */
async function sit(role: Role): Promise<{ late: number }> {
  const line = { late: 0 }
  seat = await sitDown(browser)
  await seat.page.routeWebSocket(/\/room\//, (near) => {
    const far = near.connectToServer()
    near.onMessage((message) => far.send(message))
    far.onMessage((message) => (line.late === 0 ? near.send(message) : setTimeout(() => near.send(message), line.late)))
  })
  await seat.join(linkFor(server.origin, board, role), { name: 'Lea', delegation: role === 'moderator' ? t('join.delegationNone') : 'Albania' })
  await seen(() => seat.button(t('menu.board')).isEnabled()).toBe(true)
  // Before the room has answered nothing can be asked of it.
  await seen(async () => lead.events.some((event) => event.type === 'people.changed' && event.people.some(({ name, online }) => name === 'Lea' && online))).toBe(true)
  return line
}

/** Two clicks at one spot, whatever stands there for the second. */
async function doubleClick(name: string): Promise<void> {
  // Once it stands still.
  await seat.button(name).hover()
  const { x, y } = await middle(seat.button(name))
  await seat.page.mouse.dblclick(x, y, { delay: APART })
}

/** Everything the room did so far has reached this screen. */
async function caughtUp(): Promise<void> {
  await command({ type: 'timer.start', seconds: 3_600 })
  await seat.page.getByRole('banner').getByRole('timer').first().waitFor()
}

test('TIMER-2 a moderator who goes on to the next phase is offered its minutes, not those of the phase before', async () => {
  await command({ type: 'phase.set', id: 'clarify' })
  await sit('moderator')
  await seat.button(t('phase.label', { phase: t('phase.clarify') })).click()
  const minutes = seat.page.getByLabel(t('timer.own'))
  await seen(() => minutes.inputValue()).toBe('25')
  await seat.button(t('phase.next', { phase: t('phase.cluster') })).click()
  await seat.button(t('phase.next', { phase: t('phase.vote') })).waitFor()
  expect(await minutes.inputValue()).toBe('30')
  // What somebody typed is theirs.
  await minutes.fill('7')
  await seat.button(t('phase.next', { phase: t('phase.vote') })).click()
  await seat.button(t('phase.next', { phase: t('phase.discuss') })).waitFor()
  expect(await minutes.inputValue()).toBe('7')
})

test('VOTE-3 a vote is about what stands in its boxes when it is opened, not when its form was', async () => {
  await command({ type: 'phase.set', id: 'vote' })
  await sit('moderator')
  await seat.button(t('vote.title')).click()
  await seat.page.getByText(t('vote.targets', { n: 3 })).waitFor()
  record.add('c4', 'Joint flights')
  record.card('c1')!.set('trashed', true)
  record.add('c5', 'A hotline')
  await seat.page.getByText(t('vote.targets', { n: 4 })).waitFor()
  await seat.button(t('vote.open')).click()
  const { vote } = await lead.event('vote.changed')
  expect(vote!.targets.toSorted()).toEqual(['card/c2', 'card/c3', 'card/c4', 'card/c5'])
})

test('TOWS-1 what others put in the bin is not among what one has chosen, and no action cites it unseen', async () => {
  await sit('moderator')
  await seat.boardMenu(t('tows.title'))
  for (const name of ['Trained officers', 'One checklist', 'A shared directory']) await seat.button(name).click()
  await seat.page.getByText(t('tows.chosen', { n: 3 })).waitFor()
  record.card('c1')!.set('trashed', true)
  await seat.page.getByText(t('tows.chosen', { n: 2 })).waitFor()
  await seat.page.getByLabel(t('tows.step')).fill('Share the checklist')
  await seat.button(t('tows.add')).click()
  await record.until(() => record.doc.getMap('actions').size === 1)
  const [action] = [...(record.doc.getMap('actions').values() as Iterable<{ get(key: string): unknown }>)]
  expect(action!.get('links')).toEqual(['c3', 'c2'])
})

test('STAND-3 an answer that comes late takes nothing away that one has begun to write since', async () => {
  addAction(record.doc, { id: 'a1', theme: 'return', title: 'Joint training' }, null)
  await record.saved()
  await command({ type: 'phase.set', id: 'review' })
  const line = await sit('participant')
  await seat.button(t('conclude.title')).click()
  line.late = 1_000
  await seat.button(t('conclude.agree')).click()
  await seat.button(t('conclude.comment')).click()
  const why = seat.page.getByLabel(t('conclude.whyComment'))
  await why.fill('Once the budget')
  await seat.page.getByRole('status').getByText(t('conclude.said', { stand: t('conclude.saysAgree') })).waitFor({ state: 'attached' })
  expect(await why.inputValue()).toBe('Once the budget')
  await seat.button(t('common.save')).click()
  await why.waitFor({ state: 'detached' })
})

test('SPOT-1 the way back leads to where one was of one\'s own accord, also after several things were shown', async () => {
  record.add('c4', 'Slow answers', { place: 'swot/readmission/S' })
  await record.saved()
  await sit('participant')
  const theme = (name: string) => seat.page.getByRole('tab', { name })
  await theme('Information exchange').click()
  for (const [id, text] of [['c1', 'Trained officers'], ['c4', 'Slow answers']] as const) {
    await command({ type: 'spotlight.set', path: `card/${id}` })
    await seat.card(text).waitFor()
  }
  await seat.button(t('spotlight.back')).click()
  await seen(() => theme('Information exchange').getAttribute('aria-selected')).toBe('true')
  // Who went on by themselves meanwhile comes back to there.
  await command({ type: 'spotlight.set', path: 'card/c1' })
  await seat.card('Trained officers').waitFor()
  await theme('Readmission').click()
  await command({ type: 'spotlight.set', path: 'card/c3' })
  await seat.card('One checklist').waitFor()
  await seat.button(t('spotlight.back')).click()
  await seen(() => theme('Readmission').getAttribute('aria-selected')).toBe('true')
})

test('FLOOR-1 a double click calls one speaker, not two', async () => {
  for (const name of ['Ana', 'Boris', 'Cveta']) {
    const room = new RoomClient(await joinBoard(server.origin, board, 'participant', { name, delegation: 'al' }))
    others.push(room)
    await room.entered()
    expect(await room.command({ type: 'floor.ask' })).toMatchObject({ ok: true })
  }
  await sit('moderator')
  await seat.page.getByRole('button', { name: new RegExp(`^${t('floor.title')}`) }).click()
  await doubleClick(t('floor.next'))
  await caughtUp()
  await seat.page.getByRole('heading', { name: t('floor.waiting', { n: 2 }) }).waitFor()
  expect(await seat.page.getByText(t('floor.speaking'), { exact: true }).count()).toBe(1)
})

test('PHASE-1 a double click goes on by one phase', async () => {
  await command({ type: 'phase.set', id: 'clarify' })
  await sit('moderator')
  await seat.button(t('phase.label', { phase: t('phase.clarify') })).click()
  await doubleClick(t('phase.next', { phase: t('phase.cluster') }))
  await caughtUp()
  expect(lead.events.filter(({ type }) => type === 'phase.changed')).toHaveLength(2)
})

test('VOTE-2 DRAFT-2 what cannot be taken back asks, and a double click on it has not read the question', async () => {
  await command({ type: 'phase.set', id: 'vote' })
  await command({ type: 'vote.open', targets: ['card/c1'], dots: 1, perTarget: 1 })
  await sit('moderator')
  await seat.button(t('vote.title')).click()
  await doubleClick(t('vote.close'))
  await seat.page.getByRole('group', { name: t('vote.closeAsk') }).waitFor()
  await caughtUp()
  expect(lead.events.filter((event) => event.type === 'vote.changed' && event.vote === null)).toEqual([])
  await seat.button(t('vote.close')).click()
  await seat.page.getByText(t('vote.votersN', { n: 0 })).first().waitFor()
})

test.each(['dots', 'rating'] as const)('PHASE-5 who has the ballot open (%s) as the moderator goes on to a phase without voting is told so, and offered nothing that would be refused', async (kind) => {
  await command({ type: 'phase.set', id: 'vote' })
  await command({ type: 'vote.open', targets: ['card/c1'], ...(kind === 'dots' ? { dots: 2, perTarget: 2 } : { kind }) })
  await sit('participant')
  await seat.button(t('vote.title')).click()
  const control = kind === 'dots' ? seat.page.getByRole('spinbutton') : seat.page.getByRole('radio').first()
  await control.waitFor()
  await command({ type: 'phase.set', id: 'discuss' })
  await seat.page.getByText(t('refusal.PHASE-5')).waitFor()
  expect(await control.count()).toBe(0)
  await command({ type: 'phase.set', id: 'vote' })
  await control.waitFor()
})
