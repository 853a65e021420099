import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveCard, setTrashed } from '../../shared/board/edits.ts'
import type { Attribution } from '../../shared/board/keys.ts'
import { FEWEST_TOLD, type Voter } from '../../shared/board/parts.ts'
import { STEPS, secondOf, type Rating } from '../../shared/board/rating.ts'
import { ratedRows, tallyRatings, type RatingResult } from '../../shared/board/ratingTally.ts'
import { parseCommand, type CommandOf } from '../../shared/protocol/commands.ts'
import { vote as voteShape } from '../../shared/protocol/room.ts'
import { decodeFacts, encodeFacts } from '../../server/room/keptFacts.ts'
import { stateFor } from '../../server/room/view.ts'
import { PaperRoom } from '../support/paperRoom.ts'

/** A strength, an opportunity, a threat, and a card of the parking lot. */
const PLACES = { s: 'swot/return/S', o: 'swot/return/O', t: 'swot/return/T', p: 'parking' }
const TARGETS = Object.keys(PLACES).map((id) => `card/${id}`)
const LIKELY = ['card/o', 'card/t']

const important = (impact: number, importance: number): Rating => ({ impact, importance })
const likely = (impact: number, likelihood: number): Rating => ({ impact, likelihood })
const fitting = (target: string, impact: number, second: number): Rating => (LIKELY.includes(target) ? likely(impact, second) : important(impact, second))

function rating(attribution: Attribution = 'delegation', people = 3) {
  const room = new PaperRoom({ attribution })
  const mod = room.member('Mira', 'moderator')
  const guest = room.member('Olaf', 'observer')
  const voters = Array.from({ length: people }, (_, n) =>
    room.member(`V${n}`, 'participant', { delegation: `D${Math.floor(n / 3)}`, attendance: n % 2 ? 'remote' : 'on-site' }))
  for (const [id, place] of Object.entries(PLACES)) room.write(mod, id, { place })
  const open = (more: Partial<CommandOf<'vote.open'>> = {}) => room.send({ type: 'vote.open', kind: 'rating', targets: TARGETS, ...more } as CommandOf<'vote.open'>, mod)
  const rate = (n: number, target: string, given: Rating | null) => room.send({ type: 'vote.cast', target, rating: given }, voters[n]!)
  const result = (id = 'v1') => room.board.getMap('results').get(id) as RatingResult
  const ballots = () => {
    const { vote } = room.facts
    if (vote?.kind !== 'rating') throw new Error('No rating is open.')
    return vote.ballots
  }
  return { room, mod, guest, voters, open, rate, result, ballots }
}

describe('rating', () => {
  it('VOTE-5 what works from inside is rated by importance, what comes from outside by likelihood, and by nothing else', () => {
    const { room, open, rate } = rating()
    open()
    expect(room.facts.vote).toMatchObject({ kind: 'rating', likelihood: LIKELY })
    for (const target of TARGETS) {
      const [right, wrong] = LIKELY.includes(target) ? [likely(3, 4), important(3, 4)] : [important(3, 4), likely(3, 4)]
      expect([rate(0, target, wrong).code, rate(0, target, right).code], target).toEqual(['VOTE-5', null])
    }
  })

  it('VOTE-5 the question stays the one that was asked, wherever a card goes meanwhile', () => {
    const { room, open, rate } = rating()
    open()
    moveCard(room.board, 's', 'swot/return/T', 0, null)
    expect([rate(0, 'card/s', likely(1, 1)).code, rate(0, 'card/s', important(1, 1)).code]).toEqual(['VOTE-5', null])
  })

  it.each(['__proto__', 'constructor', 'toString'])('Y10 VOTE-5 what a delegation called %s says stands in the result, and nowhere else', (delegation) => {
    const { room, mod, open, rate, voters, result } = rating('delegation', 6)
    for (const { id } of voters.slice(0, 3)) room.facts.people.get(id)!.delegation = delegation
    open()
    for (const n of voters.keys()) rate(n, 'card/s', important(2, 4))
    room.send({ type: 'vote.close' }, mod)
    for (const shared of [Object.prototype, Object, Object.prototype.toString]) expect(Object.hasOwn(shared, 'card/s')).toBe(false)
    expect(Object.entries(result().byDelegation!)).toContainEqual([delegation, { 'card/s': { voters: 3, impact: 2, importance: 4 } }])
  })

  it('VOTE-5 S6 dots are no rating and a rating is no dots', () => {
    const { room, mod, voters, open, rate } = rating()
    open()
    expect(room.send({ type: 'vote.cast', target: 'card/s', dots: 1 }, voters[0]!).code).toBe('VOTE-5')
    room.send({ type: 'vote.close' }, mod)
    room.send({ type: 'vote.open', targets: TARGETS, dots: 3, perTarget: 1 }, mod)
    expect(rate(0, 'card/s', important(3, 3)).code).toBe('VOTE-5')
    expect(rate(0, 'card/s', null).code).toBe('VOTE-5')
  })

  it('VOTE-5 S6 half a rating, a third scale, steps that are not there, and a vote of two kinds are no commands', () => {
    const cast = (given: unknown) => parseCommand({ type: 'vote.cast', target: 'card/s', rating: given })
    for (const step of [0, 6, -1, 2.5, NaN, Infinity, '3', null]) expect(cast({ impact: 3, importance: step }), String(step)).toBeNull()
    for (const half of [{}, { impact: 3 }, { importance: 3 }, { impact: 3, importance: 3, likelihood: 3 }, { impact: 3, importance: 3, by: 'x' }, 3, [3, 3], undefined]) {
      expect(cast(half)).toBeNull()
    }
    expect(parseCommand({ type: 'vote.cast', target: 'card/s', dots: 1, rating: null })).toBeNull()
    const open = { type: 'vote.open', targets: TARGETS }
    expect(parseCommand(open)).toBeNull()
    for (const more of [{ kind: 'rating', dots: 3 }, { kind: 'rating', perTarget: 1 }, { kind: 'dots' }, { kind: 'other' }, { dots: 3 }]) expect(parseCommand({ ...open, ...more })).toBeNull()
    expect(parseCommand({ ...open, kind: 'rating' })).not.toBeNull()
    expect(parseCommand({ ...open, kind: 'dots', dots: 3, perTarget: 1 })).not.toBeNull()
    expect(parseCommand({ ...open, dots: 3, perTarget: 1 })).not.toBeNull()
  })

  it('VOTE-1 VOTE-3 VOTE-5 whatever is sent, ballots hold whole steps of the right scales, and the result is their mean, median and spread', () => {
    const step = fc.record({
      voter: fc.nat(2), target: fc.constantFrom(...TARGETS, 'card/other'), impact: fc.constantFrom(...STEPS), second: fc.constantFrom(...STEPS),
      scale: fc.constantFrom('right', 'wrong', 'none'),
    })
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { room, mod, voters, open, rate, result, ballots } = rating()
      open()
      const model = new Map<string, Rating>()
      for (const { voter, target, impact, second, scale } of steps) {
        const right = fitting(target, impact, second)
        const given = scale === 'none' ? null : scale === 'right' ? right : 'likelihood' in right ? important(impact, second) : likely(impact, second)
        const { code } = rate(voter, target, given)
        expect(code).toBe(target === 'card/other' ? 'VOTE-3' : scale === 'wrong' ? 'VOTE-5' : null)
        const key = `${voters[voter]!.id} ${target}`
        if (code === null && given) model.set(key, given)
        else if (code === null) model.delete(key)
      }
      const held = [...ballots()].flatMap(([by, ballot]) => [...ballot].map(([target, given]) => [`${by} ${target}`, given] as const))
      expect(new Map(held)).toEqual(model)
      room.send({ type: 'vote.close' }, mod)
      expect(result().voters).toBe(new Set([...model.keys()].map((key) => key.split(' ')[0])).size)
      for (const target of TARGETS) {
        const given = [...model].filter(([key]) => key.endsWith(` ${target}`)).map(([, one]) => one)
        const rated = result().targets[target]!
        expect('likelihood' in rated).toBe(LIKELY.includes(target))
        expect(rated.voters).toBe(given.length)
        for (const [told, values] of [[rated.impact, given.map(({ impact }) => impact)], [secondOf(rated), given.map(secondOf)]] as const) {
          expect(Object.entries(told.spread).flatMap(([at, people]) => Array<number>(people).fill(Number(at)))).toEqual(values.toSorted((a, b) => a - b))
          if (values.length === 0) expect([told.mean, told.median]).toEqual([null, null])
          else {
            expect(told.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 2)
            expect(values.filter((value) => value < told.median!).length).toBeLessThanOrEqual(values.length / 2)
            expect(values.filter((value) => value > told.median!).length).toBeLessThanOrEqual(values.length / 2)
          }
        }
      }
    }), { numRuns: 60 })
  })

  it('S4 the same rating sent twice counts once, a changed one replaces it, and null takes it back', () => {
    const { room, mod, open, rate, result } = rating()
    open()
    rate(0, 'card/s', important(2, 2))
    expect(rate(0, 'card/s', important(2, 2)).decided).toEqual({ facts: [] })
    rate(0, 'card/s', important(5, 1))
    rate(1, 'card/s', important(1, 1))
    rate(1, 'card/s', null)
    expect(rate(1, 'card/s', null).decided).toEqual({ facts: [] })
    room.send({ type: 'vote.close' }, mod)
    expect(result()).toMatchObject({ kind: 'rating', voters: 1 })
    expect(result().targets['card/s']).toEqual({
      voters: 1, impact: { mean: 5, median: 5, spread: { 5: 1 } }, importance: { mean: 1, median: 1, spread: { 1: 1 } },
    })
  })

  it('VOTE-2 VOTE-3 PHASE-5 S6 before opening, after closing, outside a voting phase and on anything else nothing is rated', () => {
    const { room, mod, open, rate } = rating()
    const cast = () => rate(0, 'card/s', important(3, 3)).code
    expect(cast()).toBe('VOTE-2')
    open()
    expect(open().code).toBe('VOTE-4')
    room.send({ type: 'phase.set', id: 'discuss' }, mod)
    expect(cast()).toBe('PHASE-5')
    room.send({ type: 'phase.set', id: 'vote' }, mod)
    expect([cast(), rate(0, 'card/none', important(3, 3)).code]).toEqual([null, 'VOTE-3'])
    room.send({ type: 'vote.close' }, mod)
    expect(cast()).toBe('VOTE-2')
  })

  it('VOTE-2 S7 while it is open nobody learns of a rating, and only that somebody has finished is told', () => {
    const { room, mod, voters, open, rate } = rating()
    open()
    expect(rate(0, 'card/s', important(4, 2)).told(mod)).toEqual([])
    for (const [target, given] of [['card/s', important(1, 1)], ['card/o', likely(5, 5)], ['card/t', likely(1, 5)]] as const) {
      expect(rate(0, target, given).told(mod), target).toEqual([])
    }
    const last = rate(0, 'card/p', important(2, 3))
    expect(last.told(voters[0]!)).toEqual([{ type: 'vote.changed', vote: expect.objectContaining({
      finished: 1, mine: { 'card/s': important(1, 1), 'card/o': likely(5, 5), 'card/t': likely(1, 5), 'card/p': important(2, 3) },
    }) }])
    for (const other of [mod, voters[1]!]) {
      const { vote } = stateFor(other, room.view, 1, true)
      expect(vote).toEqual({ id: 'v1', title: '', kind: 'rating', targets: TARGETS, likelihood: LIKELY, finished: 1, voters: 3, mine: {} })
      expect(voteShape.safeParse(vote).success).toBe(true)
    }
  })

  it('VOTE-2 nobody is waited for to rate what is no longer on the board', () => {
    const { room, mod, open, rate } = rating()
    open()
    for (const target of TARGETS.slice(0, 3)) rate(0, target, fitting(target, 3, 3))
    expect(stateFor(mod, room.view, 1, true).vote?.finished).toBe(0)
    setTrashed(room.board, 'cards', 'p', true, null)
    expect(stateFor(mod, room.view, 1, true).vote?.finished).toBe(1)
  })

  it('VOTE-4 a second vote on the same targets keeps the first, of whatever kind they are', () => {
    const { room, mod, open, rate, result } = rating()
    room.send({ type: 'vote.open', targets: TARGETS, dots: 3, perTarget: 1, title: 'Dots' }, mod)
    room.send({ type: 'vote.close' }, mod)
    open({ title: ' Rated ' })
    rate(0, 'card/s', important(3, 3))
    expect(room.send({ type: 'vote.close' }, mod).decided).toMatchObject({ facts: [{ type: 'vote.closed', vote: 'v2' }] })
    expect(room.facts.vote).toBeNull()
    expect(result('v1')).toMatchObject({ title: 'Dots', dots: 3 })
    expect(result('v2')).toMatchObject({ title: 'Rated', kind: 'rating', voters: 1 })
  })

  it('SAVE-2 an open rating and its ballots go through a snapshot and are folded on from there', () => {
    const { room, open, rate } = rating()
    open({ observers: true })
    rate(0, 'card/s', important(4, 2))
    rate(1, 'card/o', likely(1, 5))
    expect(decodeFacts(encodeFacts(room.facts))).toEqual(room.facts)
  })
})

describe('observers', () => {
  const cast = { type: 'vote.cast', target: 'card/s', rating: important(3, 3) } as const

  it('VOTE-6 ROLE-1 observers do not vote, and what they try is in the audit', () => {
    const { room, guest, open } = rating()
    expect(room.send(cast, guest).code).toBe('ROLE-1')
    open()
    expect(room.send(cast, guest).code).toBe('ROLE-1')
    open({ observers: false })
    expect(room.facts.refused.map(({ by, command, code }) => [by, command, code])).toEqual([[guest.id, 'vote.cast', 'ROLE-1'], [guest.id, 'vote.cast', 'ROLE-1']])
  })

  it.each([['a rating', { kind: 'rating' }, cast], ['dots', { dots: 3, perTarget: 1 }, { type: 'vote.cast', target: 'card/s', dots: 1 }]] as const)(
    'VOTE-6 where a moderator opens %s to observers they vote like others, and the result says so', (_kind, how, ballot) => {
      const { room, mod, guest } = rating()
      const { code } = room.send({ type: 'vote.open', targets: TARGETS, observers: true, ...how }, mod)
      expect(code).toBeNull()
      expect(stateFor(guest, room.view, 1, true).vote).toMatchObject({ observers: true, voters: 3 })
      expect(room.send(ballot, guest).code).toBeNull()
      // A wall that only shows is an observer too: nobody waits for one before they begin.
      expect(stateFor(mod, room.view, 1, true).vote).toMatchObject({ voters: 4 })
      for (const type of ['floor.ask', 'draft.reveal'] as const) expect(room.send({ type }, guest).code).toBe('ROLE-1')
      expect(room.send({ type: 'vote.close' }, guest).code).toBe('ROLE-2')
      room.send({ type: 'vote.close' }, mod)
      expect(room.board.getMap('results').get('v1')).toMatchObject({ voters: 1, observers: true })
      expect(room.send(ballot, guest).code).toBe('ROLE-1')
    })
})

describe('what a rating tells of parts of the room', () => {
  it('NAME-1 S7 without attribution a result has totals only', () => {
    const { room, mod, open, rate, result } = rating('none', 9)
    open()
    for (let n = 0; n < 9; n++) rate(n, 'card/s', important(3, 3))
    room.send({ type: 'vote.close' }, mod)
    expect(Object.keys(result()).sort()).toEqual(['at', 'kind', 'targets', 'title', 'voters'])
  })

  it('NAME-1 a stricter attribution takes the parts out of results that stand there already', () => {
    const { room, mod, open, rate, result } = rating('delegation', 9)
    open()
    for (let n = 0; n < 9; n++) rate(n, 'card/s', important((n % 5) + 1, 3))
    room.send({ type: 'vote.close' }, mod)
    expect(Object.keys(result().byDelegation!)).toEqual(['D0', 'D1', 'D2'])
    expect(result().byDelegation!.D0).toEqual({ 'card/s': { voters: 3, impact: 2, importance: 3 } })
    const totals = result().targets
    room.send({ type: 'board.update', attribution: 'none' }, mod)
    expect([result().byDelegation, result().byAttendance, result().targets]).toEqual([undefined, undefined, totals])
  })

  it('S7 VOTE-2 a large part of which few rated one thing is not told apart there', () => {
    const { room, mod, open, rate, result } = rating('delegation', 9)
    open()
    for (let n = 0; n < 9; n++) rate(n, 'card/s', important(3, 3))
    // All of the third part, and one person of the first: whose rating it would be is plain.
    for (const n of [0, 3, 4, 5, 6, 7, 8]) rate(n, 'card/o', likely(n === 0 ? 1 : 5, 3))
    room.send({ type: 'vote.close' }, mod)
    const told = Object.entries(result().byDelegation!).filter(([, targets]) => targets['card/o']).map(([part, targets]) => [part, targets['card/o']!.voters])
    expect(told).toEqual([['D2', 3], ['', 4]])
  })

  it('S7 VOTE-2 no mean stands for fewer people than may be told, nor does what is left when all that is told is taken away', () => {
    const person = fc.record({ delegation: fc.constantFrom('A', 'B', 'C', null), attendance: fc.constantFrom('on-site' as const, 'remote' as const) })
    const ballot = fc.record({ s: fc.option(fc.constantFrom(...STEPS)), o: fc.option(fc.constantFrom(...STEPS)) })
    fc.assert(fc.property(fc.array(fc.tuple(person, ballot), { maxLength: 16 }), (room) => {
      const people = room.map(([voter]) => voter satisfies Voter)
      const ballots = new Map(room.map(([, { s, o }], n) => [String(n), new Map<string, Rating>([
        ...(s === null ? [] : [['card/s', important(s, 3)] as const]), ...(o === null ? [] : [['card/o', likely(o, 2)] as const]),
      ])]))
      const poll = { title: '', at: '', targets: ['card/s', 'card/o'], likelihood: ['card/o'], ballots }
      const result = tallyRatings(poll, 'delegation', (id) => people[Number(id)])
      for (const parts of [result.byDelegation, result.byAttendance]) {
        for (const target of poll.targets) {
          const told = Object.values(parts ?? {}).flatMap((part) => part[target] ?? [])
          for (const { voters } of told) expect(voters).toBeGreaterThanOrEqual(FEWEST_TOLD)
          // All or nothing: were some left out, the total would give them away.
          const all = told.reduce((sum, { voters }) => sum + voters, 0)
          expect([0, result.targets[target]!.voters]).toContain(all)
          expect(told.length === 1).toBe(false)
        }
        expect(JSON.stringify(parts ?? {})).not.toMatch(/spread|median/)
      }
    }))
  })
})

describe('the order of a rating', () => {
  it('VOTE-5 both scales count the same, equals stay as they were listed, and what nobody rated comes last', () => {
    const { room, mod, open, rate, result } = rating()
    open()
    rate(0, 'card/p', important(2, 5))
    rate(0, 'card/o', likely(5, 2))
    rate(0, 'card/t', likely(4, 4))
    room.send({ type: 'vote.close' }, mod)
    expect(ratedRows(result()).map(({ target, weight, scale }) => [target, weight, scale])).toEqual([
      ['card/t', 16, 'likelihood'], ['card/o', 10, 'likelihood'], ['card/p', 10, 'importance'], ['card/s', null, 'importance'],
    ])
  })
})
