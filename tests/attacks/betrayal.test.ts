/** S7 P6: what is hidden is not told by when something comes, nor by how it is numbered. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard } from '../../shared/board/edits.ts'
import { stampFor, type Role } from '../../shared/board/keys.ts'
import type { RoomEvent, RoomState } from '../../shared/protocol/room.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import type { Ack, Member, RoomApi, RoomPeer, Rooms } from '../../server/room/api.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { Replica } from '../support/wire.ts'

/** Somebody who listens, and counts what comes. */
class Ear {
  readonly events: RoomEvent[] = []
  readonly peer: RoomPeer
  constructor(room: RoomApi, readonly member: Member) {
    this.peer = room.enter(member, { event: (event) => this.events.push(event), close: () => undefined })
  }
  async state(): Promise<RoomState> {
    return (await this.peer.state)!
  }
  count(type: RoomEvent['type']): number {
    return this.events.filter((event) => event.type === type).length
  }
  /** Resolves with the next event of a type. */
  async hears(type: RoomEvent['type']): Promise<void> {
    const before = this.count(type)
    while (this.count(type) === before) await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('what numbers and moments betray', () => {
  const store = openMemoryStore()
  let rooms: Rooms
  let room: RoomApi
  let id: string
  let invites: Record<Role, string>

  const open = () => createRooms({ store, warn: (message, error) => { throw new Error(message, { cause: error }) } })
  const join = async (role: Role): Promise<Member> => {
    const joined = await room.join({ invite: invites[role], name: role, attendance: 'remote' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    return joined.member
  }
  const writer = async (): Promise<Replica> => {
    const replica = new Replica(await join('participant'), true)
    replica.connect(room)
    await replica.settled()
    return replica
  }
  const write = (replica: Replica, card: string, text: string): void =>
    addCard(replica.doc, { id: card, place: 'swot/return/S', text, stamp: stampFor('delegation', replica.member), createdAt: '2021-12-21T09:31:05Z' }, null)
  const type = async (replica: Replica, card: string): Promise<void> => {
    ;(replica.doc.getMap<Y.Map<unknown>>('cards').get(card)!.get('text') as Y.Text).insert(0, 'x')
    await replica.settled()
  }
  const asks = async (ear: Ear, command: Parameters<RoomPeer['command']>[0]): Promise<Ack & { ok: true }> => {
    const ack = await ear.peer.command(command)
    if (!ack.ok) throw new Error(ack.refusal.code)
    return ack
  }

  beforeEach(async () => {
    rooms = open()
    const plan = planBoard({
      title: 'Hidden', attribution: 'delegation', phases: [{ id: 'alone', name: 'Alone', write: 'private' }, { id: 'vote', name: 'Vote', write: 'open', vote: true }],
    })
    if ('problem' in plan) throw new Error(plan.problem)
    const created = await rooms.create(plan)
    ;({ id, invites } = created)
    room = (await rooms.get(id))!
  })
  afterEach(() => rooms.stop())

  it('S7 DRAFT-1 no number that anyone receives grows when somebody writes in private, also after a restart', async () => {
    const chair = new Ear(room, await join('moderator'))
    const [ana, ivo] = [await writer(), await writer()]
    const before = (await asks(chair, { type: 'timer.stop' })).seq
    write(ana, 'a1', 'secret')
    for (let n = 0; n < 20; n++) await type(ana, 'a1')
    write(ivo, 'i1', 'secret too')
    await ivo.settled()
    expect((await asks(chair, { type: 'timer.stop' })).seq).toBe(before)
    expect((await new Ear(room, chair.member).state()).seq).toBe(before)
    await rooms.stop()
    rooms = open()
    room = (await rooms.get(id))!
    expect((await new Ear(room, chair.member).state()).seq).toBe(before)
  })

  it('S7 VOTE-2 nor when somebody changes a ballot', async () => {
    const chair = new Ear(room, await join('moderator'))
    const ana = new Ear(room, await join('participant'))
    const open = new Replica(ana.member)
    open.connect(room)
    await open.settled()
    await asks(chair, { type: 'phase.set', id: 'vote' })
    write(open, 'c1', 'one')
    write(open, 'c2', 'two')
    await open.settled()
    await asks(chair, { type: 'vote.open', targets: ['card/c1', 'card/c2'], dots: 3, perTarget: 3 })
    await asks(ana, { type: 'vote.cast', target: 'card/c1', dots: 1 })
    const before = (await asks(chair, { type: 'timer.stop' })).seq
    await asks(ana, { type: 'vote.cast', target: 'card/c1', dots: 0 })
    await asks(ana, { type: 'vote.cast', target: 'card/c2', dots: 1 })
    expect((await asks(chair, { type: 'timer.stop' })).seq).toBe(before)
    await asks(chair, { type: 'vote.close' })
    await asks(chair, { type: 'vote.open', kind: 'rating', targets: ['card/c1', 'card/c2'] })
    await asks(ana, { type: 'vote.cast', target: 'card/c1', rating: { impact: 1, importance: 1 } })
    const rated = (await asks(chair, { type: 'timer.stop' })).seq
    await asks(ana, { type: 'vote.cast', target: 'card/c1', rating: { impact: 5, importance: 5 } })
    await asks(ana, { type: 'vote.cast', target: 'card/c2', rating: { impact: 2, importance: 2 } })
    await asks(ana, { type: 'vote.cast', target: 'card/c2', rating: null })
    expect((await asks(chair, { type: 'timer.stop' })).seq).toBe(rated)
  })

  it('S7 P6 nobody is told that somebody is writing: the number of private cards comes when it is another, and not before', async () => {
    const chair = new Ear(room, await join('moderator'))
    const [ana, ivo, eva] = [await writer(), await writer(), await writer()]
    const own = new Ear(room, ana.member)
    write(ana, 'a1', 'one')
    await own.hears('drafts.changed')
    // Fewer than three write: nothing that others may know has changed.
    expect(chair.count('drafts.changed')).toBe(0)
    write(ivo, 'i1', 'two')
    write(eva, 'e1', 'three')
    await chair.hears('drafts.changed')
    expect(chair.events.at(-1)).toMatchObject({ type: 'drafts.changed', drafts: { total: 3, mine: 0 } })
    const late = new Ear(room, await join('observer'))
    expect((await late.state()).drafts).toEqual({ total: 3, mine: 0 })
    for (let n = 0; n < 5; n++) await type(ivo, 'i1')
    write(ana, 'a2', 'four')
    await chair.hears('drafts.changed')
    expect([chair.count('drafts.changed'), late.count('drafts.changed')]).toEqual([2, 1])
  })
})
