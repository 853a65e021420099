import { expect, test } from 'vitest'
import { MemoryDisk, openMemoryStore } from '../../server/log/memory.ts'
import { NotSaved } from '../../server/log/port.ts'
import { all, contract, forged } from './contract.ts'
import type { MemoryWrite } from '../../server/log/memory.ts'
import type { Entry } from '../../server/log/port.ts'

contract('memory', async () => {
  let disk = new MemoryDisk()
  return {
    open: async () => openMemoryStore({ disk }),
    harm: async (board, seq, how) => {
      const { entries } = disk.boards.get(board)!
      const bytes = entries.get(seq)!
      if (how === 'alter') bytes[bytes.length - 1]! ^= 1
      if (how === 'delete') entries.delete(seq)
      if (how === 'swap with next') {
        entries.set(seq, entries.get(seq + 1)!)
        entries.set(seq + 1, bytes)
      }
    },
    forge: async (board, seq, how) => {
      const stored = disk.boards.get(board)!
      const { entries } = stored
      if (how === 'alter') entries.set(seq, forged(seq, entries.get(seq)!, entries.get(seq - 1)!))
      else {
        for (const later of [...entries.keys()].filter((one) => one > seq)) entries.delete(later)
        stored.end = { ...stored.end, seq }
      }
    },
    everything: async () =>
      Buffer.concat([
        ...[...disk.boards].flatMap(([id, board]) => [Buffer.from(id), board.meta, ...board.entries.values(), board.snapshot ?? Buffer.alloc(0)]),
        ...[...disk.codes].map((pair) => Buffer.from(pair.join())),
      ]),
    clear: async () => {
      disk = new MemoryDisk()
    },
    stop: async () => {},
  }
})

const META = { createdAt: 1, expiresAt: null, code: null }
const event = (n: number): Entry => ({ kind: 'event', at: n, event: { type: 'x' } })

test('SAVE-1 a write that fails is told, takes those behind it along, leaves nothing, and the next one works', async () => {
  let full = false
  const store = openMemoryStore({
    beforeWrite(write: MemoryWrite) {
      if (full && write !== 'open') throw new NotSaved(`no room for ${write}`)
    },
  })
  await store.create('a', META, [event(1)])
  const log = (await store.open('a'))!
  full = true
  const failing = [log.append([event(2)]), log.append([event(3)]), log.compact({ seq: 1, data: new Uint8Array(1) }), store.check()]
  for (const result of await Promise.allSettled(failing)) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'NotSaved' } })
  full = false
  expect(await log.append([event(4)])).toBe(2)
  expect((await all(log)).map((entry) => entry.at)).toEqual([1, 4])
})

test('SAVE-1 calls made while a failing write is under way fail with it', async () => {
  let fail: (error: Error) => void = () => {}
  let begun: () => void = () => {}
  const writing = new Promise<void>((resolve) => (begun = resolve))
  let healthy = false
  const store = openMemoryStore({
    beforeWrite(write) {
      if (write !== 'append' || healthy) return
      begun()
      return new Promise((_, reject) => (fail = reject))
    },
  })
  await store.create('a', META, [])
  const log = (await store.open('a'))!
  const first = log.append([event(1)])
  await writing
  const settled = Promise.allSettled([first, log.append([event(2)])])
  healthy = true
  fail(new NotSaved('the disk is full'))
  for (const result of await settled) expect(result).toMatchObject({ status: 'rejected', reason: { name: 'NotSaved' } })
  expect(await log.append([event(3)])).toBe(1)
  expect((await all(log)).map((entry) => entry.at)).toEqual([3])
  expect((await all((await store.open('a'))!)).map((entry) => entry.at)).toEqual([3])
  await store.verify('a')
})
