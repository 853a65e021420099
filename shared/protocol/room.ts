/**
 * The room as its members may know it: the whole state on join (`room`), then events that each replace one part of it.
 * Client and server share these shapes; what is secret (drafts, ballots, other people's names) has no field here.
 */
import * as z from 'zod/mini'
import { ATTENDANCES, ROLES } from '../board/keys.ts'
import { rating } from './rating.ts'

const nullable = z.nullable

/** A person who is here. On boards that are not `named`, `name` is null for everyone but oneself and, for moderators, nobody. */
export const person = z.strictObject({
  id: z.string(),
  name: nullable(z.string()),
  role: z.enum(ROLES),
  delegation: nullable(z.string()),
  attendance: nullable(z.enum(ATTENDANCES)),
  online: z.boolean(),
  ready: z.boolean(),
})
export type Person = z.infer<typeof person>

/** The timer: when it ends, by the server's clock (`now` lets a screen correct its own), in milliseconds since 1970. */
export const timer = z.strictObject({ endsAt: z.number(), seconds: z.number(), now: z.number() })
export type Timer = z.infer<typeof timer>

/** One request for the floor; `speaking` is who has it. */
export const floorEntry = z.strictObject({
  id: z.string(), name: nullable(z.string()), delegation: nullable(z.string()), attendance: nullable(z.enum(ATTENDANCES)),
  about: nullable(z.string()), speaking: z.boolean(),
})
export type FloorEntry = z.infer<typeof floorEntry>

/** An open vote: what is voted on and how many have finished; never who, never for what. `mine` is one's own ballot. */
const anyVote = {
  id: z.string(), title: z.string(), targets: z.array(z.string()), finished: z.number(), voters: z.number(),
  /** Observers vote too. */
  observers: z.optional(z.literal(true)),
}
export const dotVote = z.strictObject({
  ...anyVote, kind: z.optional(z.literal('dots')), dots: z.number(), perTarget: z.number(), mine: z.record(z.string(), z.number()),
})
/** `likelihood` names the targets that are rated by impact and likelihood; the others are by impact and importance. */
export const ratingVote = z.strictObject({
  ...anyVote, kind: z.literal('rating'), likelihood: z.array(z.string()), mine: z.record(z.string(), rating),
})
export const vote = z.union([dotVote, ratingVote])
export type DotVote = z.infer<typeof dotVote>
export type RatingVote = z.infer<typeof ratingVote>
export type Vote = z.infer<typeof vote>

/** How many cards are being written in private: a total only, and null while it would single someone out. In later phases one's own, while there are any. */
export const draftCount = z.strictObject({ total: nullable(z.number()), mine: z.number() })
export type DraftCount = z.infer<typeof draftCount>

export const roomState = z.strictObject({
  seq: z.number(),
  version: z.number(),
  you: person,
  /** Ids of the cards that this person wrote. */
  mine: z.array(z.string()),
  people: z.array(person),
  timer: nullable(timer),
  floor: z.array(floorEntry),
  vote: nullable(vote),
  spotlight: nullable(z.string()),
  drafts: nullable(draftCount),
  /** Where positions do not say whose they are: the keys of one's own delegation's. */
  positions: z.array(z.string()),
  /** For moderators: the cards that somebody other than their author has opened; never who. */
  opened: nullable(z.array(z.string())),
  /** The short code, for those who may hand it on; null when it is off. */
  code: nullable(z.string()),
  /** Whether edits are being taken; false while the store cannot save. */
  saving: z.boolean(),
})
export type RoomState = z.infer<typeof roomState>

const event = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.strictObject({ seq: z.number(), type: z.literal(type), ...shape })

export const EVENTS = {
  /** People who came, went (`online`) or changed, gathered over a moment: one event for a room that fills at once. `removed` are gone for good. */
  'people.changed': event('people.changed', { people: z.array(person), removed: z.array(z.string()) }),
  'mine.added': event('mine.added', { cards: z.array(z.string()) }),
  'lock.changed': event('lock.changed', { path: z.string(), locked: z.boolean() }),
  'board.updated': event('board.updated', {}),
  'phase.changed': event('phase.changed', { phase: z.string() }),
  'timer.changed': event('timer.changed', { timer: nullable(timer) }),
  'floor.changed': event('floor.changed', { floor: z.array(floorEntry) }),
  'vote.changed': event('vote.changed', { vote: nullable(vote) }),
  'spotlight.changed': event('spotlight.changed', { path: nullable(z.string()) }),
  'drafts.changed': event('drafts.changed', { drafts: nullable(draftCount) }),
  'positions.changed': event('positions.changed', { mine: z.array(z.string()) }),
  /** Cards that were opened for the first time, gathered over a moment. */
  'cards.opened': event('cards.opened', { cards: z.array(z.string()) }),
  'drafts.revealed': event('drafts.revealed', { cards: z.number() }),
  'code.changed': event('code.changed', { code: nullable(z.string()) }),
  'saving.changed': event('saving.changed', { saving: z.boolean() }),
  'bin.emptied': event('bin.emptied', { cards: z.number() }),
  'board.closed': event('board.closed', {}),
  'board.reopened': event('board.reopened', {}),
} as const

export type EventType = keyof typeof EVENTS
export type RoomEvent = { [T in EventType]: z.infer<(typeof EVENTS)[T]> }[EventType]
