/** Until which day a board is kept. The server counts days from the moment it was created; people think in dates. */
import type { Retention } from '../../../shared/protocol/http.ts'

/** More than that no board is kept for, unless it is kept without an end. */
const MOST_DAYS = 3_650
const DAY = 86_400_000

/** The calendar day of a moment on this device's clock, as a date field holds it. */
export function dayOf(ms: number): string {
  const at = new Date(ms)
  return [String(at.getFullYear()).padStart(4, '0'), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-')
}

/** `days` calendar days after a day. */
function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** The day on which the board goes; null: it stays. */
export function lastDay({ createdAt, days }: Retention): string | null {
  return days === null ? null : later(dayOf(Date.parse(createdAt)), days)
}

/** The first and the last day that may be chosen. Not today: its hour may be over. */
export function choosable({ createdAt, most }: Retention, now: number): { from: string; to: string } {
  return { from: later(dayOf(now), 1), to: later(dayOf(Date.parse(createdAt)), Math.min(most ?? MOST_DAYS, MOST_DAYS)) }
}

/** The days from creation that end on a day; null when it may not be chosen. */
export function daysUntil(day: string, retention: Retention, now: number): number | null {
  const { from, to } = choosable(retention, now)
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < from || day > to) return null
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${dayOf(Date.parse(retention.createdAt))}T00:00:00Z`)) / DAY)
}
