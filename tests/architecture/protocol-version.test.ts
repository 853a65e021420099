import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACCEPTED, meaning, wireLine } from './wire.ts'

test('WIRE-1 the protocol does not change without its version', () => {
  expect(
    wireLine(),
    'shared/protocol or shared/board/keys.ts changed. If an old page and a new server would now misunderstand each other, raise PROTOCOL_VERSION ' +
      'in shared/protocol/version.ts. Then, in either case, run: npm run protocol:accept',
  ).toBe(readFileSync(ACCEPTED, 'utf8'))
})

test('WIRE-2 comments and spacing are no change, a field is', () => {
  const before = meaning('x.ts', '/** Who. */\nexport const a = z.strictObject({ id, name })')
  expect(meaning('x.ts', 'export const a = z.strictObject({\n  id, // which\n  name,\n})\n')).toBe(before)
  expect(meaning('x.ts', 'export const a = z.strictObject({ id, name, role })')).not.toBe(before)
})
