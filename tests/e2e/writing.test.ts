/** Writing together: two participants and a moderator put cards on one board, move, arrange, bin, undo and filter them. */
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

test('EDIT-2 two people fill in what stands behind a card at the same time: what one of them does not touch stays as the other wrote it', async () => {
  await ana.write('S', 'Joint patrols')
  await mira.card('Joint patrols').waitFor()
  const details = async (seat: Seat) => {
    await seat.choose(seat.card('Joint patrols'), t('card.more'), t('card.details'))
    return seat.page.getByRole('dialog', { name: t('card.details') })
  }
  const [first, second] = [await details(ana), await details(mira)]
  await second.getByLabel(t('card.evidence')).fill('Report of 2021')
  await mira.button(t('common.save'), second).click()
  await ana.page.locator('article').getByText('Report of 2021').waitFor({ state: 'attached' })
  await first.getByLabel(t('card.language')).selectOption('sq')
  await ana.button(t('common.save'), first).click()
  for (const seat of [ana, bojan, mira]) await seat.card('Report of 2021').locator('p[lang="sq"]').first().waitFor()
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

test('WORDS-1 what is being written stays while its field is off the screen, for a card and for an action', async () => {
  const action = ana.page.getByLabel(t('actions.new'))
  await ana.composer('S').pressSequentially('Half a card')
  await action.fill('Half an action')
  await ana.page.getByRole('tab', { name: 'Readmission' }).click()
  expect([await ana.composer('S', 'readmission').inputValue(), await action.inputValue()]).toEqual(['', ''])
  await ana.boardMenu(t('conclude.title'))
  await ana.composer('S').waitFor({ state: 'detached' })
  await ana.page.getByRole('tab', { name: 'Return' }).click()
  expect([await ana.composer('S').inputValue(), await action.inputValue()]).toEqual(['Half a card', 'Half an action'])
  await ana.composer('S').press('End')
  await ana.composer('S').pressSequentially(', and the other half')
  await ana.composer('S').press('Enter')
  await allSee('S', ['Half a card, and the other half'])
  await ana.page.getByRole('tab', { name: 'Readmission' }).click()
  await ana.page.getByRole('tab', { name: 'Return' }).click()
  expect(await ana.composer('S').inputValue()).toBe('')
})

test('WORDS-1 what is half written is there again when the page is, and once it is on the board no more', async () => {
  await ana.composer('S').pressSequentially('Half a card')
  await ana.page.reload()
  await ana.opened()
  expect(await ana.composer('S').inputValue()).toBe('Half a card')
  await ana.composer('S').press('Enter')
  await allSee('S', ['Half a card'])
  await ana.page.reload()
  await ana.opened()
  expect(await ana.composer('S').inputValue()).toBe('')
})

test('WORDS-1 LOCK-1 an action that is being written while its list is locked is kept to be copied, and goes on when it is open again', async () => {
  const action = ana.page.getByLabel(t('actions.new'))
  await action.fill('Half an action')
  await mira.button(t('lock.lockActions')).click()
  const kept = ana.page.locator('[data-actions]').getByRole('status')
  await kept.getByText(t('composer.stopped')).waitFor()
  expect(await kept.textContent()).toContain('Half an action')
  await mira.button(t('lock.unlockActions')).click()
  await action.waitFor()
  expect(await action.inputValue()).toBe('Half an action')
  await action.press('Enter')
  await mira.action('Half an action').waitFor()
})
