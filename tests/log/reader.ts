/** A process of its own that prints up to which seq board `a` of the store at argv[2] can be read: what is broken may end it. */
import { openLmdbStore } from '../../server/log/lmdb.ts'

const store = await openLmdbStore({ dir: process.argv[2]! })
const log = (await store.open('a'))!
let last = (await log.snapshot())?.seq ?? 0
for await (const entry of log.read(last)) last = entry.seq
console.log(last)
await store.close()
