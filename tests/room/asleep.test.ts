/** Fault 20 on a wire without sockets, in the server's own time: a tab sleeps for an hour, and the room goes on. */
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addCard } from '../../shared/board/edits.ts'
import { stampFor, type Role } from '../../shared/board/keys.ts'
import { entity, readContent } from '../../shared/board/read.ts'
import { openMemoryStore } from '../../server/log/memory.ts'
import { planBoard } from '../../server/room/founding.ts'
import { createRooms } from '../../server/room/rooms.ts'
import { Replica } from '../support/wire.ts'

const HOUR = 3_600_000

it.each([
  ['whose line the server found dead', false],
  ['whose line the server found dead before it was started anew', true],
])('fault 20: a tab asleep for an hour, %s, finds everything, loses nothing, and is there again', async (_, restarts) => {
  let now = Date.UTC(2021, 11, 21, 9)
  const store = openMemoryStore()
  const serve = () => createRooms({ store, now: () => now, warn: (message) => { throw new Error(message) } })
  const plan = planBoard({ title: 'Asleep', attribution: 'named' })
  if ('problem' in plan) throw new Error(plan.problem)
  let rooms = serve()
  const { id, invites } = await rooms.create(plan)
  let room = (await rooms.get(id))!
  const join = async (role: Role, name: string) => {
    const joined = await room.join({ invite: invites[role], name, attendance: 'remote' }, null)
    if ('problem' in joined) throw new Error(joined.problem)
    return new Replica(joined.member)
  }
  const [sleeper, awake] = [await join('participant', 'Ana'), await join('participant', 'Boris')]
  for (const one of [sleeper, awake]) one.connect(room)
  const at = '"at":"parking"'
  const sits = () => sleeper.aware(sleeper.doc.clientID, { at: 'parking' })
  const write = ({ doc, member }: Replica, card: string, text: string) =>
    addCard(doc, { id: card, place: 'parking', text, stamp: stampFor('named', member), createdAt: new Date(now).toISOString() }, null)
  const text = ({ doc }: Replica, card: string) => entity(doc, 'cards', card)!.get('text') as Y.Text
  const settled = async () => {
    for (let i = 0; i < 3; i++) for (const one of [sleeper, awake]) await one.settled()
  }
  write(sleeper, 'c', 'before')
  sits()
  await settled()
  await expect.poll(() => awake.heard).toContain(at)

  // Written as the lid falls: the line is dead already, and nobody has told the tab.
  sleeper.disconnect()
  text(sleeper, 'c').insert(6, ', as the lid fell')
  write(sleeper, 'late', 'the last thing')
  await awake.settled()
  if (restarts) {
    awake.disconnect()
    await rooms.stop()
    rooms = serve()
    room = (await rooms.get(id))!
    awake.connect(room)
  }
  for (let minute = 0; minute < 60; minute++) {
    now += HOUR / 60
    text(awake, 'c').insert(0, '.')
    await awake.settled()
  }
  awake.heard = ''

  sleeper.connect(room)
  sits()
  await settled()
  expect(readContent(sleeper.doc)).toEqual(readContent(room.doc))
  expect(readContent(awake.doc)).toEqual(readContent(room.doc))
  expect(text(awake, 'c').toString()).toBe(`${'.'.repeat(60)}before, as the lid fell`)
  expect(text(awake, 'late').toString()).toBe('the last thing')
  await expect.poll(() => awake.heard).toContain(at)
  expect([sleeper, awake].flatMap(({ refused, closes }) => [...refused, ...closes.filter((code) => code !== 1012)])).toEqual([])
  await rooms.stop()
})
