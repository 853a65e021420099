/** Fault 10 in the clock of a test: how the lines of a whole hall spread their tries when all of them lose the server at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { SyncLine } from '../../client/connection/sync.ts'
import { CLOSE } from '../../shared/protocol/frames.ts'

const HALL = 100
/** A server is asked by no more than this part of a hall within a tenth of a second, once it has been gone for two. */
const AT_ONCE = 0.25

/** A socket that is closed as soon as somebody listens. */
class Refused {
  static code = 1006
  static readonly tries: { at: number; by: string }[] = []
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  constructor(_url: string, [, token]: [string, string]) {
    Refused.tries.push({ at: Date.now(), by: token })
    setTimeout(() => this.onclose?.({ code: Refused.code, reason: '' }))
  }
  close(): void {}
}

let lines: SyncLine[] = []
let docs: Y.Doc[] = []
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  Refused.tries.length = 0
})
afterEach(() => {
  for (const line of lines) line.destroy()
  for (const doc of docs) doc.destroy()
  ;[lines, docs] = [[], []]
  vi.useRealTimers()
})

/** The whole hall, for so many seconds without a server. When each of them tried, from when all lost it. */
function without(seconds: number, code: number): number[][] {
  Refused.code = code
  let seed = 20_211_220
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648
  for (let n = 0; n < HALL; n++) {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    lines.push(new SyncLine({
      origin: 'ws://hall', room: 'b', token: String(n), doc, awareness, random, WebSocket: Refused as unknown as typeof WebSocket,
      events: { state: () => {}, asked: () => {}, saved: () => {}, refused: () => {} },
    }))
    docs.push(doc)
  }
  const from = Date.now()
  for (const line of lines) line.connect()
  vi.advanceTimersByTime(seconds * 1_000)
  return lines.map((_line, n) => Refused.tries.filter(({ by }) => by === String(n)).map(({ at }) => at - from))
}

/** The largest part of the hall that came within a tenth of a second, after the first two. */
function most(tries: readonly number[][]): number {
  const late = tries.flat().filter((at) => at > 2_000)
  return Math.max(...late.map((at) => late.filter((other) => other >= at && other < at + 100).length)) / HALL
}

test('RATE-1 fault 10: a hall that lost its server at one moment comes back spread over seconds, and nobody waits longer than eight', () => {
  const tries = without(60, 1006)
  expect(most(tries)).toBeLessThan(AT_ONCE)
  for (const own of tries) {
    const waits = own.slice(1).map((at, n) => at - own[n]!)
    expect(Math.max(...waits)).toBeLessThanOrEqual(8_050)
    // It waits longer from one to the next, until it waits long.
    expect(waits[0]).toBeLessThan(250)
    expect(Math.min(...waits.slice(6))).toBeGreaterThan(2_500)
  }
  // No two waits of the hall are the same but by chance.
  expect(new Set(tries.map((own) => own.slice(0, 4).join(' '))).size).toBe(HALL)
})

test.each([['busy', CLOSE.busy], ['asked too often', CLOSE.rate]])('W5 RATE-1 whoever is sent away because the server is %s stays away for longer, and not together', (_why, code) => {
  const tries = without(30, code)
  for (const own of tries) expect(own[1]! - own[0]!).toBeGreaterThan(700)
  const firsts = tries.map((own) => own[1]!)
  expect(Math.max(...firsts) - Math.min(...firsts)).toBeGreaterThan(600)
  expect(most(tries)).toBeLessThan(AT_ONCE)
})

test('W3 whoever is let go for good does not come back', () => {
  expect(without(60, CLOSE.token).every((own) => own.length === 1)).toBe(true)
})
