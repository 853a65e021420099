/**
 * Builds the client into dist/client and the server into dist/server/main.js, with the thread of its reports beside it. `--if-stale` does nothing when dist/ is up to date.
 *
 * Everything is built in a folder of its own and then renamed: dist/ is always one whole build, also when two starts build at
 * once or one of them is killed.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { DIST, isBuilt, ROOT, sourceHash, stampIn } from './built.mjs'

// Before Vite is loaded: a test runner's NODE_ENV=test would bundle the development build of React.
process.env.NODE_ENV = 'production'

const WORK = /^\.dist-(\d+)$/

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Removes what killed builds left behind. */
function sweep() {
  for (const name of readdirSync(ROOT)) {
    const pid = WORK.exec(name)?.[1]
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) rmSync(join(ROOT, name), { recursive: true, force: true })
  }
}

/** Puts `fresh` where dist/ is. A build of the same sources that got there first is left alone: a server may be reading it. */
function putInPlace(fresh, hash) {
  while (!isBuilt(hash)) {
    try {
      renameSync(fresh, DIST)
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error
      rmSync(join(fresh, 'replaced'), { recursive: true, force: true })
      try {
        renameSync(DIST, join(fresh, 'replaced'))
      } catch (gone) {
        if (gone.code !== 'ENOENT') throw gone
      }
    }
  }
  rmSync(join(DIST, 'replaced'), { recursive: true, force: true })
}

/** Packs scripts and styles as small as they get, which takes too long while somebody waits for them. */
async function packAssets(folder) {
  const texts = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(texts.map(async (name) => writeFileSync(join(folder, `${name}.br`), await promisify(brotliCompress)(readFileSync(join(folder, name))))))
}

async function build(hash) {
  sweep()
  const { build: vite } = await import('vite')
  const work = join(ROOT, `.dist-${process.pid}`)
  const shared = { configFile: join(ROOT, 'vite.config.ts'), mode: 'production', logLevel: 'warn' }
  mkdirSync(work)
  try {
    await Promise.all([
      vite({ ...shared, build: { outDir: join(work, 'client'), emptyOutDir: true } }),
      vite({ ...shared, build: { outDir: join(work, 'server'), ssr: true } }),
    ])
    await packAssets(join(work, 'client', 'assets'))
    writeFileSync(stampIn(work), hash)
    putInPlace(work, hash)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

const onlyIfStale = process.argv.includes('--if-stale')
const hash = sourceHash()
if (!onlyIfStale || !isBuilt(hash)) {
  const before = performance.now()
  // A build that was asked for is made even if dist/ looks right.
  if (!onlyIfStale) rmSync(stampIn(DIST), { force: true })
  try {
    await build(hash)
    console.log(`Built in ${((performance.now() - before) / 1000).toFixed(1)} s.`)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
