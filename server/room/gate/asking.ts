/** What the pre-check is told: the document, who asks, and what is known of the client ids. */
import type * as Y from 'yjs'
import type { Actor } from '../../../shared/rules/actor.ts'
import type { Roots, Shared } from './roots.ts'

/** Who first used a client id. */
export interface Claims {
  /** undefined: unclaimed; null: the server's own. */
  owner(client: number): string | null | undefined
  claim(client: number, participant: string | null): void
  /** Ids of a document that this one has taken the place of. */
  readonly retired: ReadonlySet<number>
}

export interface Limits {
  /** False for a sync step 2. */
  live: boolean
  /** Client ids this connection has used. */
  connectionClients: ReadonlySet<number>
  /** How many ids this person may use for the first time now; absent: any number. */
  newIds?: number
}

export interface Asking {
  doc: Y.Doc
  roots: Roots
  claims: Claims
  actor: Actor
  limits: Limits
  /** The clock at which a client's last text ended in half a surrogate pair. */
  halves: ReadonlyMap<number, number>
  /** May the actor change this text as it is now? */
  mayEdit(text: Shared): boolean
}
