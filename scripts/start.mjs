/**
 * `npm start`: builds when the sources changed since the last build, then becomes the server. The server runs in this very
 * process, so that signals reach it and its exit code is ours.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBuilt, ROOT, SERVER, sourceHash } from './built.mjs'

if (!existsSync(join(ROOT, 'node_modules'))) {
  console.error('Plenum is not installed yet. Run this first:  npm install')
  process.exit(1)
}
if (!isBuilt(sourceHash())) {
  console.log('Building Plenum ...')
  // In a process of its own: the bundler's memory and threads are not the server's.
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--if-stale'], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
process.env.NODE_ENV ??= 'production'
process.argv[1] = SERVER
await import(pathToFileURL(SERVER).href)
