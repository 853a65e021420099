/** Who is told what, when: the room's own timers, and nothing else of the room. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLOSE, type CloseCode } from '../../shared/protocol/frames.ts'
import type { RoomEvent } from '../../shared/protocol/room.ts'
import type { Member, RoomWire } from '../../server/room/api.ts'
import { Audience } from '../../server/room/audience.ts'
import { Timers } from '../../server/room/timers.ts'
import { PaperRoom } from '../support/paperRoom.ts'

/** Remembers what it was told, the sequence left out. */
class Ear implements RoomWire {
  readonly heard: Omit<RoomEvent, 'seq'>[] = []
  readonly closed: CloseCode[] = []
  event({ seq: _seq, ...told }: RoomEvent): void {
    this.heard.push(told)
  }
  close(code: CloseCode): void {
    this.closed.push(code)
  }
  take(type?: RoomEvent['type']): unknown[] {
    return this.heard.splice(0).filter((event) => type === undefined || event.type === type)
  }
}

let room: PaperRoom
let timers: Timers
let audience: Audience
let mod: Member, ana: Member, ivo: Member, obs: Member
let ears: Map<Member, Ear>

beforeEach(() => {
  vi.useFakeTimers()
  room = new PaperRoom()
  timers = new Timers()
  audience = new Audience(timers, () => room.view, () => 1, (look) => look())
  mod = room.member('Mira', 'moderator')
  ana = room.member('Ana')
  ivo = room.member('Ivo')
  obs = room.member('Obren', 'observer')
  ears = new Map([mod, ana, ivo, obs].map((member) => [member, new Ear()]))
  for (const [member, ear] of ears) audience.enter(ear, member.id)
  vi.advanceTimersByTime(100)
  for (const ear of ears.values()) ear.take()
})

afterEach(() => {
  timers.end()
  vi.useRealTimers()
})

const heard = (type?: RoomEvent['type']) => [mod, ana, ivo, obs].map((member) => ears.get(member)!.take(type))

describe('who is told', () => {
  it('OPEN-2 P6 moderators alone are told of opened cards: in no order of opening, together, five seconds late', () => {
    audience.opened(['c2'])
    audience.opened(['c1'])
    vi.advanceTimersByTime(4_999)
    expect(heard()).toEqual([[], [], [], []])
    expect(audience.untold).toEqual(new Set(['c1', 'c2']))
    vi.advanceTimersByTime(1)
    expect(heard()).toEqual([[{ type: 'cards.opened', cards: ['c1', 'c2'] }], [], [], []])
    expect(audience.untold.size).toBe(0)
  })

  it('DRAFT-1 P6 of private cards each is told a second late, and only where their own picture is another', () => {
    room.send({ type: 'phase.set', id: 'collect' }, mod)
    audience.draftsChanged()
    vi.advanceTimersByTime(1_000)
    heard()
    room.writeDraft(ana, 'd1')
    audience.draftsChanged()
    audience.draftsChanged()
    vi.advanceTimersByTime(999)
    expect(heard()).toEqual([[], [], [], []])
    vi.advanceTimersByTime(1)
    expect(heard()).toEqual([[], [{ type: 'drafts.changed', drafts: { total: null, mine: 1 } }], [], []])
    audience.draftsChanged()
    vi.advanceTimersByTime(1_000)
    expect(heard()).toEqual([[], [], [], []])
  })

  it('DRAFT-1 who comes back on another line is told once of what that line does not know', () => {
    room.send({ type: 'phase.set', id: 'collect' }, mod)
    room.writeDraft(ana, 'd1')
    audience.draftsChanged()
    vi.advanceTimersByTime(1_000)
    audience.leave(ears.get(ana)!)
    const again = new Ear()
    audience.enter(again, ana.id)
    audience.draftsChanged()
    vi.advanceTimersByTime(1_000)
    expect(again.take('drafts.changed')).toEqual([{ type: 'drafts.changed', drafts: { total: null, mine: 1 } }])
  })

  it('ROLE-2 of who is removed the lines end, and nobody else’s; the others are told of it', () => {
    const second = new Ear()
    audience.enter(second, ana.id)
    vi.advanceTimersByTime(100)
    heard()
    room.send({ type: 'participant.remove', id: ana.id }, mod)
    audience.remove(ana.id)
    expect([...[mod, ana, ivo, obs].map((member) => ears.get(member)!), second].map(({ closed }) => closed)).toEqual([[], [CLOSE.token], [], [], [CLOSE.token]])
    vi.advanceTimersByTime(100)
    expect(heard('people.changed')).toEqual([mod, ana, ivo, obs].map((member) => (member === ana ? [] : [{ type: 'people.changed', people: [], removed: [ana.id] }])))
  })

  it('PHONE-7 who comes and who goes is told to all, those of one moment together; one who is here twice and goes once is here', () => {
    room.offline.add(ana.id)
    audience.leave(ears.get(ana)!)
    audience.leave(ears.get(ivo)!)
    expect(audience.online()).toEqual(new Set([mod.id, obs.id]))
    vi.advanceTimersByTime(100)
    expect(heard('people.changed')).toMatchObject([[{ people: [{ id: ana.id, online: false }, { id: ivo.id }] }], [], [], [{ people: [{ id: ana.id }, { id: ivo.id }] }]])
    const twice = [new Ear(), new Ear()]
    for (const ear of twice) audience.enter(ear, ivo.id)
    audience.leave(twice[0]!)
    audience.leave(twice[0]!)
    expect(audience.online()).toContain(ivo.id)
    expect(audience.size).toBe(3)
  })

  it('LOCK-4 what is for one is told to no other', () => {
    audience.one(ana.id, { type: 'board.closed' })
    expect(heard()).toEqual([[], [{ type: 'board.closed' }], [], []])
  })
})
