/** Builds client and server once, when their sources changed, for the tests that run the real thing. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
export const BUILT_SERVER = join(ROOT, 'dist', 'server', 'main.js')

let built = false

/** Makes sure that dist/ is what the sources say. In a process of its own, so that this one's NODE_ENV=test has no part in it. */
export function ensureBuilt(): void {
  if (built) return
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--if-stale'], { cwd: ROOT, stdio: 'inherit' })
  built = true
}

export default ensureBuilt
