/**
 * Places and paths. A place says where a card stands; a path is what a lock or a spotlight names:
 * a place, a prefix of one, `card/<id>`, `group/<id>`, `action/<id>`, `actions/<theme>`, or `` (the whole board).
 */
import { QUADRANTS, type Quadrant } from './keys.ts'

export type Place =
  | { kind: 'swot'; theme: string; quadrant: Quadrant }
  | { kind: 'practices'; area: string }
  | { kind: 'measures'; category: string }
  | { kind: 'priorities' }
  | { kind: 'parking' }

/** An id: what clients may choose for cards, groups, actions, and moderators for themes and delegations; never the name of a prototype (Y10). */
export const ID = /^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/

/** The place of one box. */
export function boxPlace(theme: string, quadrant: Quadrant): string {
  return `swot/${theme}/${quadrant}`
}

/** Parses a place; null when it is not one. Themes, areas and categories are checked for form, not for existence. */
export function parsePlace(place: unknown): Place | null {
  if (typeof place !== 'string' || place.length > 140) return null
  const parts = place.split('/')
  const [head, second = '', third] = parts
  switch (head) {
    case 'swot':
      return parts.length === 3 && ID.test(second) && (QUADRANTS as readonly string[]).includes(third ?? '')
        ? { kind: 'swot', theme: second, quadrant: third as Quadrant }
        : null
    case 'practices':
      return parts.length === 2 && ID.test(second) ? { kind: 'practices', area: second } : null
    case 'measures':
      return parts.length === 2 && ID.test(second) ? { kind: 'measures', category: second } : null
    case 'priorities':
      return parts.length === 1 ? { kind: 'priorities' } : null
    case 'parking':
      return parts.length === 1 ? { kind: 'parking' } : null
    default:
      return null
  }
}

/** True for every path a lock may name. */
export function isPath(path: unknown): path is string {
  if (typeof path !== 'string' || path.length > 140) return false
  if (path === '' || parsePlace(path)) return true
  const parts = path.split('/')
  const [head, second = ''] = parts
  if (head === 'card' || head === 'group' || head === 'action') return parts.length === 2 && ID.test(second)
  if (head === 'swot' || head === 'actions') return parts.length === 1 || (parts.length === 2 && ID.test(second))
  return parts.length === 1 && (head === 'practices' || head === 'measures')
}

/** A path and everything above it, the whole board last: `swot/t/S` -> [`swot/t/S`, `swot/t`, `swot`, ``]. */
export function upwards(path: string): string[] {
  const out: string[] = []
  for (let rest = path; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('/')))) out.push(rest)
  out.push('')
  return out
}

/** Is `path` at or below `above`? */
export function isWithin(path: string, above: string): boolean {
  return above === '' || path === above || path.startsWith(above + '/')
}
