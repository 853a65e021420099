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

const server: UserConfig = {
  build: { target: 'node20', sourcemap: true, minify: false },
}

const client: UserConfig = {
  root: 'client',
  plugins: [listedForWorker()],
  oxc: JSX,
  resolve: { alias: [...RENDERER] },
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
        // Needed by every screen and seldom changed: a new version of Plenum does not send it again. Everything else is
        // split where it is imported on demand, so that a screen costs nothing until it is opened.
        codeSplitting: { groups: [{ name: 'preact', test: /node_modules[\\/]preact[\\/]/ }] },
      },
    },
  },
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? server : client))
