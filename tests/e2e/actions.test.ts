/** The list of actions: filled in, arranged, sorted and locked. */
import { expect, test } from 'vitest'
import { seen, t, type Seat } from '../support/browser.ts'
import { three } from '../support/three.ts'

let ana: Seat, bojan: Seat, mira: Seat
three((now) => {
  ;({ ana, bojan, mira } = now)
})

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
