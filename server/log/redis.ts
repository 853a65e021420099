/**
 * The log in Redis: a stream per board (redisScripts.ts has the layout), shared by several nodes.
 *
 * After a call that failed nobody knows whether Redis ran it. So the log settles that before it writes again: one script takes
 * a new term, which shuts out the old call should it arrive late, and forgets whatever it may have stored. "Not saved" is then
 * true, and the next append follows the last entry that was acknowledged.
 */
import { decodeMeta, decodeSnapshot, encodeEntry, encodeMeta, encodeSnapshot } from './codec.ts'
import { Lane } from './lane.ts'
import { NotSaved, Taken } from './port.ts'
import { entriesBetween } from './reading.ts'
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
    const rows = entries.map((entry, i) => encodeEntry(i + 1, entry))
    const touched = [keys.board(board), keys.log(board), keys.boards, ...codeKey(meta.code)]
    const result = String(await this.#link.run(CREATE, touched, [board, encodeMeta(meta), meta.code ?? '', ...rows]))
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

  async *list(): AsyncGenerator<[string, BoardMeta]> {
    for (const board of asList(await this.#link.send(['SMEMBERS', keys.boards]))) {
      const meta = await this.meta(String(board))
      if (meta) yield [String(board), meta]
    }
  }

  async open(board: string): Promise<BoardLog | null> {
    const [epoch, tail, folded] = asList(await this.#link.run(OPEN, [keys.board(board)], [])).map(Number)
    return epoch === undefined ? null : new RedisLog(this.#link, board, epoch, tail!, folded!)
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

  constructor(link: RedisLink, board: string, epoch: number, tail: number, folded: number) {
    this.#link = link
    this.board = board
    this.epoch = epoch
    this.#folded = folded
    this.#lane = new Lane(tail, (rows) => this.#write(rows))
  }

  append(entries: readonly Entry[]): Promise<number> {
    return this.#lane.append(entries)
  }

  async snapshot(): Promise<Snapshot | null> {
    const bytes = await this.#link.send(['GET', keys.snapshot(this.board)])
    return bytes === null ? null : decodeSnapshot(asBytes(bytes))
  }

  read(after: number): AsyncIterable<StoredEntry> {
    const fetch = async (from: number, to: number, limit: number): Promise<Row[]> => {
      const range = await this.#link.send(['XRANGE', keys.log(this.board), `${from}-0`, `${to}-0`, 'COUNT', String(limit)])
      return asList(range).map((item) => {
        const [id, fields] = asList(item)
        return { seq: Number.parseInt(String(id)), bytes: asBytes(asList(fields)[1]) }
      })
    }
    return entriesBetween(after, this.#lane.last, fetch, async (seq) => {
      const [epoch, folded] = asList(await this.#link.send(['HMGET', keys.board(this.board), 'epoch', 'folded'])).map(Number)
      if (epoch !== this.epoch) throw fenced(this.board)
      mustFollow(seq, folded!)
    })
  }

  async compact(snapshot: Snapshot): Promise<void> {
    mustFold(snapshot, this.#folded, this.#lane.last)
    await this.#mustSucceed(COMPACT, [keys.snapshot(this.board)], [String(snapshot.seq), encodeSnapshot(snapshot)])
    this.#folded = snapshot.seq
  }

  close(): Promise<void> {
    return this.#lane.close()
  }

  async #write(rows: readonly Row[]): Promise<void> {
    try {
      if (!this.#settled) await this.#settle()
      await this.#mustSucceed(APPEND, [], [String(this.#term), String(this.#lane.last), ...rows.map((row) => row.bytes)])
    } catch (error) {
      if (error instanceof NotSaved) this.#settled = false
      throw error
    }
  }

  /** See the head of this file. Here it also shows when Redis has come back without what it had acknowledged: Fenced. */
  async #settle(): Promise<void> {
    this.#term += 1
    await this.#mustSucceed(SETTLE, [], [String(this.#term), String(this.#lane.last)])
    this.#settled = true
  }

  async #mustSucceed(script: string, more: readonly string[], args: readonly (string | Uint8Array)[]): Promise<void> {
    const touched = [keys.board(this.board), keys.log(this.board), ...more]
    const result = await this.#link.run(script, touched, [String(this.epoch), ...args])
    if (String(result) !== 'ok') throw fenced(this.board)
  }
}

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
