/**
 * A process of its own that appends to board `a` in the store at argv[2] (entries of argv[3] bytes) until it is killed or has
 * appended argv[4] times two, and prints each number once it is durable; `FULL` when the disk is. It goes on once its parent has
 * said on stdin that there is room again. With argv[5] it compacts after every so many rounds.
 */
import { openLmdbStore } from '../../server/log/lmdb.ts'
import { NotSaved } from '../../server/log/port.ts'

const [dir, size, rounds = Infinity, compactEvery = Infinity] = [process.argv[2]!, ...process.argv.slice(3).map(Number)]
const store = await openLmdbStore({ dir })
const log = (await store.open('a'))!
const told = new Promise<void>((resolve) => process.stdin.once('data', () => resolve()))

for (let n = 1; n <= rounds; n++) {
  // Two at once, so that a kill also falls between overlapping calls.
  const entry = (at: number) => ({ kind: 'update', at, doc: '', actor: null, update: new Uint8Array(size!).fill(at) }) as const
  const outcomes = await Promise.allSettled([log.append([entry(2 * n - 1)]), log.append([entry(2 * n)])])
  for (const [i, outcome] of outcomes.entries()) {
    if (outcome.status === 'fulfilled') process.stdout.write(`${2 * n - 1 + i}\n`)
    else if (!(outcome.reason instanceof NotSaved)) throw outcome.reason
  }
  if (outcomes.every((outcome) => outcome.status === 'rejected')) {
    process.stdout.write('FULL\n')
    await told
  }
  if (n % compactEvery === 0) await log.compact({ seq: 2 * n, data: new Uint8Array(20_000).fill(n) })
}
process.exit(0)
