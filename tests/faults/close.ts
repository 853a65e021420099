/**
 * VOTE-2 under fault 1: a kill while a vote is being closed. Afterwards the vote is closed and its sums are on the board, or it is open
 * still and every ballot is there; and what the moderator was told is true.
 */
import { expect } from 'vitest'
import type { Rating } from '../../shared/board/rating.ts'
import type { RatedTarget } from '../../shared/board/ratingTally.ts'
import type { Result, TargetResult } from '../../shared/board/tally.ts'
import type { Vote } from '../../shared/protocol/room.ts'
import { Client, createBoard, joinBoard, RoomClient, type Person } from '../support/people.ts'
import { KillMoment } from './killMoment.ts'

const VOTERS = 4
const CARDS = 20
const DOTS = 5

const targets = Array.from({ length: CARDS }, (_, n) => `card/c${n}`)
/** What voter `n` puts where in the `kill`-th vote: never the same twice, so that no result can be taken for another. */
const ballotOf = (n: number, kill: number): Record<string, number> =>
  Object.fromEntries([0, 1, 2].map((at) => [targets[(n * 3 + kill * 7 + at * 5) % CARDS]!, at === 2 ? 2 : 1]))

/** The same ballot in a vote by rating, where a dot is a step of impact. */
const rated = (dots: number): Rating => ({ impact: dots, importance: 5 })
/** What a ballot or a sum is in dots, whichever the vote asks for. */
const inDots = (mine: Vote['mine']): Record<string, number> =>
  Object.fromEntries(Object.entries(mine).map(([target, given]) => [target, typeof given === 'number' ? given : given.impact]).filter(([, dots]) => Number(dots) > 0))
const sumsOf = ({ targets: told }: Result): Record<string, number> =>
  Object.fromEntries(Object.entries<TargetResult | RatedTarget>(told)
    .map(([target, one]) => [target, 'dots' in one ? one.dots : Object.entries(one.impact.spread).reduce((sum, [step, people]) => sum + Number(step) * people, 0)] as const)
    .filter(([, dots]) => dots > 0))

const must = async (client: RoomClient, command: Record<string, unknown>) => expect(await client.command(command)).toMatchObject({ ok: true })

async function come(moderator: Person, voters: readonly Person[]) {
  const clients = { board: new Client(moderator), room: new RoomClient(moderator), booths: voters.map((voter) => new RoomClient(voter)) }
  await Promise.all([clients.board.synced(), ...[clients.room, ...clients.booths].map((room) => room.entered())])
  return clients
}

export class Close {
  readonly moment = new KillMoment(25)
  #rating = false
  #expected: Record<string, number> = {}
  #before = new Set<string>()
  readonly #people: Parameters<typeof come>
  #here: Awaited<ReturnType<typeof come>>

  private constructor(people: Parameters<typeof come>, here: Awaited<ReturnType<typeof come>>) {
    this.#people = people
    this.#here = here
  }

  static async on(origin: string): Promise<Close> {
    const created = await createBoard(origin)
    const moderator = await joinBoard(origin, created, 'moderator')
    const voters: Person[] = []
    for (let n = 0; n < VOTERS; n++) voters.push(await joinBoard(origin, created, 'participant'))
    const here = await come(moderator, voters)
    for (const target of targets) here.board.add(target.slice('card/'.length), target)
    await here.board.saved()
    return new Close([moderator, voters], here)
  }

  async arm(kill: number): Promise<void> {
    const { board, room, booths } = this.#here
    // Dots and ratings by turns, each going on until a kill leaves it closed.
    const asked = { type: 'vote.open', targets, title: `Before kill ${kill}` }
    if (!room.state!.vote) await must(room, kill % 2 ? { ...asked, kind: 'rating' } : { ...asked, dots: DOTS, perTarget: 2 })
    const rating = room.state!.vote?.kind === 'rating' || (!room.state!.vote && kill % 2 === 1)
    const cast = (booth: RoomClient, target: string, dots: number) =>
      must(booth, { type: 'vote.cast', target, ...(rating ? { rating: dots === 0 ? null : rated(dots) } : { dots }) })
    const expected: Record<string, number> = {}
    for (const [n, booth] of booths.entries()) {
      const ballot = ballotOf(n, kill)
      // First what they take back: the budget holds at every step.
      for (const target of Object.keys(booth.state!.vote?.mine ?? {})) await cast(booth, target, 0)
      for (const [target, dots] of Object.entries(ballot)) {
        await cast(booth, target, dots)
        expected[target] = (expected[target] ?? 0) + dots
      }
    }
    this.#rating = rating
    this.#expected = expected
    this.#before = new Set(board.doc.getMap('results').keys())
  }

  begin(): void {
    this.moment.sent(this.#here.room.command({ type: 'vote.close' }))
  }

  fallen(): void {
    const { board, room, booths } = this.#here
    for (const client of [board, room, ...booths]) client.leave()
  }

  async judge(kill: number): Promise<void> {
    this.#here = await come(...this.#people)
    const { board, room, booths } = this.#here
    const { told } = this.moment
    const results = board.doc.getMap<Result>('results')
    const fresh = [...results.keys()].filter((id) => !this.#before.has(id))
    const closed = fresh.length > 0
    const found = `kill ${kill}: closed: ${closed}; told: ${told}`
    expect([results.size, fresh.length], found).toEqual([this.#before.size + fresh.length, closed ? 1 : 0])
    expect([room, ...booths].map(({ state }) => state!.vote === null), found).toEqual(Array(VOTERS + 1).fill(closed))
    if (closed) {
      expect(results.get(fresh[0]!)!.kind === 'rating', found).toBe(this.#rating)
      expect(sumsOf(results.get(fresh[0]!)!), found).toEqual(this.#expected)
    } else {
      expect(told, found).toBe(false)
      const ballots = booths.map(({ state }) => inDots(state!.vote!.mine))
      expect(ballots, found).toEqual(booths.map((_booth, n) => ballotOf(n, kill)))
    }
    this.moment.left(closed)
  }
}
