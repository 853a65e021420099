import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addAction, clusterCards, setTrashed } from '../../shared/board/edits.ts'
import { LIMITS } from '../../shared/board/limits.ts'
import { currentPhase, entities, readCards, readContent, readLocks, readThemes } from '../../shared/board/read.ts'
import { COMMANDS, parseCommand, WHO, type Command, type CommandType } from '../../shared/protocol/commands.ts'
import type { Member } from '../../server/room/api.ts'
import { decide } from '../../server/room/commands/decide.ts'
import { floorFor, timerFor } from '../../server/room/view.ts'
import { PaperRoom } from '../support/paperRoom.ts'

/** One command of every type, as a moderator might send it. */
const EXAMPLES: { [T in CommandType]: Extract<Command, { type: T }> } = {
  'lock.set': { type: 'lock.set', path: 'swot/return/S', locked: true },
  'board.update': { type: 'board.update', title: 'T' },
  'theme.put': { type: 'theme.put', id: 'x', title: 'X' },
  'delegation.put': { type: 'delegation.put', id: 'x', name: 'X' },
  'phase.put': { type: 'phase.put', id: 'x', name: 'X' },
  'phase.set': { type: 'phase.set', id: 'collect' },
  'draft.reveal': { type: 'draft.reveal' },
  'timer.start': { type: 'timer.start', seconds: 5 },
  'timer.stop': { type: 'timer.stop' },
  'vote.open': { type: 'vote.open', targets: ['card/c'], dots: 3, perTarget: 2 },
  'vote.cast': { type: 'vote.cast', target: 'card/c', dots: 1 },
  'vote.close': { type: 'vote.close' },
  'floor.ask': { type: 'floor.ask' },
  'floor.withdraw': { type: 'floor.withdraw' },
  'floor.next': { type: 'floor.next' },
  'spotlight.set': { type: 'spotlight.set', path: null },
  'position.state': { type: 'position.state', action: 'a', stand: 'agree', on: { title: 'A' } },
  'position.withdraw': { type: 'position.withdraw', action: 'a' },
  'cards.open': { type: 'cards.open', cards: ['c'] },
  'ready.set': { type: 'ready.set', ready: true },
  'participant.remove': { type: 'participant.remove', id: 'x' },
  'bin.empty': { type: 'bin.empty' },
  'board.close': { type: 'board.close' },
  'board.reopen': { type: 'board.reopen' },
}
const TYPES = Object.keys(COMMANDS) as CommandType[]

function roomWith(plan: ConstructorParameters<typeof PaperRoom>[0] = {}) {
  const room = new PaperRoom(plan)
  return { room, mod: room.member('Mira', 'moderator'), ana: room.member('Ana'), obs: room.member('Obren', 'observer') }
}

describe('who may command', () => {
  it.each(TYPES.filter((type) => !WHO[type].includes('participant')))('ROLE-2 S2 %s of a participant is refused, and in the audit', (type) => {
    const { room, ana } = roomWith()
    const before = readContent(room.board)
    expect(room.send(EXAMPLES[type], ana).code).toBe('ROLE-2')
    expect(readContent(room.board)).toEqual(before)
    expect(room.facts.refused).toEqual([{ at: room.now, by: ana.id, command: type, code: 'ROLE-2' }])
  })

  it.each(TYPES)('ROLE-1 ROLE-2 %s of an observer is refused', (type) => {
    const { room, obs } = roomWith()
    expect(room.send(EXAMPLES[type], obs).code).toBe(WHO[type].includes('participant') ? 'ROLE-1' : 'ROLE-2')
    expect(room.facts.refusedCount).toBe(1)
  })

  it.each(TYPES.filter((type) => type !== 'board.reopen' && type !== 'participant.remove'))('BOARD-1 %s on a closed board is refused', (type) => {
    const { room, mod } = roomWith()
    room.send({ type: 'board.close' }, mod)
    expect(room.send(EXAMPLES[type], mod).code).toBe('BOARD-1')
  })

  it('BOARD-1 a closed board can be reopened, and people still sent away', () => {
    const { room, mod, ana } = roomWith()
    room.send({ type: 'board.close' }, mod)
    expect(room.send({ type: 'participant.remove', id: ana.id }, mod).code).toBeNull()
    expect(room.send({ type: 'board.reopen' }, mod).code).toBeNull()
    expect(room.send({ type: 'timer.start', seconds: 1 }, mod).code).toBeNull()
  })

  it('BOARD-2 how long a closed board is kept is set as before, and nothing with it', () => {
    const { room, mod, ana } = roomWith()
    room.send({ type: 'board.close' }, mod)
    const before = readContent(room.board)
    expect(room.send({ type: 'board.update', retentionDays: 7 }, ana).code).toBe('ROLE-2')
    expect(room.send({ type: 'board.update', retentionDays: 7, title: 'New' }, mod).code).toBe('BOARD-1')
    expect(room.facts.retentionDays).toBeNull()
    expect(room.send({ type: 'board.update', retentionDays: 7 }, mod).code).toBeNull()
    expect(room.facts.retentionDays).toBe(7)
    expect(readContent(room.board)).toEqual(before)
  })

  it('ROLE-2 deciding changes nothing by itself', () => {
    const { room, mod } = roomWith()
    const before = [readContent(room.board), structuredClone(room.facts)]
    for (const type of TYPES) decide(EXAMPLES[type], mod, room.view)
    expect([readContent(room.board), room.facts]).toEqual(before)
  })
})

describe('locks', () => {
  it.each([
    ['named', (id: string) => id],
    ['delegation', () => 'BIH'],
    ['none', () => null],
  ] as const)('NAME-1 LOCK-1 on a board with attribution %s the lock says who as far as it may', (attribution, by) => {
    const room = new PaperRoom({ attribution, delegations: [{ id: 'BIH', name: 'B' }] })
    const mod = room.member('Mira', 'moderator', { delegation: 'BIH' })
    room.send(EXAMPLES['lock.set'], mod)
    expect(readLocks(room.board).get('swot/return/S')).toEqual({ by: by(mod.id), at: new Date(room.now).toISOString() })
  })

  it('S4 LOCK-1 locking twice is one lock; unlocking twice is none', () => {
    const { room, mod } = roomWith()
    room.send(EXAMPLES['lock.set'], mod)
    const state = Y.encodeStateVector(room.board)
    expect(room.send(EXAMPLES['lock.set'], mod).told(mod)).toEqual([])
    expect(Y.encodeStateVector(room.board)).toEqual(state)
    room.send({ type: 'lock.set', path: 'swot/return/S', locked: false }, mod)
    expect(room.send({ type: 'lock.set', path: 'swot/return/S', locked: false }, mod).code).toBeNull()
    expect(readLocks(room.board).size).toBe(0)
  })

  it('COMMAND-2 what does not exist cannot be locked', () => {
    const { room, mod } = roomWith()
    for (const path of ['card/none', 'group/none', 'action/none', 'swot/none/S', 'actions/none']) {
      expect(room.send({ type: 'lock.set', path, locked: true }, mod).code).toBe('COMMAND-2')
    }
    for (const path of ['', 'swot', 'swot/return', 'actions/return', 'parking', 'practices']) {
      expect(room.send({ type: 'lock.set', path, locked: true }, mod).code).toBeNull()
    }
  })
})

describe('attribution', () => {
  it('NAME-1 attribution becomes stricter, never looser', () => {
    const { room, mod } = roomWith({ attribution: 'delegation' })
    expect(room.send({ type: 'board.update', attribution: 'named' }, mod).code).toBe('NAME-1')
    expect(room.send({ type: 'board.update', attribution: 'none' }, mod).code).toBeNull()
    expect(room.send({ type: 'board.update', attribution: 'delegation' }, mod).code).toBe('NAME-1')
  })

  it('NAME-1 what may no longer be shown leaves cards, drafts, locks and results', () => {
    const room = new PaperRoom({ attribution: 'named', delegations: [{ id: 'BIH', name: 'B' }] })
    const mod = room.member('Mira', 'moderator', { delegation: 'BIH' })
    const ana = room.member('Ana', 'participant', { delegation: 'BIH' })
    room.write(ana, 'c1')
    room.writeDraft(ana, 'd1')
    room.send(EXAMPLES['lock.set'], mod)
    const stamps = (doc: Y.Doc) => readCards(doc).map(({ author, delegation, attendance }) => [author, delegation, attendance])
    expect(stamps(room.board)).toEqual([[ana.id, 'BIH', 'on-site']])

    room.send({ type: 'board.update', attribution: 'delegation' }, mod)
    expect(stamps(room.board)).toEqual([[null, 'BIH', 'on-site']])
    expect(stamps(room.draft(ana.id))).toEqual([[null, 'BIH', 'on-site']])
    expect(readLocks(room.board).get('swot/return/S')?.by).toBe('BIH')

    room.board.getMap('results').set('v1', { title: '', byDelegation: { BIH: { 'card/c1': 1 } }, byAttendance: {} })
    room.send({ type: 'board.update', attribution: 'none' }, mod)
    expect(stamps(room.board)).toEqual([[null, null, null]])
    expect(stamps(room.draft(ana.id))).toEqual([[null, null, null]])
    expect(readLocks(room.board).get('swot/return/S')?.by).toBeNull()
    expect(room.board.getMap('results').get('v1')).toEqual({ title: '' })
    const wire = Buffer.from(Y.encodeStateAsUpdate(room.board)).toString('latin1')
    expect(wire).not.toContain(ana.id)
  })

  it('ROLE-2 settings stand beside each other', () => {
    const { room, mod } = roomWith()
    room.send({ type: 'board.update', maxCardText: 100 }, mod)
    room.send({ type: 'board.update', offline: false, title: ' New ', retentionDays: 7 }, mod)
    expect(room.board.getMap('board').toJSON()).toMatchObject({ title: 'New', settings: { maxCardText: 100, offline: false } })
    expect(room.facts.retentionDays).toBe(7)
  })
})

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

describe('drafts', () => {
  function writing(attribution: 'named' | 'delegation' | 'none' = 'delegation') {
    const room = new PaperRoom({ attribution })
    const mod = room.member('Mira', 'moderator')
    const [ana, ivo] = [room.member('Ana', 'participant', { delegation: 'A' }), room.member('Ivo', 'participant', { delegation: 'B' })]
    room.send({ type: 'phase.set', id: 'collect' }, mod)
    return { room, mod, ana, ivo }
  }

  it('DRAFT-2 a moderator moves every draft to the board in one decision', () => {
    const { room, mod, ana, ivo } = writing()
    for (const [id, by] of [['a1', ana], ['i1', ivo], ['a2', ana], ['i2', ivo]] as const) room.writeDraft(by, id)
    room.writeDraft(ana, 'binned')
    setTrashed(room.draft(ana.id), 'cards', 'binned', true, null)
    const { told } = room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['a1', 'i1', 'a2', 'i2'])
    expect(readCards(room.draft(ana.id)).map(({ id }) => id)).toEqual(['binned'])
    expect(readCards(room.draft(ivo.id))).toEqual([])
    expect(room.view.cardsOf(ivo.id)).toEqual(['i1', 'i2'])
    expect(told(ivo)).toContainEqual({ type: 'drafts.revealed', cards: 4 })
    expect(room.send({ type: 'draft.reveal' }, mod).code).toBe('DRAFT-2')
  })

  it.each([
    ['named', (id: string) => [id, 'A', 'on-site']],
    ['delegation', () => [null, 'A', 'on-site']],
    ['none', () => [null, null, null]],
  ] as const)('NAME-1 DRAFT-2 revealed cards are stamped as attribution %s shows them', (attribution, stamp) => {
    const { room, mod, ana } = writing(attribution)
    room.writeDraft(ana, 'a1')
    room.send({ type: 'draft.reveal' }, mod)
    const [card] = readCards(room.board)
    expect([card!.author, card!.delegation, card!.attendance]).toEqual(stamp(ana.id))
  })

  it('DRAFT-2 a card whose id is taken, or whose theme is gone, still arrives', () => {
    const { room, mod, ana } = writing()
    room.write(mod, 'c1')
    room.writeDraft(ana, 'c1', { text: 'second' })
    room.writeDraft(ana, 'c2', { place: 'swot/gone/S' })
    room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board)).toHaveLength(3)
    expect(readCards(room.board).find(({ text }) => text === 'second')?.id).not.toBe('c1')
    expect(readCards(room.board).find(({ id }) => id === 'c2')?.place).toBe('parking')
  })

  it('DRAFT-1 a participant reveals nothing while the phase is private, then only their own', () => {
    const { room, mod, ana, ivo } = writing()
    room.writeDraft(ana, 'a1')
    room.writeDraft(ivo, 'i1')
    expect(room.send({ type: 'draft.reveal' }, ana).code).toBe('PHASE-1')
    room.send({ type: 'phase.set', id: 'clarify' }, mod)
    expect(room.send({ type: 'draft.reveal' }, ana).code).toBeNull()
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['a1'])
    expect(readCards(room.draft(ivo.id)).map(({ id }) => id)).toEqual(['i1'])
  })

  it('LOCK-1 a late draft does not enter a locked box; a moderator may reveal it', () => {
    const { room, mod, ana } = writing()
    room.writeDraft(ana, 'a1')
    room.writeDraft(ana, 'a2', { place: 'parking' })
    room.send({ type: 'phase.set', id: 'clarify' }, mod)
    room.send({ type: 'lock.set', path: 'swot', locked: true }, mod)
    room.send({ type: 'draft.reveal' }, ana)
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['a2'])
    expect(room.send({ type: 'draft.reveal' }, ana).code).toBe('LOCK-1')
    room.send({ type: 'draft.reveal' }, mod)
    expect(readCards(room.board)).toHaveLength(2)
  })

  it('LIMIT-2 a reveal that would overfill the board leaves every draft where it is', () => {
    const { room, mod, ana } = writing()
    room.board.transact(() => {
      for (let n = 0; n < LIMITS.cards; n++) room.write(mod, `c${n}`, { order: 'a0' })
    })
    room.writeDraft(ana, 'a1')
    expect(room.send({ type: 'draft.reveal' }, mod).code).toBe('LIMIT-2')
    expect(readCards(room.draft(ana.id))).toHaveLength(1)
  })
})

describe('the floor', () => {
  it('FLOOR-1 nobody stands on the list twice, and who withdraws is off it', () => {
    const { room, ana } = roomWith()
    expect(room.send({ type: 'floor.ask' }, ana).code).toBeNull()
    expect(room.send({ type: 'floor.ask' }, ana).code).toBe('FLOOR-1')
    room.send({ type: 'floor.withdraw' }, ana)
    expect(room.facts.floor).toEqual([])
    expect(room.send({ type: 'floor.ask', about: 'card/none' }, ana).code).toBe('COMMAND-2')
  })

  it('FLOOR-1 next alternates the room and remote where both wait, and else takes the first', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    const people = [...'rrrsss'].map((where, n) => room.member(`${where}${n}`, 'participant', { attendance: where === 's' ? 'on-site' : 'remote' }))
    for (const person of people) room.send({ type: 'floor.ask' }, person)
    const served: string[] = []
    for (let n = 0; n <= people.length; n++) {
      room.send({ type: 'floor.next' }, mod)
      const speaking = room.facts.floor.filter((request) => request.speaking)
      expect(speaking.length).toBeLessThanOrEqual(1)
      if (speaking[0]) served.push(room.facts.people.get(speaking[0].id)!.name)
    }
    expect(served).toEqual(['r0', 's3', 'r1', 's4', 'r2', 's5'])
    expect(room.facts.floor).toEqual([])
  })

  it('FLOOR-2 a moderator gives the floor out of turn, and the turns of room and remote go on from there', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    const [r0, r1, s0, s1] = ['r0', 'r1', 's0', 's1'].map((name) => room.member(name, 'participant', { attendance: name.startsWith('s') ? 'on-site' : 'remote' })) as [Member, Member, Member, Member]
    for (const person of [r0, s0, r1]) room.send({ type: 'floor.ask' }, person)
    const speaking = () => room.facts.floor.filter((request) => request.speaking).map(({ id }) => room.facts.people.get(id)!.name)
    const shown = () => floorFor(mod, room.view).map(({ name }) => name)
    room.send({ type: 'floor.next', id: r1.id }, mod)
    expect(speaking()).toEqual(['r1'])
    expect(shown()).toEqual(['r1', 's0', 'r0'])
    // Somebody who did not ask, and in the room: the next is far away, though s0 has waited as long.
    room.send({ type: 'floor.next', id: s1.id }, mod)
    expect(speaking()).toEqual(['s1'])
    expect(shown()).toEqual(['s1', 'r0', 's0'])
    expect(room.send({ type: 'floor.next', id: s1.id }, mod).code).toBeNull()
    expect(speaking()).toEqual(['s1'])
    room.send({ type: 'floor.next' }, mod)
    expect(speaking()).toEqual(['r0'])
  })

  it('FLOOR-2 ROLE-2 a moderator takes others off the list, nobody else does', () => {
    const { room, mod, ana } = roomWith()
    const boris = room.member('Boris')
    const gone = room.member('Gone', 'participant')
    const guest = room.member('Guest', 'observer')
    room.send({ type: 'participant.remove', id: gone.id }, mod)
    room.send({ type: 'floor.ask' }, ana)
    expect(room.send({ type: 'floor.withdraw', id: ana.id }, boris).code).toBe('ROLE-2')
    expect(room.facts.refused).toEqual([{ at: room.now, by: boris.id, command: 'floor.withdraw', code: 'ROLE-2' }])
    expect(room.send({ type: 'floor.next', id: boris.id }, boris).code).toBe('ROLE-2')
    for (const id of [gone.id, guest.id, 'nobody']) expect(room.send({ type: 'floor.next', id }, mod).code).toBe('COMMAND-2')
    expect(room.send({ type: 'floor.withdraw', id: 'nobody' }, mod).code).toBe('COMMAND-2')
    expect(room.send({ type: 'floor.withdraw', id: ana.id }, mod).code).toBeNull()
    expect(room.facts.floor).toEqual([])
    room.send({ type: 'floor.ask' }, ana)
    expect(room.send({ type: 'floor.withdraw', id: ana.id }, ana).code).toBeNull()
    expect(room.facts.floor).toEqual([])
  })

  it('FLOOR-1 whose turn is next is told rightly also while nobody speaks', () => {
    const room = new PaperRoom()
    const mod = room.member('Mira', 'moderator')
    const [r0, r1, s0] = ['r0', 'r1', 's0'].map((name) => room.member(name, 'participant', { attendance: name.startsWith('s') ? 'on-site' : 'remote' })) as [Member, Member, Member]
    for (const person of [r0, r1, s0]) room.send({ type: 'floor.ask' }, person)
    room.send({ type: 'floor.next' }, mod)
    room.send({ type: 'floor.withdraw' }, r0)
    const [next] = floorFor(r1, room.view)
    room.send({ type: 'floor.next' }, mod)
    expect(room.facts.floor.find(({ speaking }) => speaking)?.id).toBe(next?.id)
    expect(next?.id).toBe(s0.id)
  })
})

describe('people, timer, spotlight, bin', () => {
  it('ROLE-2 nobody sends themselves away; who is gone leaves floor and vote', () => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c')
    room.send(EXAMPLES['vote.open'], mod)
    room.send(EXAMPLES['vote.cast'], ana)
    room.send({ type: 'floor.ask' }, ana)
    expect(room.send({ type: 'participant.remove', id: mod.id }, mod).code).toBe('COMMAND-3')
    expect(room.send({ type: 'participant.remove', id: 'nobody' }, mod).code).toBe('COMMAND-2')
    room.send({ type: 'participant.remove', id: ana.id }, mod)
    expect(room.facts.floor).toEqual([])
    expect(room.facts.vote?.ballots.size).toBe(0)
    expect(readCards(room.board)).toHaveLength(1)
  })

  it('S4 fault 15: the timer ends by a server clock that does not jump; stopping it twice is one stop', () => {
    const { room, mod, ana } = roomWith()
    const { told } = room.send({ type: 'timer.start', seconds: 90 }, mod)
    expect(told(ana)).toEqual([{ type: 'timer.changed', timer: { endsAt: room.now + 90_000, seconds: 90, now: room.now } }])
    room.jump(86_400_000)
    expect(timerFor(room.view)).toEqual({ endsAt: room.now - 86_400_000 + 90_000, seconds: 90, now: room.now - 86_400_000 })
    room.send({ type: 'timer.stop' }, mod)
    expect(room.send({ type: 'timer.stop' }, mod).decided).toEqual({ facts: [] })
  })

  it('COMMAND-2 the spotlight shows only what is there', () => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c')
    expect(room.send({ type: 'spotlight.set', path: 'card/none' }, mod).code).toBe('COMMAND-2')
    expect(room.send({ type: 'spotlight.set', path: 'card/c' }, mod).told(ana)).toEqual([{ type: 'spotlight.changed', path: 'card/c' }])
    room.send({ type: 'spotlight.set', path: null }, mod)
    expect(room.facts.spotlight).toBeNull()
  })

  it.each([
    ['a card that is deleted for good', 'card/c1'],
    ['a theme that is removed', 'swot/readmission/S'],
    ['the actions of a theme that is removed', 'actions/readmission'],
  ])('SPOT-1 %s is not shown to everyone any longer, nor to who comes later', (_, path) => {
    const { room, mod, ana } = roomWith()
    room.write(ana, 'c1')
    expect(room.send({ type: 'spotlight.set', path }, mod).code).toBeNull()
    setTrashed(room.board, 'cards', 'c1', true, null)
    const sent = [room.send({ type: 'bin.empty' }, mod), room.send({ type: 'theme.put', id: 'readmission', removed: true }, mod)]
    expect(sent.flatMap((one) => one.told(ana)).filter(({ type }) => type === 'spotlight.changed')).toEqual([{ type: 'spotlight.changed', path: null }])
    expect(room.facts.spotlight).toBeNull()
  })

  it('SPOT-1 what stays on the board goes on being shown when the bin is emptied and another theme goes', () => {
    const { room, mod, ana } = roomWith()
    for (const id of ['c1', 'c2']) room.write(ana, id)
    room.send({ type: 'spotlight.set', path: 'card/c2' }, mod)
    setTrashed(room.board, 'cards', 'c1', true, null)
    room.send({ type: 'bin.empty' }, mod)
    room.send({ type: 'theme.put', id: 'readmission', removed: true }, mod)
    expect(room.facts.spotlight).toBe('card/c2')
  })

  it('CARD-3 emptying the bin really deletes what is in it, and nothing else', () => {
    const { room, mod, ana } = roomWith()
    for (const id of ['c1', 'c2', 'c3']) room.write(ana, id)
    clusterCards(room.board, { id: 'g1', place: 'swot/return/S', title: 'G' }, ['c1'], null)
    addAction(room.board, { id: 'a1', theme: 'return', title: 'A' }, null)
    room.send({ type: 'lock.set', path: 'card/c2', locked: true }, mod)
    for (const [root, id] of [['cards', 'c2'], ['groups', 'g1'], ['actions', 'a1']] as const) setTrashed(room.board, root, id, true, null)
    expect(room.send({ type: 'bin.empty' }, mod).told(ana)).toEqual([{ type: 'bin.emptied', cards: 1 }])
    expect(readCards(room.board).map(({ id }) => id)).toEqual(['c1', 'c3'])
    expect(entities(room.board, 'groups').size + entities(room.board, 'actions').size + readLocks(room.board).size).toBe(0)
  })
})
