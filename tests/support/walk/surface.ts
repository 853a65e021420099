/** The board as it stands: its menus and dialogs, its cards, and the parts beside its boxes. */
import { t, type Seat } from '../browser.ts'
import { type AtBoard, heading, type Look } from './look.ts'

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

/** Menus, and what hangs on controls. */
export async function menus({ seat, phone, look, page }: AtBoard): Promise<void> {
  await seat.button(t('menu.board')).click()
  await page.getByRole('menu').waitFor()
  await look('the menu of the board')
  await page.keyboard.press('Escape')
  await seat.button(t('board.tabs')).click()
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
}

/** What opens from the menu of the board as a dialog. */
export async function dialogs({ seat, phone, look, page }: AtBoard): Promise<void> {
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
}

/** All that is done with a card, and the bin. */
export async function cards({ seat, look, page, card }: AtBoard): Promise<void> {
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
}

/** Side by side, the registers, and the outline. */
export async function partsOfBoard({ seat, phone, look, page }: AtBoard): Promise<void> {
  if (!phone) {
    await page.getByRole('tab', { name: t('board.overview') }).click()
    await look('side by side')
  }
  for (const kind of ['practices', 'measures', 'priorities', 'parking'] as const) {
    await seat.button(t('board.tabs')).click()
    await seat.item(t(`board.${kind}`)).click()
    await page.getByRole('tab', { name: t(`board.${kind}`), selected: true }).waitFor()
    await look(kind)
  }
  await page.getByRole('tab').first().click()
  await seat.boardMenu(t('outline.show'))
  await page.locator('[data-outline]').waitFor()
  await look('the outline')
  await seat.boardMenu(t('outline.show'))
}

/** The list of actions, as cards and as a table. */
export async function actions({ seat, phone, look, page }: AtBoard): Promise<void> {
  if (phone) await seat.button(t('nav.mine')).click()
  if (phone) await look('my cards')
  if (phone) await seat.button(t('nav.actions')).click()
  const list = seat.button(t('actions.unfold'))
  if (await list.isVisible()) await list.click()
  await seat.button(t('actions.details')).first().click()
  await look('an action with all its fields')
  if (!phone) {
    await seat.button(t('actions.expand')).click()
    await page.getByRole('table').waitFor()
    await look('the table of actions')
    await seat.button(t('actions.collapse')).click()
  }
  if (phone) await seat.button(t('nav.board')).click()
}
