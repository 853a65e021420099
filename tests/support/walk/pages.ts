/** What lies around a board: the pages before it, and doors that are shut. */
import type { Page } from 'playwright-core'
import { linkFor, t, type Seat } from '../browser.ts'
import { createBoard, joinBoard, RoomClient } from '../people.ts'
import { heading, type Look } from './look.ts'

/** Before a board: the first page, forms with faults, links that open nothing, and a board just made. */
export async function walkPages(seat: Seat, origin: string, look: Look): Promise<void> {
  const { page } = seat
  const h1 = page.getByRole('heading', { level: 1 })
  for (const [path, state] of [
    ['/', 'the first page'], ['/accessibility', 'the statement'], ['/nothing/here', 'a missing page'], ['/b/some-board', 'an address without its secret'],
    ['/b/some-board#abcdefghijklmnopqrstuvwxyz', 'a link that opens nothing'], ['/b/some-board/report', 'a report without a seat'],
  ] as const) {
    await page.goto(origin + path)
    await h1.waitFor()
    await look(state)
  }
  await page.goto(origin)
  await page.getByLabel(t('code.label')).fill('ABCD-1234')
  await seat.button(t('code.join')).click()
  await page.locator('p', { hasText: t('code.wrong') }).waitFor()
  await look('a code that opens nothing')
  await seat.button(t('create.submit')).click()
  await page.getByText(t('create.nameMissing')).waitFor()
  await look('a form with a fault')
  await page.getByLabel(t('create.name')).fill('Checked')
  await seat.button(t('create.submit')).click()
  await heading(seat, t('links.title')).waitFor()
  await look('the links of a new board')
  await seat.button(t('links.enter')).click()
  await seat.button(t('join.submit')).waitFor()
  await look('joining')
  await seat.button(t('join.submit')).click()
  await page.getByText(t('join.nameMissing')).waitFor()
  await look('joining without a name')
  await page.getByLabel(t('join.name')).fill('Mira')
  await page.getByRole('radio', { name: t('attendance.on-site') }).check()
  await seat.button(t('join.submit')).click()
  await seat.opened()
  await look('an empty board')
  await page.goto(origin)
  await heading(seat, t('recent.title')).waitFor()
  await look('the first page of somebody who has been here')
}

/** Keeps a file from coming until what this returns is called. */
async function held(page: Page, file: string): Promise<() => void> {
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  await page.route(file, async (route) => {
    await until
    await route.continue()
  })
  return release
}

/**
 * Doors that are shut: loading, what can be read before the board stands there, and removed. The seat must have no service worker, so that
 * what is loaded can be held back.
 */
export async function walkShut(seat: Seat, origin: string, look: Look): Promise<void> {
  const { page } = seat
  const board = await createBoard(origin, { from: 'sample' })
  const lead = new RoomClient(await joinBoard(origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  // From the start: the form asks for the board's own files while one fills it in.
  const [sight, whole] = [await held(page, '**/assets/sight-*.js'), await held(page, '**/assets/board-*.js')]
  await page.goto(linkFor(origin, board, 'participant'))
  await page.getByLabel(t('join.name')).fill('Ana')
  await page.getByLabel(t('join.delegation'), { exact: true }).selectOption({ index: 1 })
  await page.getByRole('radio', { name: t('attendance.on-site') }).check()
  await seat.button(t('join.submit')).click()
  await page.getByText(t('shell.loading')).or(page.getByText(t('board.loading'))).first().waitFor({ state: 'attached' })
  await look('loading')
  sight()
  await page.locator('[data-sight] h3').first().waitFor()
  await look('what can be read before the board stands there')
  whole()
  await seat.opened()
  const ana = lead.events.flatMap((event) => (event.type === 'people.changed' ? event.people : [])).find(({ name }) => name === 'Ana')!
  await lead.command({ type: 'participant.remove', id: ana.id })
  await heading(seat, t('wrong.removedTitle')).waitFor()
  await look('removed')
  lead.leave()
}
