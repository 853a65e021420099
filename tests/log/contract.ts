/** What every adapter of the log must do. Each adapter's test file hands in a way to open it, to restart it and to harm it. */
import { crc32 } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LINK, linkAfter } from '../../server/log/chain.ts'
import { linkIn } from '../../server/log/codec.ts'
import { Damaged, Fenced, Taken } from '../../server/log/port.ts'
import type { BoardLog, BoardMeta, Entry, LogStore, StoredEntry } from '../../server/log/port.ts'

export interface Bench {
  open(): Promise<LogStore>
  /** Changes stored bytes behind the adapter's back; no store is open meanwhile. */
  harm(board: string, seq: number, how: 'alter' | 'delete' | 'swap with next'): Promise<void>
  /** As somebody who knows the format: the entry says something else, or the last ones are gone, and all checksums are right. */
  forge(board: string, seq: number, how: 'alter' | 'cut off after'): Promise<void>
  /** Every key and value that the store still holds; no store is open meanwhile. */
  everything(): Promise<Buffer>
  /** Forgets all boards. */
  clear(): Promise<void>
  stop(): Promise<void>
}

const META: BoardMeta = { createdAt: 1_700_000_000_000, expiresAt: null, code: null }
const event = (n: number): Entry => ({ kind: 'event', at: n, event: { type: 'timer.started', n } })
const update = (bytes: Uint8Array): Entry => ({ kind: 'update', at: 7, doc: '', actor: 'ana', update: bytes })

/** Bytes that compress badly and show every value, so that a lost or doubled one is noticed. */
export function bytesOf(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[i] = state >>> 24
  }
  return bytes
}

/** What the entry would be if it said something else: its checksum is right, and it follows `before`. */
export function forged(seq: number, bytes: Uint8Array, before: Uint8Array): Buffer {
  const other = Buffer.from(bytes)
  other[other.length - 2]! ^= 1
  other.set(linkAfter(linkIn(seq - 1, before), seq, other.subarray(5 + LINK)), 5)
  other.writeUInt32BE(crc32(other.subarray(4), seq))
  return other
}

/** An entry as it was stored before there were links. */
export function older(seq: number, bytes: Uint8Array): Buffer<ArrayBuffer> {
  const body = Buffer.concat([Buffer.from([1]), bytes.subarray(5 + LINK)])
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(body, seq))
  return Buffer.concat([checksum, body])
}

export async function all(log: BoardLog, after = 0): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = []
  for await (const entry of log.read(after)) entries.push(entry)
  return entries
}

export function contract(name: string, start: () => Promise<Bench>): void {
  describe(`the log in ${name}`, () => {
    let bench: Bench
    let store: LogStore
    beforeAll(async () => {
      bench = await start()
    }, 60_000)
    afterAll(() => bench.stop())
    beforeEach(async () => {
      await bench.clear()
      store = await bench.open()
    })
    afterEach(() => store.close())

    const restart = async (meanwhile?: () => Promise<unknown>): Promise<void> => {
      await store.close()
      await meanwhile?.()
      store = await bench.open()
    }
    const made = async (board: string, entries: readonly Entry[] = [], meta = META): Promise<BoardLog> => {
      await store.create(board, meta, entries)
      return (await store.open(board))!
    }

    test('LOG-1 a board is registered with its meta, its code and its first entries', async () => {
      const meta = { createdAt: 5, expiresAt: 9, code: 'KLM234' }
      const log = await made('a', [event(1), event(2)], meta)
      expect(await store.meta('a')).toEqual(meta)
      expect(await store.byCode('KLM234')).toBe('a')
      expect((await all(log)).map((entry) => entry.seq)).toEqual([1, 2])
    })

    test('LOG-1 a taken id or code is refused, and nothing of the refused board is stored', async () => {
      await store.create('a', { ...META, code: 'ONE' }, [])
      await expect(store.create('a', { ...META, code: 'TWO' }, [event(1)])).rejects.toMatchObject({ name: 'Taken', what: 'board' })
      await expect(store.create('b', { ...META, code: 'ONE' }, [event(1)])).rejects.toMatchObject({ name: 'Taken', what: 'code' })
      expect(await store.byCode('TWO')).toBeNull()
      expect(await store.byCode('ONE')).toBe('a')
      expect(await store.open('b')).toBeNull()
    })

    test('LOG-1 of boards made at once with one code, one gets it', async () => {
      const tries = ['a', 'b', 'c', 'd'].map((board) => store.create(board, { ...META, code: 'ONE' }, [event(1)]))
      const results = await Promise.allSettled(tries)
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
      for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Taken)
    })

    test('LOG-1 meta can be replaced: the old code is free again, a taken one is refused, the owner stays', async () => {
      const log = await made('a', [], { ...META, code: 'OLD' })
      await store.create('b', { ...META, code: 'OTHER' }, [])
      await store.setMeta('a', { ...META, expiresAt: 3, code: 'NEW' })
      expect(await store.byCode('OLD')).toBeNull()
      expect(await store.byCode('NEW')).toBe('a')
      await expect(store.setMeta('a', { ...META, code: 'OTHER' })).rejects.toBeInstanceOf(Taken)
      expect(await store.meta('a')).toEqual({ ...META, expiresAt: 3, code: 'NEW' })
      await store.setMeta('a', { ...META, expiresAt: 4, code: 'NEW' })
      await store.setMeta('a', META)
      expect(await store.byCode('NEW')).toBeNull()
      expect(await log.append([event(1)])).toBe(1)
    })

    test('LOG-1 an unknown board has no meta, no log and no code, and cannot be changed', async () => {
      expect(await store.meta('x')).toBeNull()
      expect(await store.open('x')).toBeNull()
      expect(await store.byCode('X')).toBeNull()
      await expect(store.setMeta('x', META)).rejects.toThrow('There is no board x')
      await store.remove('x')
    })

    test('LOG-1 all boards are listed', async () => {
      for (const board of ['c', 'a', 'b']) await store.create(board, { ...META, createdAt: board.charCodeAt(0) }, [event(1)])
      const listed = new Map<string, BoardMeta>()
      for await (const board of store.list()) listed.set(board, (await store.meta(board))!)
      expect([...listed.keys()].sort()).toEqual(['a', 'b', 'c'])
      expect(listed.get('b')).toEqual({ ...META, createdAt: 98 })
    })

    test('LOG-2 entries come back in order, numbered without gaps, from any point', async () => {
      const log = await made('a', [event(0)])
      expect(await log.append([event(1), event(2)])).toBe(3)
      expect(await log.append([event(3)])).toBe(4)
      expect(await log.append([])).toBe(4)
      expect((await all(log)).map((entry) => [entry.seq, entry.at])).toEqual([[1, 0], [2, 1], [3, 2], [4, 3]])
      expect((await all(log, 2)).map((entry) => entry.seq)).toEqual([3, 4])
      expect(await all(log, 4)).toEqual([])
    })

    test('LOG-2 calls that overlap take effect in the order made, on many boards at once', async () => {
      const logs = await Promise.all(Array.from({ length: 10 }, (_, i) => made(`board${i}`)))
      await Promise.all(logs.map(async (log) => {
        const seqs = await Promise.all(Array.from({ length: 100 }, (_, n) => log.append(n % 3 ? [event(n)] : [event(n), event(n)])))
        expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
        expect(seqs.at(-1)).toBe(134)
      }))
      for (const log of logs) {
        const entries = await all(log)
        expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: 134 }, (_, i) => i + 1))
        expect(entries.map((entry) => entry.at)).toEqual(entries.map((entry) => entry.at).sort((a, b) => a - b))
      }
    })

    test('LOG-2 boards do not mix, even when one id begins like another', async () => {
      const logs = { a: await made('a'), ab: await made('ab'), 'a:b': await made('a:b') }
      for (const [board, log] of Object.entries(logs)) await log.append([{ kind: 'event', at: 1, event: { type: board } }])
      await store.remove('a')
      for (const board of ['ab', 'a:b'] as const) expect(await all(logs[board])).toMatchObject([{ event: { type: board } }])
    })

    test('LOG-2 reading while others append yields what was durable at the call', async () => {
      const log = await made('a', Array.from({ length: 600 }, (_, n) => event(n)))
      const reading = log.read(0)
      const seqs: number[] = []
      const appends: Promise<number>[] = []
      for await (const entry of reading) {
        seqs.push(entry.seq)
        if (entry.seq % 100 === 0) appends.push(log.append([event(entry.seq)]))
      }
      await Promise.all(appends)
      expect(seqs).toEqual(Array.from({ length: 600 }, (_, i) => i + 1))
      expect(await all(log)).toHaveLength(606)
    })

    test('LOG-3 every field comes back as it went in', async () => {
      const entries: Entry[] = [
        { kind: 'update', at: 0.5, doc: 'p/č🙂', actor: null, update: Uint8Array.from({ length: 256 }, (_, i) => i) },
        { kind: 'update', at: 1e15, doc: '', actor: '', update: new Uint8Array(0), claims: [] },
        { kind: 'update', at: -1, doc: '', actor: 'ž', update: bytesOf(3), claims: [[0, null], [2 ** 32 - 1, 'Ђ'], [2 ** 53 - 1, '']] },
        { kind: 'event', at: 3, event: { type: 'x', nested: { list: [1, null, true, '\u0000"\ud83d\ude42'], zero: 0 } } },
      ]
      const log = await made('a', entries)
      await log.append(entries)
      await restart()
      const stored = await all((await store.open('a'))!)
      expect(stored.map(({ seq: _, ...entry }) => entry)).toEqual([...entries, ...entries])
    })

    test('LOG-3 what is appended is what it was at the call', async () => {
      const log = await made('a')
      const bytes = bytesOf(100)
      const appending = log.append([update(bytes)])
      bytes.fill(0)
      await appending
      expect(await all(log)).toMatchObject([{ update: bytesOf(100) }])
    })

    test('LOG-3 entries of 1 MiB and a snapshot of 8 MiB come back unharmed', async () => {
      const log = await made('a')
      await log.append([update(bytesOf(2 ** 20, 1)), update(bytesOf(2 ** 20, 2)), event(3)])
      const [first, second] = await all(log)
      expect(Buffer.compare((first as { update: Uint8Array } & StoredEntry).update, bytesOf(2 ** 20, 1))).toBe(0)
      expect(Buffer.compare((second as { update: Uint8Array } & StoredEntry).update, bytesOf(2 ** 20, 2))).toBe(0)
      await log.compact({ seq: 2, data: bytesOf(2 ** 23, 3) })
      await restart()
      const again = (await store.open('a'))!
      const snapshot = await again.snapshot()
      expect(snapshot?.seq).toBe(2)
      expect(Buffer.compare(snapshot!.data, bytesOf(2 ** 23, 3))).toBe(0)
      expect(await all(again, 2)).toMatchObject([{ seq: 3 }])
    })

    test('SAVE-2 what was appended is there after a restart, and goes on where it stopped', async () => {
      const log = await made('a', [event(1)], { ...META, code: 'ONE' })
      await log.append([event(2)])
      await restart()
      const again = (await store.open('a'))!
      expect(await all(again)).toHaveLength(2)
      expect(await again.append([event(3)])).toBe(3)
      expect(await store.byCode('ONE')).toBe('a')
    })

    test('LOG-4 an owner is fenced as soon as another opens the board: nothing of its calls is stored', async () => {
      const old = await made('a', [event(1)])
      const now = (await store.open('a'))!
      expect(now.epoch).toBeGreaterThan(old.epoch)
      await expect(old.append([event(2), event(3)])).rejects.toBeInstanceOf(Fenced)
      await expect(old.append([event(4)])).rejects.toBeInstanceOf(Fenced)
      await expect(old.compact({ seq: 1, data: new Uint8Array(1) })).rejects.toBeInstanceOf(Fenced)
      expect(await now.append([event(5)])).toBe(2)
      expect((await all(now)).map((entry) => entry.at)).toEqual([1, 5])
      expect(await now.snapshot()).toBeNull()
    })

    test('LOG-4 epochs rise over a restart, and an owner of another store is fenced too', async () => {
      const { epoch } = await made('a')
      await restart()
      const old = (await store.open('a'))!
      expect(old.epoch).toBeGreaterThan(epoch)
      const other = await bench.open()
      const now = (await other.open('a'))!
      await expect(old.append([event(1)])).rejects.toBeInstanceOf(Fenced)
      expect(await now.append([event(2)])).toBe(1)
      await other.close()
    })

    test('LOG-4 of owners that fight over a board, each acknowledged entry is kept exactly once', async () => {
      await made('a')
      const kept: number[] = []
      const own = async (owner: number): Promise<void> => {
        for (let n = 0; n < 20; n++) {
          const log = (await store.open('a'))!
          await log.append([event(owner * 100 + n)]).then(() => kept.push(owner * 100 + n), (error) => expect(error).toBeInstanceOf(Fenced))
        }
      }
      await Promise.all([own(1), own(2), own(3)])
      const stored = (await all((await store.open('a'))!)).map((entry) => entry.at)
      expect(stored).toHaveLength(new Set(stored).size)
      expect(kept.sort()).toEqual(stored.sort())
      expect(kept.length).toBeGreaterThan(0)
    })

    test('LOG-4 a closed log takes nothing more', async () => {
      const log = await made('a')
      const last = log.append([event(1)])
      await log.close()
      expect(await last).toBe(1)
      await expect(log.append([event(2)])).rejects.toThrow('closed')
    })

    test('LOG-5 compacting drops what the snapshot covers and keeps the rest and the numbering', async () => {
      const log = await made('a', Array.from({ length: 5_000 }, (_, n) => event(n)))
      expect(await log.snapshot()).toBeNull()
      const appending = log.append([event(5_000)])
      await log.compact({ seq: 4_990, data: bytesOf(10) })
      await appending
      expect((await all(log, 4_990)).map((entry) => entry.seq)).toEqual(Array.from({ length: 11 }, (_, i) => 4_991 + i))
      await log.compact({ seq: 5_001, data: bytesOf(11) })
      await restart()
      const again = (await store.open('a'))!
      expect(await again.snapshot()).toEqual({ seq: 5_001, data: bytesOf(11) })
      expect(await all(again, 5_001)).toEqual([])
      expect(await again.append([event(1)])).toBe(5_002)
      expect((await all(again, 5_001)).map((entry) => entry.seq)).toEqual([5_002])
    })

    test('LOG-5 a snapshot of what is not stored, or older than the last, is refused; what is folded cannot be read', async () => {
      const log = await made('a', [event(1), event(2), event(3)])
      await expect(log.compact({ seq: 4, data: bytesOf(1) })).rejects.toBeInstanceOf(RangeError)
      await log.compact({ seq: 2, data: bytesOf(2) })
      await expect(log.compact({ seq: 1, data: bytesOf(1) })).rejects.toBeInstanceOf(RangeError)
      await expect(all(log, 0)).rejects.toBeInstanceOf(RangeError)
      expect(await log.snapshot()).toEqual({ seq: 2, data: bytesOf(2) })
      expect(await all(log, 2)).toHaveLength(1)
    })

    test('LOG-5 a former owner that reads what has been folded since is told that it is fenced', async () => {
      const old = await made('a', [event(1), event(2)])
      const now = (await store.open('a'))!
      await now.compact({ seq: 1, data: bytesOf(1) })
      await expect(all(old)).rejects.toBeInstanceOf(Fenced)
    })

    test('D3 a removed board is gone from every record, its owner is fenced, and its id and code are free', async () => {
      const canary = 'canary-5b1f'
      const kept = await made('kept', [update(Buffer.from('the other one'))])
      const log = await made(canary, [update(Buffer.from(canary))], { ...META, code: 'CANARY' })
      await log.append([update(Buffer.from(canary)), update(Buffer.from(canary))])
      await log.compact({ seq: 2, data: Buffer.from(canary) })
      await store.remove(canary)
      await store.remove(canary)
      await expect(log.append([event(1)])).rejects.toBeInstanceOf(Fenced)
      expect([await store.meta(canary), await store.open(canary), await store.byCode('CANARY')]).toEqual([null, null, null])
      await kept.close()
      await restart(async () => {
        const rest = await bench.everything()
        expect(rest.includes('the other one')).toBe(true)
        expect(rest.includes(canary)).toBe(false)
        expect(rest.includes('CANARY')).toBe(false)
      })
      const again = await made(canary, [event(1)], { ...META, code: 'CANARY' })
      expect(await all(again)).toMatchObject([{ seq: 1, at: 1 }])
      expect(await again.snapshot()).toBeNull()
    })

    for (const how of ['alter', 'delete', 'swap with next'] as const) {
      test(`LOG-6 damage is noticed, never skipped: ${how} an entry`, async () => {
        await made('a', [event(1), event(2), event(3), event(4)])
        await restart(() => bench.harm('a', 2, how))
        const log = (await store.open('a'))!
        const seen: number[] = []
        const reading = (async () => {
          for await (const entry of log.read(0)) seen.push(entry.seq)
        })()
        await expect(reading).rejects.toBeInstanceOf(Damaged)
        await expect(reading).rejects.toThrow('restore it from the last backup')
        expect(seen).toEqual([1])
      })
    }

    const refusal = async (board: string): Promise<unknown> => {
      try {
        await all((await store.open(board))!)
      } catch (error) {
        return error
      }
    }
    for (const how of ['alter', 'cut off after'] as const) {
      test(`D4 an audit that was altered with all its checksums is reported, to who looks and to who opens: ${how} an entry`, async () => {
        for (const board of ['a', 'b']) {
          const log = await made(board, [event(1)])
          for (let n = 2; n <= 6; n++) await log.append([event(n)])
        }
        for (const board of ['a', 'b']) await store.verify(board)
        await restart(() => bench.forge('a', 3, how))
        await expect(store.verify('a')).rejects.toBeInstanceOf(Damaged)
        expect(String(await refusal('a'))).toMatch(/altered.*restore it from the last backup/)
        await store.verify('b')
        expect((await all((await store.open('b'))!)).length).toBe(6)
      })
    }

    test('D4 the chain goes on over restarts, failed writes, snapshots and other owners, and nothing is reported', async () => {
      let log = await made('a', [event(1), event(2)])
      for (let round = 0; round < 3; round++) {
        await Promise.all([log.append([event(1)]), log.append([event(2), event(3)])])
        await restart()
        log = (await store.open('a'))!
        await store.verify('a')
        const before = (await all(log, (await log.snapshot())?.seq ?? 0)).at(-1)!.seq
        await log.append([event(4), event(5)])
        await log.compact({ seq: before, data: bytesOf(40) })
        await store.verify('a')
        expect((await all(log, before)).map(({ seq }) => seq)).toEqual([before + 1, before + 2])
        await log.compact({ seq: before + 2, data: bytesOf(50) })
        await store.verify('a')
        await restart()
        log = (await store.open('a'))!
      }
      await store.verify('nobody')
    })

    test('LOG-7 a store that works says so', async () => {
      await expect(store.check()).resolves.toBeUndefined()
    })
  })
}
