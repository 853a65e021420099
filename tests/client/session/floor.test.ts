import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { floorFor } from '../../../server/room/view.ts'
import type { FloorEntry } from '../../../shared/protocol/room.ts'
import { placeInLine, speakingOrder } from '../../../client/screens/floor/speakingOrder.ts'
import { PaperRoom } from '../../support/paperRoom.ts'

const entry = (id: string, attendance: FloorEntry['attendance'], speaking = false): FloorEntry =>
  ({ id, name: null, delegation: null, attendance, about: null, speaking })
const ids = (floor: FloorEntry[]) => speakingOrder(floor).map(({ id }) => id)

test('FLOOR-1 where both wait, the list shows the room and afar in turns', () => {
  const floor = [entry('r1', 'on-site', true), entry('r2', 'on-site'), entry('r3', 'on-site'), entry('f1', 'remote'), entry('f2', 'remote')]
  expect(ids(floor)).toEqual(['f1', 'r2', 'f2', 'r3'])
  expect(placeInLine(floor, 'r1')).toBe(0)
  expect(placeInLine(floor, 'f1')).toBe(1)
  expect(placeInLine(floor, 'r3')).toBe(4)
  expect(placeInLine(floor, 'nobody')).toBeNull()
})

test('FLOOR-1 the first who asked comes first where nobody has spoken, and in order where all are in one place', () => {
  expect(ids([entry('f1', 'remote'), entry('r1', 'on-site'), entry('f2', 'remote')])).toEqual(['f1', 'r1', 'f2'])
  expect(ids([entry('a', 'on-site', true), entry('b', 'on-site'), entry('c', 'on-site')])).toEqual(['b', 'c'])
})

test('NAME-1 a board that tells nobody\'s attendance shows the list as it stands', () => {
  expect(ids([entry('a', null, true), entry('b', null), entry('c', null)])).toEqual(['b', 'c'])
})

test('FLOOR-1 the order shown from the first speaker on is the order in which the server gives the floor', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('on-site', 'remote'), { minLength: 1, maxLength: 9 }), (places) => {
      const room = new PaperRoom()
      const moderator = room.member('Mira', 'moderator')
      places.forEach((attendance, n) => room.send({ type: 'floor.ask' }, room.member(`p${n}`, 'participant', { attendance })))
      room.send({ type: 'floor.next' }, moderator)
      const shown = speakingOrder(floorFor(moderator, room.view)).map(({ id }) => id)
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
