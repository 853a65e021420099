/** What the report finds in an exported board beside its points: registers, votes and what these were about. */
import type { Archive } from '../../../shared/board/archive.ts'
import { placesOf, REGISTERS, type Register } from '../../../shared/board/registers.ts'
import type { Result } from '../../../shared/board/tally.ts'
import { lastMark, type Mark } from '../../../shared/board/results.ts'
import type { Say } from '../../state/words.ts'

/** The places of each register, in the order in which a session fills them. */
export function registersOf(board: Archive): { kind: Register; places: readonly string[] }[] {
  const standing = new Set([...board.cards, ...board.groups].map(({ place }) => place))
  return REGISTERS.map((kind) => ({ kind, places: placesOf(kind, standing) }))
}

/** The closed votes, the first one first. */
export const votesOf = ({ results }: Archive): [id: string, result: Result][] => Object.entries(results).sort(([, a], [, b]) => (a.at < b.at ? -1 : 1))

/** What the last closed vote said in which a card or group stood; null where there was none. */
export const markOf = (board: Archive, path: string): Mark | null => lastMark(votesOf(board).map(([, result]) => result), path)

/** What a vote was about, by path. */
export function namesOf(board: Archive, t: Say): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...board.cards.map(({ id, text }) => [`card/${id}`, text || t('card.unnamed')] as const),
    ...board.groups.map(({ id, title }) => [`group/${id}`, title || t('group.untitled')] as const),
  ])
}

/** Where a card or group stands; null when it is no longer on the board. */
export function placeOf(board: Archive, path: string): string | null {
  const [kind, id] = path.split('/')
  return (kind === 'group' ? board.groups : board.cards).find((one) => one.id === id)?.place ?? null
}
