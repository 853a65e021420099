/**
 * Loaded into a server before its own code: on SIGUSR2 it collects garbage and prints what is in memory, and the longest the event
 * loop was held since it was last asked. Held is time worked, not waited: other programs on the machine must not decide a test.
 */
import { existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

const BEAT_MS = 5
let held = 0
let at = performance.now()
/** ms that the thread of the event loop has worked; where the system does not say, those of all threads. */
const THREAD = `/proc/self/task/${process.pid}/schedstat`
const work = existsSync(THREAD)
  ? () => Number(readFileSync(THREAD, 'utf8').split(' ', 1)[0]) / 1e6
  : () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1_000
    }
let worked = work()

setInterval(() => {
  const [now, done] = [performance.now(), work()]
  held = Math.max(held, Math.min(now - at - BEAT_MS, done - worked))
  at = now
  worked = done
}, BEAT_MS).unref()

process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`probe ${JSON.stringify({ held: Math.round(held), bytes: heapUsed + external })}\n`)
  held = 0
  // The collection itself is nobody's doing.
  at = performance.now()
  worked = work()
})
