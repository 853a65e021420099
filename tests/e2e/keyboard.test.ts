/** Everything once by keyboard alone. After every key the focus is somewhere, and where it is can be seen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

/** Where the focus is, once the page has answered the key; fails where there is none, or where it cannot be seen. */
async function at(seat: Seat): Promise<string> {
  // What an edit changes stands in the page with its next frame.
  await seat.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await seen(() => seat.focus()).not.toBe('nowhere')
  const visible = await seat.page.evaluate(() => {
    const focused = document.activeElement!
    // Headings and regions that were given the focus to be read out are no controls.
    if (focused.matches('[tabindex="-1"]:not([role], button, [data-focus])')) return true
    const probe = document.body.appendChild(document.createElement('i'))
    const colours = ['var(--accent)', 'var(--focus)'].map((value) => ((probe.style.color = value), getComputedStyle(probe).color))
    probe.remove()
    const chain = [focused, focused.parentElement, focused.parentElement?.parentElement, focused.closest('[data-focus]')]
    return chain.some((element) => {
      if (!element) return false
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element)
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || colours.some((colour) => boxShadow.includes(colour) || borderColor === colour)
    })
  })
  expect(visible, `the focus is seen on ${await seat.focus()}`).toBe(true)
  expect(await seat.page.evaluate(() => {
    const focused = document.activeElement!
    const { left, top, width, height } = focused.getBoundingClientRect()
    // Some of it is hit from above: nothing covers the whole of it, and it stands within the window.
    return [0.1, 0.3, 0.5, 0.7, 0.9].some((x) => [0.1, 0.3, 0.5, 0.7, 0.9].some((y) => {
      const hit = document.elementFromPoint(left + width * x, top + height * y)
      return hit !== null && (focused.contains(hit) || hit.contains(focused))
    }))
  }), `nothing covers ${await seat.focus()}`).toBe(true)
  return seat.focus()
}

async function press(seat: Seat, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await seat.page.keyboard.press(key)
    await at(seat)
  }
}

async function type(seat: Seat, text: string): Promise<void> {
  await seat.page.keyboard.type(text)
  await at(seat)
}

/** Goes on with Tab until the focus is on a control of that name. */
async function tabTo(seat: Seat, name: string, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < 80; steps++) {
    const now = await at(seat)
    if (now.endsWith(`: ${name}`) || (await labelled(seat, name))) return
    passed.push(now)
    await seat.page.keyboard.press(key)
    // From the end of the page Tab leads out to the browser, and from there in again.
    if ((await seat.focus()) === 'nowhere') await seat.page.keyboard.press(key)
  }
  throw new Error(`Tab never came to "${name}", but by ${passed.join(' · ')}`)
}

/** The same for what is known by how it is called only in part. */
async function tabInto(seat: Seat, key: string, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (name.test(await at(seat))) return
    await seat.page.keyboard.press(key)
    if ((await seat.focus()) === 'nowhere') await seat.page.keyboard.press(key)
  }
  throw new Error(`${key} never came to ${String(name)}.`)
}

const labelled = (seat: Seat, name: string): Promise<boolean> =>
  seat.page.getByLabel(name, { exact: true }).evaluateAll((all) => all.includes(document.activeElement as HTMLElement))

/** Opens a menu by the control that has the focus and chooses by the arrow keys. */
async function choose(seat: Seat, item: string, open = 'Enter'): Promise<void> {
  await seat.page.keyboard.press(open)
  await seat.item(item).waitFor()
  for (let steps = 0; steps < 30; steps++) {
    if (await seat.item(item).evaluate((element) => element === document.activeElement)) return press(seat, 'Enter')
    await press(seat, 'ArrowDown')
  }
  throw new Error(`There is no way to "${item}" by the arrow keys.`)
}

const join = async (board: CreatedBoard, role: 'moderator' | 'participant', name: string): Promise<Seat> => {
  const seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, role), { name })
  return seat
}

describe('by keyboard alone', () => {
  test('KEY-1 a board is created, entered, written on, arranged, locked, filtered and left', async () => {
    const seat = await sitDown(browser)
    const { page } = seat
    await page.goto(server.origin)
    await page.getByLabel(t('create.name')).waitFor()
    await page.keyboard.press('Tab')
    await tabTo(seat, t('create.name'))
    await type(seat, 'By keys')
    await tabTo(seat, t('create.submit'))
    await press(seat, 'Enter')
    await page.getByRole('heading', { name: t('links.title') }).waitFor()
    await tabTo(seat, t('links.enter'))
    await press(seat, 'Enter')
    await page.getByText(t('join.as', { role: t('role.moderator') })).waitFor()
    await tabTo(seat, t('join.name'))
    await type(seat, 'Mira')
    await press(seat, 'Enter')
    await seat.opened()
    await at(seat)

    // Write.
    await press(seat, '1', 'n')
    for (const text of ['one', 'two', 'three']) {
      await type(seat, text)
      await press(seat, 'Enter')
    }
    await seen(() => seat.texts('S')).toEqual(['one', 'two', 'three'])
    await press(seat, 'Escape')
    await seen(() => at(seat)).toBe('item: three')

    // Edit.
    await press(seat, 'Enter')
    await type(seat, ' and a half')
    await press(seat, 'Escape')
    await seen(() => seat.texts('S')).toEqual(['one', 'two', 'three and a half'])
    expect(await at(seat)).toBe('item: three and a half')

    // Move.
    await press(seat, 'Alt+ArrowRight')
    await seen(() => seat.texts('W')).toEqual(['three and a half'])
    await press(seat, 'm')
    await seat.item(t('quadrant.T')).waitFor()
    await press(seat, 'Escape')
    await tabTo(seat, t('card.move'))
    await choose(seat, t('quadrant.T'))
    await seen(() => seat.texts('T')).toEqual(['three and a half'])
    await seen(() => at(seat)).toBe('item: three and a half')

    // Cluster.
    await press(seat, '1', 'Home', 'Space', 'End', 'Space')
    await press(seat, 'g')
    await seen(() => at(seat)).toBe(`textarea: ${t('group.title')}`)
    await type(seat, 'Numbers')
    await press(seat, 'Enter')
    await seen(() => seat.members('Numbers')).toEqual(['one', 'two'])
    expect(await at(seat)).toBe('item: Numbers')

    // Lock and unlock.
    await press(seat, 'l')
    await seat.head('Numbers').getByRole('img', { name: /^Locked/ }).waitFor()
    await press(seat, 'l')
    await seat.head('Numbers').getByRole('img', { name: /^Locked/ }).waitFor({ state: 'detached' })

    // Dissolve by the menu, and undo by its key.
    await tabTo(seat, t('group.menu', { title: 'Numbers' }))
    await choose(seat, t('group.dissolve'))
    await seen(() => seat.texts('S')).toEqual(['one', 'two'])
    await press(seat, 'Control+z')
    await seen(() => seat.members('Numbers')).toEqual(['one', 'two'])
    await press(seat, 'Control+y')
    await seen(() => seat.texts('S')).toEqual(['one', 'two'])

    // The bin and back.
    await press(seat, '1', 'Delete')
    await seen(() => seat.texts('S')).toEqual(['two'])
    expect(await at(seat)).toBe('item: two')
    await tabTo(seat, t('menu.board'), 'Shift+Tab')
    await choose(seat, t('menu.bin'))
    await tabTo(seat, t('bin.restore'))
    await press(seat, 'Enter')
    await seen(() => seat.texts('S')).toEqual(['one', 'two'])
    await press(seat, 'Escape')

    // Actions.
    await press(seat, 'a')
    await tabTo(seat, t('actions.new'))
    await type(seat, 'Appoint contact points')
    await press(seat, 'Enter')
    await seen(() => seat.actions()).toEqual(['Appoint contact points'])
    await tabTo(seat, t('actions.details'), 'Shift+Tab')
    await press(seat, 'Enter')
    await tabTo(seat, t('action.status'))
    await press(seat, 'ArrowDown')
    await seen(() => seat.action('Appoint').getByLabel(t('action.status')).inputValue()).toBe('agreed')
    await tabTo(seat, t('actions.fold'), 'Shift+Tab')
    await press(seat, 'Enter')
    await seen(() => at(seat)).toContain(t('actions.unfold'))
    await press(seat, 'Enter')
    await tabTo(seat, t('actions.expand'))
    await press(seat, 'Enter')
    await seat.page.getByRole('table').waitFor()
    expect(await at(seat)).toContain(t('actions.collapse'))
    await press(seat, 'Enter')

    // Undo until there is nothing left: the button that goes grey does not take the focus with it.
    await tabTo(seat, t('common.undo'), 'Shift+Tab')
    for (let steps = 0; steps < 30 && (await at(seat)) === `button: ${t('common.undo')}`; steps++) await press(seat, 'Enter')
    expect(await seat.button(t('common.undo')).isDisabled()).toBe(true)
    expect(await seat.texts('S')).toEqual([])
    await tabTo(seat, t('common.redo'))
    for (let steps = 0; steps < 30 && (await at(seat)) === `button: ${t('common.redo')}`; steps++) await press(seat, 'Enter')
    await seen(() => seat.texts('S')).toEqual(['one', 'two'])

    // Filter.
    await press(seat, '1', 'f')
    await type(seat, 'two')
    await seen(() => seat.texts('S')).toEqual(['two'])
    await tabTo(seat, t('filter.clear'))
    await press(seat, 'Enter')
    await seen(() => seat.texts('S')).toEqual(['one', 'two'])
    await press(seat, 'Escape')

    // The other themes, the help, and away.
    await press(seat, '1', ']')
    await seat.box('S', 'readmission').waitFor()
    await press(seat, '[')
    await seat.box('S').waitFor()
    await press(seat, '?')
    await page.getByRole('dialog', { name: t('shortcuts.title') }).waitFor()
    await press(seat, 'Escape')
    await tabTo(seat, t('menu.board'), 'Shift+Tab')
    await choose(seat, t('menu.leave'))
    await page.getByRole('heading', { name: t('create.title') }).waitFor()
    await at(seat)
    expect(seat.crashes).toEqual([])
    await seat.context.close()
  })

  test('KEY-2 the focus is not lost when another person moves, locks, bins or groups what has it', async () => {
    const board = await createBoard(server.origin, { title: 'Two at once' })
    const [ana, mira] = await Promise.all([join(board, 'participant', 'Ana'), join(board, 'moderator', 'Mira')])
    await ana.write('S', 'one', 'two', 'three')
    await mira.card('three').waitFor()
    await ana.card('two').focus()

    await mira.choose(mira.card('two'), t('card.move'), t('quadrant.T'))
    await seen(() => ana.texts('T')).toEqual(['two'])
    await seen(() => ana.focus()).toBe('item: two')

    await mira.choose(mira.card('two'), t('card.more'), t('card.lock'))
    await ana.card('two').getByRole('img', { name: /^Locked/ }).waitFor()
    expect(await at(ana)).toBe('item: two')
    await mira.choose(mira.card('two'), t('card.more'), t('card.unlock'))
    await ana.card('two').getByRole('img', { name: /^Locked/ }).waitFor({ state: 'detached' })

    // On one of the card's own controls, which a lock takes away.
    await tabTo(ana, t('card.edit'))
    await mira.choose(mira.card('two'), t('card.more'), t('card.lock'))
    await ana.card('two').getByRole('img', { name: /^Locked/ }).waitFor()
    await seen(() => ana.focus()).toBe('item: two')

    await mira.choose(mira.card('two'), t('card.more'), t('card.trash'))
    await seen(() => ana.texts('T')).toEqual([])
    expect(await at(ana)).not.toBe('nowhere')

    await ana.card('one').focus()
    await mira.choose(mira.card('one'), t('card.more'), t('card.trash'))
    await seen(() => ana.texts('S')).toEqual(['three'])
    await seen(() => ana.focus()).toBe('item: three')

    // In the field for a new card, which goes with a lock on the box; what was written stays to be copied.
    await ana.composer('S').focus()
    await ana.page.keyboard.type('half a thought')
    await mira.choose(mira.box('S').locator('header'), t('box.menu', { title: t('quadrant.S') }), t('lock.lockBox'))
    await ana.composer('S').waitFor({ state: 'detached' })
    await ana.box('S').getByText('half a thought').waitFor()
    expect(await at(ana)).not.toBe('nowhere')
    await Promise.all([ana.context.close(), mira.context.close()])
  })

  test('KEY-4 a session is led and taken part in: agenda, floor, votes of both kinds, strategies, a list of cards, the language', async () => {
    const board = await createBoard(server.origin, { title: 'Led by keys' })
    const mira = await join(board, 'moderator', 'Mira')
    const { page } = mira
    const part = async (item: string) => {
      await tabTo(mira, t('menu.board'), 'Shift+Tab')
      await choose(mira, item)
    }
    const chosen = (key: string, at: RegExp) => tabInto(mira, key, at)
    await mira.write('S', 'we know each other')
    await mira.write('O', 'the new fund')
    await press(mira, 'Escape')

    // A list of cards.
    await part(t('paste.menu'))
    await tabTo(mira, t('paste.list'))
    await mira.page.keyboard.insertText('1. slow papers\n2. few interpreters')
    await tabTo(mira, t('paste.add', { n: 2 }))
    await press(mira, 'Enter')
    await seen(() => mira.texts('S')).toEqual(['we know each other', 'slow papers', 'few interpreters'])

    // The agenda: a new item, and on to it.
    await part(t('agenda.title'))
    await tabTo(mira, t('agenda.add'))
    await press(mira, 'Enter')
    await tabTo(mira, t('agenda.name'))
    await type(mira, 'Choose')
    await tabTo(mira, t('agenda.kind'))
    await type(mira, t('phase.vote'))
    await tabTo(mira, t('common.save'))
    await press(mira, 'Enter')
    await page.getByText('Choose').first().waitFor()
    await tabTo(mira, t('agenda.item', { title: 'Choose' }))
    await choose(mira, t('agenda.setNow'))
    await page.getByRole('banner').getByRole('button', { name: t('phase.label', { phase: 'Choose' }) }).waitFor()
    await at(mira)

    // A vote with dots: opened, cast, closed.
    await part(t('vote.title'))
    await tabTo(mira, t('vote.allow'))
    await press(mira, 'Enter')
    await mira.button(t('vote.open')).waitFor()
    await tabTo(mira, t('vote.open'))
    await press(mira, 'Enter')
    await page.getByText(t('vote.secret')).waitFor()
    await chosen('Tab', /^spinbutton: Dots for/)
    await press(mira, 'ArrowUp', '2')
    await seen(() => page.getByRole('spinbutton').first().getAttribute('aria-valuenow')).toBe('2')
    await tabTo(mira, t('vote.close'))
    await press(mira, 'Enter')
    await page.getByText(t('vote.closeAsk')).waitFor()
    await tabTo(mira, t('vote.close'))
    await press(mira, 'Enter')
    await page.getByRole('heading', { name: t('vote.results') }).waitFor()
    await at(mira)

    // By rating: a radio group is one stop, and digits choose.
    await tabTo(mira, t('vote.another'))
    await press(mira, 'Enter')
    await page.getByRole('radio', { name: t('rating.dots') }).waitFor()
    await chosen('Tab', /^input/)
    for (let steps = 0; steps < 8 && !(await page.getByRole('radio', { name: t('rating.dots') }).evaluate((radio) => radio === document.activeElement)); steps++) await press(mira, 'Tab')
    await press(mira, 'ArrowDown')
    await tabTo(mira, t('vote.open'))
    await press(mira, 'Enter')
    await page.getByText(t('rating.secret')).waitFor()
    await tabTo(mira, t('vote.close'))
    await press(mira, 'Enter')
    await tabTo(mira, t('vote.close'))
    await press(mira, 'Enter')
    await page.getByRole('heading', { name: t('vote.results') }).waitFor()
    await tabTo(mira, t('session.close'))
    await press(mira, 'Enter')
    await at(mira)

    // The floor: asked for, given, and ended.
    await part(t('floor.title'))
    await tabTo(mira, t('floor.ask'))
    await press(mira, 'Enter')
    await mira.button(t('floor.withdraw')).waitFor()
    await tabTo(mira, t('floor.next'))
    await press(mira, 'Enter')
    await page.getByText(t('floor.speaking'), { exact: true }).waitFor()
    await tabTo(mira, t('floor.finish'))
    await press(mira, 'Enter')
    await page.getByText(t('floor.empty')).waitFor()
    expect(await at(mira)).not.toBe('nowhere')
    await press(mira, 'Escape')

    // A strategy from two boxes.
    await part(t('tows.title'))
    await chosen('Tab', /^button:.*we know each other/)
    await press(mira, 'Enter')
    await chosen('Tab', /^button:.*the new fund/)
    await press(mira, 'Space')
    await tabTo(mira, t('tows.step'))
    await type(mira, 'Apply together')
    await tabTo(mira, t('tows.add'))
    await press(mira, 'Enter')
    await page.getByRole('listitem').filter({ hasText: 'Apply together' }).waitFor()
    await press(mira, 'Escape')

    // The language, without leaving one's place.
    await part(t('menu.settings'))
    await tabTo(mira, t('common.language'))
    await type(mira, 'Deu')
    await seen(() => page.locator('html').getAttribute('lang')).toBe('de')
    expect(await at(mira)).not.toBe('nowhere')
    expect(mira.crashes).toEqual([])
    await mira.context.close()
  })

  test('KEY-5 the list of shortcuts names every key there is, and each does what it says', async () => {
    const board = await createBoard(server.origin, { title: 'Keys' })
    const mira = await join(board, 'moderator', 'Mira')
    await mira.write('S', 'one', 'two')
    await mira.write('W', 'three')
    await press(mira, 'Escape')
    await press(mira, '?')
    const dialog = mira.page.getByRole('dialog', { name: t('shortcuts.title') })
    // All but the arrows and the point are pressed in KEY-1.
    expect(await dialog.locator('kbd').allTextContents()).toEqual([
      '↑', '↓', '←', '→', 'Enter', 'N', '1', '2', '3', '4', '[', ']', 'Space', 'Alt + ↑', 'Alt + ↓', 'Alt + ←', 'Alt + →', 'M', '.', 'G', 'L', 'Delete', 'Ctrl + Z',
      'Ctrl + Y', 'F', 'A', 'Esc', '?',
    ])
    await press(mira, 'Escape')
    await press(mira, '1', 'Home')
    expect(await at(mira)).toBe('item: one')
    await press(mira, 'ArrowDown')
    await press(mira, 'ArrowUp')
    expect(await at(mira)).toBe('item: one')
    await press(mira, '2')
    expect(await at(mira)).toBe('item: three')
    await press(mira, 'ArrowLeft')
    expect(await at(mira)).toMatch(/^item: (one|two)$/)
    await press(mira, '1', '.')
    await mira.page.getByRole('menu', { name: t('card.more') }).waitFor()
    await press(mira, 'Escape')
    expect(await at(mira)).toMatch(/^item: (one|two)$/)

    // Who speaks to the computer switches single letters off.
    await press(mira, '?')
    await tabTo(mira, t('shortcuts.single'))
    await press(mira, 'Space', 'Escape', '?')
    expect(await dialog.isVisible()).toBe(false)
    await mira.context.close()
  })

  test('KEY-3 what was refused is put elsewhere or dismissed without losing the focus', async () => {
    const board = await createBoard(server.origin, { title: 'Refused' })
    const [ana, mira] = await Promise.all([join(board, 'participant', 'Ana'), join(board, 'moderator', 'Mira')])
    const refuse = async (text: string) => {
      await ana.write('S', text)
      await mira.card(text).waitFor()
      await ana.context.setOffline(true)
      await seen(() => ana.sign()).toBe(t('saved.offline'))
      await ana.edit(text)
      await ana.writing().pressSequentially(' kept')
      await ana.leaveText()
      await mira.choose(mira.card(text), t('card.more'), t('card.lock'))
      await mira.card(text).getByRole('img', { name: /^Locked/ }).waitFor()
      await ana.context.setOffline(false)
      await ana.page.getByText(t('refusal.LOCK-1')).waitFor()
    }
    await refuse('first')
    expect(await at(ana)).toBe('item: first')
    await tabTo(ana, t('refused.elsewhere'))
    await press(ana, 'Enter')
    await tabTo(ana, t('refused.put'))
    await press(ana, 'Enter')
    await ana.page.getByText(t('refusal.LOCK-1')).waitFor({ state: 'detached' })
    await at(ana)
    await seen(() => mira.texts('S')).toEqual(['first', 'kept'])

    await refuse('second')
    await tabTo(ana, t('refused.dismiss'))
    await press(ana, 'Enter')
    await ana.page.getByText(t('refusal.LOCK-1')).waitFor({ state: 'detached' })
    await at(ana)
    await Promise.all([ana.context.close(), mira.context.close()])
  })
})
