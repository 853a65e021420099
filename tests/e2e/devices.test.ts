/** What a device keeps of boards: by the board's setting, whatever the browser does, over two pages, and until it has to go. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Membership } from '../../client/connection/session.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, Seat, seen, sitDown, t } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'
import { Line } from '../support/proxy.ts'

let browser: Browser
let server: RunningServer
let line: Line
let board: CreatedBoard
let chair: Person
let ana: Seat
let room: RoomClient
let record: Client

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

beforeEach(async () => {
  line = await Line.to(server.port)
  board = await createBoard(server.origin, { title: 'Budva', delegations: ['Albania', 'Serbia'] })
  chair = await joinBoard(server.origin, board, 'moderator', { name: 'Mira' })
  room = new RoomClient(chair)
  record = new Client(chair)
  ana = await sitDown(browser, KEEPS_PAGE)
  await Promise.all([room.entered(), record.synced()])
})
afterEach(async () => {
  expect(ana.crashes).toEqual([])
  room.leave()
  record.leave()
  await ana.context.close()
  await line.close()
})

const come = (seat: Seat, to = board) => seat.join(linkFor(line.origin, to, 'participant'), { name: 'Ana', delegation: 'Albania' })
const pageKept = (seat: Seat) => seat.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
async function cutOff(seat: Seat): Promise<void> {
  line.cut()
  await seen(() => seat.sign()).toMatch(/^Offline/)
}
const waiting = (within: ReturnType<Seat['card']>) => within.getByRole('img', { name: t('offline.waiting') }).count()
/** The texts of every card on the board, as the record has them. */
const stored = () => [...record.doc.getMap<{ get(field: string): unknown }>('cards').values()].map((card) => String(card.get('text'))).toSorted()

/** All that IndexedDB holds, as letters: by database. */
const held = (seat: Seat): Promise<Record<string, string>> =>
  seat.page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error!)
    })
    const found: Record<string, string> = {}
    for (const { name } of await indexedDB.databases()) {
      const opening = indexedDB.open(name!)
      // Removed since it was listed: looking must not bring it back.
      opening.onupgradeneeded = () => opening.transaction!.abort()
      const database = await answer(opening).catch(() => null)
      if (!database) continue
      const values = await Promise.all([...database.objectStoreNames].map((store) => answer(database.transaction(store).objectStore(store).getAll())))
      const letters = (value: unknown) => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : JSON.stringify(value))
      found[name!] = values.flat().map((value: unknown) => letters((value as { update?: unknown } | null)?.update ?? value)).join('\n')
      database.close()
    }
    return found
  })
const words = async (seat: Seat) => Object.values(await held(seat)).join('\n')

/** Without a line, Ana's page and another of hers have what the other one wrote. */
async function eachSeesTheOther(other: Seat): Promise<void> {
  line.cut()
  for (const seat of [ana, other]) await seen(() => seat.sign()).toMatch(/^Offline/)
  await ana.write('W', 'From the first page')
  await other.card('From the first page').waitFor()
  await other.write('W', 'From the second page')
  await ana.card('From the second page').waitFor()
}

test('OFF-7 a moderator decides whether devices keep the board: off, nothing of it is in the browser; on, each board has a copy of its own that goes with the person', async () => {
  const mira = await sitDown(browser, KEEPS_PAGE)
  await mira.join(linkFor(server.origin, board, 'moderator'), { name: 'Vera', delegation: t('join.delegationNone') })
  await come(ana)
  await ana.write('S', 'Joint patrols')
  await ana.saved()
  await seen(() => words(ana)).toContain('Joint patrols')

  await mira.boardMenu(t('offline.allow'))
  await seen(() => held(ana)).toEqual({})
  await ana.write('S', 'Trained escorts')
  await ana.saved()
  await cutOff(ana)
  await ana.page.getByText(t('offline.off')).waitFor()
  await ana.write('W', 'Slow papers')
  expect(await ana.sign()).toBe(t('saved.offlineN', { n: 1 }))
  expect(await waiting(ana.card('Slow papers'))).toBe(1)
  expect(await held(ana)).toEqual({})
  expect(await ana.page.evaluate(() => Object.values(localStorage).join())).not.toContain('papers')
  line.restore()
  await ana.saved()
  expect(await waiting(ana.card('Slow papers'))).toBe(0)
  await seen(async () => stored()).toEqual(['Joint patrols', 'Slow papers', 'Trained escorts'])

  await mira.boardMenu(t('offline.allow'))
  await seen(() => words(ana)).toContain('Slow papers')
  const second = await createBoard(server.origin, { title: 'Sarajevo', delegations: ['Albania'] })
  await come(ana, second)
  await ana.write('S', 'Of the second board')
  await ana.saved()
  await seen(async () => Object.keys(await held(ana)).map((name) => name.split('/')[1]).toSorted()).toEqual([board.id, board.id, second.id, second.id].toSorted())
  const copies = await held(ana)
  for (const [name, text] of Object.entries(copies)) if (name.includes(second.id)) expect(text).not.toContain('papers')
  await ana.boardMenu(t('forget.menu'))
  await ana.button(t('forget.do')).click()
  await ana.page.waitForURL(`${line.origin}/`)
  await seen(async () => Object.keys(await held(ana)).every((name) => name.includes(board.id))).toBe(true)
  await seen(() => words(ana)).toContain('Slow papers')

  // Somebody else takes the place on this device: nothing of the one before stays.
  const gone = (await ana.page.evaluate((key) => localStorage.getItem(key), `plenum/board/${board.id}`))!
  const { id } = (JSON.parse(gone) as Membership).participant
  expect(await room.command({ type: 'participant.remove', id })).toMatchObject({ ok: true })
  await come(ana)
  await seen(async () => Object.keys(await held(ana)).filter((name) => !name.includes(id)).length).toBe(2)
  expect(Object.keys(await held(ana)).filter((name) => name.includes(id))).toEqual([])
  await mira.context.close()
})

test('OFF-8 a browser that is full, holds rubbish, forbids or never answers: it is said, the board works on, and what is written arrives', async () => {
  await come(ana)
  await ana.write('S', 'Joint patrols')
  await Promise.all([ana.saved(), pageKept(ana)])
  await seen(() => words(ana)).toContain('Joint patrols')
  // Rubbish among what was kept.
  await ana.page.evaluate(async () => {
    const { name } = (await indexedDB.databases()).find((one) => !one.name!.endsWith('/draft'))!
    await new Promise<void>((resolve) => {
      const request = indexedDB.open(name!)
      request.onsuccess = () => {
        const transaction = request.result.transaction('updates', 'readwrite')
        for (const rubbish of [new Uint8Array([255, 255, 255, 7]), 'rubbish', null]) transaction.objectStore('updates').add(rubbish)
        transaction.oncomplete = () => (request.result.close(), resolve())
      }
    })
  })
  line.cut()
  await ana.page.reload()
  await ana.page.getByText(t('offline.damaged')).waitFor()
  await ana.card('Joint patrols').waitFor()
  await ana.write('S', 'After rubbish')
  await ana.page.reload()
  await ana.card('After rubbish').waitFor()
  expect(await ana.page.getByText(t('offline.damaged')).count()).toBe(0)

  // No room left: the browser takes back whatever would be stored.
  await ana.page.evaluate(() => {
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...given) {
      const request = add.apply(this, given)
      this.transaction.abort()
      return request
    }
  })
  await seen(() => ana.sign()).toMatch(/^Offline/)
  await ana.write('W', 'Without room '.repeat(20).trim())
  await ana.page.getByText(t('offline.refused')).waitFor()
  await ana.write('W', 'Still writing')
  line.restore()
  await ana.saved()
  await seen(async () => stored().length).toBe(4)

  for (const how of ['forbids', 'is silent'] as const) {
    const boris = await sitDown(browser, KEEPS_PAGE)
    await boris.page.addInitScript((kind) => {
      IDBFactory.prototype.open = () => {
        if (kind === 'forbids') throw new DOMException('denied', 'SecurityError')
        return Object.create(IDBOpenDBRequest.prototype, { onsuccess: { writable: true }, onerror: { writable: true }, onupgradeneeded: { writable: true } }) as IDBOpenDBRequest
      }
    }, how)
    await come(boris)
    await cutOff(boris)
    await boris.page.getByText(t('offline.refused')).waitFor()
    await boris.write('O', `It ${how}`)
    line.restore()
    await boris.saved()
    expect(boris.crashes).toEqual([])
    await boris.context.close()
  }
  await seen(async () => stored().filter((text) => text.startsWith('It ')).length).toBe(2)
})

test('OFF-9 private cards written without a line stay private over a reload; those written while all were revealed are late, and words for a revealed card are handed back', async () => {
  for (const command of [{ type: 'phase.put', id: 'silent', name: 'Silent', kind: 'collect', write: 'private' }, { type: 'phase.set', id: 'silent' }]) {
    expect(await room.command(command)).toMatchObject({ ok: true })
  }
  await come(ana)
  await ana.page.getByText(t('drafts.private')).waitFor()
  await ana.write('S', 'Mine one')
  await Promise.all([ana.saved(), pageKept(ana)])
  await cutOff(ana)
  await ana.write('S', 'Mine two')
  await ana.edit('Mine one')
  await ana.writing().pressSequentially(' and more')
  await ana.leaveText()
  await ana.page.reload()
  for (const text of ['Mine one and more', 'Mine two']) {
    await ana.card(text).waitFor()
    expect(await ana.card(text).getByRole('img', { name: t('drafts.sign') }).count()).toBe(1)
    await seen(() => waiting(ana.card(text))).toBe(1)
  }
  expect(await room.command({ type: 'draft.reveal' })).toMatchObject({ ok: true })
  expect(await room.command({ type: 'phase.put', id: 'debate', name: 'Debate', kind: 'collect', write: 'open' })).toMatchObject({ ok: true })
  expect(await room.command({ type: 'phase.set', id: 'debate' })).toMatchObject({ ok: true })
  await seen(async () => stored()).toEqual(['Mine one'])

  line.restore()
  await ana.page.getByText(t('drafts.late', { n: 1 })).waitFor()
  const refused = ana.page.getByRole('status').filter({ hasText: t('refusal.CARD-4') })
  expect(await refused.textContent()).toContain('and more')
  await seen(() => ana.texts('S')).toEqual(expect.arrayContaining(['Mine one', 'Mine two']))
  expect(stored()).toEqual(['Mine one'])
  await ana.button(t('refused.dismiss'), ana.page.getByRole('region', { name: t('refused.tray') })).click()
  await ana.saved()
  // The room's line may come back a moment after the board's; a command is never kept for later.
  await seen(async () => {
    if ((await ana.button(t('drafts.revealMine')).count()) > 0) await ana.button(t('drafts.revealMine')).click()
    return stored()
  }).toEqual(['Mine one', 'Mine two'])
  expect(await waiting(ana.card('Mine two'))).toBe(0)
})

test('OFF-10 fault 17: two pages of one person without a line: each shows what the other wrote, one sends for both, each undoes its own, and leaving in one is leaving in both', async () => {
  await come(ana)
  await ana.write('S', 'Joint patrols')
  await Promise.all([ana.saved(), pageKept(ana)])
  const other = new Seat(ana.context, await ana.context.newPage())
  await other.page.goto(`${line.origin}/b/${board.id}`)
  await other.card('Joint patrols').waitFor()
  await other.saved()
  await eachSeesTheOther(other)
  await other.write('O', 'Taken back')
  await ana.card('Taken back').waitFor()
  await other.page.keyboard.press('Escape')
  await other.button(t('common.undo')).click()
  await other.card('Taken back').waitFor({ state: 'detached' })
  expect(await other.card('From the first page').count()).toBe(1)

  // The second page is closed before there is a line again.
  await other.page.close()
  line.restore()
  await ana.saved()
  const alive = () => [...record.doc.getMap<{ get(field: string): unknown }>('cards').values()].filter((card) => card.get('trashed') !== true).map((card) => String(card.get('text'))).toSorted()
  await seen(async () => alive()).toEqual(['From the first page', 'From the second page', 'Joint patrols'])
  await ana.card('Taken back').waitFor({ state: 'detached' })

  const again = new Seat(ana.context, await ana.context.newPage())
  await again.page.goto(`${line.origin}/b/${board.id}`)
  await again.card('From the second page').waitFor()
  await again.write('T', 'Told at once')
  await ana.card('Told at once').waitFor()
  await again.saved()
  await again.boardMenu(t('forget.menu'))
  await again.button(t('forget.do')).click()
  for (const seat of [again, ana]) await seat.page.waitForURL(`${line.origin}/`)
  await seen(() => held(ana)).toEqual({})
  expect([...other.crashes, ...again.crashes]).toEqual([])
})

test('OFF-10 OFF-3 in the copy of a board that was closed and opened again, two pages of one person go on showing each other what they write', async () => {
  await come(ana)
  await ana.write('S', ...Array.from({ length: 12 }, (_, n) => `Point ${n}`))
  await ana.saved()
  const other = new Seat(ana.context, await ana.context.newPage())
  await other.page.goto(`${line.origin}/b/${board.id}`)
  await other.opened()
  for (const [type, kept] of [['board.close', false], ['board.reopen', true]] as const) {
    expect(await room.command({ type })).toMatchObject({ ok: true })
    await seen(async () => (await words(ana)).includes('Point 11')).toBe(kept)
  }
  for (const seat of [ana, other]) await seat.composer('W').waitFor()
  await eachSeesTheOther(other)
  line.restore()
  await Promise.all([ana.saved(), other.saved()])
  expect(other.crashes).toEqual([])
})

test('OFF-11 a board that is gone on return: what was never sent is offered, and nothing stays where there was nothing to offer', async () => {
  const boris = await sitDown(browser, KEEPS_PAGE)
  await Promise.all([come(ana), boris.join(linkFor(line.origin, board, 'participant'), { name: 'Boris', delegation: 'Serbia' })])
  await boris.write('S', 'Joint patrols')
  await boris.saved()
  await cutOff(ana)
  await ana.write('S', 'Only here')
  const gone = await fetch(`${server.origin}/api/boards/${board.id}`, { method: 'DELETE', headers: { authorization: `Bearer ${chair.token}` } })
  expect(gone.ok).toBe(true)
  line.restore()
  for (const seat of [ana, boris]) await seat.page.getByRole('heading', { name: t('wrong.goneTitle') }).waitFor()
  const offered = ana.page.getByRole('status').filter({ hasText: t('closed.unsent') })
  expect(await offered.textContent()).toContain('Only here')
  await seen(() => held(boris)).toEqual({})
  await ana.button(t('forget.closed'), offered).click()
  await seen(() => held(ana)).toEqual({})
  expect(boris.crashes).toEqual([])
  await boris.context.close()
})
