import { describe, expect, it } from 'vitest'
import { addAction, setTrashed } from '../../../shared/board/edits.ts'
import { OPEN_PHASE } from '../../../shared/board/keys.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { currentPhase, entities, readDelegations, readLocks, readPhases, readThemes } from '../../../shared/board/read.ts'
import { parseCommand } from '../../../shared/protocol/commands.ts'
import { PaperRoom } from '../../support/paperRoom.ts'
import { roomWith } from './askedRoom.ts'

describe('the agenda', () => {
  it('COMMAND-2 a new entry needs a name; an old one keeps what is not said', () => {
    const { room, mod } = roomWith()
    expect(room.send({ type: 'theme.put', id: 'x' }, mod).code).toBe('COMMAND-2')
    room.send({ type: 'theme.put', id: 'x', title: 'X', question: 'Why?' }, mod)
    room.send({ type: 'theme.put', id: 'x', title: 'Y' }, mod)
    expect(readThemes(room.board).at(-1)).toEqual({ id: 'x', title: 'Y', question: 'Why?', order: expect.any(String) })
    const more = { places: ['parking'], day: 1, start: '09:00', minutes: 10, dots: 3 }
    room.send({ type: 'phase.put', id: 'p', name: 'P', ...more }, mod)
    const none = Object.fromEntries(Object.keys(more).map((field) => [field, null]))
    room.send(parseCommand({ type: 'phase.put', id: 'p', ...none })!, mod)
    for (const field of Object.keys(more)) expect(room.board.getMap('phases').get('p')).not.toHaveProperty(field)
  })

  it('LIMIT-2 a list has an end', () => {
    const { room, mod } = roomWith()
    const codes = Array.from({ length: LIMITS.themes }, (_, n) => room.send({ type: 'theme.put', id: `t${n}`, title: 'T' }, mod).code)
    expect(codes.filter((code) => code === null)).toHaveLength(LIMITS.themes - 3)
    expect(codes.at(-1)).toBe('LIMIT-2')
  })

  it('COMMAND-3 a theme with something in it stays; an empty one takes its locks along and leaves its bin in the parking lot', () => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c1')
    addAction(room.board, { id: 'a1', theme: 'return', title: 'A' }, null)
    room.send({ type: 'lock.set', path: 'swot/return/S', locked: true }, mod)
    const remove = { type: 'theme.put', id: 'return', removed: true } as const
    expect(room.send(remove, mod).code).toBe('COMMAND-3')
    setTrashed(room.board, 'cards', 'c1', true, null)
    expect(room.send(remove, mod).code).toBe('COMMAND-3')
    setTrashed(room.board, 'actions', 'a1', true, null)
    expect(room.send(remove, mod).code).toBeNull()
    expect(room.board.getMap('themes').has('return')).toBe(false)
    expect(readLocks(room.board).size).toBe(0)
    expect(entities(room.board, 'cards').get('c1')?.get('place')).toBe('parking')
    expect(entities(room.board, 'actions').get('a1')?.get('theme')).toBe('readmission')
  })

  it('COMMAND-3 what stands and what is locked in another theme is no matter to the one that goes', () => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c1', { place: 'swot/readmission/S' })
    addAction(room.board, { id: 'a1', theme: 'readmission', title: 'A' }, null)
    for (const path of ['actions/return', 'swot/return', 'actions/readmission', 'swot/readmission/S', 'parking']) room.send({ type: 'lock.set', path, locked: true }, mod)
    expect(room.send({ type: 'theme.put', id: 'return', removed: true }, mod).code).toBeNull()
    expect([...readLocks(room.board).keys()].sort()).toEqual(['actions/readmission', 'parking', 'swot/readmission/S'])
    expect(entities(room.board, 'cards').get('c1')?.get('place')).toBe('swot/readmission/S')
    expect(room.send({ type: 'theme.put', id: 'return', removed: true }, mod).decided).toEqual({ facts: [] })
  })

  it('COMMAND-3 a delegation that is named, and the phase that is on, stay', () => {
    const room = new PaperRoom({ delegations: ['X', 'Y'] })
    const mod = room.member('Mira', 'moderator', { delegation: 'x' })
    expect(room.send({ type: 'delegation.put', id: 'x', removed: true }, mod).code).toBe('COMMAND-3')
    expect(room.send({ type: 'delegation.put', id: 'y', removed: true }, mod).code).toBeNull()
    expect(room.send({ type: 'phase.put', id: 'open', removed: true }, mod).code).toBe('COMMAND-3')
    expect(room.send({ type: 'phase.put', id: 'lobby', removed: true }, mod).code).toBeNull()
  })

  it('COMMAND-3 a delegation that only a card or a position still names stays, where positions do not say whose they are, too', () => {
    const room = new PaperRoom({ delegations: ['X', 'Y', 'Z'] })
    const mod = room.member('Mira', 'moderator')
    const left = room.member('Lea', 'participant', { delegation: 'x' })
    room.write(left, 'c1')
    room.send({ type: 'participant.remove', id: left.id }, mod)
    addAction(room.board, { id: 'a', theme: 'return', title: 'A' }, null)
    expect(room.send({ type: 'position.state', action: 'a', stand: 'agree', on: { title: 'A' }, delegation: 'y' }, mod).code).toBeNull()
    const remove = (id: string) => room.send({ type: 'delegation.put', id, removed: true }, mod).code
    expect([remove('x'), remove('y')]).toEqual(['COMMAND-3', 'COMMAND-3'])
    room.send({ type: 'board.update', attribution: 'none' }, mod)
    expect([remove('y'), remove('z')]).toEqual(['COMMAND-3', null])
    expect(readDelegations(room.board).map(({ id }) => id)).toEqual(['x', 'y'])
  })

  it('ROLE-2 a delegation is entered at the end of the list, and renamed where it stands', () => {
    const room = new PaperRoom({ delegations: ['X', 'Y'] })
    const mod = room.member('Mira', 'moderator')
    room.send({ type: 'delegation.put', id: 'x', order: 'z9' }, mod)
    room.send({ type: 'delegation.put', id: 'new', name: 'N' }, mod)
    room.send({ type: 'delegation.put', id: 'y', name: 'Why' }, mod)
    expect(readDelegations(room.board).map(({ id, name }) => [id, name])).toEqual([['y', 'Why'], ['x', 'X'], ['new', 'N']])
  })

  it('PHASE-1 a phase of which nothing is said but its name is open for cards and nothing is concluded in it', () => {
    const { room, mod } = roomWith()
    room.send({ type: 'phase.put', id: 'p', name: 'P' }, mod)
    expect(readPhases(room.board).at(-1)).toEqual({ ...OPEN_PHASE, conclude: false, id: 'p', name: 'P', order: expect.any(String) })
  })

  it('PHASE-1 whoever is in a phase that is changed is told at once, nobody of the others', () => {
    const { room, mod, ana } = roomWith()
    expect(room.send({ type: 'phase.put', id: 'open', write: 'private' }, mod).told(ana)).toEqual([
      { type: 'board.updated' }, { type: 'phase.changed', phase: 'open' }, { type: 'drafts.changed', drafts: { total: null, mine: 0 } },
    ])
    expect(room.send({ type: 'phase.put', id: 'lobby', write: 'none' }, mod).told(ana)).toEqual([{ type: 'board.updated' }])
    expect(room.send({ type: 'phase.set', id: 'open' }, mod).decided).toEqual({ facts: [] })
  })

  it('PHASE-1 entering a phase takes the ready marks back; an unknown one is refused', () => {
    const { room, mod, ana } = roomWith()
    room.send({ type: 'ready.set', ready: true }, ana)
    expect(room.send({ type: 'phase.set', id: 'none' }, mod).code).toBe('COMMAND-2')
    const { told } = room.send({ type: 'phase.set', id: 'collect' }, mod)
    expect(currentPhase(room.board)).toMatchObject({ id: 'collect', write: 'private' })
    expect(room.facts.ready.size).toBe(0)
    expect(told(ana)).toEqual([{ type: 'phase.changed', phase: 'collect' }, { type: 'drafts.changed', drafts: { total: null, mine: 0 } }])
  })
})
