/** What a lock takes from everybody but the moderator, on the screens of all three. */
import { expect, test } from 'vitest'
import type { Quadrant } from '../../shared/board/keys.ts'
import { middle, seen, t, type Seat } from '../support/browser.ts'
import { allSee as everySees, three } from '../support/three.ts'

const LOCKED = t('refusal.LOCK-1')

let ana: Seat, bojan: Seat, mira: Seat
three((now) => {
  ;({ ana, bojan, mira } = now)
})

/** All three see the same in a box. */
const allSee = (quadrant: Quadrant, texts: string[]) => everySees([ana, bojan, mira], quadrant, texts)

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
