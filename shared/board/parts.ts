/** The room in parts: which of them may be told apart when sums are told by delegation or by attendance. */
import type { Attendance, Attribution } from './keys.ts'

/** Sums over fewer people than this would single somebody out, and are not told. */
export const FEWEST_TOLD = 3

export type Voter = { delegation: string | null; attendance: Attendance }
export type VoterOf = (id: string) => Voter | undefined

/**
 * People by part of the room. A part with too few would show what one of them said, and leaving it out would too, since the
 * totals are known: so small parts are put together under '' until they are enough. Null when fewer than two parts remain.
 */
export function partsToTell(people: Iterable<string>, partOf: (person: string) => string): Map<string, string[]> | null {
  const parts = new Map<string, string[]>()
  for (const person of people) {
    const part = partOf(person)
    const others = parts.get(part)
    if (others) others.push(person)
    else parts.set(part, [person])
  }
  const rest = parts.get('') ?? []
  parts.delete('')
  for (const [part, members] of [...parts].sort(([, a], [, b]) => a.length - b.length)) {
    if (members.length >= FEWEST_TOLD && (rest.length === 0 || rest.length >= FEWEST_TOLD)) break
    rest.push(...members)
    parts.delete(part)
  }
  if (rest.length > 0) parts.set('', rest)
  return parts.size < 2 ? null : parts
}

/** Both ways to tell a result by part, as far as attribution allows; `of` gives null where there is nothing to tell. */
export function byParts<T>(
  attribution: Attribution, voter: VoterOf, of: (partOf: (person: string) => string) => T | null,
): { byDelegation?: T; byAttendance?: T } {
  if (attribution === 'none') return {}
  const byDelegation = of((person) => voter(person)?.delegation ?? '')
  const byAttendance = of((person) => voter(person)?.attendance ?? '')
  return { ...(byDelegation && { byDelegation }), ...(byAttendance && { byAttendance }) }
}
