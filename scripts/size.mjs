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
  .map((file) => ({ name: file.slice(DIST.length + 1), lang: LANGUAGE.exec(file.slice(assets.length + 1))?.[1], bytes: gzipSync(readFileSync(file), { level: 6 }).length }))
  .sort((a, b) => b.bytes - a.bytes)
/** Serbian in Cyrillic is written out of Serbian in Latin: a visit loads the files of both. */
const speaks = (lang) => (lang === 'sr-Cyrl' ? ['sr-Cyrl', 'sr-Latn'] : [lang])
const sum = (some) => some.reduce((all, { bytes }) => all + bytes, 0)
const saying = (lang) => sizes.filter((file) => file.lang !== undefined && speaks(lang).includes(file.lang))
const [heaviest] = [...new Set(sizes.flatMap(({ lang }) => lang ?? []))].sort((a, b) => sum(saying(b)) - sum(saying(a)))
const loaded = sizes.filter((file) => file.lang === undefined || speaks(heaviest).includes(file.lang))

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`
for (const { name, bytes } of loaded) console.log(`${kilobytes(bytes)}  ${name}`)
const total = sum(loaded)
console.log(`${kilobytes(total)}  in all, gzipped; at most${kilobytes(MOST)}`)
if (total > MOST) process.exitCode = 1
