import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const PUBLIC = join(import.meta.dirname, 'client', 'public')
const WORKER = 'sw.js'
/** Written against React's interface, built on Preact: an eighth of the bytes (docs/decisions/0009-preact.md). */
export const JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const
export const RENDERER = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
] as const

/** What packages bring along and Plenum never asks of them: in its stead stands next to nothing. */
const UNASKED = ([
  // It draws pictures in the console: a hundredth of the bytes writes words.
  [/^lib0\/logging$/, 'state/log.ts'],
  // Pages of one browser do not talk to each other.
  [/^lib0\/broadcastchannel$/, 'connection/noBroadcast.ts'],
  // The room is entered by a WebSocket or not at all.
  [/^\.\/(transports\/)?(polling-(xhr(\.node)?|fetch)|webtransport)\.js$/, 'connection/onlyWebSocket.ts'],
  // And speaks in text.
  [/^\.\/(is-binary|contrib\/base64-arraybuffer)\.js$/, 'connection/onlyText.ts'],
  // A browser takes an address to pieces by itself, and is always one.
  [/^\.\/contrib\/parseuri\.js$/, 'connection/parseUrl.ts'],
  [/^(lib0|\.)\/environment(\.js)?$/, 'state/browser.ts'],
] as const).map(([find, file]) => ({ find, replacement: join(import.meta.dirname, 'client', file) }))

/**
 * The class names of a build: letters for the file, a number for the name in it. Each stands in a script and in a style, and what the
 * file and the name are called, with a hash, cannot be packed: two kB on the way to the first card.
 */
function shortNames(): (name: string, file: string) => string {
  const styles = readdirSync(join(import.meta.dirname, 'client'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.module.css')).sort()
  const known = new Map<string, Map<string, number>>()
  return (name, file) => {
    const names = known.get(file) ?? new Map<string, number>()
    known.set(file, names)
    if (!names.has(name)) names.set(name, names.size)
    return letters(styles.findIndex((style) => file.endsWith(join('client', style)))) + names.get(name)
  }
}

function letters(n: number): string {
  if (n < 0) throw new Error('a style that is not of the client')
  return (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(97 + (n % 26))
}

/** Tells the service worker which files the build is made of, and by their hash, which build it is. */
function listedForWorker(): Plugin {
  return {
    name: 'plenum:listed-for-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER]
      if (worker?.type !== 'chunk') return
      const built = Object.values(bundle).filter((one) => one !== worker && !one.fileName.endsWith('.map'))
      const content = built.map((one) => [one.fileName, one.type === 'chunk' ? one.code : one.source] as const)
      const all = [...content, ...readdirSync(PUBLIC).map((name) => [name, readFileSync(join(PUBLIC, name))] as const)]
      const hash = createHash('sha256')
      for (const [name, source] of all.sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(`\n${name}\n`).update(source)
      const files = all.map(([name]) => `/${name}`).filter((path) => path !== '/index.html')
      worker.code = worker.code.replaceAll('__BUILD__', JSON.stringify({ version: hash.digest('hex').slice(0, 16), files }))
    },
  }
}

/**
 * Lets the page ask for the screens at once, beside the small script that starts them: otherwise a distant server is asked twice in
 * a row, and the styles come last.
 */
function askedForAtOnce(): Plugin {
  return {
    name: 'plenum:asked-for-at-once',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const chunks = Object.values(bundle).flatMap((one) => (one.type === 'chunk' ? [one] : []))
        const files = new Set<string>()
        const visit = (chunk: (typeof chunks)[number] | undefined): void => {
          if (!chunk || files.has(chunk.fileName)) return
          files.add(chunk.fileName)
          for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
          for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name))
        }
        visit(chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/client/start.tsx'))))
        return [...files].map((file) => ({
          tag: 'link', injectTo: 'head', attrs: file.endsWith('.css') ? { rel: 'stylesheet', href: `/${file}` } : { rel: 'modulepreload', href: `/${file}` },
        }))
      },
    },
  }
}

/** What comes with the first cards: see client/screens/board/tools.tsx. */
const TOOLS = [
  'board/Hands', 'board/News', 'board/BoardVerbs', 'board/FilterForm', 'board/SelectionBar', 'board/CardVerbs', 'board/GroupVerbs', 'board/MoveVerbs', 'board/PersonTools', 'board/Refused', 'board/RefusedTray',
  'agenda/PhaseCard', 'session/SessionStrip', 'spotlight/SpotlightBar',
]

/** The files of a first visit, in the order in which it needs them: each holds what its modules import, and those before it do not. */
const FIRST_FILES: readonly (readonly [file: string, modules: readonly string[]])[] = [
  ['main', ['client/main.ts']], ['screens', ['client/start.tsx']],
  ['sight', ['client/screens/sight/FirstSight.tsx']],
  ['phone', ['client/screens/sight/PhoneSight.tsx']],
  ['session', ['client/state/boardSession.ts']],
  // With what the foot of a phone needs at once: among the tools it would make a phone wait for all of them.
  ['board', ['client/screens/board/BoardScreen.tsx', 'client/screens/session/phoneParts.ts']],
  ['tools', TOOLS.map((part) => `client/screens/${part}.tsx`)],
]

/** What comes once the board stands, all of it, whatever is opened (client/screens/board/parts.tsx): packed together it is smaller by an eighth. */
const BESIDE = ['actions/ActionTable', 'board/Above', 'offline/DigestPanel', 'outline/Outline'].map((part) => `client/screens/${part}.tsx`)
/** What has files of its own, and shares some with those. */
const APART = ['actions/ActionPanel', 'session/SessionParts', 'display/DisplayScreen', 'report/ReportScreen', 'handover/HandoverScreen'].map((part) => `client/screens/${part}.tsx`)

const PAGES = ['start/StartPage', 'links/LinksPage', 'accessibility/AccessibilityPage'].map((page) => `client/screens/${page}.tsx`)

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}
const imported = new Map<string, Set<string>>()

function importedBy(module: string, modules: Modules): Set<string> {
  const known = imported.get(module)
  if (known) return known
  const all = new Set([join(import.meta.dirname, module)])
  for (const id of all) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) all.add(next)
  imported.set(module, all)
  return all
}

function fileOf(id: string, modules: Modules): string | null {
  const lang = /shared[\\/]words[\\/]([\w-]+)[\\/]/.exec(id)?.[1]
  if (lang !== undefined) return `${lang}-${['wayIn', 'onBoard'].find((stage) => importedBy(`shared/words/${lang}/${stage}.ts`, modules).has(id)) ?? 'whole'}`
  if (/node_modules[\\/]preact[\\/]/.test(id)) return 'preact'
  // With what stands in for parts of them, or each would wait for the other.
  if (/node_modules[\\/](yjs|lib0)[\\/]|client[\\/]state[\\/](browser|log)\.ts/.test(id)) return 'yjs'
  const isOf = (some: readonly string[]): boolean => some.some((module) => importedBy(module, modules).has(id))
  const file = FIRST_FILES.find(([, first]) => isOf(first))?.[0] ?? null
  if (file === null && !isOf(PAGES)) {
    // In one file, whoever asks for it: as one for each set of its users it is larger by a third.
    const users = [BESIDE, ...APART.map((part) => [part])].filter(isOf).length
    if (users > 1) return 'between'
    if (isOf(BESIDE)) return 'beside'
  }
  // Whoever makes a board or reads a page needs no board for it.
  const onPages = (file === 'board' || file === 'sight') && isOf(PAGES)
  return onPages ? (file === 'sight' ? 'screens' : 'kit') : file
}

const server: UserConfig = {
  build: {
    target: 'node20', sourcemap: true, minify: false,
    rolldownOptions: { input: { main: join(import.meta.dirname, 'server', 'main.ts'), reports: join(import.meta.dirname, 'server', 'report', 'thread.ts') } },
  },
}

const client: UserConfig = {
  root: 'client',
  plugins: [askedForAtOnce(), listedForWorker()],
  oxc: JSX,
  resolve: { alias: [...RENDERER, ...UNASKED] },
  build: {
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: join(import.meta.dirname, 'client', 'index.html'), worker: join(import.meta.dirname, 'client', 'offline', 'worker.ts') },
      output: {
        // At the root, under one name for ever: from there it serves every page, and the browser finds its next version.
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
        // What is imported on demand is a file of its own, so that a screen costs nothing until it is opened. What a first visit needs
        // comes in few files, each packed as a whole; the two packages seldom change, and a new version of Plenum does not send them again.
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: fileOf, debugName: 'first files' }] },
      },
    },
  },
}

export default defineConfig(({ command, isSsrBuild }) => {
  if (isSsrBuild) return server
  return command === 'build' ? { ...client, css: { modules: { generateScopedName: shortNames() } } } : client
})
