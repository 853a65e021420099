/** The titles of all tests, and the ids they begin with: `LOCK-1 LOCK-4 a change that comes after the lock is gone`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseSync, Visitor } from 'vite'

export interface Title {
  /** From the folder of the tests, with slashes. */
  file: string
  ids: string[]
}

const ID = String.raw`(?:[A-Z][A-Z0-9]*-\d+|[A-Z]\d+|fault \d+|FAULT-\d+)`
const BEGINS = new RegExp(String.raw`^(${ID}(?: ${ID})*):? \S`)
const RUNS = new Set(['it', 'test', 'describe'])

/** The name at the bottom of `it`, `it.each(...)`, `test.concurrent`; a skipped one has none. */
function called(node: { type: string }): string | null {
  const { type, name, callee, object, property } = node as { type: string; name?: string; callee?: { type: string }; object?: { type: string }; property?: { name?: string } }
  if (type === 'Identifier') return name ?? null
  if (type === 'CallExpression' && callee) return called(callee)
  if (type !== 'MemberExpression' || !object || ['skip', 'todo', 'skipIf', 'fails'].includes(property?.name ?? '')) return null
  return called(object)
}

/** What a literal or a template begins with. */
function words(node: unknown): string | null {
  const { type, value, quasis } = node as { type: string; value?: unknown; quasis?: { value: { raw: string } }[] }
  if (type === 'Literal') return typeof value === 'string' ? value : null
  return type === 'TemplateLiteral' ? (quasis?.map(({ value }) => value.raw).join('…') ?? null) : null
}

/** The titles of one file: first arguments of calls that run tests, and the first words in the rows of a table of cases. */
export function titlesOf(file: string, text: string): Title[] {
  const titles: Title[] = []
  const add = (node: unknown): void => {
    const begins = BEGINS.exec(words(node) ?? '')
    if (begins) titles.push({ file, ids: begins[1]!.match(new RegExp(ID, 'g'))!.map((id) => id.replace('fault ', 'FAULT-')) })
  }
  new Visitor({
    CallExpression: ({ callee, arguments: given }) => {
      const isRun = RUNS.has(called(callee) ?? '')
      if (isRun && given[0] && given.length > 1) add(given[0])
    },
    ArrayExpression: ({ elements }) => {
      if (elements.length > 1 && elements[0]) add(elements[0])
    },
  }).visit(parseSync(file, text).program)
  return titles
}

/** Of every test, and of the suites that several tests share. */
export function allTitles(root: string): Title[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (/\.test\.tsx?$/.test(entry.name) || entry.name === 'contract.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => titlesOf(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8')))
}
