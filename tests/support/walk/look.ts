/**
 * Every screen and state of the product, one after another, for tests that look at each of them: with axe, in eight languages, at
 * 400 % zoom. Words are found by the catalogue of one language; what is done is done as a person would.
 */
import type { Locator, Page } from 'playwright-core'
import { t, type Seat } from '../browser.ts'

export type Look = (state: string) => Promise<void>
/** A command of the moderator who leads the session from elsewhere. */
export type Led = (command: Record<string, unknown>) => Promise<void>

export const heading = (seat: Seat, name: string): Locator => seat.page.getByRole('heading', { name, exact: true }).first()

/** Somebody who walks through a board. */
export interface AtBoard {
  seat: Seat
  led: Led
  phone: boolean
  look: Look
  page: Page
  /** The first card. */
  card: Locator
}

/** Closes the part of the session that is open. */
export const shut = (seat: Seat): Promise<void> => seat.button(t('session.close')).first().click()
