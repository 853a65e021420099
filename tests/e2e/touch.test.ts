/** A board on a phone, beside others at desks. */
import type { Browser, Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { type RunningServer } from '../support/app.ts'
import { linkFor, middle, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { joinBoard, RoomClient } from '../support/people.ts'
import { three } from '../support/three.ts'

let ana: Seat
let browser: Browser
let server: RunningServer
let board: CreatedBoard
three((now) => {
  ;({ browser, server, board, ana } = now)
})

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
