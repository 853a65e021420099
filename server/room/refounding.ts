/**
 * Founding a board's document anew between sessions, so that coming in and each edit cost what the board holds, not how it came
 * about (SAVE-3). Yjs keeps a trace of every deleted letter and of every page that ever wrote; a copy of what stands there has none.
 *
 * Nobody who still holds the old document may merge it into the new one: both say the same things under different ids, so all of
 * it would stand there twice. So the client ids of the old one are retired, and whoever mentions one is sent away.
 */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { copyOf, readEqual } from './copy.ts'
import type { Facts } from './facts.ts'
import { HELD_FROM } from './gate/bounds.ts'
import { Replica } from './replica.ts'
import { encodeSnapshot } from './snapshot.ts'

/**
 * How long nothing may have happened, in ms. Not within a session of several days, nights included: who was without a line for a
 * day merges what they wrote. Afterwards they get it back as text.
 */
export const QUIET_MS = 3 * 86_400_000
/**
 * How much of what is sent to who joins may be history: as much as the content, and 32 KB, which are five seconds of a line of
 * 50 kbit/s. Below that nobody gains what it costs those who come back: their kept copies.
 */
export const TIMES = 2
export const ALLOWANCE_BYTES = 32_768
/** Yjs goes through all client ids in each transaction: at 300 an edit costs three times what it costs at first. */
export const MOST_CLIENTS = 300

export interface Refounded {
  data: Uint8Array
  /** What is read back from `data`. */
  replica: Replica
}

/** The board founded anew, where it is time for that. Nothing is stored here; the replica that is given stays as it is. */
export function foundAnew(replica: Replica, now: number): Refounded | null {
  // Snapshots of earlier versions do not say when the last entry was made; the next entry will.
  if (replica.at === 0 || now - replica.at < QUIET_MS) return null
  const old = replica.board.doc
  const bytes = Y.encodeStateAsUpdate(old).length
  const crowded = old.store.clients.size > MOST_CLIENTS
  if (!crowded && bytes <= ALLOWANCE_BYTES) return null
  const client = freshId(replica)
  const copy = copyOf(old, client)
  try {
    const update = Y.encodeStateAsUpdate(copy)
    if (!crowded && bytes <= TIMES * update.length + ALLOWANCE_BYTES) return null
    return proved(replica, client, update)
  } finally {
    copy.destroy()
  }
}

function proved(old: Replica, client: number, update: Uint8Array): Refounded {
  const drafts = old.parts().docs.filter(([name]) => name !== '')
  const inDrafts = new Set([...old.drafts.values()].flatMap(({ doc }) => [...doc.store.clients.keys()]))
  const claims = old.claims.entries()
  // Those who only showed themselves hold the old document as well. What is in a draft goes on being used there.
  const used = [...old.board.doc.store.clients.keys(), ...claims.flatMap(([id, owner]) => (owner === null ? [] : [id]))]
  const retired = new Set([...old.claims.retired, ...used.filter((id) => !inDrafts.has(id))])
  // Whose a card is was told by the client id that wrote it.
  const facts: Facts = { ...old.facts, authors: new Map(old.facts.authors) }
  old.board.doc.getMap('cards').forEach((_card, id) => {
    const author = old.authorOf(id)
    if (author !== null) facts.authors.set(id, author)
  })
  const data = encodeSnapshot({
    facts, at: old.at, retired: [...retired],
    claims: [...claims.filter(([id]) => inDrafts.has(id)), [client, null]],
    docs: [['', update], ...drafts],
  })
  const replica = Replica.folded({ seq: old.seq, data })
  if (isSame(old, replica, facts)) return { data, replica }
  replica.destroy()
  throw new Error('the copy does not read as the board does')
}

/** What is read back is compared, not what was written. */
function isSame(old: Replica, fresh: Replica, facts: Facts): boolean {
  return readEqual(old.board.doc, fresh.board.doc)
    && isDeepStrictEqual(fresh.facts, facts)
    && [...facts.people.keys()].every((id) => isDeepStrictEqual(new Set(fresh.cardsOf(id)), new Set(old.cardsOf(id))))
    && [...old.drafts].every(([name, { doc }]) => readEqual(doc, fresh.draft(name).doc) && sameClocks(doc, fresh.draft(name).doc))
    && fresh.seq === old.seq
}

const sameClocks = (a: Y.Doc, b: Y.Doc): boolean => isDeepStrictEqual(Y.decodeStateVector(Y.encodeStateVector(a)), Y.decodeStateVector(Y.encodeStateVector(b)))

/** One as clients draw them, that nobody has used. */
function freshId({ claims }: Replica): number {
  for (;;) {
    const id = Math.floor(Math.random() * HELD_FROM)
    if (claims.owner(id) === undefined) return id
  }
}
