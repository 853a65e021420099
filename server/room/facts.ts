/**
 * The facts of a room: everything durable about a board besides its documents. Facts happen (past tense), are appended to the
 * log and folded in order (`fold.ts`).
 */
import type { Attendance, Role, Stand } from '../../shared/board/keys.ts'
import type { Rating } from '../../shared/board/rating.ts'
import type { CommandType } from '../../shared/protocol/commands.ts'
import type { RefusalCode } from '../../shared/rules/refusal.ts'
import type { OpenVote } from './openVote.ts'

export interface Participant {
  id: string
  name: string
  role: Role
  /** The id of one of the board's delegations; free text on a board that lists none. */
  delegation: string | null
  attendance: Attendance
  lang: string
  /** Hash of the token of this person's device. */
  token: string
  removed: boolean
}

export interface FloorRequest {
  id: string
  about: string | null
  askedAt: number
  speaking: boolean
}

/** A command that was refused for want of the role, for the audit (S2). */
export interface RefusedCommand {
  at: number
  by: string
  command: CommandType
  code: RefusalCode
}

export interface Facts {
  foundedAt: number
  retentionDays: number | null
  /** Every invite that opens the board, as hashes, the role's own link first, then those minted for the short code. */
  invites: Record<Role, string[]>
  code: string | null
  codeOn: boolean
  people: Map<string, Participant>
  /** Token hash -> participant; those of removed people are not in it. */
  tokens: Map<string, string>
  timer: { endsAt: number; seconds: number } | null
  floor: FloorRequest[]
  /** Whom the floor was last given to, so that the next may come from elsewhere. */
  served: Attendance | null
  spotlight: string | null
  ready: Set<string>
  vote: OpenVote | null
  votesHeld: number
  /** Who wrote the cards that stand on the board under the server's own client id: revealed drafts and imports. */
  authors: Map<string, string>
  /** The key in the document of each position, by action and delegation: only here where attribution hides whose it is. */
  positions: Map<string, string>
  /** Cards that somebody other than their author has opened. Who, is kept nowhere. */
  opened: Set<string>
  refused: RefusedCommand[]
  refusedCount: number
  /** Entries of the log that others are not told of: private drafts, ballots, and what only the server keeps. */
  hidden: number
}

type Person = Omit<Participant, 'token' | 'removed'>

export type Fact =
  | { type: 'board.founded'; at: number; retentionDays: number | null; code: string; invites: Record<Role, string> }
  | { type: 'retention.set'; days: number | null }
  | { type: 'code.switched'; on: boolean }
  | { type: 'invite.added'; role: Role; hash: string }
  | { type: 'invites.rotated'; role: Role; hash: string; by: string }
  | { type: 'participant.joined'; at: number; person: Person; token: string }
  | { type: 'participant.returned'; at: number; person: Person }
  | { type: 'participant.removed'; at: number; id: string; by: string }
  | { type: 'timer.started'; endsAt: number; seconds: number }
  | { type: 'timer.stopped' }
  | { type: 'phase.entered'; phase: string }
  | { type: 'vote.opened'; vote: string; title: string; targets: string[]; dots: number; perTarget: number; observers?: boolean }
  | { type: 'ballot.cast'; by: string; target: string; dots: number }
  | { type: 'rating.opened'; vote: string; title: string; targets: string[]; likelihood: string[]; observers?: boolean }
  | { type: 'ballot.rated'; by: string; target: string; rating: Rating | null }
  | { type: 'vote.closed'; vote: string }
  | { type: 'floor.asked'; id: string; about: string | null; at: number }
  | { type: 'floor.withdrawn'; id: string }
  | { type: 'floor.advanced'; id: string | null; served: Attendance | null }
  | { type: 'spotlight.set'; path: string | null }
  | { type: 'ready.set'; id: string; ready: boolean }
  | { type: 'drafts.revealed'; at: number; by: string; cards: [card: string, participant: string][] }
  | { type: 'cards.imported'; at: number; by: string; cards: string[] }
  | { type: 'position.stated'; at: number; by: string; action: string; delegation: string; key: string; stand: Stand }
  | { type: 'position.withdrawn'; at: number; by: string; action: string; delegation: string }
  | { type: 'positions.hidden'; keys: [whose: string, key: string][] }
  | { type: 'cards.opened'; cards: string[] }
  | { type: 'bin.emptied'; at: number; by: string; cards: string[]; actions?: string[] }
  /** Something was taken out for good, and what is stored before this says it still. */
  | { type: 'history.outdated' }
  /** Who showed themselves under which Yjs client id; kept by the claims, no part of the facts. */
  | { type: 'clients.claimed'; clients: [client: number, participant: string][] }
  | { type: 'command.refused'; at: number; by: string; command: CommandType; code: RefusalCode }

/** Facts that nobody else is told of: numbering them would tell that they happened (S7). */
const UNTOLD: ReadonlySet<string> = new Set<Fact['type']>(['ballot.cast', 'ballot.rated', 'cards.opened', 'clients.claimed', 'command.refused', 'history.outdated', 'invite.added'])
export const isUntold = (fact: unknown): boolean => UNTOLD.has((fact as Fact).type)

export function emptyFacts(): Facts {
  return {
    foundedAt: 0,
    retentionDays: null,
    invites: { moderator: [], rapporteur: [], participant: [], observer: [] },
    code: null,
    codeOn: false,
    people: new Map(),
    tokens: new Map(),
    timer: null,
    floor: [],
    served: null,
    spotlight: null,
    ready: new Set(),
    vote: null,
    votesHeld: 0,
    authors: new Map(),
    positions: new Map(),
    opened: new Set(),
    refused: [],
    refusedCount: 0,
    hidden: 0,
  }
}
