/**
 * What a page says is there when it says it: the words of a language come in parts, and no module of the first files names a word that
 * comes after it. Whoever is told so moves the word into an area of that stage (shared/words/<lang>/wayIn.ts, onBoard.ts), or what says it out of
 * the first files (client/screens/board/tools.tsx, parts.tsx).
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { expect, test } from 'vitest'
import { PHASE_KINDS } from '../../shared/board/keys.ts'
import { SECOND_SCALES } from '../../shared/board/rating.ts'
import { en } from '../../shared/words/en/index.ts'
import { onBoard } from '../../shared/words/en/onBoard.ts'
import { wayIn } from '../../shared/words/en/wayIn.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const KEYS = Object.keys(en)
/** What may stand in a key that is put together, where not everything may that begins and ends so. */
const WITHIN: Record<string, readonly string[]> = { 'phase.': PHASE_KINDS, 'rating.': SECOND_SCALES }

/** The modules that one imports at once, and what it may say. */
function read(path: string): { imports: string[]; says: string[] } {
  const { program } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'))
  const imports: string[] = []
  const says: string[] = []
  new Visitor({
    ImportDeclaration: ({ source, importKind }) => {
      if (source.value.startsWith('.') && importKind !== 'type') imports.push(join(dirname(path), source.value))
    },
    Literal: ({ value }) => {
      if (typeof value === 'string' && value in en) says.push(value)
    },
    TemplateLiteral: ({ quasis }) => {
      const [begin = '', end = ''] = quasis.map((part) => part.value.raw)
      if (quasis.length !== 2 || !begin.includes('.')) return
      says.push(...(WITHIN[begin]?.map((within) => begin + within + end) ?? KEYS.filter((key) => key.startsWith(begin) && key.endsWith(end))))
    },
  }).visit(program)
  return { imports, says }
}

function saidBy(modules: readonly string[]): Map<string, string[]> {
  const said = new Map<string, string[]>()
  const all = new Set(modules)
  for (const path of all) {
    if (!/\.tsx?$/.test(path)) continue
    const { imports, says } = read(path)
    for (const one of imports) all.add(one)
    // The catalogues themselves say nothing.
    if (!/^shared\/words\/[\w-]+\//.test(path)) said.set(path, says)
  }
  return said
}

const BOARD = ['board/BoardScreen', 'board/PhoneBoard', 'sample/SampleNotice'].map((name) => `client/screens/${name}.tsx`)

test.each([
  ['wayIn', wayIn, ['client/main.ts', 'client/start.tsx']],
  ['onBoard', onBoard, BOARD],
] as const)('LANG-2 what the first files of %s say is in the words that come with them', (_stage, words, modules) => {
  const said = saidBy(modules)
  expect([...said].flatMap(([path, keys]) => keys.filter((key) => !(key in words)).map((key) => `${path} says ${key}`))).toEqual([])
  // It has looked: the words of a stage are said there, but for a few.
  const all = new Set([...said.values()].flat())
  expect(Object.keys(words).filter((key) => all.has(key)).length).toBeGreaterThan(Object.keys(words).length * 0.5)
})
