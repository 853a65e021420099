/** A board from its first card to a line that was gone. */
import type { Seat } from '../browser.ts'
import type { Led, Look } from './look.ts'
import { interrupted, phases, session, votes } from './session.ts'
import { actions, cards, dialogs, menus, partsOfBoard } from './surface.ts'

/** A full board with all its menus, dialogs, panels and phases, at the seat of a moderator who has come in already. */
export async function walkBoard(seat: Seat, led: Led, phone: boolean, look: Look): Promise<void> {
  const { page } = seat
  const card = page.locator('[data-place] article').first()
  await card.waitFor()
  await look('a full board')
  for (const part of [menus, dialogs, cards, partsOfBoard, actions, session, phases, votes, interrupted]) await part({ seat, led, phone, look, page, card })
}
