/** Who belongs to a board: founding secrets, joining, returning, and what a token or an invite opens. */
import { nanoid } from 'nanoid'
import type * as Y from 'yjs'
import { ROLES, stampFor, type Role, type Stamp } from '../../shared/board/keys.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import { readBoard, readDelegations } from '../../shared/board/read.ts'
import type { JoinBoard } from '../../shared/protocol/http.ts'
import type { Failed, Member } from './api.ts'
import type { Decision, RoomView } from './decision.ts'
import type { Fact, Facts, Participant } from './facts.ts'
import { hashSecret, newCode, newSecret, sameHash } from './secrets.ts'

export interface Founding {
  facts: Fact[]
  invites: Record<Role, string>
  code: string
}

/** The first fact of a board, and the secrets its founder is given once. */
export function foundFacts(now: number, retentionDays: number | null): Founding {
  const invites = Object.fromEntries(ROLES.map((role) => [role, newSecret()])) as Record<Role, string>
  const hashes = Object.fromEntries(ROLES.map((role) => [role, hashSecret(invites[role])])) as Record<Role, string>
  const code = newCode()
  return { facts: [{ type: 'board.founded', at: now, retentionDays, code, invites: hashes }], invites, code }
}

/** The member with this id; null for the unknown and the removed. */
export function memberById(facts: Facts, id: string): Member | null {
  const person = facts.people.get(id)
  return person && !person.removed ? memberOf(person) : null
}

/** The member a token belongs to. The look-up is by hash, so its time says nothing about any token. */
export function memberByToken(facts: Facts, token: string): Member | null {
  const id = facts.tokens.get(hashSecret(token))
  return id === undefined ? null : memberById(facts, id)
}

const memberOf = ({ id, name, role, delegation, attendance, lang }: Participant): Member =>
  ({ id, name, role, delegation, attendance, lang })

export interface Joining {
  decision: Decision
  token: string
  member: Member
  stamp: Stamp
}

/**
 * Joins by invite. With the token of a member the same person returns, with the role of the invite they use now and the same
 * token: other tabs of that device go on. A removed person's token is none, so they can only come as somebody new.
 */
export function join(view: RoomView, body: JoinBoard, previous: string | null): Joining | Failed {
  const { facts, board, now } = view
  const role = roleOfInvite(facts, body.invite)
  if (!role) return { problem: 'not-found' }
  const delegation = delegationOf(board, body.delegation ?? null)
  if (delegation === undefined) return { problem: 'bad-delegation' }

  const known = previous === null ? null : memberByToken(facts, previous)
  const most = LIMITS.people + (role === 'moderator' ? LIMITS.moderatorsMore : 0)
  if (!known && membersCount(facts) >= most) return { problem: 'board-full' }
  const member: Member = {
    id: known?.id ?? nanoid(),
    name: body.name.trim().normalize('NFC'),
    role,
    delegation,
    attendance: body.attendance,
    lang: body.lang ?? known?.lang ?? 'en',
  }
  const token = known && previous !== null ? previous : newSecret()
  const fact: Fact = known
    ? { type: 'participant.returned', at: now, person: member }
    : { type: 'participant.joined', at: now, person: member, token: hashSecret(token) }
  return {
    decision: { facts: [fact], people: [member.id] },
    token,
    member,
    stamp: stampFor(readBoard(board).attribution, member),
  }
}

/** What an invite lets one be; null for an unknown or replaced one. */
export function roleOfInvite(facts: Facts, invite: string): Role | null {
  const hash = hashSecret(invite)
  return ROLES.find((role) => facts.invites[role].some((known) => sameHash(known, hash))) ?? null
}

function membersCount(facts: Facts): number {
  let count = 0
  for (const person of facts.people.values()) if (!person.removed) count++
  return count
}

/** A delegation as people give it: one the board lists, by id or name; any text where it lists none; undefined when neither. */
export function delegationOf(board: Y.Doc, given: string | null): string | null | undefined {
  const asked = given?.trim().normalize('NFC') ?? ''
  if (asked === '') return null
  const listed = readDelegations(board)
  // Results are told by delegation: no object keeps something under that name (Y10).
  if (listed.length === 0) return asked === '__proto__' ? undefined : asked
  return (listed.find(({ id }) => id === asked) ?? listed.find(({ name }) => name.normalize('NFC') === asked))?.id
}

/** Mints an invite for somebody who knows the short code; null while the code is off. */
export function inviteByCode(facts: Facts): { decision: Decision; invite: string } | null {
  if (!facts.codeOn || facts.code === null) return null
  const invite = newSecret()
  return { decision: { facts: [{ type: 'invite.added', role: 'participant', hash: hashSecret(invite) }] }, invite }
}

/** A new link for a role; every older one of that role stops at once. People who joined stay. */
export function rotate(by: Member, role: Role): { decision: Decision; invite: string } | Failed {
  if (by.role !== 'moderator') return { problem: 'forbidden' }
  const invite = newSecret()
  return { decision: { facts: [{ type: 'invites.rotated', role, hash: hashSecret(invite), by: by.id }] }, invite }
}
