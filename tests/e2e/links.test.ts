/** The ways in: links that are replaced, wrong or short, and what an observer finds behind theirs. */
import type { Browser } from 'playwright-core'
import { expect, test } from 'vitest'
import { handoverOf } from '../../client/connection/handover.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { type RunningServer } from '../support/app.ts'
import { linkFor, PHONE, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { createBoard, joinBoard, RoomClient } from '../support/people.ts'
import { three } from '../support/three.ts'

let ana: Seat, bojan: Seat, mira: Seat
let browser: Browser
let server: RunningServer
let board: CreatedBoard
three((now) => {
  ;({ browser, server, board, ana, bojan, mira } = now)
})

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

test('LINK-3 a code that lets nobody in is said aloud, not only shown', async () => {
  const guest = await sitDown(browser)
  await guest.page.goto(server.origin)
  await guest.page.getByLabel(t('code.label')).fill('NOTACODE')
  await guest.page.keyboard.press('Enter')
  await guest.page.getByRole('alert').getByText(t('code.wrong')).waitFor({ state: 'attached' })
  await guest.context.close()
})

test('LINK-3 a short code that was switched off stands on no page of links any more', async () => {
  const creator = await sitDown(browser)
  const { page } = creator
  await page.goto(server.origin)
  await page.getByLabel(t('create.name')).fill('Ohrid')
  await creator.button(t('create.submit')).click()
  await page.getByRole('heading', { name: t('links.title') }).waitFor()
  await page.getByText(t('links.codeLabel')).waitFor()
  const [made] = await page.evaluate(() => JSON.parse(localStorage.getItem('plenum/created')!) as CreatedBoard[])
  await creator.join(linkFor(server.origin, made!, 'moderator'), { name: 'Mila' })
  await creator.boardMenu(t('menu.links'))
  await page.getByText(t('links.codeLabel')).waitFor()
  const other = new RoomClient(await joinBoard(server.origin, made!, 'moderator'))
  await other.entered()
  expect(await other.command({ type: 'board.update', code: false })).toMatchObject({ ok: true })
  await page.getByText(t('links.codeLabel')).waitFor({ state: 'detached' })
  await page.goto(server.origin)
  await page.getByRole('link', { name: t('recent.linksOf', { title: 'Ohrid' }) }).click()
  await page.getByRole('heading', { name: t('links.panelTitle') }).waitFor()
  expect(await page.getByText(t('links.codeLabel')).count()).toBe(0)
  other.leave()
  await creator.context.close()
})

test('DEVICE-1 one\'s own link that is opened while there is no line is tried again', async () => {
  const { token, participant } = await joinBoard(server.origin, board, 'participant', { name: 'Arben', delegation: 'Serbia' })
  const phone = await sitDown(browser, PHONE)
  const summary = `${server.origin}/api/boards/${board.id}`
  await phone.page.route(summary, (route) => route.abort())
  await phone.page.goto(`${server.origin}/b/${board.id}#${handoverOf({ token, participant, lang: 'en' })}`)
  await phone.page.getByRole('heading', { name: t('wrong.offlineTitle') }).waitFor()
  await phone.page.unroute(summary)
  await phone.button(t('wrong.again')).tap()
  await phone.button(t('handover.goOn', { name: 'Arben' })).waitFor()
  await phone.context.close()
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

test('AFAR-5 nobody is taken for being in the room who did not say so, and who said so is not asked again', async () => {
  const { origin } = server
  const first = await createBoard(origin, { title: 'Budva' })
  const seat = await sitDown(browser)
  const choice = (attendance: 'on-site' | 'remote') => seat.page.getByRole('radio', { name: t(`attendance.${attendance}`) })
  await seat.page.goto(linkFor(origin, first, 'participant'))
  await seat.page.getByLabel(t('join.name')).fill('Arben')
  expect([await choice('on-site').isChecked(), await choice('remote').isChecked()]).toEqual([false, false])
  await seat.button(t('join.submit')).click()
  await seat.page.getByText(t('join.attendanceMissing')).waitFor()
  // One is brought to what is still to be said, and hears why.
  expect(await choice('on-site').evaluate((radio) => radio === document.activeElement && document.getElementById(radio.getAttribute('aria-describedby')!)!.textContent)).toBe(t('join.attendanceMissing'))
  await choice('remote').check()
  await seat.button(t('join.submit')).click()
  await seat.opened()
  // Another board, by the same device.
  await seat.page.goto(linkFor(origin, await createBoard(origin, { title: 'Bar' }), 'participant'))
  await seat.button(t('join.submit')).waitFor()
  expect(await choice('remote').isChecked()).toBe(true)
  expect(seat.crashes).toEqual([])
  await seat.context.close()
})
