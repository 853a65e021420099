/** Who takes part, as sums: people and cards by delegation, in the room and from afar. Never what one person wrote. */
import type { Attendance } from '../../../shared/board/keys.ts'
import type { CardData } from '../../../shared/board/read.ts'
import type { Person } from '../../../shared/protocol/room.ts'

export interface Share {
  /** Null: those without one. */
  delegation: string | null
  here: number
  done: number
  room: number
  remote: number
}

type Counted = Pick<CardData, 'delegation' | 'attendance'>
type Member = Pick<Person, 'delegation' | 'online' | 'ready' | 'role'>

/** One line a delegation that is here or has written; those with the fewest cards first: they are whom one looks for. */
export function sharesOf(people: Iterable<Member>, cards: Iterable<Counted>): Share[] {
  const shares = new Map<string | null, Share>()
  const of = (delegation: string | null): Share => {
    const known = shares.get(delegation)
    if (known) return known
    const fresh = { delegation, here: 0, done: 0, room: 0, remote: 0 }
    shares.set(delegation, fresh)
    return fresh
  }
  for (const { delegation, online, ready, role } of people) {
    if (!online || (role !== 'participant' && role !== 'rapporteur')) continue
    const share = of(delegation)
    share.here++
    if (ready) share.done++
  }
  for (const { delegation, attendance } of cards) if (delegation !== null) count(of(delegation), attendance)
  return [...shares.values()].sort((a, b) => a.room + a.remote - (b.room + b.remote) || compare(a.delegation, b.delegation))
}

function count(share: Share, attendance: Attendance | null): void {
  if (attendance === 'remote') share.remote++
  else share.room++
}

const compare = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1)
