/** People who were away while their board's document was founded anew (SAVE-3), in browsers, at the real server. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Membership } from '../../client/connection/session.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, type Person } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

const BOXES = ['S', 'W', 'O', 'T'] as const
const FOUR_DAYS = 4 * 86_400_000

let browser: Browser
let server: RunningServer
let laterMs = 0
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const boxesOf = (seat: Seat) => Promise.all(BOXES.map((quadrant) => seat.texts(quadrant)))
const pageKept = (seat: Seat) => seat.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
const refusedOf = (seat: Seat) => seat.page.locator('[data-refused]').filter({ hasText: t('refusal.SAVE-3') })

/** All of it: those behind the number of the newest, too. */
async function handedBack(seat: Seat): Promise<string[]> {
  const more = seat.page.locator('[data-handed-back] [aria-expanded="false"]')
  if ((await more.count()) > 0) await more.click()
  return (await refusedOf(seat).locator('q').allTextContents()).toSorted()
}

/** A text written and taken out again so often that its history outweighs the board. */
async function wearOut(client: Client, id: string): Promise<void> {
  for (let round = 0; round < 3; round++) {
    client.doc.transact(() => {
      for (let n = 0; n < 2_000; n++) {
        const at = (n * 5) % client.text(id).length
        client.text(id).insert(at, 'w')
        client.text(id).delete(at, 1)
      }
    })
    await client.saved()
  }
}

/** A server of the same boards, four days later. */
async function fourDaysLater(): Promise<void> {
  await server.stop()
  // Later than this file's server already was: a board of the test before may have moved it on.
  laterMs += FOUR_DAYS
  server = await startServer({ dataDir: server.dataDir, port: server.port, laterMs })
}

const weight = async (person: Person): Promise<{ bytes: number; clients: number }> => {
  const client = new Client(person)
  await client.synced()
  const out = { bytes: Y.encodeStateAsUpdate(client.doc).length, clients: client.doc.store.clients.size }
  client.leave()
  return out
}

test('SAVE-3 OFF-1 who wrote without a line gets the words back, sees the whole board once, with what happened meanwhile, and goes on as the same person', { timeout: 120_000 }, async () => {
  const line = await Line.to(server.port)
  onTestFinished(() => line.close())
  const board = await createBoard(server.origin, { title: 'Budva', delegations: ['Albania', 'Serbia'] })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  const record = new Client(mira)
  const [ana, boris] = await Promise.all([sitDown(browser, KEEPS_PAGE), sitDown(browser, KEEPS_PAGE)])
  onTestFinished(() => Promise.all([ana.context.close(), boris.context.close()]).then(() => undefined))
  await Promise.all([
    ana.join(linkFor(line.origin, board, 'participant'), { name: 'Ana', delegation: 'Albania' }),
    boris.join(linkFor(line.origin, board, 'participant'), { name: 'Boris', delegation: 'Serbia', attendance: 'remote' }),
    record.synced(),
  ])
  await ana.write('S', 'Joint patrols', 'Trained escorts')
  await boris.write('W', 'Slow papers')
  await seen(() => boxesOf(ana)).toEqual([['Joint patrols', 'Trained escorts'], ['Slow papers'], [], []])
  await seen(() => boxesOf(boris)).toEqual([['Joint patrols', 'Trained escorts'], ['Slow papers'], [], []])
  await Promise.all([ana.saved(), boris.saved(), pageKept(boris)])
  const own = (seat: Seat) => seat.page.evaluate((key) => JSON.parse(localStorage.getItem(key)!) as unknown, `plenum/board/${board.id}`) as Promise<Membership>
  const whoAnaIs = (await own(ana)).participant

  line.cut()
  for (const seat of [ana, boris]) await seen(() => seat.sign()).toMatch(/^Offline/)
  await ana.write('O', 'New funds')
  await ana.edit('Joint patrols')
  await ana.writing().pressSequentially(' at night')
  await ana.leaveText()
  await ana.composer('S').fill('Half a card')
  await boris.write('T', 'Fewer crossings')
  await seen(async () => (await own(boris)).unsent).toHaveLength(1)
  // Boris opens the board again from what his browser keeps; what he saw last was a while ago.
  const away = JSON.stringify({ ...(await own(boris)), seen: Date.now() - 11 * 60_000 })
  await boris.page.evaluate(([key, value]) => localStorage.setItem(key!, value!), [`plenum/board/${board.id}`, away])
  await boris.page.reload()
  await boris.card('Fewer crossings').waitFor()

  record.add('meanwhile', 'Written meanwhile', { place: 'swot/return/O' })
  record.add('worn', 'Written and taken out', { place: 'swot/readmission/O' })
  await wearOut(record, 'worn')
  const before = await weight(mira)
  const content = record.doc.getMap('cards').toJSON()
  await fourDaysLater()

  // Stock clients: who holds the old document is let go for good, who begins with an empty one has all of it.
  await record.until(() => record.closed === CLOSE.version)
  const tries = record.provider.wsUnsuccessfulReconnects
  const after = await weight(mira)
  expect(after.clients).toBe(1)
  expect(after.bytes).toBeLessThan(before.bytes / 3)
  expect([record.provider.shouldConnect, record.provider.wsUnsuccessfulReconnects]).toEqual([false, tries])
  record.leave()
  const fresh = new Client(mira)
  onTestFinished(() => fresh.leave())
  await fresh.synced()
  expect(fresh.doc.getMap('cards').toJSON()).toEqual(content)

  line.restore()
  const whole = [['Joint patrols', 'Trained escorts'], ['Slow papers'], ['Written meanwhile'], []]
  for (const seat of [ana, boris]) {
    await seen(() => boxesOf(seat)).toEqual(whole)
    await seen(() => seat.sign()).toBe(t('saved.refused'))
  }
  await seen(() => handedBack(ana)).toEqual(['Joint patrols at night', 'New funds'])
  expect(await ana.composer('S').inputValue(), 'WORDS-1').toBe('Half a card')
  await seen(() => handedBack(boris)).toEqual(['Fewer crossings'])
  expect((await own(ana)).participant).toEqual(whoAnaIs)
  const digest = boris.page.getByRole('region', { name: t('digest.title') })
  await digest.waitFor()
  expect(await digest.getByRole('listitem').allTextContents()).toEqual([t('digest.card', { n: 2 })])
  expect(fresh.doc.getMap('cards').toJSON(), 'nothing was merged').toEqual(content)

  // They outlive a reload; the rest of the old document is gone from the device.
  await ana.page.reload()
  await seen(() => boxesOf(ana)).toEqual(whole)
  await seen(() => handedBack(ana)).toEqual(['Joint patrols at night', 'New funds'])

  // A card of the old document that was not there any more is written again where it belongs.
  const note = refusedOf(ana).filter({ hasText: 'New funds' })
  await ana.button(t('refused.elsewhere'), note).click()
  const dialog = ana.page.getByRole('dialog', { name: t('card.moveTo') })
  await dialog.getByLabel(t('card.place')).selectOption('swot/return/O')
  await ana.button(t('refused.put'), dialog).click()
  await seen(async () => (await ana.texts('O')).toSorted()).toEqual(['New funds', 'Written meanwhile'])
  await ana.button(t('refused.dismiss'), refusedOf(ana)).click()
  await ana.saved()
  await seen(() => boris.texts('O').then((texts) => texts.toSorted())).toEqual(['New funds', 'Written meanwhile'])
  const written = [...fresh.doc.getMap<Y.Map<unknown>>('cards').values()].map((card) => String(card.get('text')))
  expect(written.toSorted()).toEqual([...whole.flat(), 'New funds', 'Written and taken out'].toSorted())
  await ana.edit('Joint patrols')
  await ana.writing().pressSequentially(' by day')
  await ana.leaveText()
  await ana.saved()
  await fresh.until(() => [...fresh.doc.getMap<Y.Map<unknown>>('cards').values()].some((card) => String(card.get('text')) === 'Joint patrols by day'))
  expect([...ana.crashes, ...boris.crashes]).toEqual([])
})

test('SAVE-3 OFF-1 two pages of one person without a line both come back: every word of both is handed back, and neither puts the old document into the copy of the new one', { timeout: 120_000 }, async () => {
  const line = await Line.to(server.port)
  onTestFinished(() => line.close())
  const board = await createBoard(server.origin, { title: 'Budva' })
  const mira = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  const record = new Client(mira)
  const ana = await sitDown(browser, KEEPS_PAGE)
  onTestFinished(() => ana.context.close())
  await Promise.all([ana.join(linkFor(line.origin, board, 'participant'), { name: 'Ana' }), record.synced()])
  await ana.write('S', 'Joint patrols')
  await ana.saved()
  const other = new Seat(ana.context, await ana.context.newPage())
  await other.page.goto(ana.page.url())
  await other.card('Joint patrols').waitFor()
  await other.saved()
  line.cut()
  for (const seat of [ana, other]) await seen(() => seat.sign()).toMatch(/^Offline/)
  await ana.write('O', 'From the first page')
  await other.write('T', 'From the second page')
  record.add('worn', 'Written and taken out', { place: 'swot/readmission/O' })
  await wearOut(record, 'worn')
  record.leave()
  await fourDaysLater()
  const fresh = new Client(mira)
  onTestFinished(() => fresh.leave())
  await fresh.synced()
  expect(fresh.doc.store.clients.size).toBe(1)
  line.restore()
  const whole = [['Joint patrols'], [], [], []]
  for (const seat of [ana, other]) await seen(() => boxesOf(seat)).toEqual(whole)
  // Both may know both; between them nothing is missing.
  await seen(async () => [...new Set([...(await handedBack(ana)), ...(await handedBack(other))])].toSorted()).toEqual(['From the first page', 'From the second page'])
  await ana.write('W', 'Afterwards')
  await seen(() => other.texts('W')).toEqual(['Afterwards'])
  await fresh.until(() => [...fresh.doc.getMap<Y.Map<unknown>>('cards').values()].some((card) => String(card.get('text')) === 'Afterwards'))
  for (const seat of [ana, other]) await seat.page.reload()
  for (const seat of [ana, other]) {
    await seen(() => boxesOf(seat)).toEqual([['Joint patrols'], ['Afterwards'], [], []])
    expect(seat.crashes).toEqual([])
  }
  const words = [...fresh.doc.getMap<Y.Map<unknown>>('cards').values()].map((card) => String(card.get('text')))
  expect(words.toSorted()).toEqual(['Afterwards', 'Joint patrols', 'Written and taken out'])
})
