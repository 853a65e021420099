/** What the doors go by before anything of a board is asked: addresses, origins, seats, tokens, and calls that are made twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LIMITS } from '../../shared/board/limits.ts'
import { network } from '../../server/doors/limits.ts'
import { fromOwnPage, maySocket } from '../../server/doors/origin.ts'
import { REPEAT_KEY, Repeats } from '../../server/doors/repeats.ts'
import { Seats } from '../../server/doors/seats.ts'
import { openToken, sealToken } from '../../server/doors/token.ts'

describe('addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'], ['::ffff:203.0.113.7', '203.0.113.7'], ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'], ['2001:db8:1:2::6', '2001:db8:1:2'], ['2001:db8::6', '2001:db8:0:0'], ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'], ['2001:db8:1:2:3::', '2001:db8:1:2'],
  ])('H1 %s counts as %s: who holds one IPv6 address holds the /64 around it', (address, counted) => {
    expect(network(address)).toBe(counted)
  })
})

describe('origins', () => {
  const ours = new URL('https://plenum.example/')
  it.each<[string, Record<string, string>, URL | undefined, boolean, boolean]>([
    ['a program', { host: 'plenum.example' }, undefined, true, true],
    ['our page', { host: 'plenum.example', origin: 'https://plenum.example' }, undefined, true, true],
    ['our page behind a proxy that says another host', { host: 'inner:3000', origin: 'https://plenum.example' }, ours, true, true],
    ['the same where nobody said what our address is', { host: 'inner:3000', origin: 'https://plenum.example' }, undefined, false, false],
    ['a host in capitals', { host: 'PLENUM.example', origin: 'https://plenum.example' }, undefined, true, true],
    ['another page', { host: 'plenum.example', origin: 'https://evil.example' }, ours, false, false],
    ['another port', { host: 'plenum.example', origin: 'https://plenum.example:8443' }, ours, false, false],
    ['no page at all', { host: 'plenum.example', origin: 'null' }, ours, false, false],
    ['a file or an extension', { host: 'plenum.example', origin: 'chrome-extension://plenum.example' }, undefined, false, false],
    ['more than an origin', { host: 'plenum.example', origin: 'https://plenum.example/x' }, undefined, false, false],
    ['another site, whatever it says', { host: 'plenum.example', origin: 'https://plenum.example', 'sec-fetch-site': 'cross-site' }, ours, false, false],
    ['a sister site', { host: 'plenum.example', 'sec-fetch-site': 'same-site' }, ours, false, false],
    ['an address that was typed', { host: 'plenum.example', 'sec-fetch-site': 'none' }, ours, true, false],
    ['a browser without an origin', { host: 'plenum.example', 'sec-fetch-mode': 'websocket' }, ours, true, false],
  ])('H3 W1 %s', (_, headers, publicUrl, calls, sockets) => {
    expect([fromOwnPage(headers, publicUrl), maySocket(headers, publicUrl)]).toEqual([calls, sockets])
  })
})

describe('tokens', () => {
  it('H4 a token opens its own board and no other, and one that names none is tried', () => {
    expect(openToken(sealToken('secret', 'b1'), 'b1')).toEqual({ secret: 'secret' })
    expect(openToken(sealToken('secret', 'b1'), 'b2')).toEqual({ wrong: 'foreign' })
    expect(openToken(sealToken('secret', 'b1'), 'b1.x')).toEqual({ wrong: 'foreign' })
    expect(openToken(sealToken('secret', 'xb1'), 'b1')).toEqual({ wrong: 'foreign' })
    expect(openToken('secret', 'b1')).toEqual({ secret: 'secret' })
  })
})

describe('what is remembered for a while', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('W5 one person holds so many sockets of a board, others and other boards are no matter, and one that is given back twice is one', () => {
    const seats = new Seats(() => ({}))
    const held = Array.from({ length: LIMITS.socketsPerToken }, () => seats.take('b', 'ana'))
    expect(held).not.toContain(null)
    expect(seats.take('b', 'ana')).toBeNull()
    expect([seats.take('b', 'ben'), seats.take('c', 'ana')]).not.toContain(null)
    held[0]!.release()
    held[0]!.release()
    expect([seats.take('b', 'ana'), seats.take('b', 'ana')].map((seat) => seat !== null)).toEqual([true, false])
  })

  it('W5 what they may spend is shared by all of them, and outlives a reconnect by a minute', () => {
    const seats = new Seats(() => ({}))
    const first = seats.take('b', 'ana')!
    expect(seats.take('b', 'ana')!.allowance).toBe(first.allowance)
    expect(seats.take('b', 'ben')!.allowance).not.toBe(first.allowance)
    const alone = seats.take('c', 'ana')!
    alone.release()
    vi.advanceTimersByTime(59_999)
    const again = seats.take('c', 'ana')!
    expect(again.allowance).toBe(alone.allowance)
    vi.advanceTimersByTime(120_000)
    expect(seats.take('c', 'ana')!.allowance).toBe(alone.allowance)
    const other = seats.take('d', 'ana')!
    other.release()
    vi.advanceTimersByTime(60_000)
    expect(seats.take('d', 'ana')!.allowance).not.toBe(other.allowance)
  })

  it('BOARD-4 the same call is answered as before, for ten minutes and as long as that still holds; another body, or one that failed, is made', async () => {
    const repeats = new Repeats<number>()
    let made = 0
    let holds = true
    const once = (key: string, body: unknown) => repeats.once(key, body, async () => holds, async () => ++made)
    expect([await once('k', { a: 1 }), await once('k', { a: 1 }), await once('k', { a: 2 }), await once('l', { a: 1 })]).toEqual([1, 1, 2, 3])
    vi.advanceTimersByTime(599_999)
    expect(await once('k', { a: 1 })).toBe(1)
    vi.advanceTimersByTime(1)
    expect(await once('k', { a: 1 })).toBe(4)
    holds = false
    expect(await once('k', { a: 1 })).toBe(5)
    await expect(repeats.once('f', {}, async () => true, async () => { throw new Error('full') })).rejects.toThrow('full')
    expect(await once('f', {})).toBe(6)
  })

  it('BOARD-4 two that come at once are one, and a thousand others push out the oldest', async () => {
    const repeats = new Repeats<number>()
    let made = 0
    const once = (key: string) => repeats.once(key, {}, async () => true, async () => ++made)
    expect(await Promise.all([once('k'), once('k')])).toEqual([1, 1])
    for (let n = 0; n < 999; n++) await once(`other${n}`)
    expect(await once('k')).toBe(1)
    await once('one more')
    expect(await once('k')).toBe(1_002)
  })

  it('BOARD-4 two that come at once after what was made is gone make one more', async () => {
    const repeats = new Repeats<number>()
    let made = 0
    const once = () => repeats.once('k', {}, async (answer) => answer !== 1, async () => ++made)
    expect(await once()).toBe(1)
    expect(await Promise.all([once(), once()])).toEqual([2, 2])
  })

  it.each([['x'.repeat(22), true], ['x'.repeat(21), false], ['x'.repeat(101), false], ['x'.repeat(30) + ' ', false]])('BOARD-4 %s may be a key: %s', (key, may) => {
    expect(REPEAT_KEY.test(key)).toBe(may)
  })
})
