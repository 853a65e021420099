/**
 * A real Chromium for the tests, on any machine. In order: CHROMIUM_PATH; a Chromium, Chrome or Edge of the system (unless
 * CHROMIUM_IGNORE_SYSTEM is 1); the one packed in @sparticuz/chromium. Where there is none this throws: no test is skipped.
 */
import { execFileSync } from 'node:child_process'
import {
  accessSync, constants, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { brotliDecompressSync, createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser, type BrowserContext } from 'playwright-core'
import { ROOT } from './build.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** As much as the pages of a test take together, and as much again, in bytes. */
const SHARED_MEMORY = 512 * 1_048_576

const SYSTEM_NAMES = [
  'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'msedge',
].flatMap((name) => (process.platform === 'win32' ? [`${name}.exe`] : [name]))

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

interface Found {
  executablePath: string
  /** What its libraries and fonts need. */
  env?: Record<string, string>
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function ofTheSystem(): Found | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean).flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name)))
  const executablePath = [...onPath, ...(process.platform === 'darwin' ? MAC_APPS : [])].find(isExecutable)
  return executablePath === undefined ? undefined : { executablePath }
}

/**
 * Unpacks `archive` (a tar in brotli) into `folder` with the system's tar. By way of a file: tar closes a pipe before its end,
 * as soon as it has seen the last entry.
 */
function unpackTar(archive: string, folder: string): void {
  const tar = join(folder, 'unpacking.tar')
  writeFileSync(tar, brotliDecompressSync(readFileSync(archive)))
  execFileSync('tar', ['-x', '--no-same-owner', '-f', tar, '-C', folder])
  rmSync(tar)
}

/** The host's fonts as the host sets them up, then the bundled Open Sans (Latin and Cyrillic), which is all a bare machine has. */
const fontsConf = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
</fontconfig>
`

/** Unpacks the bundled Chromium once; a version of the package has a folder of its own. */
async function bundled(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // The package does not export its package.json; its entry is build/cjs/index.cjs.
  const home = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..')
  const bin = join(home, 'bin')
  const { version } = createRequire(import.meta.url)(join(home, 'package.json')) as { version: string }
  const folder = join(ROOT, 'node_modules', '.cache', `chromium-${version}`)
  if (!existsSync(folder)) {
    // Unpacked aside and renamed when whole: two test files may get here at once, and either may be stopped half-way.
    const work = `${folder}.${process.pid}`
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work, { recursive: true })
    try {
      unpackTar(join(bin, 'al2023.tar.br'), work)
      unpackTar(join(bin, 'fonts.tar.br'), work)
      await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(join(work, 'chromium'), { mode: 0o755 }))
      writeFileSync(join(work, 'fonts.conf'), fontsConf(folder))
      if (!existsSync(folder)) renameSync(work, folder)
    } catch (error) {
      if (!existsSync(folder)) throw error
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

async function find(): Promise<Found> {
  const asked = process.env.CHROMIUM_PATH
  if (asked) {
    if (!isExecutable(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, which is not a program that can be run.`)
    return { executablePath: asked }
  }
  const system = process.env.CHROMIUM_IGNORE_SYSTEM === '1' ? undefined : ofTheSystem()
  const found = system ?? (await bundled())
  if (!found) {
    throw new Error(
      'The browser tests need Chromium, Chrome or Edge. Install one of them, or set CHROMIUM_PATH to its program. ' +
        '(On Linux x64 it comes with npm install; there is no bundled one for this machine.)',
    )
  }
  return found
}

let shared: Promise<Browser> | null = null

/**
 * A headless Chromium. Test files that run in one process share it, without a trace of each other: what each opens is a context of its
 * own, and to close it is to close those.
 */
export async function launchChromium(): Promise<Browser> {
  if (shared && !(await shared).isConnected()) shared = null
  const browser = await (shared ??= startChromium())
  const contexts = new Set<BrowserContext>()
  const own: Partial<Browser> = {
    async newContext(options) {
      const context = await browser.newContext(options)
      contexts.add(context)
      context.once('close', () => contexts.delete(context))
      return context
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()))
    },
  }
  return Object.assign(Object.create(browser) as Browser, own)
}

/** Starts a headless Chromium of one's own, and its caller closes it. */
export async function startChromium(): Promise<Browser> {
  const { executablePath, env } = await find()
  return await chromium.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    ignoreDefaultArgs: hasSharedMemory() ? ['--disable-dev-shm-usage'] : [],
    env: { ...process.env, ...env } as Record<string, string>,
  })
}

/**
 * Whether the pictures that its processes hand to each other have room in memory. Playwright puts them on the disk, as a container may have
 * next to none of it, and a quarter of a test's time goes there.
 */
function hasSharedMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize >= SHARED_MEMORY
  } catch {
    return false
  }
}
