import { describe, expect, test } from 'vitest'
import { ROOT } from '../support/build.ts'
import { adapters, circles, environment, lines, names, parts, places, purity, type Rule } from './rules.ts'
import { readSource, readSources } from './source.ts'

const house = readSources(ROOT, ['client', 'server', 'shared'])

/** A small house made of nothing but text, to see that a rule notices. */
const built = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => readSource(path, text))

const RULES: Record<string, { rule: Rule; broken: Record<string, string>[] }> = {
  'ARCH-1 client and server meet only in shared, which knows neither': {
    rule: parts,
    broken: [
      { 'client/state/x.ts': "import type { Room } from '../../server/room/room.ts'" },
      { 'server/room/x.ts': "export { x } from '../../client/state/x.ts'" },
      { 'shared/board/x.ts': "const x = await import('../../server/config.ts')" },
      { 'server/room/x.ts': "import { twin } from '../../tests/support/twin.ts'" },
    ],
  },
  'ARCH-2 imports go down the line of their part': {
    rule: lines,
    broken: [
      { 'shared/board/x.ts': "import { may } from '../rules/may.ts'" },
      { 'shared/rules/x.ts': "import '../protocol/frames.ts'" },
      { 'shared/protocol/x.ts': "import { en } from '../words/en/index.ts'" },
      { 'shared/words/x.ts': "import { may } from '../rules/may.ts'" },
      { 'server/log/x.ts': "import type { Room } from '../room/room.ts'" },
      { 'server/room/x.ts': "let x: import('../doors/http.ts').Door" },
      { 'server/doors/x.ts': "import { createApp } from '../app.ts'" },
      { 'client/connection/x.ts': "import '../state/board.ts'" },
      { 'client/state/x.ts': "import { Button } from '../design/Button.tsx'" },
      { 'client/design/x.tsx': "import { board } from '../state/board.ts'" },
      { 'client/state/x.tsx': "export * from '../screens/board/Board.tsx'" },
    ],
  },
  'ARCH-3 every file stands in an area that has a direction': {
    rule: places,
    broken: [{ 'server/extra/x.ts': 'export const x = 1' }, { 'shared/x.ts': 'export const x = 1' }],
  },
  'ARCH-4 shared is pure': {
    rule: purity,
    broken: [
      { 'shared/board/x.ts': "import { readFileSync } from 'node:fs'" },
      { 'shared/rules/x.ts': "import type { ReactNode } from 'react'" },
      { 'shared/protocol/x.ts': "import { io } from 'socket.io-client'" },
    ],
  },
  'ARCH-5 only main knows the adapters, only an adapter its store': {
    rule: adapters,
    broken: [
      { 'server/app.ts': "import { lmdbLog } from './log/lmdb.ts'" },
      { 'server/log/memory.ts': "import { stream } from './redis/stream.ts'" },
      { 'server/doors/x.ts': "import { createClient } from 'redis'" },
    ],
  },
  'ARCH-6 only config reads the environment': {
    rule: environment,
    broken: [{ 'server/app.ts': 'const port = process.env.PORT' }, { 'client/main.ts': 'const { env } = process' }],
  },
  'ARCH-7 a file is named for what it owns, and there are no barrels': {
    rule: names,
    broken: [
      { 'server/room/utils.ts': 'export const x = 1' },
      { 'client/state/index.ts': 'export const x = 1' },
      { 'client/design/all.ts': "export * from './Button.tsx'\nexport { Tabs } from './Tabs.tsx'" },
    ],
  },
  'ARCH-8 there are no circles': {
    rule: circles,
    broken: [{ 'server/room/a.ts': "import './b.ts'", 'server/room/b.ts': "import type { A } from './c.ts'", 'server/room/c.ts': "export * from './a.ts'" }],
  },
}

describe.each(Object.entries(RULES))('%s', (_title, { rule, broken }) => {
  test('in this house', () => {
    expect(rule(house)).toEqual([])
  })
  test.each(broken)('and notices %j', (files) => {
    expect(rule(built(files))).toHaveLength(1)
  })
})

test('ARCH-9 the rules see the whole house', () => {
  const paths = house.map((source) => source.path)
  const landmarks = ['shared/board/keys.ts', 'server/log/port.ts', 'server/main.ts', 'client/main.ts']
  expect(landmarks.filter((path) => !paths.includes(path))).toEqual([])
  expect(house.find((source) => source.path === 'shared/words/catalogue.ts')?.imports).toContain('shared/words/en/index.ts')
})
