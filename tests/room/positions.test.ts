import { describe, expect, it } from 'vitest'
import { fromArchive, toArchive } from '../../shared/board/archive.ts'
import { addAction, replaceText, setTrashed } from '../../shared/board/edits.ts'
import type { Attribution } from '../../shared/board/keys.ts'
import { isEarlier, readPositions, wordingOf } from '../../shared/board/positions.ts'
import { currentPhase, entity, readAction } from '../../shared/board/read.ts'
import { parseCommand, type CommandOf } from '../../shared/protocol/commands.ts'
import { readArchive } from '../../shared/rules/archive.ts'
import type { Member } from '../../server/room/api.ts'
import { decodeFacts, encodeFacts } from '../../server/room/keptFacts.ts'
import { stateFor } from '../../server/room/view.ts'
import { PaperRoom } from '../support/paperRoom.ts'

const DELEGATIONS = [{ id: 'BIH', name: 'Bosnia and Herzegovina' }, { id: 'SRB', name: 'Serbia' }, { id: 'MNE', name: 'Montenegro' }]

function roomOf(attribution: Attribution = 'delegation') {
  const room = new PaperRoom({ attribution, delegations: DELEGATIONS })
  addAction(room.board, { id: 'a', theme: 'return', title: 'Joint training', institution: 'MARRI', due: '2022-Q2' }, null)
  return {
    room,
    mod: room.member('Mira', 'moderator'),
    rap: room.member('Rada', 'rapporteur'),
    ana: room.member('Ana', 'participant', { delegation: 'BIH' }),
    ivo: room.member('Ivo', 'participant', { delegation: 'SRB' }),
    tea: room.member('Tea', 'participant'),
    obs: room.member('Obren', 'observer', { delegation: 'BIH' }),
  }
}

type Room = PaperRoom
const actionOf = (room: Room, id = 'a') => readAction(id, entity(room.board, 'actions', id)!)
const state = (room: Room, by: Member, stand: 'agree' | 'comment' | 'reserve', more: Partial<CommandOf<'position.state'>> = {}) =>
  room.send({ type: 'position.state', action: 'a', stand, on: wordingOf(actionOf(room)), ...(stand !== 'agree' && { text: 'Only within our budget' }), ...more }, by)
const said = (room: Room) => readPositions(room.board).map(({ delegation, stand, text }) => [delegation, stand, text])
const trained = (room: Room, title: string) => replaceText(entity(room.board, 'actions', 'a')!.get('title') as never, title, null)

describe('whose position', () => {
  it('STAND-1 a participant speaks for their own delegation, who keeps the record for any of the board', () => {
    const { room, mod, rap, ana, tea, obs } = roomOf()
    expect(state(room, ana, 'agree').code).toBeNull()
    expect(state(room, ana, 'agree', { delegation: 'SRB' }).code).toBe('STAND-1')
    expect(state(room, tea, 'agree').code).toBe('STAND-1')
    expect(state(room, obs, 'agree').code).toBe('ROLE-1')
    expect(state(room, mod, 'agree').code).toBe('STAND-1')
    expect(state(room, rap, 'reserve', { delegation: 'SRB' }).code).toBeNull()
    expect(state(room, mod, 'comment', { delegation: 'MNE' }).code).toBeNull()
    expect(state(room, mod, 'agree', { delegation: 'nobody' }).code).toBe('COMMAND-2')
    expect(readPositions(room.board).map(({ delegation, stand, entered }) => [delegation, stand, entered])).toEqual([
      ['BIH', 'agree', undefined], ['MNE', 'comment', true], ['SRB', 'reserve', true],
    ])
  })

  it('STAND-1 on a board that lists no delegations they are those of its people', () => {
    const room = new PaperRoom({})
    addAction(room.board, { id: 'a', theme: 'return', title: 'Joint training' }, null)
    const mod = room.member('Mira', 'moderator')
    const ana = room.member('Ana', 'participant', { delegation: 'Police / border' })
    expect(state(room, ana, 'agree').code).toBeNull()
    expect(state(room, mod, 'reserve', { delegation: 'Police / border' }).code).toBeNull()
    expect(state(room, mod, 'agree', { delegation: 'Customs' }).code).toBe('COMMAND-2')
    expect(said(room)).toEqual([['Police / border', 'reserve', 'Only within our budget']])
  })

  it('STAND-3 one position for each delegation and action: the last one counts, and can be taken back', () => {
    const { room, ana } = roomOf()
    state(room, ana, 'reserve')
    expect(said(room)).toEqual([['BIH', 'reserve', 'Only within our budget']])
    state(room, ana, 'agree')
    expect(said(room)).toEqual([['BIH', 'agree', undefined]])
    expect(room.send({ type: 'position.withdraw', action: 'a' }, ana).code).toBeNull()
    expect(said(room)).toEqual([])
    expect(room.send({ type: 'position.withdraw', action: 'a' }, ana).code).toBeNull()
  })

  it('STAND-3 S4 saying the same twice is one position, and nothing is written', () => {
    const { room, ana } = roomOf()
    state(room, ana, 'agree')
    expect(state(room, ana, 'agree').decided).toEqual({ facts: [] })
  })

  it('STAND-3 a comment and a reservation say why, agreement needs no word', () => {
    const command = { type: 'position.state', action: 'a', on: { title: 'A' } }
    expect(parseCommand({ ...command, stand: 'agree' })).not.toBeNull()
    for (const stand of ['comment', 'reserve']) {
      expect(parseCommand({ ...command, stand })).toBeNull()
      expect(parseCommand({ ...command, stand, text: '  ' })).toBeNull()
      expect(parseCommand({ ...command, stand, text: 'x'.repeat(501) })).toBeNull()
      expect(parseCommand({ ...command, stand, text: 'why' })).not.toBeNull()
    }
    expect(parseCommand({ ...command, stand: 'agree', text: 'why' })).toBeNull()
    expect(parseCommand({ ...command, stand: 'veto' })).toBeNull()
  })
})

describe('on what', () => {
  it('STAND-2 nobody agrees to what they have not read', () => {
    const { room, ana } = roomOf()
    const on = wordingOf(actionOf(room))
    trained(room, 'Joint training twice a year')
    expect(state(room, ana, 'agree', { on }).code).toBe('STAND-2')
    expect(said(room)).toEqual([])
    expect(state(room, ana, 'agree').code).toBeNull()
  })

  it('STAND-2 agreement to an earlier wording says so, and to what it was given, until it is given anew', () => {
    const { room, ana } = roomOf()
    state(room, ana, 'agree')
    const only = () => readPositions(room.board)[0]!
    expect(isEarlier(only(), actionOf(room))).toBe(false)
    entity(room.board, 'actions', 'a')!.set('owner', 'Somebody')
    entity(room.board, 'actions', 'a')!.set('status', 'agreed')
    expect(isEarlier(only(), actionOf(room))).toBe(false)
    entity(room.board, 'actions', 'a')!.set('due', '2023-Q1')
    expect(isEarlier(only(), actionOf(room))).toBe(true)
    expect(only().on).toEqual({ title: 'Joint training', institution: 'MARRI', due: '2022-Q2' })
    expect(state(room, ana, 'agree').code).toBeNull()
    expect(isEarlier(only(), actionOf(room))).toBe(false)
  })

  it('CARD-2 CARD-4 not on what lies in the bin or does not exist; what is restored has its positions again', () => {
    const { room, ana } = roomOf()
    state(room, ana, 'agree')
    setTrashed(room.board, 'actions', 'a', true, null)
    expect(state(room, ana, 'agree').code).toBe('CARD-2')
    expect(room.send({ type: 'position.withdraw', action: 'none' }, ana).code).toBe('CARD-4')
    expect(toArchive(room.board, () => null).positions).toEqual([])
    setTrashed(room.board, 'actions', 'a', false, null)
    expect(toArchive(room.board, () => null).positions).toHaveLength(1)
  })

  it('CARD-3 what is really deleted takes its positions with it', () => {
    const { room, mod, ana } = roomOf()
    state(room, ana, 'agree')
    setTrashed(room.board, 'actions', 'a', true, null)
    room.send({ type: 'bin.empty' }, mod)
    expect(readPositions(room.board)).toEqual([])
    expect(room.facts.positions.size).toBe(0)
  })
})

describe('when', () => {
  it('PHASE-4 where the phase allows it; who keeps the record always', () => {
    const { room, mod, rap, ana } = roomOf()
    room.send({ type: 'phase.set', id: 'actions' }, mod)
    expect(state(room, ana, 'agree').code).toBe('PHASE-4')
    expect(room.send({ type: 'position.withdraw', action: 'a' }, ana).code).toBe('PHASE-4')
    expect(state(room, rap, 'agree', { delegation: 'BIH' }).code).toBeNull()
    room.send({ type: 'phase.set', id: 'review' }, mod)
    expect(state(room, ana, 'reserve').code).toBeNull()
    room.send({ type: 'phase.put', id: 'review', conclude: false }, mod)
    expect(state(room, ana, 'agree').code).toBe('PHASE-4')
  })

  it('PHASE-4 a phase that says nothing of it, from a board made before there were positions, does not allow it', () => {
    const { room } = roomOf()
    const { conclude: _conclude, ...before } = currentPhase(room.board)
    room.board.getMap('phases').set('old', { ...before, id: undefined })
    room.board.getMap('board').set('phase', 'old')
    expect(currentPhase(room.board).conclude).toBe(false)
  })

  it.each(['action/a', 'actions/return', ''])('LOCK-1 what is locked at %j is settled, but for moderators', (path) => {
    const { room, mod, rap, ana } = roomOf()
    room.send({ type: 'lock.set', path, locked: true }, mod)
    expect(state(room, ana, 'agree').code).toBe('LOCK-1')
    expect(state(room, rap, 'agree', { delegation: 'BIH' }).code).toBe('LOCK-1')
    expect(state(room, mod, 'agree', { delegation: 'BIH' }).code).toBeNull()
  })

  it('COMMAND-3 a delegation that has said something stays', () => {
    const { room, mod } = roomOf()
    state(room, mod, 'agree', { delegation: 'MNE' })
    expect(room.send({ type: 'delegation.put', id: 'MNE', removed: true }, mod).code).toBe('COMMAND-3')
  })
})

describe('NAME-1 on a board without attribution', () => {
  it('NAME-1 a position says not whose it is, in key, value or order; the delegation alone is told which is its own', () => {
    const { room, mod, ana, ivo, obs } = roomOf('none')
    room.send({ type: 'board.update', title: 'T' }, mod)
    const outcome = state(room, ana, 'reserve')
    const [position] = readPositions(room.board)
    expect(position).toMatchObject({ delegation: null, stand: 'reserve', at: '2021-12-21T00:00:00.000Z' })
    expect(JSON.stringify([room.board.getMap('positions').toJSON(), outcome.told(ivo), outcome.told(mod)])).not.toContain('BIH')
    expect(outcome.told(ana)).toEqual([{ type: 'positions.changed', mine: [position!.key] }])
    expect([outcome.told(ivo), outcome.told(mod)]).toEqual([[], []])
    expect(stateFor(ana, room.view, 1, true).positions).toEqual([position!.key])
    expect(stateFor(ivo, room.view, 1, true).positions).toEqual([])
    expect(stateFor(obs, room.view, 1, true).positions).toEqual([position!.key])
    state(room, ana, 'agree')
    expect(said(room)).toEqual([[null, 'agree', undefined]])
    state(room, mod, 'reserve', { delegation: 'BIH' })
    expect(readPositions(room.board)).toHaveLength(1)
    expect(readPositions(room.board)[0]).not.toHaveProperty('entered')
  })

  it.each(['named', 'delegation'] as const)('NAME-1 from %s to none: what was said stays, whose it was goes, and who said it may still change it', (attribution) => {
    const { room, mod, ana, ivo } = roomOf(attribution)
    state(room, ana, 'agree')
    state(room, ivo, 'reserve')
    const outcome = room.send({ type: 'board.update', attribution: 'none' }, mod)
    expect(outcome.decided).toMatchObject({ forget: true })
    expect(JSON.stringify(room.board.getMap('positions').toJSON())).not.toMatch(/BIH|SRB/)
    expect(readPositions(room.board).map(({ stand }) => stand).sort()).toEqual(['agree', 'reserve'])
    expect(outcome.told(ana)).toContainEqual({ type: 'positions.changed', mine: stateFor(ana, room.view, 1, true).positions })
    state(room, ivo, 'agree')
    expect(readPositions(room.board).map(({ stand }) => stand)).toEqual(['agree', 'agree'])
  })

  it('NAME-1 S7 who said what survives a snapshot on the server alone', () => {
    const { room, ana } = roomOf('none')
    state(room, ana, 'agree')
    expect(decodeFacts(encodeFacts(room.facts)).positions).toEqual(room.facts.positions)
    expect(JSON.stringify(toArchive(room.board, () => 'Ana'))).not.toMatch(/Ana|"delegation":"BIH"/)
  })
})

describe('an exported board', () => {
  it('ARCHIVE-1 brings its positions, which their delegations may change', () => {
    const { room, ana, ivo } = roomOf()
    state(room, ana, 'agree')
    state(room, ivo, 'reserve')
    const archive = JSON.parse(JSON.stringify(toArchive(room.board, () => null))) as Record<string, unknown>
    const read = readArchive(archive)
    if ('wrong' in read) throw new Error(read.wrong)
    const again = fromArchive(read.archive)
    expect(again.getMap('positions').toJSON()).toEqual(room.board.getMap('positions').toJSON())
    room.board.getMap('positions').clear()
    room.facts.positions.clear()
    for (const [key, value] of again.getMap('positions')) room.board.getMap('positions').set(key, value)
    state(room, ivo, 'agree')
    expect(said(room)).toEqual([['BIH', 'agree', undefined], ['SRB', 'agree', undefined]])
  })

  it('ARCHIVE-1 NAME-1 of a board that says of no position whose it is comes with all of them', () => {
    const { room, ana, ivo } = roomOf('none')
    state(room, ana, 'agree')
    state(room, ivo, 'reserve')
    const read = readArchive(JSON.parse(JSON.stringify(toArchive(room.board, () => null))))
    expect(read).toMatchObject({ archive: { positions: [{ delegation: null }, { delegation: null }] } })
  })

  it('ARCHIVE-1 of before there were positions is read as without any', () => {
    const { room } = roomOf()
    const { positions: _positions, ...archive } = toArchive(room.board, () => null)
    expect(readArchive(JSON.parse(JSON.stringify(archive)))).toMatchObject({ archive: { positions: [] } })
  })

  it.each([
    ['positions.0.action', { action: 'none' }],
    ['positions.0.text', { stand: 'reserve' }],
    ['positions.1.delegation', {}],
  ] as const)('ARCHIVE-1 a wrong %s is found', (wrong, change) => {
    const { room, ana } = roomOf()
    state(room, ana, 'agree')
    const archive = JSON.parse(JSON.stringify(toArchive(room.board, () => null))) as { positions: object[] }
    archive.positions = [{ ...archive.positions[0], ...change }, archive.positions[0]!]
    expect(readArchive(archive)).toEqual({ wrong })
  })
})
