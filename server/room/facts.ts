/**
 * The facts of a room: everything durable about a board besides its documents. Facts happen (past tense), are appended to the
 * log and folded in order; the fold is the only way the room's state changes, so a restart arrives at the same state.
 */
import type { Attendance, Role, Stand } from '../../shared/board/keys.ts'
import { positionKey, splitKey } from '../../shared/board/positions.ts'
import type { Rating } from '../../shared/board/rating.ts'
import type { CommandType } from '../../shared/protocol/commands.ts'
import type { RefusalCode } from '../../shared/rules/refusal.ts'
import { keepVote, keptVote, put, type KeptVote, type OpenVote } from './openVote.ts'

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

/** How many refused commands are kept word by word; older ones are only counted. */
const AUDIT_KEPT = 500
/** How many invites minted for the short code stay valid; the oldest give way. */
const MINTED_KEPT = 300

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
  /** Who showed themselves under which Yjs client id; kept by the claims, no part of the facts. */
  | { type: 'clients.claimed'; clients: [client: number, participant: string][] }
  | { type: 'command.refused'; at: number; by: string; command: CommandType; code: RefusalCode }

/** Facts that nobody else is told of: numbering them would tell that they happened (S7). */
const UNTOLD: ReadonlySet<string> = new Set<Fact['type']>(['ballot.cast', 'ballot.rated', 'cards.opened', 'clients.claimed', 'command.refused', 'invite.added'])
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

/** Takes one fact in, changing `facts`. Total: a type it does not know, from a newer version's log, changes nothing. */
export function fold(facts: Facts, fact: Fact): void {
  switch (fact.type) {
    case 'board.founded':
      facts.foundedAt = fact.at
      facts.retentionDays = fact.retentionDays
      facts.code = fact.code
      facts.codeOn = true
      for (const role of Object.keys(facts.invites) as Role[]) facts.invites[role] = [fact.invites[role]]
      return
    case 'retention.set':
      facts.retentionDays = fact.days
      return
    case 'code.switched':
      facts.codeOn = fact.on
      return
    case 'invite.added': {
      const hashes = facts.invites[fact.role]
      hashes.push(fact.hash)
      if (hashes.length > MINTED_KEPT + 1) hashes.splice(1, 1)
      return
    }
    case 'invites.rotated':
      facts.invites[fact.role] = [fact.hash]
      return
    case 'participant.joined':
      facts.people.set(fact.person.id, { ...fact.person, token: fact.token, removed: false })
      facts.tokens.set(fact.token, fact.person.id)
      return
    case 'participant.returned': {
      const known = facts.people.get(fact.person.id)
      if (known) Object.assign(known, fact.person)
      return
    }
    case 'participant.removed':
      removePerson(facts, fact.id)
      return
    case 'timer.started':
      facts.timer = { endsAt: fact.endsAt, seconds: fact.seconds }
      return
    case 'timer.stopped':
      facts.timer = null
      return
    case 'phase.entered':
      facts.ready.clear()
      return
    case 'vote.opened': {
      const { vote: id, title, targets, dots, perTarget, observers = false } = fact
      facts.vote = { kind: 'dots', id, title, targets, dots, perTarget, observers, ballots: new Map() }
      facts.votesHeld++
      return
    }
    case 'ballot.cast':
      if (facts.vote?.kind === 'dots') put(facts.vote.ballots, fact.by, fact.target, fact.dots === 0 ? null : fact.dots)
      return
    case 'rating.opened': {
      const { vote: id, title, targets, likelihood, observers = false } = fact
      facts.vote = { kind: 'rating', id, title, targets, likelihood, observers, ballots: new Map() }
      facts.votesHeld++
      return
    }
    case 'ballot.rated':
      if (facts.vote?.kind === 'rating') put(facts.vote.ballots, fact.by, fact.target, fact.rating)
      return
    case 'vote.closed':
      facts.vote = null
      return
    case 'floor.asked':
      facts.floor.push({ id: fact.id, about: fact.about, askedAt: fact.at, speaking: false })
      return
    case 'floor.withdrawn':
      facts.floor = facts.floor.filter((request) => request.id !== fact.id)
      return
    case 'floor.advanced':
      facts.floor = facts.floor
        .filter((request) => !request.speaking || request.id === fact.id)
        .map((request) => ({ ...request, speaking: request.id === fact.id }))
      facts.served = fact.served
      return
    case 'spotlight.set':
      facts.spotlight = fact.path
      return
    case 'ready.set':
      if (fact.ready) facts.ready.add(fact.id)
      else facts.ready.delete(fact.id)
      return
    case 'drafts.revealed':
      for (const [card, participant] of fact.cards) facts.authors.set(card, participant)
      return
    case 'cards.imported':
      for (const card of fact.cards) facts.authors.set(card, fact.by)
      return
    case 'bin.emptied':
      for (const card of fact.cards) {
        facts.authors.delete(card)
        facts.opened.delete(card)
      }
      for (const whose of [...facts.positions.keys()]) if (fact.actions?.includes(splitKey(whose)[0])) facts.positions.delete(whose)
      return
    case 'cards.opened':
      for (const card of fact.cards) facts.opened.add(card)
      return
    case 'position.stated':
      facts.positions.set(positionKey(fact.action, fact.delegation), fact.key)
      return
    case 'position.withdrawn':
      facts.positions.delete(positionKey(fact.action, fact.delegation))
      return
    case 'positions.hidden':
      facts.positions = new Map(fact.keys)
      return
    case 'clients.claimed':
      return
    case 'command.refused': {
      const { at, by, command, code } = fact
      facts.refused.push({ at, by, command, code })
      if (facts.refused.length > AUDIT_KEPT) facts.refused.shift()
      facts.refusedCount++
      return
    }
  }
}

function removePerson(facts: Facts, id: string): void {
  const person = facts.people.get(id)
  if (!person) return
  person.removed = true
  facts.tokens.delete(person.token)
  facts.ready.delete(id)
  facts.floor = facts.floor.filter((request) => request.id !== id)
  facts.vote?.ballots.delete(id)
}

/** The facts as they are kept in a snapshot. */
export function encodeFacts(facts: Facts): Uint8Array {
  const { people, tokens: _derived, ready, authors, positions, opened, vote, ...plain } = facts
  return new TextEncoder().encode(JSON.stringify({
    ...plain,
    people: [...people.values()],
    ready: [...ready],
    authors: [...authors],
    positions: [...positions],
    opened: [...opened],
    vote: vote && keepVote(vote),
  }))
}

type Kept = Omit<Facts, 'people' | 'tokens' | 'ready' | 'authors' | 'positions' | 'opened' | 'vote'> & {
  people: Participant[]
  ready: string[]
  authors: [string, string][]
  positions: [string, string][]
  opened: string[]
  vote: KeptVote | null
}

/** Reads what `encodeFacts` wrote; fields a snapshot of an older version lacks begin empty. Throws when it is not JSON. */
export function decodeFacts(data: Uint8Array): Facts {
  const kept = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(data)) as Partial<Kept>
  const { people = [], ready = [], authors = [], positions = [], opened = [], vote = null, ...plain } = kept
  return {
    ...emptyFacts(),
    ...plain,
    people: new Map(people.map((person) => [person.id, person])),
    tokens: new Map(people.filter((person) => !person.removed).map((person) => [person.token, person.id])),
    ready: new Set(ready),
    authors: new Map(authors),
    positions: new Map(positions),
    opened: new Set(opened),
    vote: vote && keptVote(vote),
  }
}
