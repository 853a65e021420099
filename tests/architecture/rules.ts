/** The directions of the house, as functions from sources to complaints. Each complaint says what is wrong and why it matters. */
import type { Source } from './source.ts'

export type Rule = (sources: Source[]) => string[]

/**
 * Within one part of the house an area may import itself and the areas before it in the line. An area is a folder or a file
 * directly below the part.
 */
const LINES: { over: string; line: string[]; why: string }[] = [
  {
    over: 'shared/',
    line: ['board', 'rules', 'protocol'],
    why: 'the board knows nothing of who may change it, and the rules nothing of how a change travels',
  },
  {
    over: 'server/',
    line: ['config', 'log', 'room', 'report', 'doors', 'retention', 'integrity', 'app', 'main'],
    why: 'a board must work without a network, and a log without a board',
  },
  {
    over: 'client/',
    line: ['routing', 'connection', 'state', 'screens', 'app', 'start', 'main'],
    why: 'what travels and what is known must not depend on how it is shown',
  },
]

/** Areas beside the line: they use only the given ones, and every other of their part may use them but the given ones. */
const LEAVES: Record<string, { uses: string[]; notFor: string[]; why: string }> = {
  'shared/words': {
    uses: ['shared/board'],
    notFor: ['shared/board', 'shared/rules', 'shared/protocol'],
    why: 'the board, its rules and its protocol speak in codes; words are chosen where people read them',
  },
  'client/offline': {
    uses: [],
    notFor: ['client/connection', 'client/state', 'client/design'],
    why: 'the service worker keeps the page and never a board; what it is told it cannot leak',
  },
  'client/design': {
    uses: [],
    notFor: ['client/connection', 'client/state'],
    why: 'buttons and dialogs know nothing of boards, and what is known must not depend on how it is shown',
  },
}

/** Packages that only compute: the same answer in a browser, on a server and in a test. */
const PURE = /^(yjs|lib0\/[a-z]+|zod(\/mini)?|fractional-indexing)$/
/** Stores behind the log's port, and the package that each of them alone may use. */
const ADAPTERS = ['lmdb', 'redis']

const part = (path: string): string => path.split('/')[0]!
const isFile = (imported: string): boolean => /^(client|server|shared|tests|scripts|bench|\.\.)\//.test(imported)
/** `shared/board/keys.ts` -> `shared/board`, `server/app.ts` -> `server/app`. */
const area = (path: string): string => path.split('/').slice(0, 2).join('/').replace(/\.[a-z]+$/, '')
const adapterOf = (path: string): string | undefined => ADAPTERS.find((name) => new RegExp(`^server/log/${name}(?![a-z])`).test(path))

const eachImport = (sources: Source[], judge: (from: string, to: string) => string | undefined): string[] =>
  sources.flatMap(({ path, imports }) => imports.flatMap((to) => judge(path, to) ?? []))

/** shared <- server, shared <- client, never client <-> server, and nothing of the product needs tests or scripts. */
export const parts: Rule = (sources) =>
  eachImport(sources, (from, to) => {
    if (!isFile(to) || part(to) === part(from) || (part(to) === 'shared' && ['client', 'server'].includes(part(from)))) return undefined
    return `${from} imports ${to}: client and server meet only in shared/, which imports neither; what both need belongs there`
  })

/** Within a part, imports go down its line. */
export const lines: Rule = (sources) =>
  eachImport(sources, (from, to) => {
    if (!isFile(to) || part(from) !== part(to) || area(from) === area(to)) return undefined
    const complaint = (why: string): string => `${from} imports ${to}: ${why}`
    const [user, used] = [LEAVES[area(from)], LEAVES[area(to)]]
    if (user && !user.uses.includes(area(to))) return complaint(user.why)
    if (used?.notFor.includes(area(from))) return complaint(used.why)
    const { over, line, why } = LINES.find((one) => from.startsWith(one.over))!
    const [at, wanted] = [from, to].map((path) => line.indexOf(area(path).slice(over.length))) as [number, number]
    // An area that is in no line is the business of the next rule.
    return at === -1 || wanted <= at ? undefined : complaint(`the direction is ${line.join(' <- ')}; ${why}`)
  })

/** Every file stands somewhere in the lines, so that no direction is left open by accident. */
export const places: Rule = (sources) =>
  sources.flatMap(({ path }) => {
    const line = LINES.find((one) => path.startsWith(one.over))
    if (LEAVES[area(path)] || line?.line.includes(area(path).slice(line.over.length))) return []
    return [`${path} is in no area that the directions know: move it into one, or add its area to tests/architecture/rules.ts`]
  })

/** shared/ is pure. */
export const purity: Rule = (sources) =>
  eachImport(sources, (from, to) => {
    if (part(from) !== 'shared' || isFile(to) || PURE.test(to)) return undefined
    return `${from} imports ${to}: shared/ runs in the browser and on the server and does no I/O; only packages that compute may be used there`
  })

/** Only main.ts knows which store there is, and only an adapter knows its store's package. */
export const adapters: Rule = (sources) =>
  eachImport(sources, (from, to) => {
    const adapter = adapterOf(to)
    if (adapter && adapterOf(from) !== adapter && from !== 'server/main.ts')
      return `${from} imports ${to}: only server/main.ts knows the adapters; everything else gets the port of server/log/port.ts`
    const packaged = ADAPTERS.find((name) => to === name)
    if (packaged && adapterOf(from) !== packaged) return `${from} imports ${to}: only server/log/${packaged} speaks to that store`
    return undefined
  })

/** Only config.ts reads the environment, or main.ts to hand it over. */
export const environment: Rule = (sources) =>
  sources
    .filter((source) => source.readsEnvironment && !['server/config.ts', 'server/main.ts'].includes(source.path))
    .map(({ path }) => `${path} reads process.env: only server/main.ts does, for server/config.ts, so that a bad value stops the start and tests can pass their own`)

/** A file is named for what it owns, and is imported where it is. */
export const names: Rule = (sources) =>
  sources.flatMap(({ path, isBarrel }) => {
    if (path.startsWith('shared/words/')) return []
    const name = path.split('/').at(-1)!.replace(/\.[a-z]+$/, '')
    if (/^(utils?|helpers?|common|types?|misc)$/i.test(name)) return [`${path}: a file is named for the gesture or the rule that it owns; this name says nothing`]
    if (name === 'index' || isBarrel) return [`${path}: no barrels inside the house; import from the file that owns the thing`]
    return []
  })

/** No circles: each is reported once, from its first file in order of the alphabet. */
export const circles: Rule = (sources) => {
  const imports = new Map(sources.map((source) => [source.path, source.imports]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done' || !imports.has(path)) return
    if (state.get(path) === 'open') {
      found.push(`${[...trail.slice(trail.indexOf(path)), path].join(' -> ')}: a circle; neither file can be understood or tested without the other`)
      return
    }
    state.set(path, 'open')
    for (const to of imports.get(path)!) visit(to, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of [...imports.keys()].sort()) visit(path, [])
  return found
}
