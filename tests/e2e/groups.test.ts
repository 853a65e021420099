/** Cards are put together, taken apart and merged, seen by all three. */
import { expect, test } from 'vitest'
import type { Quadrant } from '../../shared/board/keys.ts'
import { middle, seen, t, type Seat } from '../support/browser.ts'
import { allSee as everySees, three } from '../support/three.ts'

let ana: Seat, bojan: Seat, mira: Seat
three((now) => {
  ;({ ana, bojan, mira } = now)
})

/** All three see the same in a box. */
const allSee = (quadrant: Quadrant, texts: string[]) => everySees([ana, bojan, mira], quadrant, texts)

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
