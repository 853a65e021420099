/** One speaking list for the room and for those far away (FLOOR-1). */
import { NOTHING, refuse, type Decide, type Decided, type Decision, type RoomView, type Tell } from '../decision.ts'
import { attendanceOf, floorFor, waitingInTurns } from '../view.ts'
import { isKnown } from './known.ts'

const floorChanged: Tell = (to, after) => ({ type: 'floor.changed', floor: floorFor(to, after) })

export const askFloor: Decide<'floor.ask'> = ({ about }, by, view) => {
  if (view.facts.floor.some(({ id }) => id === by.id)) return refuse('FLOOR-1')
  if (about !== undefined && !isKnown(view.board, about)) return refuse('COMMAND-2', about)
  return { facts: [{ type: 'floor.asked', id: by.id, about: about ?? null, at: view.now }], tell: [floorChanged] }
}

/** Oneself; a moderator also takes others off the list (FLOOR-2). */
export const withdrawFromFloor: Decide<'floor.withdraw'> = ({ id: whose }, by, view) => {
  const id = whose ?? by.id
  if (id !== by.id && by.role !== 'moderator') {
    return { ...refuse('ROLE-2'), facts: [{ type: 'command.refused', at: view.now, by: by.id, command: 'floor.withdraw', code: 'ROLE-2' }] }
  }
  if (!view.facts.people.has(id)) return refuse('COMMAND-2', id)
  return view.facts.floor.some((request) => request.id === id) ? { facts: [{ type: 'floor.withdrawn', id }], tell: [floorChanged] } : NOTHING
}

/** Whoever speaks is done; the next has the floor, or whom a moderator names. */
export const nextOnFloor: Decide<'floor.next'> = ({ id }, _by, view) => {
  if (id !== undefined) return giveFloor(id, view)
  const { floor, served } = view.facts
  if (floor.length === 0) return NOTHING
  const [next] = waitingInTurns(view)
  return {
    facts: [{ type: 'floor.advanced', id: next?.id ?? null, served: next ? attendanceOf(next.id, view) : served }],
    tell: [floorChanged],
  }
}

/** Out of turn, also to somebody who did not ask (FLOOR-2). It counts as their side's turn, so the next comes from the other. */
function giveFloor(id: string, view: RoomView): Decided {
  const person = view.facts.people.get(id)
  if (!person || person.removed || person.role === 'observer') return refuse('COMMAND-2', id)
  const request = view.facts.floor.find((one) => one.id === id)
  if (request?.speaking) return NOTHING
  return {
    facts: [
      ...(request ? [] : [{ type: 'floor.asked' as const, id, about: null, at: view.now }]),
      { type: 'floor.advanced', id, served: person.attendance },
    ],
    tell: [floorChanged],
  }
}

/** Everybody leaves the speaking list. */
export const emptyFloor = ({ facts: { floor } }: RoomView): Decision =>
  floor.length > 0 ? { facts: floor.map(({ id }) => ({ type: 'floor.withdrawn', id })), tell: [floorChanged] } : NOTHING
