/**
 * The sample's second day from the lobby to the close at five real browsers: one moderator, three participants, an observer. Each of
 * them keeps every frame their sockets receive; no draft, ballot or running total is in anybody else's.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleBoard, type SampleData } from '../../shared/board/sample.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { type Guest, KEEPS_PAGE, linkFor, PHONE, type Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

const sample = JSON.parse(readFileSync(join(import.meta.dirname, '../../shared/sample/budva-session.json'), 'utf8')) as SampleData
const session = (id: string): string => sample.agenda.flatMap(({ sessions }) => sessions).find((one) => one.id === id)!.title

let browser: Browser
let server: RunningServer
let board: CreatedBoard
let mira: Attendee, ana: Attendee, ivo: Attendee, elena: Attendee, olaf: Attendee
let all: Attendee[], writers: Attendee[]

/** Somebody at a browser, and every frame their sockets received. */
class Attendee {
  readonly seat: Seat
  readonly who: Guest
  readonly #frames: Buffer[] = []

  private constructor(seat: Seat, who: Guest) {
    this.seat = seat
    this.who = who
    seat.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => void this.#frames.push(Buffer.from(payload))))
  }

  static async take(role: 'moderator' | 'participant' | 'observer', who: Guest, options = {}): Promise<Attendee> {
    const attendee = new Attendee(await sitDown(browser, { ...KEEPS_PAGE, ...options }), who)
    await attendee.seat.join(linkFor(server.origin, board, role), who)
    return attendee
  }

  hears(text: string): boolean {
    return this.#frames.some((frame) => frame.includes(text))
  }

  /** How many frames there are by now. */
  get heard(): number {
    return this.#frames.length
  }

  /** The frames of the room since then, as text. */
  roomSince(moment: number): string[] {
    return this.#frames.slice(moment).map((frame) => frame.toString('latin1')).filter((text) => text.startsWith('42'))
  }
}

const hearing = (text: string): string[] => all.filter((one) => one.hears(text)).map(({ who }) => who.name)
const screens = (text: string): Promise<string[]> =>
  Promise.all(all.map(async ({ seat, who }) => ((await seat.page.getByText(text).count()) > 0 ? who.name : ''))).then((names) => names.filter(Boolean))

/** The moderator goes to an item of the agenda; everybody's screen says so at once. */
async function enter(id: string): Promise<void> {
  const { seat } = mira
  await seat.boardMenu(t('agenda.title'))
  await seat.button(t('agenda.item', { title: session(id) })).click()
  await seat.item(t('agenda.setNow')).click()
  await seat.button(t('session.close')).click()
  for (const one of all) await one.seat.page.getByRole('button', { name: /^Phase: / }).waitFor()
  const kind = sample.agenda.flatMap(({ sessions }) => sessions).find((item) => item.id === id)!.phase as 'lobby'
  await Promise.all(all.map((one) => seen(async () => (await one.seat.page.getByRole('button', { name: /^Phase: / }).getAttribute('aria-label')) ?? '')
    .toMatch(new RegExp(`${t(`phase.${kind}`)}|${session(id).slice(0, 12)}`))))
}

const mayWrite = async ({ seat }: Attendee): Promise<boolean> => (await seat.page.getByLabel(/^New card in/).count()) > 0

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
  const whole = sampleBoard(sample, 'What helps and what hinders?')
  board = await createBoard(server.origin, { from: { ...whole, cards: [], groups: [], actions: [], results: {} } })
  const name = (id: string) => sample.delegations.find((one) => one.id === id)!.name
  mira = await Attendee.take('moderator', { name: 'Mira Moderator', delegation: name('HOST') })
  ana = await Attendee.take('participant', { name: 'Ana Anonymous', delegation: name('BIH'), attendance: 'remote' })
  ivo = await Attendee.take('participant', { name: 'Ivo Incognito', delegation: name('SRB') })
  elena = await Attendee.take('participant', { name: 'Elena Unnamed', delegation: name('MKD'), attendance: 'remote' }, PHONE)
  olaf = await Attendee.take('observer', { name: 'Olaf Observer', delegation: t('join.delegationNone'), attendance: 'remote' })
  writers = [ana, ivo, elena]
  all = [mira, ...writers, olaf]
})
afterAll(async () => {
  for (const { seat } of all ?? []) {
    expect(seat.crashes).toEqual([])
    await seat.context.close()
  }
  await browser?.close()
})

const drafts = () => [
  { by: ana, quadrant: 'S' as const, text: 'Ana: contact points answer within a day' },
  { by: ana, quadrant: 'W' as const, text: 'Ana: travel documents come late' },
  { by: ivo, quadrant: 'S' as const, text: 'Ivo: contact points answer within one day' },
  { by: elena, quadrant: 'S' as const, text: 'Elena: joint training with neighbours' },
]

/** Writes where this person's screen has the field: in its box, or on a phone at the foot of the box that is shown. */
async function write({ seat }: Attendee, quadrant: 'S' | 'W', text: string): Promise<void> {
  const field = seat.page.getByLabel(t('card.newIn', { title: t(`quadrant.${quadrant}`) })).first()
  await field.fill(text)
  await field.press('Enter')
  await seat.card(text).waitFor()
}

test('PHASE-1 in the lobby only the moderator has where to write', async () => {
  await enter('d1s1')
  for (const one of [...writers, olaf]) await seen(() => mayWrite(one)).toBe(false)
  expect(await mayWrite(mira)).toBe(true)
})

test('DRAFT-1 S7 P6 silent writing: each sees their own cards and nobody else one byte of them', { timeout: 120_000 }, async () => {
  await enter('d2s2')
  for (const one of writers) await seen(() => mayWrite(one)).toBe(true)
  expect(await mayWrite(olaf)).toBe(false)
  for (const { by, quadrant, text } of drafts()) await write(by, quadrant, text)
  for (const one of writers) await one.seat.saved()
  // Three write: how many cards there are is told, and nothing else.
  await mira.seat.page.getByText(t('drafts.total', { n: drafts().length })).waitFor()
  for (const { by, text } of drafts()) {
    expect(hearing(text).filter((name) => name !== by.who.name), text).toEqual([])
    expect(await screens(text)).toEqual([by.who.name])
  }
  // Their own, and only theirs, after a reload.
  await ana.seat.page.reload()
  await ana.seat.opened()
  await ana.seat.card('Ana: travel documents come late').waitFor()
  expect(hearing('Ivo: contact points').filter((name) => name !== ivo.who.name)).toEqual([])
})

test('DRAFT-1 DEVICE-1 a private card is on all devices of its author: begun on a laptop, found and gone on with on a phone', async () => {
  await ana.seat.boardMenu(t('handover.title'))
  await ana.seat.page.getByRole('img', { name: t('handover.qr') }).waitFor()
  await ana.seat.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await ana.seat.button(t('handover.copy')).click()
  await ana.seat.button(t('common.copied')).waitFor()
  const link = await ana.seat.page.evaluate(() => navigator.clipboard.readText())
  await ana.seat.page.keyboard.press('Escape')
  const phone = await sitDown(browser, { ...KEEPS_PAGE, ...PHONE })
  await phone.page.goto(link)
  await phone.button(t('handover.goOn', { name: ana.who.name })).tap()
  await phone.card('Ana: contact points answer within a day').waitFor()
  expect(phone.page.url()).not.toContain('#')
  await phone.edit('Ana: contact points answer within a day')
  await phone.writing().pressSequentially(', on workdays')
  await ana.seat.card('Ana: contact points answer within a day, on workdays').waitFor()
  expect(hearing(', on workdays').filter((name) => name !== ana.who.name)).toEqual([])
  expect(phone.crashes).toEqual([])
  await phone.context.close()
})

test('PHASE-1 a phase that ends does not take a text from who is writing it, and says so', async () => {
  const text = 'Ivo is in the middle of a'
  await ivo.seat.composer('W').pressSequentially(text)
  await enter('d2s4')
  await ivo.seat.page.getByText(t('composer.stopped')).waitFor()
  expect(await ivo.seat.page.locator('p', { hasText: text }).textContent()).toBe(text)
  for (const one of [...writers, olaf]) expect(await mayWrite(one)).toBe(false)
  expect(hearing(text)).toEqual([])
  await ivo.seat.button(t('refused.dismiss')).first().click()
})

test('DRAFT-2 NAME-1 reveal brings all of it to every screen at once, under no name', async () => {
  // The agenda has its reveal after the writing: it is offered there, to the moderator alone.
  await mira.seat.button(t('drafts.reveal')).click()
  await mira.seat.page.getByRole('group', { name: t('drafts.ask') }).getByRole('button', { name: t('drafts.reveal'), exact: true }).click()
  await seen(() => mira.seat.focus()).toBe(`p: ${t('drafts.allShown')}`)
  expect(await mira.seat.button(t('drafts.reveal')).count()).toBe(0)
  for (const one of [ana, ivo, olaf]) expect(await one.seat.button(t('drafts.reveal')).count()).toBe(0)
  for (const { quadrant, text } of drafts()) {
    for (const one of [mira, ana, ivo, olaf]) await one.seat.box(quadrant).getByText(text).waitFor()
    expect(hearing(text)).toEqual(all.map(({ who }) => who.name))
  }
  for (const { who } of writers) for (const one of all.filter((other) => other.who !== who && other !== mira)) expect(one.hears(who.name), `${who.name} to ${one.who.name}`).toBe(false)
  await enter('d2s2')
  await write(elena, 'S', 'Elena: too late')
  await elena.seat.saved()
  await enter('d2s4')
  expect(hearing('Elena: too late').filter((name) => name !== elena.who.name)).toEqual([])
  await elena.seat.button(t('drafts.revealMine')).click()
  await mira.seat.card('Elena: too late').waitFor()
  await mira.seat.button(t('drafts.reveal')).click()
  await mira.seat.page.getByRole('group', { name: t('drafts.ask') }).getByRole('button', { name: t('drafts.reveal'), exact: true }).click()
  await seen(() => mira.seat.focus()).toBe(`p: ${t('refusal.DRAFT-2')}`)
  await enter('d2s5')
})

test('PHASE-2 the moderator groups what belongs together, participants and the observer see it and cannot', async () => {
  const [first, second] = ['Ana: contact points', 'Ivo: contact points']
  for (const text of [first!, second!]) await mira.seat.card(text).click({ modifiers: ['Control'] })
  await mira.seat.button(t('select.group')).click()
  await mira.seat.page.getByLabel(t('group.title')).pressSequentially('Contact points')
  await mira.seat.page.keyboard.press('Enter')
  for (const one of [ana, ivo, olaf]) await one.seat.group('Contact points').waitFor()
  await ana.seat.card('Ana: travel documents').click({ modifiers: ['Control'] })
  await ana.seat.card('Elena: joint training').click({ modifiers: ['Control'] })
  await ana.seat.page.getByRole('toolbar', { name: t('select.bar') }).waitFor()
  expect(await ana.seat.button(t('select.group')).count()).toBe(0)
  await ana.seat.button(t('select.clear')).click()
})

test('VOTE-1 VOTE-2 S7 dots are placed in secret: no other screen or frame has a ballot or a sum before the vote is closed', { timeout: 120_000 }, async () => {
  await enter('d2s17')
  await mira.seat.page.locator('[role="region"]').getByRole('button', { name: t('vote.title'), exact: true }).click()
  await mira.seat.button(t('vote.open')).click()
  await mira.seat.page.getByText(t('vote.secret')).waitFor()
  for (const one of writers) {
    if (one === elena) await one.seat.page.getByRole('navigation').getByRole('button', { name: t('nav.vote') }).click()
    else await one.seat.page.locator('[role="region"]').getByRole('button', { name: t('vote.title'), exact: true }).click()
    await one.seat.page.getByText(t('vote.secret')).waitFor()
  }
  const before = all.map((one) => one.heard)
  const more = (one: Attendee, title: string) => one.seat.button(t('vote.more', { title })).click()
  await more(ana, 'Contact points')
  await more(ana, 'Contact points')
  await more(ivo, 'Contact points')
  await ivo.seat.page.getByText(t('vote.left', { n: 2 })).waitFor()
  await ana.seat.page.getByText(t('vote.left', { n: 1 })).waitFor()
  expect(await mira.seat.page.locator('dl, table').getByText(/^3$/).count()).toBe(0)
  for (const [n, one] of all.entries()) {
    const mine = one === ana ? 2 : one === ivo ? 1 : 0
    for (const frame of one.roomSince(before[n]!)) {
      for (const [, ballot] of frame.matchAll(/"mine":(\{[^}]*\})/g)) {
        for (const dots of Object.values(JSON.parse(ballot!) as Record<string, number>)) expect(dots).toBeLessThanOrEqual(mine)
      }
      expect(frame).not.toMatch(/"(spread|byDelegation|byAttendance|ballots)"/)
    }
    expect(one.hears('"spread"')).toBe(false)
  }
  await mira.seat.button(t('vote.close')).click()
  await mira.seat.page.getByRole('group', { name: t('vote.closeAsk') }).getByRole('button', { name: t('vote.close') }).click()
  for (const one of all.filter((other) => other !== olaf)) await one.seat.page.getByRole('heading', { name: t('vote.results') }).waitFor()
  expect(await ivo.seat.page.getByRole('row', { name: /Contact points/ }).first().textContent()).toContain('3')
  for (const one of [mira, ...writers]) await one.seat.button(t('session.close')).click()
})

test('FLOOR-1 one list for the room and for those far away, in turns, and nobody is named on it but to the moderator', async () => {
  await enter('d2s18')
  for (const one of writers) {
    await one.seat.boardMenu(t('floor.title'))
    await one.seat.button(t('floor.ask')).click()
    await one.seat.button(t('floor.withdraw')).waitFor()
  }
  await mira.seat.boardMenu(t('floor.title'))
  const speaks: string[] = []
  for (let turn = 0; turn < 3; turn++) {
    await mira.seat.button(t('floor.next')).click()
    const entry = mira.seat.page.getByRole('listitem').filter({ hasText: t('floor.speaking') })
    const before = speaks.at(-1)
    await seen(async () => before !== undefined && (await entry.innerText()).includes(before)).toBe(false)
    const words = await entry.innerText()
    speaks.push(writers.map(({ who }) => who.name).find((name) => words.includes(name)) ?? words)
  }
  expect(speaks).toEqual(['Ana Anonymous', 'Ivo Incognito', 'Elena Unnamed'])
  for (const { who } of writers) expect(hearing(who.name).filter((name) => name !== who.name)).toEqual(['Mira Moderator'])
  for (const one of [mira, ...writers]) await one.seat.button(t('session.close')).click()
})

test('SPOT-1 everyone is brought to one card and can go back; who is writing stays where they write', async () => {
  await elena.seat.page.getByRole('tab', { name: sample.themes[1]!.title }).click()
  await ivo.seat.page.getByRole('tab', { name: sample.themes[2]!.title }).click()
  await ana.seat.button(t('board.tabs')).click()
  await ana.seat.item(t('board.parking')).click()
  const field = ana.seat.page.locator('[data-composer="parking"]')
  await field.pressSequentially('For another day')
  await mira.seat.choose(mira.seat.card('Elena: joint training'), t('card.more'), t('spotlight.set'))
  await ivo.seat.card('Elena: joint training').waitFor()
  await elena.seat.card('Elena: joint training').waitFor()
  await ana.seat.page.getByRole('complementary', { name: t('spotlight.on') }).waitFor()
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await field.inputValue()).toBe('For another day')
  await ivo.seat.button(t('spotlight.back')).click()
  await ivo.seat.card('Elena: joint training').waitFor({ state: 'detached' })
  await field.press('Enter')
  await ana.seat.saved()
  await mira.seat.button(t('spotlight.stop')).first().click()
  for (const one of all) await one.seat.page.getByRole('complementary', { name: t('spotlight.on') }).waitFor({ state: 'detached' })
})

test('PHASE-3 in the read-back participants have no field for an action; the moderator writes one, and all see it', async () => {
  await enter('d2s19')
  for (const one of [ivo, olaf]) await seen(() => one.seat.page.getByLabel(t('actions.new')).count()).toBe(0)
  await mira.seat.page.getByLabel(t('actions.new')).fill('One contact point for every service')
  await mira.seat.page.getByLabel(t('actions.new')).press('Enter')
  await ivo.seat.page.getByRole('tab', { name: sample.themes[0]!.title }).click()
  for (const one of [ivo, olaf]) await one.seat.action('One contact point for every service').waitFor()
})

test('BOARD-1 when the board is closed, nobody has where to write, and everything can still be read', async () => {
  await mira.seat.boardMenu(t('menu.close'))
  await mira.seat.page.getByRole('dialog').getByRole('button', { name: t('menu.close'), exact: true }).click()
  for (const one of all) {
    await one.seat.page.getByText(t('board.closed')).waitFor()
    await seen(() => mayWrite(one)).toBe(false)
  }
  await ivo.seat.card('Ana: travel documents').waitFor()
  for (const { who } of writers) expect(hearing(who.name).filter((name) => name !== who.name)).toEqual(['Mira Moderator'])
})
