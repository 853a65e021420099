/** Builds client and server once, when their sources changed, for the tests that run the real thing. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')
export const BUILT_SERVER = join(ROOT, 'dist', 'server', 'main.js')

/** Set in this process once it is so, and with it in those that it starts: one look at the sources does for all test files. */
const BUILT = 'PLENUM_TESTS_BUILT'

/** Makes sure that dist/ is what the sources say. In a process of its own, so that this one's NODE_ENV=test has no part in it. */
export function ensureBuilt(): void {
  if (process.env[BUILT] === ROOT) return
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), '--if-stale'], { cwd: ROOT, stdio: 'inherit' })
  process.env[BUILT] = ROOT
}

export default ensureBuilt
