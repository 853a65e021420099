/**
 * What a command, a join or a rotation comes to, before anything has happened. The room appends `facts` and what `write`
 * changed in one durable step, all or nothing, then folds, then tells. Deciding changes nothing and does no I/O.
 */
import type * as Y from 'yjs'
import type { CommandOf, CommandType } from '../../shared/protocol/commands.ts'
import type { RoomEvent } from '../../shared/protocol/room.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { Member } from './api.ts'
import type { Fact, Facts } from './facts.ts'

/** The room as those who decide see it: live objects, only to be read. */
export interface RoomView {
  readonly board: Y.Doc
  /** The private drafts by participant: every one that is not empty. */
  readonly drafts: ReadonlyMap<string, Y.Doc>
  readonly facts: Facts
  online(id: string): boolean
  /** Wall clock, milliseconds since 1970. */
  readonly now: number
  /** The wall clock as it was when the server started, and the ms since: it never jumps (fault 15). For what runs out. */
  readonly steady: number
  /** The cards of the board that a participant wrote, as remembered; some may have been deleted since. */
  cardsOf(participant: string): readonly string[]
  /** Opened cards of which nobody has been told yet. */
  readonly untold?: ReadonlySet<string>
}

/** The documents a decision may write into, inside the room's one transaction each. */
export interface Documents {
  board: Y.Doc
  draft(participant: string): Y.Doc
}

type WithoutSeq<T> = T extends unknown ? Omit<T, 'seq'> : never
/** An event as it is decided; the room adds the seq. */
export type RoomEventBody = WithoutSeq<RoomEvent>

/** One event, put for each connected person as they may know it, from the room after the commit; null: they are not told. */
export type Tell = (to: Member, after: RoomView) => RoomEventBody | null

export interface Decision {
  facts: Fact[]
  write?: (docs: Documents) => void
  tell?: Tell[]
  /** People whose picture changed; the room gathers them over a moment and tells everyone once (`peopleChanged` in view.ts). */
  people?: Iterable<string>
  /** Participants whose connections are closed with 4401. */
  revoke?: string[]
  /** What this removes must leave the stored history too: a snapshot takes its place at once. */
  forget?: boolean
}

/** A refusal may carry facts too: what the audit keeps of it (S2). */
export interface Refused {
  refusal: Refusal
  facts?: Fact[]
}

export type Decided = Decision | Refused

/** Decides one type of command, changing nothing. `by` comes from the session and holds a role that may send it. */
export type Decide<T extends CommandType> = (command: CommandOf<T>, by: Member, view: RoomView) => Decided

/** Allowed, and nothing to do: the command asks for what is already so. */
export const NOTHING: Decision = { facts: [] }

export const refuse = (code: Refusal['code'], path = ''): Refused => ({ refusal: { code, path } })
