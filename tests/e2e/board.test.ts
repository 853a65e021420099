/** Two participants and a moderator on one board, each in a browser of their own, against the built server. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, middle, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'

const DELEGATIONS = [{ id: 'al', name: 'Albania' }, { id: 'rs', name: 'Serbia' }]
const LOCKED = t('refusal.LOCK-1')

let browser: Browser
let server: RunningServer
/** Where the next board is: the server of all, or one that a test may kill. */
let at: RunningServer
let board: CreatedBoard
let ana: Seat
let bojan: Seat
let mira: Seat

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
  at = server
  ;[ana, bojan, mira] = await Promise.all([sitDown(browser), sitDown(browser), sitDown(browser)])
})
afterAll(() => browser?.close())

/** A board of its own for a test, with the three of them on it. */
async function meet(): Promise<void> {
  board = await createBoard(at.origin, { title: 'Budva', question: 'What helps, what hinders?', delegations: DELEGATIONS })
  await Promise.all([
    ana.join(linkFor(at.origin, board, 'participant'), { name: 'Ana', delegation: 'Albania' }),
    bojan.join(linkFor(at.origin, board, 'participant'), { name: 'Bojan', delegation: 'Serbia', attendance: 'remote' }),
    mira.join(linkFor(at.origin, board, 'moderator'), { name: 'Mira', delegation: t('join.delegationNone') }),
  ])
}
beforeEach(meet)
afterEach(async () => {
  // Also after a test that failed while somebody was cut off.
  await ana.context.setOffline(false)
  expect([...ana.crashes, ...bojan.crashes, ...mira.crashes]).toEqual([])
})

/** All three see the same in a box. */
const allSee = async (quadrant: 'S' | 'W' | 'O' | 'T', texts: string[]) => {
  for (const seat of [ana, bojan, mira]) await seen(() => seat.texts(quadrant)).toEqual(texts)
}

describe('writing together', () => {
  test('EDIT-1 ROLE-3 NAME-1 a card stands at once on every screen, with the delegation and attendance of who wrote it and no name', async () => {
    await bojan.write('S', 'Joint patrols work')
    await allSee('S', ['Joint patrols work'])
    const card = ana.card('Joint patrols work')
    expect(await card.textContent()).toContain('Serbia')
    expect(await card.getByRole('img', { name: t('attendance.remote') }).count()).toBe(1)
    expect(await ana.page.locator('body').textContent()).not.toContain('Bojan')
    expect(await bojan.card('Joint patrols work').getByRole('img', { name: t('card.mine') }).count()).toBe(1)
    expect(await card.getByRole('img', { name: t('card.mine') }).count()).toBe(0)
    await bojan.saved()
  })

  test('EDIT-2 two people type in one card at the same time: both texts stay, and each sees where the other writes', async () => {
    await ana.write('S', 'middle')
    await bojan.card('middle').waitFor()
    const [left, right] = await Promise.all([ana.edit('middle'), bojan.edit('middle')])
    await left.press('Control+Home')
    await Promise.all([left.pressSequentially('from the left '), right.pressSequentially(' to the right')])
    await allSee('S', ['from the left middle to the right'])
    expect(await left.inputValue()).toBe('from the left middle to the right')
    expect(await right.inputValue()).toBe('from the left middle to the right')

    // Carets carry what the attribution of the board allows: here the delegation.
    await right.press('End')
    await right.pressSequentially('!')
    await ana.card('from the left').getByText('Serbia', { exact: true }).first().waitFor()
    await left.pressSequentially('?')
    await mira.card('from the left').locator('[style*="left"]').nth(1).waitFor()
    await Promise.all([ana.leaveText(), bojan.leaveText()])
    await ana.saved()
    await bojan.saved()
  })

  test('EDIT-3 a card moves by pointer, by keys and by menu, within its box and to another', async () => {
    await ana.write('S', 'one', 'two', 'three')
    await allSee('S', ['one', 'two', 'three'])

    await ana.card('three').focus()
    await ana.page.keyboard.press('Alt+ArrowRight')
    await allSee('W', ['three'])
    expect(await ana.focus()).toBe('item: three')
    await ana.page.keyboard.press('Alt+ArrowDown')
    await allSee('T', ['three'])

    await ana.choose(ana.card('two'), t('card.move'), t('quadrant.O'))
    await allSee('O', ['two'])
    await ana.choose(ana.card('two'), t('card.move'), t('card.moveElsewhere'))
    const dialog = ana.page.getByRole('dialog', { name: t('card.moveTo') })
    await dialog.getByLabel(t('card.place')).selectOption('swot/return/T')
    await dialog.getByLabel(t('card.position')).selectOption({ label: t('card.moveTop') })
    await ana.button(t('card.move'), dialog).click()
    await allSee('T', ['two', 'three'])
    expect(await ana.focus()).toBe('item: two')

    await bojan.drag(bojan.card('three'), await middle(bojan.box('S')))
    await allSee('S', ['one', 'three'])
    await allSee('T', ['two'])
  })

  test('EDIT-4 cards are put in another order by pointer, by keys and by menu', async () => {
    await ana.write('S', 'one', 'two', 'three')
    await ana.choose(ana.card('three'), t('card.move'), t('card.moveTop'))
    await allSee('S', ['three', 'one', 'two'])
    await ana.choose(ana.card('one'), t('card.move'), t('card.moveUp'))
    await allSee('S', ['one', 'three', 'two'])
    const first = (await ana.card('one').boundingBox())!
    await ana.drag(ana.card('two'), { x: first.x + first.width / 2, y: first.y + 3 })
    await allSee('S', ['two', 'one', 'three'])
  })

  test('EDIT-5 what is put in the bin is gone from every screen and comes back as it was', async () => {
    await ana.write('W', 'Slow readmission', 'Few escorts')
    await ana.card('Slow readmission').focus()
    await ana.page.keyboard.press('Delete')
    await allSee('W', ['Few escorts'])
    expect(await ana.focus()).toBe('item: Few escorts')

    await ana.boardMenu(t('menu.bin'))
    const bin = ana.page.getByRole('dialog', { name: t('bin.title') })
    expect(await bin.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('Slow readmission')])
    await ana.button(t('bin.restore'), bin).click()
    await allSee('W', ['Slow readmission', 'Few escorts'])
    await bin.getByText(t('bin.empty')).waitFor()
    await ana.button(t('common.close'), bin).click()
  })

  test('EDIT-6 undo and redo touch only what one did oneself', async () => {
    await ana.write('S', 'by Ana')
    await bojan.card('by Ana').waitFor()
    await bojan.edit('by Ana')
    await bojan.writing().pressSequentially(' and Bojan')
    await bojan.leaveText()
    await bojan.write('S', 'by Bojan')
    await allSee('S', ['by Ana and Bojan', 'by Bojan'])

    await ana.choose(ana.card('by Ana'), t('card.move'), t('quadrant.T'))
    await allSee('T', ['by Ana and Bojan'])
    await ana.button(t('common.undo')).click()
    await allSee('S', ['by Ana and Bojan', 'by Bojan'])
    await ana.button(t('common.redo')).click()
    await allSee('T', ['by Ana and Bojan'])
    await allSee('S', ['by Bojan'])

    await bojan.button(t('common.undo')).click()
    await allSee('S', [])
    await bojan.button(t('common.undo')).click()
    await allSee('T', ['by Ana'])
    expect(await bojan.button(t('common.undo')).isEnabled()).toBe(false)
  })

  test('EDIT-7 the filter leaves out cards by delegation, attendance and words, on this screen alone', async () => {
    await ana.write('S', 'Враћање functions', 'Escort training')
    await bojan.write('S', 'Vraćanje is slow')
    await mira.card('Vraćanje is slow').waitFor()
    const shown = (texts: string[]) => seen(() => mira.texts('S')).toEqual(texts)
    await mira.button(t('filter.title')).click()
    const filter = mira.page.getByRole('search')
    await filter.getByLabel(t('filter.text')).fill('vracanje')
    await shown(['Враћање functions', 'Vraćanje is slow'])
    await filter.getByLabel(t('filter.delegation')).selectOption({ label: 'Serbia' })
    await shown(['Vraćanje is slow'])
    await filter.getByText(t('filter.shown', { n: 1, all: 3 })).waitFor()
    await filter.getByLabel(t('filter.attendance')).selectOption({ label: t('attendance.on-site') })
    await shown([])
    await mira.box('S').getByText(t('board.noneShown')).waitFor()
    expect(await ana.texts('S')).toHaveLength(3)
    await mira.button(t('filter.clear'), filter).click()
    await shown(['Враћање functions', 'Escort training', 'Vraćanje is slow'])
  })

  test('PRESENCE-1 everybody sees who is here and how they take part', async () => {
    await ana.button(t('people.here', { n: 3 })).click()
    const people = ana.page.getByRole('dialog', { name: t('people.title') }).getByRole('listitem')
    const lines = await people.allTextContents()
    expect(lines).toHaveLength(3)
    expect(lines.filter((line) => line.includes(t('attendance.remote')))).toEqual([expect.stringContaining('Serbia')])
    expect(lines.join()).toContain(t('role.moderator'))
    await bojan.page.goto('about:blank')
    await ana.page.keyboard.press('Escape')
    await ana.button(t('people.here', { n: 2 })).waitFor()
  })
})

describe('groups', () => {
  test('GROUP-1 a moderator puts selected cards together, names, renames, splits and dissolves the group', async () => {
    await ana.write('S', 'one', 'two', 'three', 'four')
    await mira.card('four').waitFor()
    for (const text of ['one', 'two', 'three']) await mira.card(text).click({ modifiers: ['Control'] })
    const bar = mira.page.getByRole('toolbar', { name: t('select.bar') })
    await bar.getByText(t('select.count', { n: 3 })).waitFor()
    await mira.button(t('select.group'), bar).click()
    await mira.page.getByLabel(t('group.title')).pressSequentially('Numbers')
    await mira.page.keyboard.press('Enter')
    await allSee('S', ['Numbers', 'four'])
    for (const seat of [ana, bojan, mira]) await seen(() => seat.members('Numbers')).toEqual(['one', 'two', 'three'])

    await mira.choose(mira.head('Numbers'), t('group.menu', { title: 'Numbers' }), t('group.rename'))
    await mira.page.getByLabel(t('group.title')).fill('Counted')
    await mira.page.keyboard.press('Enter')
    await allSee('S', ['Counted', 'four'])

    await mira.card('three').click({ modifiers: ['Control'] })
    await mira.button(t('select.clear'), bar).waitFor()
    await mira.page.keyboard.press('Escape')
    await bar.waitFor({ state: 'detached' })

    await mira.choose(mira.head('Counted'), t('group.menu', { title: 'Counted' }), t('group.dissolve'))
    for (const seat of [ana, bojan, mira]) await seen(async () => (await seat.texts('S')).toSorted()).toEqual(['four', 'one', 'three', 'two'])
    expect(await ana.page.locator('[data-kind="group"]').count()).toBe(0)
  })

  test('GROUP-2 cards dropped on one another become a group, and others join it by a drop and by menu', async () => {
    await ana.write('S', 'one', 'two', 'three', 'four')
    await mira.card('four').waitFor()
    await mira.drag(mira.card('two'), await middle(mira.card('one')))
    await mira.page.getByLabel(t('group.title')).pressSequentially('Pair')
    await mira.page.keyboard.press('Escape')
    for (const seat of [ana, bojan, mira]) await seen(() => seat.members('Pair')).toEqual(['one', 'two'])

    await mira.drag(mira.card('three'), await middle(mira.group('Pair')))
    for (const seat of [ana, bojan, mira]) await seen(async () => (await seat.members('Pair')).toSorted()).toEqual(['one', 'three', 'two'])
    await mira.choose(mira.card('four'), t('card.more'), 'Pair')
    await allSee('S', ['Pair'])

    await mira.choose(mira.card('four'), t('card.more'), t('card.leaveGroup'))
    await seen(async () => (await ana.texts('S')).toSorted()).toEqual(['Pair', 'four'])
    // The group moves as one, with all its cards.
    await mira.choose(mira.head('Pair'), t('card.move'), t('quadrant.T'))
    await allSee('T', ['Pair'])
    await seen(async () => (await ana.members('Pair')).length).toBe(3)
  })

  test('GROUP-3 some cards of a group are split off into a new one', async () => {
    await ana.write('S', 'one', 'two', 'three', 'four')
    await mira.card('four').waitFor()
    await mira.choose(mira.box('S').locator('header'), t('box.menu', { title: t('quadrant.S') }), t('select.all'))
    await mira.button(t('select.group')).click()
    await mira.page.getByLabel(t('group.title')).pressSequentially('All')
    await mira.page.keyboard.press('Enter')
    await seen(() => ana.members('All')).toEqual(['one', 'two', 'three', 'four'])
    for (const text of ['three', 'four']) await mira.card(text).click({ modifiers: ['Control'] })
    await mira.button(t('group.split')).click()
    await mira.page.getByLabel(t('group.title')).pressSequentially('Rest')
    await mira.page.keyboard.press('Enter')
    await allSee('S', ['All', 'Rest'])
    for (const seat of [ana, bojan]) {
      await seen(() => seat.members('All')).toEqual(['one', 'two'])
      await seen(() => seat.members('Rest')).toEqual(['three', 'four'])
    }
  })
})

describe('groups become one', () => {
  test('GROUP-4 a group is put into another by a drop and by menu: no card is lost, and undo brings both groups back', async () => {
    await ana.write('S', 'one', 'two', 'three', 'four')
    await mira.card('four').waitFor()
    for (const [title, ...texts] of [['Left', 'one', 'two'], ['Right', 'three', 'four']] as const) {
      for (const text of texts) await mira.card(text).click({ modifiers: ['Control'] })
      await mira.button(t('select.group')).click()
      await mira.page.getByLabel(t('group.title')).pressSequentially(title)
      await mira.page.keyboard.press('Enter')
      await seen(() => ana.members(title)).toEqual(texts)
    }
    await mira.choose(mira.head('Right'), t('group.menu', { title: 'Right' }), 'Left')
    await allSee('S', ['Left'])
    for (const seat of [ana, bojan, mira]) await seen(async () => (await seat.members('Left')).toSorted()).toEqual(['four', 'one', 'three', 'two'])
    await mira.button(t('common.undo')).click()
    for (const seat of [ana, bojan, mira]) {
      await seen(() => seat.members('Left')).toEqual(['one', 'two'])
      await seen(() => seat.members('Right')).toEqual(['three', 'four'])
    }
    await mira.drag(mira.head('Left'), await middle(mira.group('Right')))
    await allSee('S', ['Right'])
    for (const seat of [ana, bojan, mira]) await seen(async () => (await seat.members('Right')).toSorted()).toEqual(['four', 'one', 'three', 'two'])
  })
})

describe('locks', () => {
  test('LOCK-4 typing into a card that was locked meanwhile is undone everywhere, and its writer keeps the text', async () => {
    await ana.write('S', 'Joint patrols')
    await mira.card('Joint patrols').waitFor()
    await ana.edit('Joint patrols')
    await ana.context.setOffline(true)
    await ana.page.getByText(t('saved.offline')).waitFor()
    await ana.writing().pressSequentially(' every week')
    await mira.choose(mira.card('Joint patrols'), t('card.more'), t('card.lock'))
    await bojan.card('Joint patrols').getByRole('img', { name: /^Locked/ }).waitFor()
    await ana.context.setOffline(false)

    await ana.page.getByText(LOCKED).waitFor()
    await allSee('S', ['Joint patrols'])
    expect(await ana.sign()).toBe(t('saved.refused'))
    const note = ana.page.locator('[data-item]').filter({ hasText: LOCKED })
    expect(await note.locator('q').textContent()).toBe('every week')

    await ana.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await ana.button(t('refused.copy'), note).click()
    await ana.button(t('common.copied'), note).waitFor()
    expect(await ana.page.evaluate(() => navigator.clipboard.readText())).toBe(' every week')

    await ana.button(t('refused.elsewhere'), note).click()
    const dialog = ana.page.getByRole('dialog', { name: t('card.moveTo') })
    await dialog.getByLabel(t('card.place')).selectOption('swot/return/O')
    await ana.button(t('refused.put'), dialog).click()
    await allSee('O', ['every week'])
    await allSee('S', ['Joint patrols'])
    await ana.page.getByText(LOCKED).waitFor({ state: 'detached' })
    await ana.saved()
  })

  test('LOCK-1 under a lock on a card its writer stops writing, controls go, and the moderator works on', async () => {
    await ana.write('S', 'Joint patrols')
    await mira.card('Joint patrols').waitFor()
    await ana.edit('Joint patrols')
    await mira.choose(mira.card('Joint patrols'), t('card.more'), t('card.lock'))
    await seen(() => ana.writing().isEditable()).toBe(false)
    // Keys typed on are no commands to the board.
    await ana.page.keyboard.type('n1lg')
    await ana.leaveText()
    await ana.card('Joint patrols').getByRole('img', { name: /^Locked by Mira since|^Locked/ }).waitFor()
    await ana.card('Joint patrols').hover()
    expect(await ana.controls(ana.card('Joint patrols'))).toEqual([t('card.more')])
    await ana.card('Joint patrols').locator('p').click()
    expect(await ana.writing().count()).toBe(0)
    await ana.card('Joint patrols').press('Delete')
    await ana.card('Joint patrols').press('Alt+ArrowRight')

    await mira.edit('Joint patrols')
    await mira.writing().pressSequentially(', weekly')
    await mira.leaveText()
    await allSee('S', ['Joint patrols, weekly'])
    await mira.card('Joint patrols').press('l')
    await ana.card('Joint patrols').getByRole('img', { name: /^Locked/ }).waitFor({ state: 'detached' })
    await ana.edit('Joint patrols')
    await ana.writing().pressSequentially('!')
    await allSee('S', ['Joint patrols, weekly!'])
  })

  /** For every lock above a card: how a moderator sets and lifts it. */
  const above = [
    { what: 'a box', lock: 'lock.lockBox', unlock: 'lock.unlockBox', where: () => mira.box('S').locator('header'), menu: t('box.menu', { title: t('quadrant.S') }) },
    { what: 'the board', lock: 'lock.lockBoard', unlock: 'lock.unlockBoard', where: () => mira.page.getByRole('banner'), menu: t('menu.board') },
  ] as const

  test.each(above)('LOCK-1 a lock on $what takes controls and fields from all but the moderator, until it is lifted', async ({ lock, unlock, where, menu }) => {
    await ana.write('S', 'Joint patrols')
    await mira.card('Joint patrols').waitFor()
    await mira.choose(where(), menu, t(lock))
    for (const seat of [ana, bojan]) {
      await seat.composer('S').waitFor({ state: 'detached' })
      await seat.card('Joint patrols').hover()
      expect(await seat.controls(seat.card('Joint patrols'))).toEqual([t('card.more')])
      await seat.box('S').locator('header').getByRole('img', { name: /^Locked/ }).waitFor()
    }
    await mira.write('S', 'By the moderator')
    await allSee('S', ['Joint patrols', 'By the moderator'])
    await mira.choose(where(), menu, t(unlock))
    await ana.write('S', 'Open again')
    await allSee('S', ['Joint patrols', 'By the moderator', 'Open again'])
  })

  test('LOCK-1 a lock on a theme holds in its four boxes, and in nothing else', async () => {
    await ana.write('S', 'Joint patrols')
    await mira.page.getByRole('tab', { name: t('board.overview') }).click()
    await mira.choose(mira.page.locator('header', { has: mira.page.getByRole('heading', { name: 'Return', exact: true }) }), t('box.menu', { title: 'Return' }), t('lock.lockTheme'))
    for (const quadrant of ['S', 'W', 'O', 'T'] as const) await ana.composer(quadrant).waitFor({ state: 'detached' })
    expect(await ana.page.getByLabel(t('actions.new')).count()).toBe(1)
    await ana.page.getByRole('tab', { name: 'Readmission' }).click()
    await ana.composer('S', 'readmission').waitFor()
  })

  test('LOCK-2 nothing is moved out of a locked box or into it', async () => {
    await ana.write('S', 'Joint patrols')
    await ana.write('W', 'Few escorts')
    await mira.card('Few escorts').waitFor()
    await mira.choose(mira.box('S').locator('header'), t('box.menu', { title: t('quadrant.S') }), t('lock.lockBox'))
    await ana.composer('S').waitFor({ state: 'detached' })
    await ana.card('Few escorts').press('Alt+ArrowLeft')
    const to = await middle(ana.box('S'))
    const from = await middle(ana.card('Few escorts'))
    await ana.page.mouse.move(from.x, from.y)
    await ana.page.mouse.down()
    await ana.page.mouse.move(to.x, to.y, { steps: 4 })
    await ana.page.mouse.up()
    await ana.card('Few escorts').hover()
    await ana.button(t('card.move'), ana.card('Few escorts')).click()
    expect(await ana.item(t('quadrant.O')).count()).toBe(1)
    expect(await ana.item(t('quadrant.S')).count()).toBe(0)
    await ana.page.keyboard.press('Escape')
    await ana.write('O', 'A sign that all before has arrived')
    await allSee('O', ['A sign that all before has arrived'])
    await allSee('W', ['Few escorts'])
    await allSee('S', ['Joint patrols'])
  })
})

describe('actions', () => {
  const add = async (seat: Seat, title: string) => {
    await seat.page.getByLabel(t('actions.new')).fill(title)
    await seat.page.getByLabel(t('actions.new')).press('Enter')
    await seat.action(title).waitFor()
  }

  test('ACTION-1 an action is created, filled in, linked, put in the bin and restored', async () => {
    await ana.write('S', 'Joint patrols')
    await add(ana, 'Appoint contact points')
    await ana.button(t('actions.details'), ana.action('Appoint')).click()
    const form = ana.action('Appoint')
    await form.getByLabel(t('action.institution'), { exact: true }).fill('Ministry of Interior')
    await form.getByLabel(t('action.institution'), { exact: true }).press('Enter')
    await form.getByLabel(t('action.due'), { exact: true }).selectOption({ index: 2 })
    await form.getByLabel(t('action.priority'), { exact: true }).selectOption('high')
    await form.getByLabel(t('action.status'), { exact: true }).selectOption('agreed')
    await ana.button(t('action.link'), form).click()
    await form.getByRole('checkbox', { name: /^Joint patrols/ }).check()
    await ana.page.keyboard.press('Escape')
    for (const words of ['Ministry of Interior', t('status.agreed'), t('priority.high')]) await bojan.action('Appoint').getByText(words).waitFor()
    await bojan.action('Appoint').getByRole('img', { name: t('action.linkCount', { n: 1 }) }).waitFor()

    await bojan.choose(bojan.action('Appoint'), t('actions.rowMenu', { title: 'Appoint contact points' }), t('actions.trash'))
    for (const seat of [ana, bojan, mira]) await seen(() => seat.actions()).toEqual([])
    await bojan.button(t('common.undo')).click()
    for (const seat of [ana, bojan, mira]) await seen(() => seat.actions()).toEqual(['Appoint contact points'])
    await ana.saved()
  })

  test('ACTION-2 the list is arranged for all, and sorted and filtered for oneself', async () => {
    for (const title of ['Beta', 'Alpha', 'Gamma']) await add(ana, title)
    await ana.choose(ana.action('Gamma'), t('actions.rowMenu', { title: 'Gamma' }), t('card.moveUp'))
    for (const seat of [ana, bojan, mira]) await seen(() => seat.actions()).toEqual(['Beta', 'Gamma', 'Alpha'])
    await ana.button(t('actions.details'), ana.action('Gamma')).click()
    await ana.action('Gamma').getByLabel(t('action.status'), { exact: true }).selectOption('done')

    await bojan.choose(bojan.page.locator('[data-actions] header'), t('actions.sort'), t('action.title'))
    await seen(() => bojan.actions()).toEqual(['Alpha', 'Beta', 'Gamma'])
    await bojan.choose(bojan.page.locator('[data-actions] header'), t('actions.sort'), t('status.done'))
    await seen(() => bojan.actions()).toEqual(['Gamma'])
    expect(await ana.actions()).toEqual(['Beta', 'Gamma', 'Alpha'])

    await mira.button(t('actions.expand')).click()
    const table = mira.page.getByRole('table')
    await mira.button(t('action.title'), table).click()
    await seen(() => table.getByRole('rowheader').allTextContents()).toEqual(['Alpha', 'Beta', 'Gamma'])
    await mira.button(t('action.title'), table).click()
    await seen(() => table.getByRole('rowheader').allTextContents()).toEqual(['Gamma', 'Beta', 'Alpha'])
  })

  test('LOCK-1 a lock on the action list leaves it to the moderator', async () => {
    await add(ana, 'Appoint contact points')
    await mira.action('Appoint').waitFor()
    await mira.button(t('lock.lockActions')).click()
    for (const seat of [ana, bojan]) {
      await seat.page.getByLabel(t('actions.new')).waitFor({ state: 'detached' })
      await seat.button(t('actions.details'), seat.action('Appoint')).click()
      expect(await seat.action('Appoint').locator('input, select').count()).toBe(0)
    }
    await add(mira, 'By the moderator')
    await seen(() => ana.actions()).toEqual(['Appoint contact points', 'By the moderator'])
  })
})

describe('on a phone', () => {
  test('PHONE-1 everything to press stays within the screen: offline, while cards are selected, and the filter', async () => {
    await ana.write('S', 'Joint patrols', 'Few escorts')
    const phone = await sitDown(browser, PHONE)
    await phone.join(linkFor(server.origin, board, 'moderator'), { name: 'Petra', delegation: 'Serbia' })
    /** Names of what sticks out of the screen. */
    const outside = (within: Locator) => within.locator('button:visible').evaluateAll((all) => all
      .filter((one) => one.getBoundingClientRect().right > innerWidth || one.getBoundingClientRect().left < 0)
      .map((one) => one.getAttribute('aria-label') ?? one.textContent))

    for (const text of ['Joint patrols', 'Few escorts']) {
      await phone.card(text).focus()
      await phone.card(text).press('Space')
    }
    const bar = phone.page.getByRole('toolbar', { name: t('select.bar') })
    await phone.button(t('select.clear'), bar).waitFor()
    expect(await outside(bar)).toEqual([])
    await phone.button(t('select.clear'), bar).click()

    await phone.boardMenu(t('filter.title'))
    await phone.page.getByRole('dialog', { name: t('filter.title') }).getByLabel(t('filter.text')).fill('patrols')
    await seen(() => phone.texts('S')).toEqual(['Joint patrols'])
    await phone.button(t('filter.clear')).click()
    await phone.button(t('common.close')).click()

    await phone.context.setOffline(true)
    await phone.edit('Joint patrols')
    await phone.writing().pressSequentially(' every week')
    // A sentence typed is one change.
    await seen(() => phone.sign()).toBe(`${t('saved.offline')} 1`)
    expect(await outside(phone.page.getByRole('banner'))).toEqual([])
    await phone.context.setOffline(false)
    await seen(() => ana.texts('S')).toEqual(['Joint patrols every week', 'Few escorts'])
    await phone.context.close()
  })

  test('PHONE-2 a finger that holds a card moves it within its box, and by the map to another', async () => {
    await ana.write('S', 'one', 'two', 'three')
    const phone = await sitDown(browser, PHONE)
    await phone.join(linkFor(server.origin, board, 'participant'), { name: 'Petra', delegation: 'Serbia' })
    await seen(() => phone.texts('S')).toEqual(['one', 'two', 'three'])
    const finger = await phone.context.newCDPSession(phone.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) => finger.send('Input.dispatchTouchEvent', { type, touchPoints })
    const carry = async (text: string, to: { x: number; y: number }) => {
      const from = await middle(phone.card(text))
      await touch('touchStart', from)
      await phone.page.locator('[data-ghost]').waitFor()
      await touch('touchMove', { x: from.x, y: from.y + 20 })
      await touch('touchMove', to)
      await phone.page.locator('[data-drop-line]').waitFor()
      await touch('touchEnd')
      await phone.page.locator('[data-ghost]').waitFor({ state: 'detached' })
    }
    const last = (await phone.card('three').boundingBox())!
    await carry('one', { x: last.x + 40, y: last.y + last.height - 2 })
    await seen(() => ana.texts('S')).toEqual(['two', 'three', 'one'])
    const map = phone.page.getByRole('group', { name: t('box.map') })
    await carry('two', await middle(map.getByRole('button', { name: t('quadrant.T') })))
    await seen(() => ana.texts('T')).toEqual(['two'])
    await seen(() => ana.texts('S')).toEqual(['three', 'one'])
    await phone.context.close()
  })

  test('PHONE-3 what one writes in private stands among one\'s own cards', async () => {
    const lead = new RoomClient(await joinBoard(server.origin, board, 'moderator'))
    await lead.entered()
    expect(await lead.command({ type: 'phase.put', id: 'alone', name: 'Alone', kind: 'collect', write: 'private' })).toMatchObject({ ok: true })
    expect(await lead.command({ type: 'phase.set', id: 'alone' })).toMatchObject({ ok: true })
    lead.leave()
    const phone = await sitDown(browser, PHONE)
    await phone.join(linkFor(server.origin, board, 'participant'), { name: 'Petra', delegation: 'Serbia' })
    const field = phone.page.getByLabel(t('card.newIn', { title: t('quadrant.S') }))
    await field.fill('Only for me')
    await field.press('Enter')
    await phone.card('Only for me').waitFor()
    await phone.button(t('nav.mine')).click()
    await phone.card('Only for me').waitFor()
    await phone.context.close()
  })
})

describe('saved means saved', () => {
  /** A server of its own, to be stopped and killed. */
  beforeAll(async () => {
    at = await startServer()
  })
  afterAll(() => {
    at = server
  })

  test('SAVE-1 the sign says saving until the server has answered, and nobody sees the card before', async () => {
    process.kill(at.pid, 'SIGSTOP')
    try {
      await ana.write('S', 'Not yet')
      await seen(() => ana.sign()).toBe(t('saved.savingN', { n: 1 }))
      expect(await bojan.texts('S')).toEqual([])
    } finally {
      process.kill(at.pid, 'SIGCONT')
    }
    await ana.saved()
    await allSee('S', ['Not yet'])
  })

  test('SAVE-1 without a connection the sign counts what is kept on the page, and it arrives when the connection is back', async () => {
    await ana.context.setOffline(true)
    await seen(() => ana.sign()).toBe(t('saved.offline'))
    await ana.write('S', 'one')
    await ana.write('W', 'two')
    await seen(() => ana.sign()).toMatch(/^Offline: 2 changes/)
    await bojan.write('S', 'meanwhile')
    expect(await bojan.texts('W')).toEqual([])
    await ana.context.setOffline(false)
    await ana.saved()
    await allSee('W', ['two'])
    for (const seat of [ana, bojan, mira]) await seen(async () => (await seat.texts('S')).toSorted()).toEqual(['meanwhile', 'one'])
  })

  test('SAVE-2 what was called saved outlives a server killed in the middle of writing; everyone is back by themselves', async () => {
    const called: string[] = []
    for (const n of [1, 2, 3, 4, 5]) {
      await ana.write('S', `saved ${n}`)
      await ana.saved()
      called.push(`saved ${n}`)
    }
    const typing = Promise.all([
      ana.edit('saved 5').then((area) => area.pressSequentially(' and in the middle')),
      bojan.write('W', 'in flight'),
    ])
    await at.kill()
    await typing
    await ana.leaveText()
    await seen(() => ana.sign()).toMatch(/^Offline/)
    await bojan.write('T', 'while it was gone')

    at = await startServer({ port: at.port, dataDir: at.dataDir })
    await Promise.all([ana.saved(), bojan.saved(), mira.saved()])
    await allSee('S', [...called.slice(0, 4), 'saved 5 and in the middle'])
    await allSee('W', ['in flight'])
    await allSee('T', ['while it was gone'])
  })

  test('SAVE-2 a reload shows the same board to the same person', async () => {
    await ana.write('S', 'Mine')
    await ana.saved()
    await ana.page.reload()
    await ana.opened()
    await seen(() => ana.texts('S')).toEqual(['Mine'])
    await ana.card('Mine').getByRole('img', { name: t('card.mine') }).waitFor()
    // By the link again, on the same device: the same person, and no second one in the list.
    await ana.page.goto('about:blank')
    await ana.page.goto(linkFor(at.origin, board, 'participant'))
    await ana.opened()
    await ana.card('Mine').getByRole('img', { name: t('card.mine') }).waitFor()
    await ana.button(t('people.here', { n: 3 })).waitFor()
    expect(ana.page.url()).toBe(`${at.origin}/b/${board.id}`)
  })
})

describe('links', () => {
  const wrong = async (seat: Seat, address: string, title: string) => {
    await seat.page.goto('about:blank')
    await seat.page.goto(address)
    await seat.page.getByRole('heading', { name: title, exact: true }).waitFor()
  }

  test('LINK-1 a new link makes the old one open nothing, for nobody who is not in already', async () => {
    const old = linkFor(server.origin, board, 'participant')
    await mira.boardMenu(t('menu.links'))
    const dialog = mira.page.getByRole('dialog', { name: t('menu.links') })
    const role = t('role.participant')
    await mira.button(t('links.rotateFor', { role }), dialog).click()
    await mira.button(t('links.rotate'), dialog).click()
    const fresh = dialog.getByLabel(t('links.url', { role }), { exact: true })
    await fresh.waitFor()
    const link = await fresh.inputValue()
    expect(link).not.toBe(old)

    const guest = await sitDown(browser)
    await wrong(guest, old, t('wrong.linkTitle'))
    await guest.page.goto(link)
    await guest.join(link, { name: 'Guest', delegation: 'Serbia' })
    await guest.write('S', 'By the new link')
    await seen(() => ana.texts('S')).toEqual(['By the new link'])
    await ana.page.goto(old)
    await ana.opened()
    await guest.context.close()
  })

  test('LINK-2 a link that is unknown, cut short or of a board that is no more leads to a page that says so', async () => {
    const guest = await sitDown(browser)
    const { origin } = server
    await wrong(guest, `${origin}/b/no-such-board#${'x'.repeat(22)}`, t('wrong.linkTitle'))
    await wrong(guest, `${origin}/b/${board.id}#${'x'.repeat(22)}`, t('wrong.linkTitle'))
    await wrong(guest, `${origin}/b/${board.id}`, t('wrong.inviteTitle'))
    await wrong(guest, `${origin}/nothing/here`, t('wrong.missingTitle'))
    const { token } = await mira.page.evaluate((id) => JSON.parse(localStorage.getItem(`plenum/board/${id}`)!) as { token: string }, board.id)
    const gone = await fetch(`${origin}/api/boards/${board.id}`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
    expect(gone.status).toBe(204)
    for (const seat of [ana, bojan, mira]) await seat.page.getByRole('heading', { name: t('wrong.goneTitle') }).waitFor()
    await wrong(guest, linkFor(origin, board, 'participant'), t('wrong.linkTitle'))
    await guest.context.close()
  })

  test('LINK-3 the short code of the room leads a participant in', async () => {
    const guest = await sitDown(browser)
    await guest.page.goto(server.origin)
    await guest.page.getByLabel(t('code.label')).fill(board.code.toLowerCase())
    await guest.button(t('code.join')).click()
    await guest.page.getByText(t('join.as', { role: t('role.participant') })).waitFor()
    expect(await guest.page.getByRole('heading', { level: 1 }).textContent()).toBe('Budva')
    await guest.context.close()
  })

  test('ROLE-1 an observer reads along and finds nothing to write with', async () => {
    await ana.write('S', 'Joint patrols')
    const guest = await sitDown(browser)
    await guest.join(linkFor(server.origin, board, 'observer'), { name: 'Olga', delegation: t('join.delegationNone') })
    expect(await guest.sign()).toBe(t('saved.readonly'))
    await seen(() => guest.texts('S')).toEqual(['Joint patrols'])
    expect(await guest.page.locator('[data-board] textarea, [data-board] main input').count()).toBe(0)
    await guest.card('Joint patrols').hover()
    expect(await guest.controls(guest.card('Joint patrols'))).toEqual([t('card.more')])
    await guest.context.close()
  })
})
