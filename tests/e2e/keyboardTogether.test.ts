/** By keyboard alone beside others: what they do, and what is refused, takes the focus from nobody. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { linkFor, seen, sitDown, t, type Seat } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { at, press, tabTo } from '../support/keys.ts'
import { createBoard } from '../support/people.ts'

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

const join = async (board: CreatedBoard, role: 'moderator' | 'participant', name: string): Promise<Seat> => {
  const seat = await sitDown(browser)
  await seat.join(linkFor(server.origin, board, role), { name })
  return seat
}

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

test('KEY-7 what a report is taken away or renewed by keeps the focus', async () => {
  const board = await createBoard(server.origin, { title: 'Budva' })
  const ana = await join(board, 'participant', 'Ana')
  await ana.page.goto(`${server.origin}/b/${board.id}/report`)
  const answered = () => ana.page.waitForResponse(/\/export\//)
  for (const verb of [t('export.csv'), t('report.renew')]) {
    await ana.button(verb).focus()
    const [answer] = await Promise.all([answered(), ana.page.keyboard.press('Enter')])
    await answer.finished()
    await seen(() => ana.focus()).toBe(`button: ${verb}`)
  }
  expect(ana.crashes).toEqual([])
  await ana.context.close()
})
