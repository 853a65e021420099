import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterCards, setTrashed } from '../../shared/board/edits.ts'
import { parseCommand } from '../../shared/protocol/commands.ts'
import { FEWEST_TOLD } from '../../shared/board/parts.ts'
import { tally, type DotResult } from '../../shared/board/tally.ts'
import { stateFor } from '../../server/room/view.ts'
import { PaperRoom } from '../support/paperRoom.ts'

const TARGETS = ['card/c0', 'card/c1', 'card/c2', 'group/g']

function voting(attribution: 'named' | 'delegation' | 'none' = 'delegation', people = 3) {
  const room = new PaperRoom({ attribution })
  const mod = room.member('Mira', 'moderator')
  const voters = Array.from({ length: people }, (_, n) =>
    room.member(`V${n}`, 'participant', { delegation: `D${Math.floor(n / 3)}`, attendance: n % 2 ? 'remote' : 'on-site' }))
  for (const id of ['c0', 'c1', 'c2']) room.write(mod, id)
  clusterCards(room.board, { id: 'g', place: 'swot/return/S', title: 'G' }, ['c2'], null)
  const open = (dots = 5, perTarget = 3) => room.send({ type: 'vote.open', targets: TARGETS, dots, perTarget }, mod)
  const cast = (n: number, target: string, dots: number) => room.send({ type: 'vote.cast', target, dots }, voters[n]!)
  const result = () => room.board.getMap('results').get('v1') as DotResult
  return { room, mod, voters, open, cast, result }
}

describe('voting', () => {
  it('VOTE-1 dots per person and per target hold', () => {
    const { open, cast } = voting()
    open(5, 3)
    expect(cast(0, 'card/c0', 4).code).toBe('VOTE-1')
    expect(cast(0, 'card/c0', 3).code).toBeNull()
    expect(cast(0, 'card/c1', 3).code).toBe('VOTE-1')
    expect(cast(0, 'card/c1', 2).code).toBeNull()
    expect(cast(0, 'card/c2', 1).code).toBe('VOTE-1')
    expect(cast(0, 'card/c0', 2).code).toBeNull()
    expect(cast(0, 'card/c2', 1).code).toBeNull()
  })

  it('VOTE-1 VOTE-3 no sequence of commands breaks a budget, and the result is the sum of the ballots', () => {
    const step = fc.record({ voter: fc.nat(2), target: fc.constantFrom(...TARGETS, 'card/other'), dots: fc.nat(60) })
    fc.assert(fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 40 }), (dots, perTarget, steps) => {
      const { room, mod, voters, open, cast, result } = voting()
      open(dots, perTarget)
      const model = new Map<string, number>()
      for (const { voter, target, dots: given } of steps) {
        const { code } = cast(voter, target, given)
        const key = `${voters[voter]!.id} ${target}`
        if (code === null) model.set(key, given)
        const { vote } = room.facts
        if (vote?.kind !== 'dots') throw new Error('It is not open.')
        for (const ballot of vote.ballots.values()) {
          expect([...ballot.values()].reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(dots)
          for (const [on, held] of ballot) {
            expect(held).toBeLessThanOrEqual(perTarget)
            expect(TARGETS).toContain(on)
          }
        }
      }
      room.send({ type: 'vote.close' }, mod)
      for (const target of TARGETS) {
        const expected = [...model].filter(([key]) => key.endsWith(` ${target}`)).reduce((sum, [, given]) => sum + given, 0)
        expect(result().targets[target]!.dots).toBe(expected)
      }
    }), { numRuns: 60 })
  })

  it('S6 negative, fractional and foreign votes are no commands', () => {
    for (const dots of [-1, 0.5, NaN, Infinity, '1', 51]) expect(parseCommand({ type: 'vote.cast', target: 'card/c0', dots })).toBeNull()
    expect(parseCommand({ type: 'vote.cast', target: 'swot/return/S', dots: 1 })).toBeNull()
    expect(parseCommand({ type: 'vote.cast', target: 'card/c0', dots: 1, by: 'someone' })).toBeNull()
  })

  it('S4 the same vote sent twice counts once', () => {
    const { room, mod, open, cast, result } = voting()
    open()
    cast(0, 'card/c0', 2)
    expect(cast(0, 'card/c0', 2).decided).toEqual({ facts: [] })
    room.send({ type: 'vote.close' }, mod)
    expect(result().targets['card/c0']).toEqual({ dots: 2, voters: 1, spread: { 2: 1 } })
  })

  it('VOTE-2 PHASE-5 S6 before opening, after closing and outside a voting phase nothing can be cast, nor a vote opened', () => {
    const { room, mod, open, cast } = voting()
    expect(cast(0, 'card/c0', 1).code).toBe('VOTE-2')
    expect(room.send({ type: 'vote.close' }, mod).code).toBe('VOTE-2')
    open()
    room.send({ type: 'phase.set', id: 'discuss' }, mod)
    expect(cast(0, 'card/c0', 1).code).toBe('PHASE-5')
    room.send({ type: 'phase.set', id: 'vote' }, mod)
    expect(cast(0, 'card/c0', 1).code).toBeNull()
    room.send({ type: 'vote.close' }, mod)
    expect(cast(0, 'card/c0', 2).code).toBe('VOTE-2')
    room.send({ type: 'phase.set', id: 'discuss' }, mod)
    expect(open().code).toBe('PHASE-5')
  })

  it('VOTE-3 S6 a target that is not part of the vote is refused', () => {
    const { room, mod, open, cast } = voting()
    room.write(mod, 'late')
    open()
    expect(cast(0, 'card/late', 1).code).toBe('VOTE-3')
    expect(cast(0, 'card/none', 1).code).toBe('VOTE-3')
  })

  it('VOTE-2 nobody is waited for to place dots on what is no longer on the board', () => {
    const { room, mod, open, cast } = voting()
    const finished = () => stateFor(mod, room.view, 1, true).vote?.finished
    open(4, 1)
    for (const target of TARGETS.slice(0, 3)) cast(0, target, 1)
    for (const target of TARGETS.slice(0, 2)) cast(1, target, 1)
    expect(finished()).toBe(0)
    setTrashed(room.board, 'groups', 'g', true, null)
    expect(finished()).toBe(1)
    setTrashed(room.board, 'cards', 'c2', true, null)
    expect(finished()).toBe(2)
  })

  it('VOTE-4 COMMAND-2 one vote at a time, and only on what is there', () => {
    const { room, open } = voting()
    setTrashed(room.board, 'cards', 'c1', true, null)
    expect(open().code).toBe('COMMAND-2')
    setTrashed(room.board, 'cards', 'c1', false, null)
    expect(open().code).toBeNull()
    expect(open().code).toBe('VOTE-4')
  })

  it('VOTE-2 S7 while a vote is open nobody learns of a ballot: not from their state, not from events', () => {
    const { room, mod, voters, open, cast } = voting()
    open(5, 3)
    const quiet = cast(0, 'card/c0', 3)
    // That somebody has begun changes no number, and so is nobody's business.
    expect(quiet.told(mod)).toEqual([])
    expect(quiet.told(voters[0]!)).toEqual([{ type: 'vote.changed', vote: expect.objectContaining({ finished: 0, mine: { 'card/c0': 3 } }) }])
    expect(cast(0, 'card/c1', 1).told(mod)).toEqual([])
    const last = cast(0, 'card/c1', 2)
    expect(last.told(voters[0]!)).toEqual([{ type: 'vote.changed', vote: expect.objectContaining({ finished: 1, mine: { 'card/c0': 3, 'card/c1': 2 } }) }])
    for (const other of [mod, voters[1]!]) {
      const state = stateFor(other, room.view, 1, true)
      expect(state.vote).toEqual({ id: 'v1', title: '', targets: TARGETS, dots: 5, perTarget: 3, finished: 1, voters: 3, mine: {} })
    }
  })

  it('VOTE-2 closing writes the sums in one step and keeps no ballot; a second vote keeps the first', () => {
    const { room, mod, open, cast, result } = voting('delegation', 9)
    open(5, 3)
    for (let n = 0; n < 9; n++) cast(n, n < 6 ? 'card/c0' : 'group/g', (n % 3) + 1)
    const { decided } = room.send({ type: 'vote.close' }, mod)
    expect(decided).toMatchObject({ facts: [{ type: 'vote.closed', vote: 'v1' }] })
    expect(result()).toMatchObject({
      dots: 5, perTarget: 3, voters: 9,
      targets: { 'card/c0': { dots: 12, voters: 6, spread: { 1: 2, 2: 2, 3: 2 } }, 'card/c1': { dots: 0, voters: 0, spread: {} } },
      byDelegation: { D0: { 'card/c0': 6 }, D1: { 'card/c0': 6 }, D2: { 'group/g': 6 } },
    })
    expect(room.facts.vote).toBeNull()
    open()
    room.send({ type: 'vote.close' }, mod)
    expect([...room.board.getMap('results').keys()].sort()).toEqual(['v1', 'v2'])
  })

  it('NAME-1 without attribution a result has totals only', () => {
    const { room, mod, open, cast, result } = voting('none', 9)
    open()
    for (let n = 0; n < 9; n++) cast(n, 'card/c0', 1)
    room.send({ type: 'vote.close' }, mod)
    expect(Object.keys(result()).sort()).toEqual(['at', 'dots', 'perTarget', 'targets', 'title', 'voters'])
  })

  it('S7 VOTE-2 no part of a breakdown stands for fewer people than may be told', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('A', 'B', 'C', 'D', null), { maxLength: 14 }), (delegations) => {
      const ballots = new Map(delegations.map((_, n) => [`p${n}`, new Map([['card/c', 1]])]))
      const poll = { title: '', at: '', dots: 1, perTarget: 1, targets: ['card/c'], ballots }
      const { byDelegation } = tally(poll, 'delegation', (id) => ({ delegation: delegations[Number(id.slice(1))]!, attendance: 'remote' }))
      const parts = Object.values(byDelegation ?? {}).map((part) => part['card/c'] ?? 0)
      for (const voters of parts) expect(voters).toBeGreaterThanOrEqual(FEWEST_TOLD)
      if (byDelegation) expect(parts.reduce((a, b) => a + b, 0)).toBe(delegations.length)
    }))
  })
})
