/**
 * What the doors may ask of a live board. The room behind it runs everything through one queue: log, gate, commit, fan-out.
 * Nothing in here knows sockets or HTTP; the doors hand in thin wires.
 */
import type { Actor } from '../../shared/rules/actor.ts'
import type { Role, Stamp } from '../../shared/board/keys.ts'
import type { Refusal } from '../../shared/rules/refusal.ts'
import type { BoardSummary, JoinBoard, ProblemCode } from '../../shared/protocol/http.ts'
import type { Sight, SightPen } from '../../shared/protocol/sight.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { RoomEvent, RoomState } from '../../shared/protocol/room.ts'
import type { CloseCode } from '../../shared/protocol/frames.ts'
import type * as Y from 'yjs'

/** A person of this board, as the session knows them. */
export interface Member extends Actor {
  name: string
  lang: string
}

/** One sync connection as the room sees it. `send` takes a whole frame; frames are shared between wires: never modify one. */
export interface SyncWire {
  send(frame: Uint8Array): void
  /** Bytes accepted by `send` that the network has not taken yet. */
  buffered(): number
  close(code: CloseCode, reason: string): void
  /** The client asked for `saved` and `refused` frames. */
  readonly frames: boolean
}

/** The room's end of one sync connection. Each call is one message of the client, in order. */
export interface SyncPeer {
  /** Sync step 1: answered by step 2 once all it contains is durable. */
  ask(stateVector: Uint8Array): void
  /** Sync step 2 (`live` false) or an update (`live` true). */
  offer(update: Uint8Array, live: boolean): void
  /** An awareness update. */
  aware(update: Uint8Array): void
  /** Bytes offered by this connection that the queue has not taken up yet; above a bound the door stops reading from it. */
  backlog(): number
  /** ms of this thread that its messages have cost since this was last asked. */
  spent(): number
  /** The connection is gone. */
  leave(): void
}

export interface RoomWire {
  event(event: RoomEvent): void
  close(code: CloseCode, reason: string): void
}

export type Ack = { ok: true; seq: number } | { ok: false; refusal: { code: Refusal['code']; message: string; retry: boolean } }

export interface RoomPeer {
  /** As it is when all of it is durable (SAVE-1); what is told before is part of it. Null when it is closed before. */
  readonly state: Promise<RoomState | null>
  command(command: Command): Promise<Ack>
  leave(): void
}

export type Failed = { problem: ProblemCode; detail?: string }

export interface RoomApi {
  readonly id: string
  /** The member a token belongs to; null for an unknown or revoked token. Constant-time in the token. */
  member(token: string): Member | null
  /** The role an invite gives; null for an unknown or replaced one. */
  invited(invite: string): Role | null
  /** Joins by invite; with `previous` (a token of this board) the same person returns. Durable when it resolves. */
  join(body: JoinBoard, previous: string | null): Promise<{ token: string; member: Member; stamp: Stamp } | Failed>
  /** An invite for participants, for somebody who knows the short code; null when the code is switched off. */
  inviteByCode(): Promise<string | null>
  /** A new link for a role; the old ones stop at once. People who joined stay. Moderators only. */
  rotate(by: Member, role: Role): Promise<{ invite: string } | Failed>
  summary(): BoardSummary
  /** What there is to read before the document is there, durable, and what they may write until then; null where there is nothing, or it cannot be told now. */
  sight(by: Member): Promise<{ sight: Sight; pen: SightPen | null } | null>
  /** When the board was created, and for how many days its moderators keep it; null: without an end. */
  kept(): { createdAt: number; days: number | null }
  /** What somebody who belongs or belonged to the board is called. Attribution says whether it may be shown (NAME-1). */
  nameOf(participant: string): string | null
  /** The document as it is in memory, which may be ahead of the store. Read only; what leaves the server is read by `read`. */
  readonly doc: Y.Doc
  /** Looks at the document when all of it is durable (SAVE-1), for exports and reports; null while nobody knows when that will be. */
  read<T>(look: (doc: Y.Doc) => T): Promise<T | null>
  /** Adds cards in one durable step, stamped as `by`, entered for a delegation, or as nobody's; the cards are checked by the same rules. */
  addCards(by: Member, cards: { place: string; text: string; delegation?: string | null; nobodys?: boolean; lang?: string | null; evidence?: string | null }[]): Promise<{ added: number } | Failed>
  sync(member: Member, draft: boolean, wire: SyncWire): SyncPeer
  enter(member: Member, wire: RoomWire): RoomPeer
  /** Calls back when the member is removed or the board is deleted; returns the undo. */
  onRevoked(memberId: string, gone: (code: CloseCode) => void): () => void
}

/** The live boards of this node. */
export interface Rooms {
  /** The live room, loaded when needed; null when there is no such board. */
  get(board: string): Promise<RoomApi | null>
  /** The live room, when it is loaded already. */
  loaded(board: string): RoomApi | null
  create(plan: NewBoard): Promise<{ id: string; invites: Record<Role, string>; code: string }>
  byCode(code: string): Promise<RoomApi | null>
  /** Deletes a board: closes its connections with 4410, then removes every trace. */
  remove(board: string): Promise<void>
  /** Figures for /metrics. */
  figures(): { boards: number; syncConnections: number; roomConnections: number; queued: number }
  /** Throws NotSaved when the store would not keep a write now. */
  check(): Promise<void>
  /** Flushes, closes every connection with 1012 and gives the boards up. */
  stop(): Promise<void>
}

/** A board to be: the first content of its document, made by server/room/founding.ts from what the creator sent. */
export interface NewBoard {
  update: Uint8Array
  retentionDays: number | null
}
