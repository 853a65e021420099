/**
 * Disk space ahead of every write. LMDB must never be the one to find the disk full: lmdb 3.5.6 composes its message about a
 * page that it could not write in a buffer that is too short, and the process dies of it sooner or later. So we write zeros
 * behind the last page first: if that fails, the caller is told, and LMDB has not been touched.
 */
import { closeSync, fstatSync, openSync, write } from 'node:fs'
import { promisify } from 'node:util'
import { NotSaved } from './port.ts'

/** The file grows by this much at a time. */
const STEP = 1024 * 1024
const PAGE = 4096
/** Pages that any batch may touch besides its values: the paths through the trees, the list of free pages. */
const PATHS = 16

const writeAt = promisify(write)

/** An upper bound of what a batch of values adds to the file. */
export function spaceFor(sizes: readonly number[]): number {
  const pages = sizes.reduce((sum, size) => sum + Math.ceil((size + 64) / PAGE) + 1, PATHS)
  return pages * PAGE
}

export class Room {
  readonly #file: number
  readonly #used: () => number
  /** What the file has behind its last page, less what has been promised since that was looked up. */
  #left = 0
  #promised = 0
  #inFlight = 0
  #growing: Promise<void> | null = null
  #idle: (() => void) | null = null

  /** `used`: the bytes up to the end of the last page that LMDB has committed. */
  constructor(path: string, used: () => number) {
    this.#file = openSync(path, 'r+')
    this.#used = used
  }

  /** Runs a write that adds at most `need` bytes; throws NotSaved without running it when the disk has no room for them. */
  async during<T>(need: number, work: () => Promise<T>): Promise<T> {
    while (this.#growing || this.#left < need) {
      if (!this.#growing && this.#look() >= need) break
      this.#growing ??= this.#grow(need).finally(() => (this.#growing = null))
      await this.#growing
    }
    this.#left -= need
    this.#promised += need
    this.#inFlight++
    try {
      return await work()
    } finally {
      this.#promised -= need
      if (--this.#inFlight === 0) this.#idle?.()
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  #look(): number {
    this.#left = fstatSync(this.#file).size - this.#used() - this.#promised
    return this.#left
  }

  /** Only while LMDB does not write: whatever is behind the last page then is nobody's. */
  async #grow(need: number): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#idle = resolve))
    this.#idle = null
    const used = this.#used()
    let size = Math.max(fstatSync(this.#file).size, used)
    try {
      const target = used + need + STEP
      while (size < target) size += (await writeAt(this.#file, new Uint8Array(Math.min(STEP, target - size)), 0, undefined, size)).bytesWritten
    } catch (cause) {
      if (this.#look() < need) throw new NotSaved(`The disk has no room for ${need} more bytes: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
    }
    this.#look()
  }
}
