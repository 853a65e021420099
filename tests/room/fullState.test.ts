/** What one is sent who comes: all that stands there, or all one lacks, and nothing that was taken out of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCard, setTrashed } from '../../shared/board/edits.ts'
import { stampFor, type Role } from '../../shared/board/keys.ts'
import { readContent } from '../../shared/board/read.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import { NotSaved } from '../../server/log/port.ts'
import type { RoomApi, Rooms } from '../../server/room/api.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { Replica } from '../support/wire.ts'

describe('who comes', () => {
  let compacts: boolean
  let store: ReturnType<typeof openMemoryStore>
  let rooms: Rooms
  let room: RoomApi
  let id: string
  let invites: Record<Role, string>

  const open = () => createRooms({ store, warn: () => undefined })
  const restart = async () => {
    await rooms.stop()
    rooms = open()
    room = (await rooms.get(id))!
  }
  const person = async (role: Role = 'participant', name = 'somebody'): Promise<Replica> => {
    const joined = await room.join({ invite: invites[role], name, attendance: 'remote' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    const replica = new Replica(joined.member)
    replica.connect(room)
    await replica.settled()
    return replica
  }
  const write = async (replica: Replica, card: string, text: string) => {
    addCard(replica.doc, { id: card, place: 'swot/return/S', text, stamp: stampFor('named', replica.member), createdAt: '2021-12-21T09:31:05Z' }, null)
    await replica.settled()
  }
  const decide = async (by: Replica, command: Command) => {
    const peer = room.enter(by.member, { event: () => undefined, close: () => undefined })
    expect(await peer.command(command)).toMatchObject({ ok: true })
    peer.leave()
  }

  beforeEach(async () => {
    compacts = true
    store = openMemoryStore({
      beforeWrite: async (write) => {
        if (write === 'compact' && !compacts) throw new NotSaved('the disk is full')
      },
    })
    rooms = open()
    const plan = planBoard({ title: 'Whole', attribution: 'named' })
    if ('problem' in plan) throw new Error(plan.problem)
    ;({ id, invites } = await rooms.create(plan))
    room = (await rooms.get(id))!
  })
  afterEach(() => rooms.stop())

  it('SAVE-2 back with what others come back with, too, has everything, also what was written and taken away between the two', async () => {
    const writer = await person()
    await write(writer, 'card1', 'a point')
    const people = [await person(), await person(), await person()]
    for (const one of people) one.disconnect()
    await write(writer, 'card2', 'another')
    for (const one of people.slice(0, 2)) {
      one.connect(room)
      await one.settled()
      expect(readContent(one.doc)).toEqual(readContent(room.doc))
    }
    const text = writer.doc.getMap<Y.Map<unknown>>('cards').get('card1')!.get('text') as Y.Text
    text.delete(0, 2)
    await writer.settled()
    people[2]!.connect(room)
    await people[2]!.settled()
    for (const one of people) expect(readContent(one.doc)).toEqual(readContent(room.doc))
  })

  describe.each([
    ['with nothing at once', async () => undefined],
    ['with nothing after a restart', restart],
    ['with nothing after a restart, where nothing was folded meanwhile', async () => { compacts = false; await restart() }],
  ])('%s', (when, later) => {
    it('SAVE-2 has everything', async () => {
      const writer = await person()
      for (let n = 0; n < 80; n++) await write(writer, `card${n}`, `a point ${n}`)
      await restart()
      const again = await person('participant', 'again')
      await write(again, 'late', 'a late point')
      ;(again.doc.getMap<Y.Map<unknown>>('cards').get('card7')!.get('text') as Y.Text).delete(0, 2)
      await again.settled()
      await later()
      const newcomer = await person('participant', 'new')
      expect(readContent(newcomer.doc)).toEqual(readContent(room.doc))
      expect(readContent(newcomer.doc)).toEqual(readContent(again.doc))
    })

    it('NAME-1 is not sent what attribution hides since, not even as something that is gone', async () => {
      const writer = await person()
      const moderator = await person('moderator')
      await write(writer, 'card1', 'a point')
      const before = await person('participant', 'before')
      expect(before.heard).toContain(writer.member.id)
      if (when.includes('nothing was folded')) compacts = false
      await decide(moderator, { type: 'board.update', attribution: 'none' })
      await later()
      const after = await person('participant', 'after')
      expect(readContent(after.doc)).toEqual(readContent(room.doc))
      expect(after.heard).not.toContain(writer.member.id)
    })

    it('CARD-3 is not sent what was emptied from the bin', async () => {
      const writer = await person()
      const moderator = await person('moderator')
      await write(writer, 'card1', 'words to be forgotten')
      setTrashed(writer.doc, 'cards', 'card1', true, null)
      await writer.settled()
      const before = await person('participant', 'before')
      expect(before.heard).toContain('words to be forgotten')
      if (when.includes('nothing was folded')) compacts = false
      await decide(moderator, { type: 'bin.empty' })
      await later()
      const after = await person('participant', 'after')
      expect(after.heard).not.toContain('words to be forgotten')
    })
  })
})
