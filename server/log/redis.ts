/**
 * The log in Redis: a stream per board (redisScripts.ts has the layout), shared by several nodes.
 *
 * After a call that failed nobody knows whether Redis ran it. So the log settles that before it writes again: one script takes
 * a new term, which shuts out the old call should it arrive late, and forgets whatever it may have stored. "Not saved" is then
 * true, and the next append follows the last entry that was acknowledged.
 */
import { BEGINNING, type End, type Link } from './chain.ts'
import { decodeMeta, decodeSnapshot, encodeMeta, encodeSnapshot } from './codec.ts'
import { Lane, rowsAfter } from './lane.ts'
import { NotSaved, Taken } from './port.ts'
import { endOf, entriesBetween, linkToFold, verify, type Reading } from './reading.ts'
import { RedisLink } from './redisLink.ts'
import { APPEND, COMPACT, CREATE, keys, OPEN, REMOVE, SET_META, SETTLE, TRY } from './redisScripts.ts'
import { fenced, mustFold, mustFollow } from './refusals.ts'
import type { Row } from './lane.ts'
import type { BoardLog, BoardMeta, Entry, LogStore, Snapshot, StoredEntry } from './port.ts'

/** Connects and checks at once. Throws NotSaved (Unsuitable when an operator must change that Redis). */
export async function openRedisStore({ url }: { url: string }): Promise<LogStore> {
  const link = new RedisLink(url)
  await link.check()
  return new RedisStore(link)
}

class RedisStore implements LogStore {
  readonly #link: RedisLink

  constructor(link: RedisLink) {
    this.#link = link
  }

  async create(board: string, meta: BoardMeta, entries: readonly Entry[]): Promise<void> {
    const { rows, end } = rowsAfter({ seq: 0, link: BEGINNING }, entries)
    const touched = [keys.board(board), keys.log(board), keys.boards, ...codeKey(meta.code)]
    const result = String(await this.#link.run(CREATE, touched, [board, encodeMeta(meta), meta.code ?? '', hexOf(end.link), ...rows.map((row) => row.bytes)]))
    if (result === 'board' || result === 'code') throw new Taken(result)
  }

  async meta(board: string): Promise<BoardMeta | null> {
    const bytes = await this.#link.send(['HGET', keys.board(board), 'meta'])
    return bytes === null ? null : decodeMeta(asBytes(bytes))
  }

  async setMeta(board: string, meta: BoardMeta): Promise<void> {
    const touched = [keys.board(board), ...codeKey(meta.code)]
    const result = String(await this.#link.run(SET_META, touched, [board, encodeMeta(meta), meta.code ?? '', keys.code('')]))
    if (result === 'gone') throw new Error(`There is no board ${board}.`)
    if (result === 'code') throw new Taken('code')
  }

  async byCode(code: string): Promise<string | null> {
    const board = await this.#link.send(['GET', keys.code(code)])
    return board === null ? null : String(board)
  }

  async *list(): AsyncGenerator<string> {
    yield* asList(await this.#link.send(['SMEMBERS', keys.boards])).map(String)
  }

  async open(board: string): Promise<BoardLog | null> {
    const [epoch, tail, folded, head] = asList(await this.#link.run(OPEN, [keys.board(board)], []))
    if (epoch === undefined) return null
    const end = await endOf(Number(tail), linkOf(head), readingOf(this.#link, board)).catch(async (error: unknown) => {
      // A younger owner may have gone on, and folded, meanwhile.
      if (Number(await this.#link.send(['HGET', keys.board(board), 'epoch'])) !== Number(epoch)) throw fenced(board)
      throw error
    })
    return new RedisLog(this.#link, board, Number(epoch), end, Number(folded))
  }

  verify(board: string): Promise<void> {
    return verify(async () => {
      const [tail, folded, head] = asList(await this.#link.send(['HMGET', keys.board(board), 'tail', 'folded', 'head']))
      if (tail === null) return null
      const reading = readingOf(this.#link, board)
      return { ...reading, folded: Number(folded), end: await endOf(Number(tail), linkOf(head), reading) }
    })
  }

  async remove(board: string): Promise<void> {
    const touched = [keys.board(board), keys.log(board), keys.snapshot(board), keys.boards]
    const removed = await this.#link.run(REMOVE, touched, [board, keys.code('')])
    if (Number(removed) === 0) return
    // The append-only file still holds what was removed until it is rewritten. Redis may already be at it, or refuse to fork.
    await this.#link.send(['BGREWRITEAOF']).catch(() => {})
  }

  async check(): Promise<void> {
    await this.#link.check()
    await this.#link.run(TRY, [keys.checked], [String(Date.now())])
  }

  close(): Promise<void> {
    return this.#link.close()
  }
}

class RedisLog implements BoardLog {
  readonly board: string
  readonly epoch: number
  readonly #link: RedisLink
  readonly #lane: Lane
  #folded: number
  /** Raised by each attempt to settle what became of a failed write. */
  #term = 0
  #settled = true

  constructor(link: RedisLink, board: string, epoch: number, end: End, folded: number) {
    this.#link = link
    this.board = board
    this.epoch = epoch
    this.#folded = folded
    this.#lane = new Lane(end, (rows, head) => this.#write(rows, head))
  }

  append(entries: readonly Entry[]): Promise<number> {
    return this.#lane.append(entries)
  }

  async snapshot(): Promise<Snapshot | null> {
    const snapshot = await readingOf(this.#link, this.board).snapshot()
    return snapshot && { seq: snapshot.seq, data: snapshot.data }
  }

  read(after: number): AsyncIterable<StoredEntry> {
    return entriesBetween(after, this.#lane.end, {
      ...readingOf(this.#link, this.board),
      missing: async (seq) => {
        const [epoch, folded] = asList(await this.#link.send(['HMGET', keys.board(this.board), 'epoch', 'folded'])).map(Number)
        if (epoch !== this.epoch) throw fenced(this.board)
        mustFollow(seq, folded!)
      },
    })
  }

  async compact(snapshot: Snapshot): Promise<void> {
    mustFold(snapshot, this.#folded, this.#lane.end.seq)
    const link = await linkToFold(snapshot.seq, this.#lane.end, readingOf(this.#link, this.board))
    await this.#mustSucceed(COMPACT, [keys.snapshot(this.board)], [String(snapshot.seq), encodeSnapshot(snapshot, link), hexOf(this.#lane.end.link)])
    this.#folded = snapshot.seq
  }

  close(): Promise<void> {
    return this.#lane.close()
  }

  async #write(rows: readonly Row[], head: Link): Promise<void> {
    try {
      if (!this.#settled) await this.#settle()
      await this.#mustSucceed(APPEND, [], [String(this.#term), String(this.#lane.end.seq), hexOf(head), ...rows.map((row) => row.bytes)])
    } catch (error) {
      if (error instanceof NotSaved) this.#settled = false
      throw error
    }
  }

  /** See the head of this file. Here it also shows when Redis has come back without what it had acknowledged: Fenced. */
  async #settle(): Promise<void> {
    this.#term += 1
    await this.#mustSucceed(SETTLE, [], [String(this.#term), String(this.#lane.end.seq), hexOf(this.#lane.end.link)])
    this.#settled = true
  }

  async #mustSucceed(script: string, more: readonly string[], args: readonly (string | Uint8Array)[]): Promise<void> {
    const touched = [keys.board(this.board), keys.log(this.board), ...more]
    const result = await this.#link.run(script, touched, [String(this.epoch), ...args])
    if (String(result) !== 'ok') throw fenced(this.board)
  }
}

const readingOf = (link: RedisLink, board: string): Omit<Reading, 'missing'> => ({
  fetch: async (from, to, limit) => {
    const range = await link.send(['XRANGE', keys.log(board), `${from}-0`, `${to}-0`, 'COUNT', String(limit)])
    return asList(range).map((item) => {
      const [id, fields] = asList(item)
      return { seq: Number.parseInt(String(id)), bytes: asBytes(asList(fields)[1]) }
    })
  },
  snapshot: async () => {
    const bytes = await link.send(['GET', keys.snapshot(board)])
    return bytes === null ? null : decodeSnapshot(asBytes(bytes))
  },
})

const hexOf = (link: Link): string => Buffer.from(link).toString('hex')
const linkOf = (hex: unknown): Link | null => (hex === null || String(hex) === '' ? null : Buffer.from(String(hex), 'hex'))

function codeKey(code: string | null): string[] {
  return code === null ? [] : [keys.code(code)]
}

function asList(reply: unknown): unknown[] {
  if (!Array.isArray(reply)) throw new TypeError(`Redis answered ${typeof reply} where a list was due.`)
  return reply
}

function asBytes(reply: unknown): Uint8Array {
  if (!(reply instanceof Uint8Array)) throw new TypeError(`Redis answered ${typeof reply} where bytes were due.`)
  return reply
}
