import { describe, expect, it } from 'vitest'
import { addAction, setTrashed } from '../../../shared/board/edits.ts'
import { LIMITS } from '../../../shared/board/limits.ts'
import { currentPhase, entities, readLocks, readThemes } from '../../../shared/board/read.ts'
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

  it('COMMAND-3 a delegation that is named, and the phase that is on, stay', () => {
    const room = new PaperRoom({ delegations: ['X', 'Y'] })
    const mod = room.member('Mira', 'moderator', { delegation: 'x' })
    expect(room.send({ type: 'delegation.put', id: 'x', removed: true }, mod).code).toBe('COMMAND-3')
    expect(room.send({ type: 'delegation.put', id: 'y', removed: true }, mod).code).toBeNull()
    expect(room.send({ type: 'phase.put', id: 'open', removed: true }, mod).code).toBe('COMMAND-3')
    expect(room.send({ type: 'phase.put', id: 'lobby', removed: true }, mod).code).toBeNull()
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
