/**
 * A look at the store's file before LMDB maps it: LMDB trusts what it maps, and a foreign or shortened file kills the process
 * with a signal instead of an error. Page checksums it has none; the entries carry their own.
 */
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs'
import { RESTORE } from './codec.ts'
import { Damaged } from './port.ts'

const MAGIC = 0xbeefc0de
/** Offsets within a meta page: 24 bytes of page header, then magic, ..., the trees of free pages and of data, last page, txn id. */
const META = { magic: 24, pageSize: 48, freeRoot: 88, mainRoot: 136, lastPage: 144, transaction: 152, end: 160 } as const
/** The root of an empty tree. */
const NO_PAGE = 0xffffffffffffffffn

/** Throws Damaged when there is a file at `path` that is not a whole store. */
export function mustBeWhole(path: string): void {
  let file: number
  try {
    file = openSync(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  try {
    const problem = problemOf(file)
    if (problem) throw new Damaged(`The store ${path} is damaged: ${problem}. ${RESTORE}`)
  } finally {
    closeSync(file)
  }
}

function problemOf(file: number): string | null {
  const { size } = fstatSync(file)
  if (size === 0) return 'it is empty (delete it if Plenum has never run here)'
  const first = headerAt(file, 0)
  if (!first) return 'it does not begin like a store'
  const second = headerAt(file, first.pageSize)
  if (!second) return 'its second header cannot be read'
  const newest = second.transaction > first.transaction ? second : first
  const pages = BigInt(size) / BigInt(first.pageSize)
  if (newest.roots.some((root) => root !== NO_PAGE && root >= pages)) return `it is cut short at ${size} bytes`
  // Free pages at the end may never have been written, so a short file can be whole. Zeros there do no harm: where they stand
  // for lost pages LMDB reports them as corrupt, whereas touching memory behind the end of the file would kill the process.
  if (newest.lastPage >= pages) ftruncateSync(file, (Number(newest.lastPage) + 1) * first.pageSize)
  return null
}

interface Header {
  pageSize: number
  roots: bigint[]
  lastPage: bigint
  transaction: bigint
}

function headerAt(file: number, position: number): Header | null {
  const page = Buffer.alloc(META.end)
  if (readSync(file, page, 0, page.length, position) < page.length || page.readUInt32LE(META.magic) !== MAGIC) return null
  return {
    pageSize: page.readUInt32LE(META.pageSize),
    roots: [page.readBigUInt64LE(META.freeRoot), page.readBigUInt64LE(META.mainRoot)],
    lastPage: page.readBigUInt64LE(META.lastPage),
    transaction: page.readBigUInt64LE(META.transaction),
  }
}
