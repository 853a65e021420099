/** `npm run size`: what a first visit downloads, gzipped: the page, its script with all it imports at once, and its styles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { DIST } from './built.mjs'

const MOST = 250_000
const page = join(DIST, 'client', 'index.html')

/** The addresses that a built file loads at once: the page's scripts and styles, a script's static imports. */
function loads(file) {
  const text = readFileSync(file, 'utf8')
  if (file.endsWith('.html')) return [...text.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => join(DIST, 'client', path))
  if (!file.endsWith('.js')) return []
  const { staticImports, staticExports } = parseSync(file, text).module
  const requests = [...staticImports.map((one) => one.moduleRequest), ...staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest))]
  return requests.filter((request) => request?.value.startsWith('.')).map((request) => join(file, '..', request.value))
}

const sizes = new Map()
function visit(file) {
  if (sizes.has(file)) return
  sizes.set(file, gzipSync(readFileSync(file), { level: 6 }).length)
  loads(file).forEach(visit)
}
visit(page)

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`
for (const [file, bytes] of sizes) console.log(`${kilobytes(bytes)}  ${file.slice(DIST.length + 1)}`)
const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
console.log(`${kilobytes(total)}  in all, gzipped; at most${kilobytes(MOST)}`)
if (total > MOST) process.exitCode = 1
