/**
 * Every screen and state of the product, one after another, for tests that look at each of them: with axe, in eight languages, at
 * 400 % zoom. Words are found by the catalogue of one language; what is done is done as a person would.
 */
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { linkFor, seen, t, type Seat } from './browser.ts'
import { createBoard, joinBoard, RoomClient } from './people.ts'

export type Look = (state: string) => Promise<void>

/** Looks into what an item of the board's menu opens as a dialog. */
async function dialog(seat: Seat, item: string, look: Look, more: () => Promise<void> = async () => {}): Promise<void> {
  await seat.boardMenu(item)
  const open = seat.page.locator('dialog[open]')
  await open.waitFor()
  await look(item)
  await more()
  await seat.page.keyboard.press('Escape')
  await open.waitFor({ state: 'detached' })
}

const heading = (seat: Seat, name: string) => seat.page.getByRole('heading', { name, exact: true }).first()

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
  await page.getByText(t('code.wrong')).waitFor()
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

/** The sample, a moderator in it, and another one who leads the session meanwhile. */
export async function sampleFor(origin: string): Promise<{ board: CreatedBoard; lead: RoomClient; led(command: Record<string, unknown>): Promise<void> }> {
  const board = await createBoard(origin, { from: 'sample' })
  const lead = new RoomClient(await joinBoard(origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  const led = async (command: Record<string, unknown>) => {
    const answer = await lead.command(command)
    if (!answer.ok) throw new Error(`${JSON.stringify(command)}: ${answer.refusal.message}`)
  }
  return { board, lead, led }
}

/** A full board with all its menus, dialogs, panels and phases, at the seat of a moderator who has come in already. */
export async function walkBoard(seat: Seat, led: (command: Record<string, unknown>) => Promise<void>, phone: boolean, look: Look): Promise<void> {
  const { page } = seat
  const shut = async () => {
    await seat.button(t('session.close')).first().click()
  }
  const card = page.locator('[data-place] article').first()
  await card.waitFor()
  await look('a full board')

  // Menus, and what hangs on controls.
  await seat.button(t('menu.board')).click()
  await page.getByRole('menu').waitFor()
  await look('the menu of the board')
  await page.keyboard.press('Escape')
  await seat.button(t('board.more')).click()
  await page.getByRole('menu').waitFor()
  await look('the menu of registers')
  await page.keyboard.press('Escape')
  await seat.button(t('box.menu', { title: t('quadrant.S') })).first().click()
  await page.getByRole('menu').waitFor()
  await look('the menu of a box')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Phase:/ }).click()
  await page.getByRole('dialog').waitFor()
  await look('the phase')
  await page.keyboard.press('Escape')
  if (!phone) {
    await page.getByRole('banner').getByRole('button', { name: /people|person/ }).click()
    await page.getByRole('dialog').waitFor()
    await look('the people')
    await page.keyboard.press('Escape')
    await seat.button(t('filter.title')).click()
    await page.getByRole('search').getByLabel(t('filter.text')).fill('police')
    await look('the filter')
    await page.getByRole('search').getByLabel(t('filter.text')).fill('')
    await page.keyboard.press('Escape')
    await page.getByRole('search').waitFor({ state: 'detached' })
    await dialog(seat, t('menu.shortcuts'), look)
  }

  // Dialogs.
  await dialog(seat, t('menu.links'), look, async () => {
    await seat.button(t('links.rotateFor', { role: t('role.observer') })).click()
    await heading(seat, t('links.rotateAsk')).waitFor()
    await look('asking for a new link')
    await page.keyboard.press('Escape')
  })
  await dialog(seat, t('keep.title'), look, async () => {
    await seat.button(t('keep.delete')).click()
    await look('asking whether to delete the board')
  })
  if (phone) await dialog(seat, t('people.title'), look)
  for (const item of ['menu.settings', 'setup.title', 'menu.export', 'menu.attribution', 'menu.close', 'handover.title', 'forget.menu'] as const) await dialog(seat, t(item), look)
  if (phone) await dialog(seat, t('filter.title'), look)
  await dialog(seat, t('paste.menu'), look, async () => {
    await page.getByLabel(t('paste.list')).fill('1. From the minutes\n2. Said on the telephone')
    await look('a list about to be entered')
  })

  // Cards.
  await card.focus()
  await look('a card with its tools')
  await card.press('.')
  await page.getByRole('menu').waitFor()
  await look('the menu of a card')
  await seat.item(t('card.details')).click()
  await page.locator('dialog[open]').waitFor()
  await look('the details of a card')
  await page.keyboard.press('Escape')
  await card.focus()
  await card.press('m')
  await page.getByRole('menu').waitFor()
  await look('the menu for moving')
  await seat.item(t('card.moveElsewhere')).click()
  await page.locator('dialog[open]').waitFor()
  await look('choosing another place')
  await page.keyboard.press('Escape')
  await card.focus()
  await card.press('Space')
  await page.getByRole('toolbar', { name: t('select.bar') }).waitFor()
  await look('selected cards')
  await card.press('Escape')
  await card.press('Enter')
  await seat.writing().waitFor()
  await look('writing in a card')
  await seat.leaveText()
  await card.press('l')
  await card.getByRole('img', { name: /^Locked/ }).waitFor()
  await look('a locked card')
  await card.press('l')
  await card.getByRole('img', { name: /^Locked/ }).waitFor({ state: 'detached' })
  await card.press('Delete')
  await dialog(seat, t('menu.bin'), look, async () => {
    await seat.button(t('bin.emptyAll')).click()
    await look('asking whether to empty the bin')
    await seat.button(t('bin.restore')).first().click()
  })
  const head = page.locator('[data-kind="group"] [role="group"][data-focus]').first()
  await head.focus()
  await head.press('.')
  await page.getByRole('menu').waitFor()
  await look('the menu of a group')
  await page.keyboard.press('Escape')

  // Parts of the board.
  if (!phone) {
    await page.getByRole('tab', { name: t('board.overview') }).click()
    await look('side by side')
  }
  for (const kind of ['practices', 'measures', 'priorities', 'parking'] as const) {
    await seat.button(t('board.more')).click()
    await seat.item(t(`board.${kind}`)).click()
    await page.getByRole('tab', { name: t(`board.${kind}`), selected: true }).waitFor()
    await look(kind)
  }
  await page.getByRole('tab').first().click()
  await seat.boardMenu(t('outline.show'))
  await page.locator('[data-outline]').waitFor()
  await look('the outline')
  await seat.boardMenu(t('outline.show'))

  // Actions.
  if (phone) await seat.button(t('nav.mine')).click()
  if (phone) await look('my cards')
  if (phone) await seat.button(t('nav.actions')).click()
  await seat.button(t('actions.details')).first().click()
  await look('an action with all its fields')
  if (!phone) {
    await seat.button(t('actions.expand')).click()
    await page.getByRole('table').waitFor()
    await look('the table of actions')
    await seat.button(t('actions.collapse')).click()
  }
  if (phone) await seat.button(t('nav.board')).click()

  // The session.
  await seat.boardMenu(t('agenda.title'))
  await look('the agenda')
  await seat.button(t('agenda.add')).click()
  await seat.button(t('agenda.add')).waitFor({ state: 'detached' })
  await look('a new item of the agenda')
  await shut()
  await seat.boardMenu(t('floor.title'))
  await look('nobody waits for the floor')
  await seat.button(t('floor.ask')).click()
  await seat.button(t('floor.withdraw')).waitFor()
  await led({ type: 'floor.ask' })
  await led({ type: 'floor.next' })
  await seat.button(t('floor.done')).waitFor()
  await look('the floor: one speaks, one waits')
  await shut()
  await seat.boardMenu(t('people.part'))
  await heading(seat, t('opened.title')).waitFor()
  await look('participation')
  await shut()
  await seat.boardMenu(t('tows.title'))
  await heading(seat, t('tows.title')).waitFor()
  await look('strategies from pairs')
  await shut()
  await seat.boardMenu(t('conclude.title'))
  await heading(seat, t('conclude.title')).waitFor()
  await look('conclusions')
  await page.locator('[aria-pressed]').filter({ hasText: t('conclude.reserve') }).first().click()
  await look('a reservation')
  await shut()
  await seat.button(t('box.menu', { title: t('quadrant.W') })).or(seat.button(t('box.menu', { title: t('quadrant.S') }))).first().click()
  await seat.item(t('suggest.open')).click()
  await seat.button(t('suggest.again')).waitFor()
  await look('suggestions')
  await shut()

  // Phases, the timer, the spotlight.
  await led({ type: 'timer.start', seconds: 600 })
  await page.getByRole('banner').getByRole('timer').first().waitFor()
  await look('a timer that runs')
  await led({ type: 'timer.stop' })
  await led({ type: 'phase.put', id: 'silent', name: 'Silent writing', kind: 'collect', write: 'private' })
  await led({ type: 'phase.set', id: 'silent' })
  await page.getByText(t('drafts.private')).waitFor()
  await look('writing in private')
  await page.getByRole('button', { name: new RegExp(`^${t('drafts.reveal')}`) }).click()
  await look('asking whether to reveal')
  await page.keyboard.press('Escape')
  await led({ type: 'spotlight.set', path: 'group/c01' })
  await page.getByRole('complementary', { name: t('spotlight.on') }).waitFor()
  await look('the spotlight')
  await led({ type: 'spotlight.set', path: null })

  // Votes of both kinds, before, open and closed.
  await led({ type: 'phase.put', id: 'ballot', name: 'Ballot', kind: 'vote', write: 'none', vote: true })
  await led({ type: 'phase.set', id: 'ballot' })
  await seat.boardMenu(t('vote.title'))
  await seat.button(t('vote.open')).waitFor()
  await look('a new vote with dots')
  await page.getByRole('radio', { name: t('rating.rating') }).check()
  await look('a new vote by rating')
  await led({ type: 'vote.open', kind: 'rating', targets: ['group/c01', 'group/c06'], title: 'Rated' })
  await seat.button(t('rating.next')).waitFor()
  await look('a ballot by rating')
  for (const target of ['group/c01', 'group/c06']) await led({ type: 'vote.cast', target, rating: { impact: 4, [target === 'group/c06' ? 'likelihood' : 'importance']: 2 } })
  await led({ type: 'vote.close' })
  await heading(seat, t('vote.results')).waitFor()
  await look('the results of a rating')
  await shut()
  await led({ type: 'vote.open', targets: ['group/c01', 'group/c06'], dots: 3, perTarget: 2, title: 'Dotted' })
  await seat.boardMenu(t('vote.title'))
  await seat.button(t('vote.close')).waitFor()
  await look('a ballot with dots')
  await seat.button(t('vote.close')).click()
  await look('asking whether to close the vote')
  await page.keyboard.press('Escape')
  await led({ type: 'vote.cast', target: 'group/c01', dots: 2 })
  await led({ type: 'vote.close' })
  await heading(seat, t('vote.results')).waitFor()
  await look('the results of dots')
  await shut()

  // Offline, locked, refused, closed.
  await led({ type: 'phase.put', id: 'ballot', write: 'open' })
  await card.focus()
  await card.press('Enter')
  await seat.writing().waitFor()
  await seat.context.setOffline(true)
  await page.getByText(t('saved.offline')).first().waitFor()
  await seat.writing().pressSequentially(' more')
  await look('offline')
  await seat.leaveText()
  await led({ type: 'phase.set', id: 'silent' })
  await led({ type: 'phase.set', id: 'ballot' })
  await led({ type: 'lock.set', path: 'swot', locked: true })
  await seat.context.setOffline(false)
  await seen(() => seat.sign()).toBe(t('saved.saved'))
  await look('back again, all boxes locked')
}

/** The room display in each of its scenes, and the report on screen and on paper. The board is closed at the end. */
export async function walkWall(seat: Seat, address: string, led: (command: Record<string, unknown>) => Promise<void>, look: Look): Promise<void> {
  const { page } = seat
  await page.goto(`${address}/report`)
  await heading(seat, t('report.actions')).waitFor()
  await look('the report')
  await page.emulateMedia({ media: 'print' })
  await look('the report on paper')
  await page.emulateMedia({ media: 'screen' })
  await page.getByLabel(t('report.form')).selectOption('note')
  await look('the outcome note')

  await led({ type: 'lock.set', path: 'swot', locked: false })
  await led({ type: 'phase.put', id: 'wait', name: 'Coffee', kind: 'break', write: 'none' })
  await led({ type: 'phase.set', id: 'wait' })
  await page.goto(`${address}/display`)
  await page.getByRole('img', { name: t('display.qr') }).waitFor()
  await look('the display while people wait')
  const scene = page.locator('main')
  await led({ type: 'phase.put', id: 'work', name: 'Work', kind: 'collect', write: 'open' })
  await led({ type: 'phase.set', id: 'work' })
  await scene.getByText(t('quadrant.S')).first().waitFor()
  await look('the display: boxes')
  await led({ type: 'spotlight.set', path: 'group/c01' })
  await scene.getByText(t('quadrant.S')).nth(2).waitFor({ state: 'detached' })
  await look('the display: spotlight')
  await led({ type: 'spotlight.set', path: null })
  await led({ type: 'phase.set', id: 'ballot' })
  await led({ type: 'vote.open', targets: ['group/c01', 'group/c06'], dots: 3, perTarget: 2, title: 'On the wall' })
  await scene.getByText('On the wall').waitFor()
  await look('the display: a vote before anybody is waited for')
  await led({ type: 'vote.cast', target: 'group/c01', dots: 1 })
  await scene.getByText(t('display.voteFinished')).waitFor()
  await look('the display: a vote')
  await led({ type: 'vote.cast', target: 'group/c01', dots: 2 })
  await led({ type: 'vote.close' })
  await scene.getByText(t('display.voteFinished')).waitFor({ state: 'detached' })
  await look('the display: results')
  await led({ type: 'phase.put', id: 'agree', name: 'Agree', kind: 'review', write: 'none', conclude: true })
  await led({ type: 'phase.set', id: 'agree' })
  await look('the display: conclusions')
  await led({ type: 'board.close' })
  await page.getByText(t('display.closed')).waitFor()
  await look('the display of a closed board')
  await page.goto(address)
  await page.getByText(t('board.closed')).waitFor()
  await look('a closed board')
}

/** Doors that are shut: loading, and removed. The seat must have no service worker, so that what is loaded can be held back. */
export async function walkShut(seat: Seat, origin: string, look: Look): Promise<void> {
  const { page } = seat
  const board = await createBoard(origin, { title: 'Doomed' })
  const lead = new RoomClient(await joinBoard(origin, board, 'moderator', { name: 'Zora' }))
  await lead.entered()
  let release = () => {}
  const until = new Promise<void>((resolve) => (release = resolve))
  // From the start: the form asks for the board's own files while one fills it in.
  await page.route('**/assets/board-*.js', async (route) => {
    await until
    await route.continue()
  })
  await page.goto(linkFor(origin, board, 'participant'))
  await page.getByLabel(t('join.name')).fill('Ana')
  await page.getByRole('radio', { name: t('attendance.on-site') }).check()
  await seat.button(t('join.submit')).click()
  await page.getByText(t('shell.loading')).or(page.getByText(t('board.loading'))).first().waitFor({ state: 'attached' })
  await look('loading')
  release()
  await seat.opened()
  const ana = lead.events.flatMap((event) => (event.type === 'people.changed' ? event.people : [])).find(({ name }) => name === 'Ana')!
  await lead.command({ type: 'participant.remove', id: ana.id })
  await heading(seat, t('wrong.removedTitle')).waitFor()
  await look('removed')
  lead.leave()
}
