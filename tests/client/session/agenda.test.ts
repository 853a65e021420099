import { expect, test } from 'vitest'
import { changesOf, fieldsOf, NEW_PHASE } from '../../../client/screens/agenda/phaseEdit.ts'
import { dayList, orderOneStep } from '../../../client/screens/agenda/dayList.ts'
import { OPEN_PHASE, type Phase } from '../../../shared/board/keys.ts'
import { byOrder } from '../../../shared/board/order.ts'
import { parseCommand } from '../../../shared/protocol/commands.ts'

const phase = (id: string, order: string, more: Partial<Phase> = {}): Phase => ({ ...OPEN_PHASE, id, order, ...more })

test('AGENDA items stand under their day, in the order of the moderator', () => {
  const days = dayList([phase('a', 'a0'), phase('b', 'a1', { day: 1 }), phase('c', 'a2', { day: 1 }), phase('d', 'a3', { day: 2 })])
  expect(days.map(({ day, phases }) => [day, phases.map(({ id }) => id)])).toEqual([[null, ['a']], [1, ['b', 'c']], [2, ['d']]])
})

test('AGENDA one step up or down changes places with the neighbour, and the rim is the end', () => {
  const phases = [phase('a', 'a0'), phase('b', 'a1'), phase('c', 'a2')]
  const after = (id: string, step: -1 | 1) =>
    phases.map((one) => (one.id === id ? { ...one, order: orderOneStep(phases, id, step)! } : one)).sort(byOrder).map((one) => one.id)
  expect(after('b', -1)).toEqual(['b', 'a', 'c'])
  expect(after('b', 1)).toEqual(['a', 'c', 'b'])
  expect(orderOneStep(phases, 'a', -1)).toBeNull()
  expect(orderOneStep(phases, 'c', 1)).toBeNull()
})

test('AGENDA a form that changes nothing sends nothing, and one that changes a field sends that field', () => {
  const before = fieldsOf(phase('a', 'a0', { minutes: 12, places: ['swot'] }))
  expect(changesOf(before, before)).toBeNull()
  expect(changesOf(before, { ...before, minutes: '15' })).toEqual({ minutes: 15 })
  expect(changesOf(before, { ...before, places: null })).toEqual({ places: null })
  expect(changesOf(before, { ...before, minutes: '' })).toEqual({ minutes: null })
  expect(changesOf(fieldsOf(phase('a', 'a0', { start: '09:00' })), before)).toEqual({ minutes: 12, places: ['swot'], start: null })
})

test('COMMAND-1 what the form sends for a new item is a command the server takes', () => {
  const put = changesOf(null, { ...NEW_PHASE, name: ' Warm-up ', write: 'private', places: ['swot/return', 'parking'], day: '2', start: '09:30', minutes: '12', vote: true, dots: '3' })
  expect(parseCommand({ type: 'phase.put', id: 'x', ...put })).toEqual({
    type: 'phase.put', id: 'x', name: 'Warm-up', kind: 'discuss', write: 'private', cluster: 'moderators', actions: 'rapporteurs', vote: true, conclude: false,
    places: ['swot/return', 'parking'], day: 2, start: '09:30', minutes: 12, dots: 3,
  })
})
