/**
 * Which of one's own edits are not durable yet: the truth behind the saved sign.
 *
 * Every edit leaves as one message, in order. The server answers a commit with one `saved` frame that carries the clocks of
 * this connection's client ids, however many of its messages the commit held. What a frame proves:
 * - A message with new content, once the frame reaches its clock; and with it everything sent before.
 * - A message that only deletes has no clock of its own. But each frame stands for at least one message, so a frame that
 *   proves nothing by clocks proves the oldest one. Where several deletes shared a commit, too few are proved; never too many.
 *   The rest is found by nudging: an update without content, which the server answers as well.
 * After a reconnection the answer to the server's question carries all that it lacks, in one message.
 */
import * as Y from 'yjs'

interface Sent {
  /** Edits that are safe once this message is. */
  edits: number
  /** The clocks it brings; empty: it only deletes, or changes nothing. */
  clocks: ReadonlyMap<number, number>
}

export class Ledger {
  readonly #doc: Y.Doc
  #sent: Sent[] = []
  #unsent = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Own edits that are not known to be durable. */
  get waiting(): number {
    return this.#sent.reduce((sum, { edits }) => sum + edits, this.#unsent)
  }

  /** Nothing on its way will prove the rest: a nudge is due. */
  get stuck(): boolean {
    return this.#sent.some(({ edits }) => edits > 0) && !this.#sent.some(({ edits, clocks }) => edits > 0 && clocks.size > 0)
  }

  /** One own edit was made; `sent`: the line was open, so it left at once. */
  edited(transaction: Y.Transaction, sent: boolean): void {
    if (!sent) {
      this.#unsent++
      return
    }
    const { clientID } = this.#doc
    const after = transaction.afterState.get(clientID) ?? 0
    const grew = after > (transaction.beforeState.get(clientID) ?? 0)
    this.#sent.push({ edits: 1, clocks: grew ? new Map([[clientID, after]]) : new Map() })
  }

  /** So many things were read back that hold what was not sent. */
  reopened(things: number): void {
    this.#unsent += things
  }

  /** The server told its clocks; the answer with all it lacks leaves now. */
  asked(serverClocks: ReadonlyMap<number, number>): void {
    const clocks = new Map<number, number>()
    for (const client of this.#doc.store.clients.keys()) {
      const clock = Y.getState(this.#doc.store, client)
      if (clock > (serverClocks.get(client) ?? 0)) clocks.set(client, clock)
    }
    // Content kept from an earlier visit is waiting too, though nobody counted its edits here.
    const edits = Math.max(this.waiting, clocks.size)
    for (const sent of this.#sent) sent.edits = 0
    this.#unsent = 0
    this.#sent.push({ edits, clocks })
  }

  nudged(): void {
    this.#sent.push({ edits: 0, clocks: new Map() })
  }

  saved(clocks: ReadonlyMap<number, number>): void {
    const reached = (sent: Sent) => [...sent.clocks].every(([client, clock]) => (clocks.get(client) ?? 0) >= clock)
    const proved = this.#sent.findLastIndex((sent) => sent.clocks.size > 0 && reached(sent))
    if (proved >= 0) this.#sent.splice(0, proved + 1)
    else if (this.#sent[0]?.clocks.size === 0) this.#sent.shift()
  }

  /** The line broke: what was not proved must be offered again. */
  lost(): void {
    this.#unsent = this.waiting
    this.#sent = []
  }
}

/** The saved sign. `waiting`: edits that are on this page only. */
export interface SavedSign {
  readonly state: 'saved' | 'saving' | 'offline' | 'refused' | 'connecting' | 'readonly'
  readonly waiting: number
}

/** What the sign says, the most urgent first. */
export function signOf(now: {
  online: boolean
  everSynced: boolean
  waiting: number
  refused: boolean
  readonly: boolean
  /** The server's store takes edits. */
  saving: boolean
}): SavedSign['state'] {
  if (!now.online) return now.everSynced ? 'offline' : 'connecting'
  if (now.refused) return 'refused'
  if (now.readonly && now.waiting === 0) return 'readonly'
  return now.waiting > 0 || !now.saving ? 'saving' : 'saved'
}
