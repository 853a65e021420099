/** One speaking list for the room and for those far away (FLOOR-1). */
import type { Attendance } from '../../../shared/board/keys.ts'
import { NOTHING, refuse, type Decide, type RoomView, type Tell } from '../decision.ts'
import type { FloorRequest } from '../facts.ts'
import { floorFor } from '../view.ts'
import { isKnown } from './known.ts'

const floorChanged: Tell = (to, after) => ({ type: 'floor.changed', floor: floorFor(to, after) })

export const askFloor: Decide<'floor.ask'> = ({ about }, by, view) => {
  if (view.facts.floor.some(({ id }) => id === by.id)) return refuse('FLOOR-1')
  if (about !== undefined && !isKnown(view.board, about)) return refuse('COMMAND-2', about)
  return { facts: [{ type: 'floor.asked', id: by.id, about: about ?? null, at: view.now }], tell: [floorChanged] }
}

export const withdrawFromFloor: Decide<'floor.withdraw'> = (_command, by, view) =>
  view.facts.floor.some(({ id }) => id === by.id)
    ? { facts: [{ type: 'floor.withdrawn', id: by.id }], tell: [floorChanged] }
    : NOTHING

/** Whoever speaks is done; the next has the floor. */
export const nextOnFloor: Decide<'floor.next'> = (_command, _by, view) => {
  const { floor, served } = view.facts
  if (floor.length === 0) return NOTHING
  const next = chooseNext(floor, view)
  return {
    facts: [{ type: 'floor.advanced', id: next?.id ?? null, served: next ? attendanceOf(next, view) : served }],
    tell: [floorChanged],
  }
}

/** The first who waits; where people wait both in the room and far away, the first of those not served last. */
function chooseNext(floor: readonly FloorRequest[], view: RoomView): FloorRequest | undefined {
  const waiting = floor.filter(({ speaking }) => !speaking)
  const { served } = view.facts
  const other = served === null ? undefined : waiting.find((request) => attendanceOf(request, view) !== served)
  return other ?? waiting[0]
}

const attendanceOf = ({ id }: FloorRequest, view: RoomView): Attendance => view.facts.people.get(id)?.attendance ?? 'on-site'
