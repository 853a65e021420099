import { expect, test } from 'vitest'
import { handoverOf, isHandover, readHandover } from '../../client/connection/handover.ts'

const HANDED = {
  token: 'b1.secret', lang: 'mk',
  participant: { id: 'p1', name: 'Ђорђе', role: 'participant', delegation: 'MKD', attendance: 'remote', stamp: { author: null, delegation: 'MKD', attendance: 'remote' } },
} as const

test('DEVICE-1 one’s place on a board goes into a fragment and comes out of it, in any script, and is no invite', () => {
  const fragment = handoverOf(HANDED)
  expect(fragment).toMatch(/^me\.[A-Za-z0-9_-]+$/)
  expect(readHandover(fragment)).toEqual(HANDED)
  expect(isHandover('AbC_dEf-0123456789')).toBe(false)
})

test('DEVICE-1 what was cut off or made up is none', () => {
  const fragment = handoverOf(HANDED)
  expect(readHandover(fragment.slice(0, -20))).toBeNull()
  for (const wrong of ['me.', 'me.e30', 'me.%%%', fragment.slice(3)]) expect(readHandover(wrong)).toBeNull()
  const made = (part: object) => `me.${btoa(JSON.stringify({ ...HANDED, participant: { ...HANDED.participant, name: 'x', ...part } }))}`
  expect(readHandover(made({}))).not.toBeNull()
  for (const part of [{ role: 'owner' }, { id: '../x' }, { attendance: 'away' }, { stamp: 'x' }]) expect(readHandover(made(part))).toBeNull()
})
