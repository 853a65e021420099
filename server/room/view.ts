/**
 * What each member may know of the room. Secrets are left out here, at the source: ballots, running totals, drafts, and the
 * names the board's attribution hides (NAME-1, VOTE-2, DRAFT-1). Moderators know who is in their room; nobody else does.
 */
import type { Attendance } from '../../shared/board/keys.ts'
import { splitKey } from '../../shared/board/positions.ts'
import { currentPhase, entities, readBoard } from '../../shared/board/read.ts'
import { FEWEST_TOLD } from '../../shared/board/parts.ts'
import type { DraftCount, FloorEntry, Person, RoomState, Timer, Vote } from '../../shared/protocol/room.ts'
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts'
import type { Member } from './api.ts'
import { isKnown } from './commands/known.ts'
import type { RoomEventBody, RoomView, Tell } from './decision.ts'
import { waitingCounts, waitingOf } from './draftCards.ts'
import type { FloorRequest } from './facts.ts'
import { inTurns } from './floorOrder.ts'
import type { OpenVote } from './openVote.ts'

export function stateFor(to: Member, view: RoomView, seq: number, saving: boolean): RoomState {
  const { facts } = view
  const cards = entities(view.board, 'cards')
  return {
    seq,
    version: PROTOCOL_VERSION,
    you: personFor(to, to.id, view),
    mine: view.cardsOf(to.id).filter((card) => cards.has(card)),
    people: [...facts.people.values()].filter((person) => !person.removed).map((person) => personFor(to, person.id, view)),
    timer: timerFor(view),
    floor: floorFor(to, view),
    vote: voteFor(to, view),
    spotlight: facts.spotlight,
    drafts: draftsFor(to, view),
    positions: positionsFor(to, view),
    opened: openedFor(to, view),
    code: codeFor(to, view),
    saving,
  }
}

/** NAME-1: the parts of another person's identity that this member may know. */
function identityFor(
  to: Member, id: string, view: RoomView,
): { name: string | null; delegation: string | null; attendance: Attendance | null } {
  const person = view.facts.people.get(id)
  if (!person) return { name: null, delegation: null, attendance: null }
  const { attribution } = readBoard(view.board)
  const all = to.role === 'moderator' || to.id === id
  return {
    name: all || attribution === 'named' ? person.name : null,
    delegation: all || attribution !== 'none' ? person.delegation : null,
    attendance: all || attribution !== 'none' ? person.attendance : null,
  }
}

function personFor(to: Member, id: string, view: RoomView): Person {
  return {
    id,
    ...identityFor(to, id, view),
    role: view.facts.people.get(id)?.role ?? 'observer',
    online: view.online(id),
    ready: view.facts.ready.has(id),
  }
}

/** What this member is told of people whose picture changed. */
export function peopleChanged(to: Member, ids: Iterable<string>, view: RoomView): RoomEventBody & { type: 'people.changed' } {
  const here = (id: string) => view.facts.people.get(id)?.removed === false
  const all = [...new Set(ids)]
  return {
    type: 'people.changed',
    people: all.filter(here).map((id) => personFor(to, id, view)),
    removed: all.filter((id) => !here(id)),
  }
}

export function timerFor(view: RoomView): Timer | null {
  const { timer } = view.facts
  return timer && { ...timer, now: view.steady }
}

export const attendanceOf = (id: string, view: RoomView): Attendance => view.facts.people.get(id)?.attendance ?? 'on-site'

/** FLOOR-1: those who wait, in the order in which they will be called. */
export function waitingInTurns(view: RoomView): FloorRequest[] {
  const { floor, served } = view.facts
  return inTurns(floor.filter(({ speaking }) => !speaking), served, ({ id }) => attendanceOf(id, view))
}

/** Who speaks, then those who wait in the order of their turns: whom the last turn went to is not told beside it, and after a turn nobody may be speaking. */
export function floorFor(to: Member, view: RoomView): FloorEntry[] {
  return [...view.facts.floor.filter(({ speaking }) => speaking), ...waitingInTurns(view)].map(({ id, about, speaking }) => ({ id, ...identityFor(to, id, view), about, speaking }))
}

/** VOTE-2: the open vote with one's own ballot, and how many have finished; of others' ballots nothing. */
function voteFor(to: Member, view: RoomView, counts: VoteCounts | null = null): Vote | null {
  const { vote } = view.facts
  if (!vote) return null
  const { id, title, targets, observers } = vote
  const asked = { id, title, targets, ...(observers && { observers }), ...(counts ?? voteCounts(vote, view)) }
  if (vote.kind === 'rating') return { ...asked, kind: 'rating', likelihood: vote.likelihood, mine: Object.fromEntries(vote.ballots.get(to.id) ?? []) }
  return { ...asked, dots: vote.dots, perTarget: vote.perTarget, mine: Object.fromEntries(vote.ballots.get(to.id) ?? []) }
}

export type VoteCounts = Pick<Vote, 'finished' | 'voters'>

export const voteCounts = (vote: OpenVote, view: RoomView): VoteCounts => ({ finished: finished(vote, view), voters: voters(vote, view) })

/** Tells everyone of the vote, counting it once. */
export function tellVote(): Tell {
  let counts: VoteCounts | null = null
  return (to, after) => {
    const { vote } = after.facts
    if (vote) counts ??= voteCounts(vote, after)
    return { type: 'vote.changed', vote: voteFor(to, after, counts) }
  }
}

/** How many have rated everything that still stands on the board, or can place no more dots there. */
export function finished(vote: OpenVote, view: Pick<RoomView, 'board'>): number {
  const standing = vote.targets.filter((target) => isKnown(view.board, target))
  let count = 0
  if (vote.kind === 'rating') {
    for (const ballot of vote.ballots.values()) if (standing.every((target) => ballot.has(target))) count++
    return count
  }
  const { dots, perTarget } = vote
  for (const ballot of vote.ballots.values()) if (dotsUsed(ballot) >= dots || standing.every((target) => (ballot.get(target) ?? 0) >= perTarget)) count++
  return count
}

export function dotsUsed(ballot: ReadonlyMap<string, number>): number {
  let sum = 0
  for (const dots of ballot.values()) sum += dots
  return sum
}

/** Who the room waits for: rapporteurs and participants who are here, and whoever has begun to vote. Observers may be a wall. */
function voters(vote: OpenVote, view: RoomView): number {
  let count = 0
  for (const person of view.facts.people.values()) {
    const awaited = !person.removed && (person.role === 'participant' || person.role === 'rapporteur') && view.online(person.id)
    if (awaited || vote.ballots.has(person.id)) count++
  }
  return count
}

/**
 * DRAFT-1: in a private phase, one's own count and the sum of all, once enough people write that it points at nobody. Later one's own, while there
 * are any: a device that kept none of them asks for them.
 */
export function draftsFor(to: Member, view: RoomView, counts: () => ReadonlyMap<string, number> = () => waitingCounts(view)): DraftCount | null {
  if (currentPhase(view.board).write !== 'private') {
    const mine = waitingOf(to.id, view)
    return mine > 0 ? { total: null, mine } : null
  }
  const waiting = counts()
  let total = 0
  for (const count of waiting.values()) total += count
  return { total: waiting.size < FEWEST_TOLD ? null : total, mine: waiting.get(to.id) ?? 0 }
}

/** Tells everyone of the drafts, counting them once. */
export function tellDrafts(): Tell {
  let counts: ReadonlyMap<string, number> | null = null
  return (to, after) => ({ type: 'drafts.changed', drafts: draftsFor(to, after, () => (counts ??= waitingCounts(after))) })
}

/** NAME-1: where positions do not say whose they are, a delegation knows its own, and nobody another's. */
function positionsFor(to: Member, view: RoomView): string[] {
  if (to.delegation === null || readBoard(view.board).attribution !== 'none') return []
  return [...view.facts.positions].filter(([whose]) => splitKey(whose)[1] === to.delegation).map(([, key]) => key)
}

/** Tells the delegation which positions are its own, where the board itself does not. */
export const tellPositions = (delegation: string | null): Tell => (to, after) =>
  to.delegation !== null && (delegation === null || to.delegation === delegation) && readBoard(after.board).attribution === 'none'
    ? { type: 'positions.changed', mine: positionsFor(to, after) }
    : null

/** P6: for moderators, as far as it has been told: what is gathered for the next telling is no news to whoever comes in. */
function openedFor(to: Member, { facts, untold }: RoomView): string[] | null {
  return to.role === 'moderator' ? [...facts.opened].filter((card) => !untold?.has(card)) : null
}

/** The short code, for those who may hand it on. */
export function codeFor(to: Member, view: RoomView): string | null {
  const { code, codeOn } = view.facts
  return codeOn && to.role !== 'observer' ? code : null
}
