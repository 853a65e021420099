/** What an open board sends while nobody does anything: signs of life, and nothing else. */
import * as decoding from 'lib0/decoding'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FRAME } from '../../shared/protocol/frames.ts'
import { startServer, type RunningServer } from '../support/app.ts'
import { KEEPS_PAGE, linkFor, sitDown } from '../support/browser.ts'
import { launchChromium } from '../support/chromium.ts'
import { createBoard } from '../support/people.ts'
import { ThinLine } from '../support/thinLine.ts'

/** As good as no pipe at all: here it counts what goes through. */
const WIDE = { bitsPerSecond: 100_000_000, delay: 0 }
/** The server gives a sign of life on each socket when it was silent for so long, in ms. */
const BEAT = 15_000

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServer()])
})
afterAll(() => browser?.close())

const SIGNS_OF_LIFE = ['room < ping', 'room > pong', 'sync < nobody']

/** What one page's sockets carry, and what else it asks for. */
interface Heard {
  frames: string[]
  asked: string[]
}

function listen(page: Page): Heard {
  const heard: Heard = { frames: [], asked: [] }
  page.on('request', (request) => heard.asked.push(new URL(request.url()).pathname))
  page.on('websocket', (socket) => {
    const door = new URL(socket.url()).pathname.split('/')[1]
    const note = (way: string) => (frame: { payload: string | Buffer }) => heard.frames.push(`${door} ${way} ${meaning(frame.payload)}`)
    socket.on('framereceived', note('<'))
    socket.on('framesent', note('>'))
  })
  return heard
}

function meaning(payload: string | Buffer): string {
  if (typeof payload === 'string') return ({ 2: 'ping', 3: 'pong' } as Record<string, string>)[payload] ?? payload
  const decoder = decoding.createDecoder(payload)
  if (decoding.readVarUint(decoder) !== FRAME.awareness) return [...payload].join(' ')
  const states = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  return Array.from({ length: decoding.readVarUint(states) }, () => {
    const client = decoding.readVarUint(states)
    decoding.readVarUint(states)
    return `presence of ${client} ${decoding.readVarString(states)}`
  }).join(', ') || 'nobody'
}

test('AFAR-3 two people at an open board who do nothing cause signs of life, and nothing else', async () => {
  const board = await createBoard(server.origin, { title: 'Sample', from: 'sample' })
  const line = await ThinLine.to(server.port, WIDE)
  const seats = [await sitDown(browser, KEEPS_PAGE), await sitDown(browser, KEEPS_PAGE)]
  const heard = seats.map(({ page }) => listen(page))
  for (const [at, seat] of seats.entries()) await seat.join(linkFor(line.origin, board, 'participant'), { name: `Guest ${at}`, delegation: 'Serbia' })
  await Promise.all(seats.map(({ page }) => page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))))
  const carried = () => line.up.carried + line.down.carried
  const forgotten = () => {
    for (const one of heard) one.frames.length = one.asked.length = 0
  }
  const beats = async (n: number) => {
    await expect.poll(() => heard.every(({ frames }) => frames.filter((frame) => frame === 'room < ping').length >= n), { timeout: (n + 2) * BEAT }).toBe(true)
  }

  // What coming in still causes is over by then.
  forgotten()
  await beats(1)
  forgotten()
  const before = carried()
  await beats(2)
  for (const { frames, asked } of heard) {
    expect(asked).toEqual([])
    const presence = frames.filter((frame) => frame.includes('presence of'))
    expect(frames.filter((frame) => !SIGNS_OF_LIFE.includes(frame) && !presence.includes(frame))).toEqual([])
    // Each says again, once a beat, that it is still here, and as what: nothing in it is new.
    expect(new Set(presence).size).toBeLessThanOrEqual(seats.length)
    expect(frames.length).toBeLessThanOrEqual((SIGNS_OF_LIFE.length + seats.length) * 3)
  }
  expect((carried() - before) / (seats.length * 2)).toBeLessThan(1_000)
  await Promise.all(seats.map(({ context }) => context.close()))
  await line.close()
}, 10 * BEAT)
