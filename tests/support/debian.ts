/**
 * Programs for the tests out of Debian's packages, unpacked into node_modules/.cache without root. Where neither the system nor
 * a package has one this throws with what to install: no test is skipped.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CACHE = join(import.meta.dirname, '../../node_modules/.cache')

export interface Program {
  bin: string
  /** Where it finds its libraries. */
  env: Record<string, string>
}

/** The first of the programs that a folder of PATH has. */
export function onPath(names: readonly string[]): Program | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return { bin: join(folder, name), env: {} }
  }
  return null
}

/**
 * `bin` (a path within the package `wanted`), fetched once into a folder of the cache. `packages` are what it needs beyond a bare
 * Debian; names differ between releases, and those that are unknown are left out. `install` is the advice of the error.
 */
export async function fromDebian(wanted: string, packages: readonly string[], bin: string, install: string): Promise<Program> {
  const unpacked = join(CACHE, wanted)
  if (!existsSync(unpacked)) await unpack(unpacked, wanted, [wanted, ...packages], install)
  const usrLib = join(unpacked, 'usr/lib')
  const folders = existsSync(usrLib) ? await readdir(usrLib, { withFileTypes: true }) : []
  const libraries = folders.filter((entry) => entry.isDirectory() && entry.name.includes('-linux-')).map((entry) => join(usrLib, entry.name))
  return { bin: join(unpacked, bin), env: { LD_LIBRARY_PATH: libraries.join(':') } }
}

/** Downloads and unpacks the packages beside the cache, and moves them into place when they are complete. */
async function unpack(target: string, wanted: string, packages: readonly string[], install: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const work = await mkdtemp(join(CACHE, `${wanted}-`))
  try {
    const known = await knownOf(wanted, packages).catch((cause: unknown) => {
      throw new Error(`There is no ${wanted} here, and no apt-get to fetch one with. ${install}`, { cause })
    })
    await run('apt-get', ['download', ...known], { cwd: work }).catch((cause: unknown) => {
      throw new Error(`There is no ${wanted} here, and apt-get could not download it. ${install}`, { cause })
    })
    for (const file of (await readdir(work)).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg-deb', ['-x', join(work, file), join(work, 'root')])
    }
    await rename(join(work, 'root'), target).catch((error: NodeJS.ErrnoException) => {
      // Another test file was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Those of the packages that this release has. A machine without package lists gets them first, if it may. */
async function knownOf(wanted: string, packages: readonly string[]): Promise<string[]> {
  const ask = async (): Promise<string[]> => {
    // It fails when one name is unknown, and shows the others all the same.
    const { stdout } = await run('apt-cache', ['show', '--no-all-versions', ...packages]).catch((error: { stdout?: string }) => {
      if (typeof error.stdout !== 'string') throw error
      return { stdout: error.stdout }
    })
    return [...stdout.matchAll(/^Package: (.+)$/gm)].map((match) => match[1]!)
  }
  const known = await ask()
  if (known.includes(wanted)) return known
  await run('apt-get', ['update'])
  return ask()
}
