/** Two participants and a moderator, each at a browser of their own, who meet on a new board before every test. */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Quadrant } from '../../shared/board/keys.ts'
import type { CreatedBoard } from '../../shared/protocol/http.ts'
import { startServer, type RunningServer } from './app.ts'
import { linkFor, seen, sitDown, t, type Seat } from './browser.ts'
import { launchChromium } from './chromium.ts'
import { createBoard } from './people.ts'

const DELEGATIONS = [{ id: 'al', name: 'Albania' }, { id: 'rs', name: 'Serbia' }]

export interface Three {
  browser: Browser
  /** A test that stops it leaves one in its place. */
  server: RunningServer
  board: CreatedBoard
  /** Of Albania, in the room. */
  ana: Seat
  /** Of Serbia, remote. */
  bojan: Seat
  /** The moderator. */
  mira: Seat
}

/** For the tests of a file. `sit` is given them before each. */
export function three(sit: (three: Three) => void): void {
  let browser: Browser
  let ana: Seat, bojan: Seat, mira: Seat
  let now: Three
  let server: RunningServer

  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchChromium(), startServer()])
    ;[ana, bojan, mira] = await Promise.all([sitDown(browser), sitDown(browser), sitDown(browser)])
  })
  afterAll(() => browser?.close())

  beforeEach(async () => {
    const { origin } = server
    const board = await createBoard(origin, { title: 'Budva', question: 'What helps, what hinders?', delegations: DELEGATIONS })
    await Promise.all([
      ana.join(linkFor(origin, board, 'participant'), { name: 'Ana', delegation: 'Albania' }),
      bojan.join(linkFor(origin, board, 'participant'), { name: 'Bojan', delegation: 'Serbia', attendance: 'remote' }),
      mira.join(linkFor(origin, board, 'moderator'), { name: 'Mira', delegation: t('join.delegationNone') }),
    ])
    now = { browser, server, board, ana, bojan, mira }
    sit(now)
  })
  afterEach(async () => {
    server = now.server
    // Also after a test that failed while somebody was cut off.
    await ana.context.setOffline(false)
    expect([...ana.crashes, ...bojan.crashes, ...mira.crashes]).toEqual([])
  })
}

/** All of them see the same in a box. */
export async function allSee(seats: readonly Seat[], quadrant: Quadrant, texts: string[]): Promise<void> {
  for (const seat of seats) await seen(() => seat.texts(quadrant)).toEqual(texts)
}
