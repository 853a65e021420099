import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeInLine, waitingFor } from '../../../client/screens/floor/waiting.ts'
import { floorFor } from '../../../server/room/view.ts'
import { PaperRoom } from '../../support/paperRoom.ts'

test('FLOOR-1 one is told how many come before', () => {
  const room = new PaperRoom()
  const moderator = room.member('Mira', 'moderator')
  const ids = (['on-site', 'on-site', 'remote'] as const).map((attendance, n) => {
    const member = room.member(`p${n}`, 'participant', { attendance })
    room.send({ type: 'floor.ask' }, member)
    return member.id
  })
  room.send({ type: 'floor.next' }, moderator)
  const floor = floorFor(moderator, room.view)
  expect(ids.map((id) => placeInLine(floor, id))).toEqual([0, 2, 1])
  expect(placeInLine(floor, moderator.id)).toBeNull()
})

test('FLOOR-1 the order shown is the order in which the server gives the floor', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('on-site', 'remote'), { minLength: 1, maxLength: 9 }), (places) => {
      const room = new PaperRoom()
      const moderator = room.member('Mira', 'moderator')
      places.forEach((attendance, n) => room.send({ type: 'floor.ask' }, room.member(`p${n}`, 'participant', { attendance })))
      room.send({ type: 'floor.next' }, moderator)
      const shown = waitingFor(floorFor(moderator, room.view)).map(({ id }) => id)
      const served: string[] = []
      for (const _ of shown) {
        room.send({ type: 'floor.next' }, moderator)
        served.push(room.facts.floor.find(({ speaking }) => speaking)!.id)
      }
      expect(served).toEqual(shown)
    }),
    { numRuns: 50 },
  )
})
