/** SHAPE-1, SHAPE-2, LIMIT-1: which fields an entity has and what each may hold. One table, used by the gate and by imports. */
import { ATTENDANCES, PRIORITIES, STATUSES, TOWS, type EntityRoot } from '../board/keys.ts'
import { codePoints, LIMITS } from '../board/limits.ts'
import { isOrderKey } from '../board/order.ts'
import { ID, parsePlace } from '../board/place.ts'
import type { Fields } from './change.ts'
import { hasControl } from './text.ts'

interface FieldRule {
  required?: true
  /** Set once, when the entity is created. */
  fixed?: true
  /** People's own words: where they are only untidy they are put in order (SHAPE-3). */
  words?: true
  valid(value: unknown): boolean
}

const stringUpTo = (most: number) => (value: unknown) =>
  typeof value === 'string' && value.length <= most * 2 && codePoints(value) <= most && !hasControl(value)
const oneOf = (list: readonly string[]) => (value: unknown) => typeof value === 'string' && list.includes(value)
const nullOr = (valid: (value: unknown) => boolean) => (value: unknown) => value === null || valid(value)
const flag = (value: unknown) => value === true || value === false
const isId = (value: unknown) => typeof value === 'string' && ID.test(value)
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** A day of the calendar: Date.parse alone would take the 31st of February for a day in March. */
const isDay = (value: string) => {
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))]
  const days = month === 2 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0)) ? 28 : DAYS[month - 1]
  return days !== undefined && day >= 1 && day <= days
}
const isTime = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value)) && isDay(value.slice(0, 10))
/** A day or a quarter: `2022-06-30`, `2022-Q2`. */
const isDue = (value: unknown): boolean =>
  typeof value === 'string' &&
  (/^\d{4}-Q[1-4]$/.test(value) || (/^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)))
const isLinks = (value: unknown) => Array.isArray(value) && value.length <= LIMITS.links && value.every(isId)

const PLACED: Record<string, FieldRule> = {
  place: { required: true, valid: (value) => parsePlace(value) !== null },
  order: { required: true, valid: isOrderKey },
  trashed: { valid: flag },
}

export const FIELDS: Record<EntityRoot, Record<string, FieldRule>> = {
  cards: {
    ...PLACED,
    author: { required: true, fixed: true, valid: nullOr(isId) },
    delegation: { required: true, fixed: true, valid: nullOr(stringUpTo(LIMITS.name)) },
    attendance: { required: true, fixed: true, valid: nullOr(oneOf(ATTENDANCES)) },
    createdAt: { required: true, fixed: true, valid: isTime },
    lang: { valid: (value) => typeof value === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/.test(value) },
    evidence: { words: true, valid: stringUpTo(LIMITS.evidence) },
    group: { valid: isId },
  },
  groups: PLACED,
  actions: {
    theme: { required: true, valid: isId },
    order: { required: true, valid: isOrderKey },
    status: { required: true, valid: oneOf(STATUSES) },
    institution: { words: true, valid: stringUpTo(LIMITS.field) },
    owner: { words: true, valid: stringUpTo(LIMITS.name) },
    country: { words: true, valid: stringUpTo(LIMITS.name) },
    due: { valid: isDue },
    priority: { valid: oneOf(PRIORITIES) },
    tows: { valid: oneOf(TOWS) },
    links: { valid: isLinks },
    trashed: { valid: flag },
  },
}

const requiredOf = (root: EntityRoot): string[] => Object.entries(FIELDS[root]).flatMap(([key, { required }]) => (required ? [key] : []))
const REQUIRED: Record<EntityRoot, string[]> = { cards: requiredOf('cards'), groups: requiredOf('groups'), actions: requiredOf('actions') }

/** The first field that breaks the shape, or null. `keys` limits the look to what changed. */
export function misshapen(root: EntityRoot, fields: Fields, keys: readonly string[] = Object.keys(fields)): string | null {
  const rules = FIELDS[root]
  for (const key of keys) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
    if (!rule) return key
    if (fields[key] === undefined) {
      if (rule.required) return key
    } else if (!rule.valid(fields[key])) return key
  }
  return null
}

export function missing(root: EntityRoot, fields: Fields): string | null {
  return REQUIRED[root].find((key) => fields[key] === undefined) ?? null
}
