import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../shared/protocol/commands.ts'
import { EVENTS, roomState } from '../../shared/protocol/room.ts'
import type { RoomEventBody } from '../../server/room/decision.ts'
import { draftsFor, floorFor, peopleChanged, stateFor } from '../../server/room/view.ts'
import { PaperRoom } from '../support/paperRoom.ts'

function roomOf(attribution: 'named' | 'delegation' | 'none') {
  const room = new PaperRoom({ attribution })
  const mod = room.member('Mira', 'moderator', { delegation: 'HOST' })
  const ana = room.member('Ana', 'participant', { delegation: 'BIH', attendance: 'remote' })
  const ivo = room.member('Ivo', 'participant', { delegation: 'SRB' })
  return { room, mod, ana, ivo }
}

const shown = (list: readonly { id: string; name: string | null; delegation: string | null; attendance: string | null }[], id: string) => {
  const one = list.find((entry) => entry.id === id)!
  return [one.name, one.delegation, one.attendance]
}

describe('what each member may know', () => {
  it.each([
    ['named', ['Ana', 'BIH', 'remote']],
    ['delegation', [null, 'BIH', 'remote']],
    ['none', [null, null, null]],
  ] as const)('NAME-1 with attribution %s others see %j of a person, on the list, the floor and in events', (attribution, expected) => {
    const { room, mod, ana, ivo } = roomOf(attribution)
    room.send({ type: 'floor.ask' }, ana)
    expect(shown(stateFor(ivo, room.view, 1, true).people, ana.id)).toEqual(expected)
    expect(shown(floorFor(ivo, room.view), ana.id)).toEqual(expected)
    const told = peopleChanged(ivo, [ana.id], room.view)
    expect(shown(told.people, ana.id)).toEqual(expected)
    for (const to of [mod, ana]) {
      expect(shown(stateFor(to, room.view, 1, true).people, ana.id)).toEqual(['Ana', 'BIH', 'remote'])
      expect(shown(floorFor(to, room.view), ana.id)).toEqual(['Ana', 'BIH', 'remote'])
    }
    if (attribution !== 'named') expect(JSON.stringify(stateFor(ivo, room.view, 1, true))).not.toContain('Ana')
  })

  it('NAME-1 the state and every event have the shape of the protocol, and only that', () => {
    const { room, mod, ana, ivo } = roomOf('delegation')
    room.write(ana, 'c1')
    const events: RoomEventBody[] = [peopleChanged(ivo, [ana.id, 'gone'], room.view)]
    const commands = [
      { type: 'lock.set', path: 'card/c1', locked: true }, { type: 'board.update', title: 'T', code: false }, { type: 'timer.start', seconds: 9 },
      { type: 'floor.ask', about: 'card/c1' }, { type: 'floor.next' }, { type: 'vote.open', targets: ['card/c1'], dots: 3, perTarget: 1 },
      { type: 'vote.cast', target: 'card/c1', dots: 1 }, { type: 'vote.close' }, { type: 'spotlight.set', path: 'card/c1' },
      { type: 'phase.set', id: 'collect' }, { type: 'board.close' }, { type: 'board.reopen' },
    ]
    for (const input of commands) {
      const { code, told } = room.send(parseCommand(input)!, mod)
      expect(code).toBeNull()
      events.push(...told(ivo))
    }
    room.writeDraft(ana, 'd1')
    events.push(...room.send({ type: 'draft.reveal' }, mod).told(ivo))
    expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(10)
    for (const event of events) expect(EVENTS[event.type].safeParse({ seq: 1, ...event }).success, event.type).toBe(true)
    for (const to of [mod, ana, ivo]) expect(roomState.safeParse(stateFor(to, room.view, 1, true)).success).toBe(true)
  })

  it('ROLE-3 each is told which cards are theirs, whoever wrote them into the document', () => {
    const { room, mod, ana, ivo } = roomOf('none')
    room.write(ana, 'c1')
    room.writeDraft(ana, 'd1')
    room.writeDraft(ivo, 'd2')
    room.send({ type: 'draft.reveal' }, mod)
    expect(stateFor(ana, room.view, 1, true).mine.sort()).toEqual(['c1', 'd1'])
    expect(stateFor(ivo, room.view, 1, true).mine).toEqual(['d2'])
  })

  it('DRAFT-1 the number of drafts is told in private phases only, and not while fewer than three write; one’s own always', () => {
    const { room, mod, ana, ivo } = roomOf('delegation')
    const third = room.member('Eva')
    room.writeDraft(ana, 'd1')
    expect([ana, ivo, mod].map((to) => draftsFor(to, room.view))).toEqual([{ total: null, mine: 1 }, null, null])
    room.send({ type: 'phase.set', id: 'collect' }, mod)
    room.writeDraft(ana, 'd2')
    room.writeDraft(ivo, 'd3')
    expect(draftsFor(ana, room.view)).toEqual({ total: null, mine: 2 })
    expect(draftsFor(mod, room.view)).toEqual({ total: null, mine: 0 })
    room.writeDraft(third, 'd4')
    expect(draftsFor(mod, room.view)).toEqual({ total: 4, mine: 0 })
    expect(JSON.stringify(stateFor(mod, room.view, 1, true))).not.toMatch(/text of|"d[1-4]"/)
  })

  it('ROLE-2 the short code is for those who may hand it on, while it is on', () => {
    const { room, mod, ana } = roomOf('delegation')
    const obs = room.member('Obren', 'observer')
    const codes = () => [mod, ana, obs].map((to) => stateFor(to, room.view, 1, true).code)
    expect(codes()).toEqual([room.code, room.code, null])
    room.send({ type: 'board.update', code: false }, mod)
    expect(codes()).toEqual([null, null, null])
  })

  it('W3 who was removed is on no list', () => {
    const { room, mod, ana, ivo } = roomOf('named')
    room.send({ type: 'participant.remove', id: ana.id }, mod)
    expect(stateFor(ivo, room.view, 1, true).people.map(({ id }) => id)).toEqual([mod.id, ivo.id])
    expect(peopleChanged(ivo, [ana.id, mod.id], room.view)).toMatchObject({ people: [{ id: mod.id }], removed: [ana.id] })
  })
})
