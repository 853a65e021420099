/** What a build is made from, and whether the one in dist/ was made from what is here now. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const DIST = join(ROOT, 'dist')
export const SERVER = join(DIST, 'server', 'main.js')
const STAMP = '.stamp'
const SOURCES = ['client', 'server', 'shared', 'package.json', 'package-lock.json', 'vite.config.ts', 'scripts/build.mjs']

function* filesBelow(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) for (const name of readdirSync(path).sort()) yield* filesBelow(join(path, name))
  else if (found) yield path
}

/** A hash of every file that a build reads: names and contents, never times, so that a fresh clone counts as fresh. */
export function sourceHash() {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const source of SOURCES) {
    for (const file of filesBelow(join(ROOT, source))) {
      const content = readFileSync(file)
      hash.update(`\n${relative(ROOT, file)} ${content.length}\n`).update(content)
    }
  }
  return hash.digest('hex')
}

/** Whether dist/ holds a whole build of these sources. */
export function isBuilt(hash) {
  try {
    return readFileSync(join(DIST, STAMP), 'utf8') === hash && existsSync(SERVER)
  } catch {
    return false
  }
}

export const stampIn = (folder) => join(folder, STAMP)
