import { describe, expect, it } from 'vitest'
import type { Member } from '../../../server/room/api.ts'
import { floorFor } from '../../../server/room/view.ts'
import { PaperRoom } from '../../support/paperRoom.ts'
import { roomWith } from './askedRoom.ts'

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
