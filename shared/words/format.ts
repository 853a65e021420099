/**
 * Dates, times and numbers, by hand: Chromium's Intl has no mk and no sq, and prints bs dates badly. Intl is asked only for
 * what a clock shows in a time zone, in digits.
 */
import type { Lang } from '../board/keys.ts'

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

/** A moment (Date, ms, ISO 8601), or a day as `2021-12-20`, which has no time zone. */
export type Moment = Date | number | string

interface Clock {
  year: number
  month: number
  day: number
  hour: number
  minute: number
}

/** `20 December 2021`, `20. 12. 2021.`, `20.12.2021`. Empty for what is no date. */
export function formatDate(lang: Lang, moment: Moment, timeZone?: string): string {
  const at = clockAt(moment, timeZone)
  if (!at) return ''
  const { day, month, year } = at
  switch (lang) {
    case 'en':
      return `${day} ${MONTHS[month - 1]} ${year}`
    case 'bs': case 'sr-Latn': case 'sr-Cyrl': case 'cnr':
      return `${day}. ${month}. ${year}.`
    default:
      return `${two(day)}.${two(month)}.${year}`
  }
}

/** `09:05`, the same in every language. */
export function formatTime(moment: Moment, timeZone?: string): string {
  const at = clockAt(moment, timeZone)
  return at ? `${two(at.hour)}:${two(at.minute)}` : ''
}

/** Date, time and offset: `20 December 2021, 09:05 UTC+1`. */
export function formatMoment(lang: Lang, moment: Moment, timeZone?: string): string {
  const date = formatDate(lang, moment, timeZone)
  return date && `${date}${lang === 'en' || lang === 'de' ? ',' : ''} ${formatTime(moment, timeZone)} ${offsetAt(moment, timeZone)}`
}

/** What the due field of an action holds: a day, or a quarter as `2022-Q2`. */
export function formatDue(lang: Lang, due: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(due)
  if (!quarter) return formatDate(lang, due)
  const [, year, n] = quarter
  switch (lang) {
    case 'en':
      return `Q${n} ${year}`
    case 'de':
      return `${n}. Quartal ${year}`
    case 'sq':
      return `tremujori ${n}/${year}`
    case 'mk':
      return `${n}. квартал ${year}`
    case 'sr-Cyrl':
      return `${n}. квартал ${year}.`
    default:
      return `${n}. kvartal ${year}.`
  }
}

/** `1,234.5`; elsewhere `1.234,5`, in Albanian with a narrow space. At most `decimals` places, none that are zero. */
export function formatNumber(lang: Lang, value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return ''
  const [point, group] = lang === 'en' ? ['.', ','] : lang === 'sq' ? [',', '\u202f'] : [',', '.']
  const rounded = Number(Math.abs(value).toFixed(decimals))
  const [whole = '0', rest] = String(rounded).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${value < 0 && rounded !== 0 ? '\u2212' : ''}${grouped}${rest ? point + rest : ''}`
}

/** A mean, always to one place, so that `4.0` stands beside `4.1`. */
export function formatMean(lang: Lang, value: number): string {
  const tenths = Math.round(value * 10)
  return `${formatNumber(lang, Math.trunc(tenths / 10))}${lang === 'en' ? '.' : ','}${tenths % 10}`
}

/** The day that a moment falls on in a time zone, as `2021-12-20`; empty for what is no moment. */
export function dayIn(timeZone: string, moment: Moment): string {
  const at = clockAt(moment, timeZone)
  return at ? `${String(at.year).padStart(4, '0')}-${two(at.month)}-${two(at.day)}` : ''
}

const two = (n: number): string => String(n).padStart(2, '0')

function clockAt(moment: Moment, timeZone?: string): Clock | null {
  const day = typeof moment === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(moment) : null
  if (day) return { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]), hour: 0, minute: 0 }
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return null
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  }).formatToParts(date)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') }
}

function offsetAt(moment: Moment, timeZone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date(moment))
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC')
}
