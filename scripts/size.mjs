/** `npm run size`: the most that anybody's first visit can download, gzipped: every screen with its styles, in the heaviest language. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DIST } from './built.mjs'

const MOST = 250_000
const assets = join(DIST, 'client', 'assets')
const LANGUAGE = /^(en|bs|sr-Latn|sr-Cyrl|cnr|mk|sq|de)-/

const files = [join(DIST, 'client', 'index.html'), ...readdirSync(assets).filter((name) => /\.(js|css)$/.test(name)).map((name) => join(assets, name))]
const sizes = files
  .map((file) => ({ name: file.slice(DIST.length + 1), language: LANGUAGE.test(file.slice(assets.length + 1)), bytes: gzipSync(readFileSync(file), { level: 6 }).length }))
  .sort((a, b) => b.bytes - a.bytes)
// Serbian in Cyrillic is written out of Serbian in Latin: a visit loads two files for it, the second of less than a kB.
const heaviest = sizes.find(({ language }) => language)
const loaded = sizes.filter((file) => !file.language || file === heaviest)

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`
for (const { name, bytes } of loaded) console.log(`${kilobytes(bytes)}  ${name}`)
const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0)
console.log(`${kilobytes(total)}  in all, gzipped; at most${kilobytes(MOST)}`)
if (total > MOST) process.exitCode = 1
