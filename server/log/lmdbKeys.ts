/**
 * A key for each board, in a file of its own beside the store. LMDB writes next to what it replaces, and leaves the old pages as they are until it
 * needs them: what is deleted could be read from the file for weeks. So what a board stores is sealed with its key. When the board is deleted
 * the key is overwritten, and whatever is left of the board in the file is noise (D3).
 *
 * The key is durable before anything is sealed with it, and destroyed after the board's record is gone.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { open, readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { NotSaved } from './port.ts'

const CIPHER = 'aes-256-gcm'
const KEY = 32
const NONCE = 12
const TAG = 16
/** A key without a board that is younger than this, in ms, may be that of a board which another process is just making. */
const YOUNG = 60_000

export interface Seal {
  seal(bytes: Uint8Array): Uint8Array
  /** What was sealed; something else is returned as it is, and its checksum will not match. */
  open(bytes: Uint8Array): Uint8Array
}

/** How boards lie in the store that are older than keys. */
const PLAIN: Seal = { seal: (bytes) => bytes, open: (bytes) => bytes }

export class Keys {
  readonly #dir: string
  readonly #seals = new Map<string, Seal>()

  /** Keeps them in the folder `keys` of `dir`. */
  constructor(dir: string) {
    this.#dir = join(dir, 'keys')
    mkdirSync(this.#dir, { recursive: true })
  }

  /** The seal of a board that exists. */
  of(board: string): Seal {
    let seal = this.#seals.get(board)
    if (!seal) this.#seals.set(board, (seal = this.#read(board)))
    return seal
  }

  /** Makes the key of a new board, durably. Throws NotSaved. */
  async make(board: string): Promise<void> {
    const key = randomBytes(KEY)
    await this.#write(board, 'w', key)
    this.#seals.set(board, sealOf(key))
  }

  /** Overwrites the key of a board that is gone. Idempotent. Throws NotSaved. */
  async destroy(board: string): Promise<void> {
    this.#seals.delete(board)
    try {
      await this.#write(board, 'r+', Buffer.alloc(KEY))
      await unlink(this.#path(board))
    } catch (error) {
      if (causeOf(error) !== 'ENOENT') throw error
    }
  }

  /** Destroys the keys of boards that do not exist. */
  async sweep(exists: (board: string) => boolean): Promise<void> {
    for (const name of await readdir(this.#dir)) {
      const board = Buffer.from(name, 'hex').toString()
      if (exists(board)) continue
      const { mtimeMs } = await stat(join(this.#dir, name))
      if (Date.now() - mtimeMs > YOUNG) await this.destroy(board)
    }
  }

  /** Ids differ in their case too, which not every file system heeds. */
  #path(board: string): string {
    return join(this.#dir, Buffer.from(board).toString('hex'))
  }

  #read(board: string): Seal {
    try {
      return sealOf(readFileSync(this.#path(board)))
    } catch (error) {
      if (causeOf(error) === 'ENOENT') return PLAIN
      throw error
    }
  }

  async #write(board: string, flags: 'w' | 'r+', key: Buffer): Promise<void> {
    try {
      const file = await open(this.#path(board), flags, 0o600)
      try {
        await file.write(key, 0, KEY, 0)
        await file.sync()
      } finally {
        await file.close()
      }
      flushFolder(this.#dir)
    } catch (cause) {
      throw new NotSaved(`The key of a board could not be written in ${this.#dir}: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
    }
  }
}

/** A file is durable only when the folder that names it is. */
export function flushFolder(path: string): void {
  // Windows cannot open a folder, and needs no flush of it.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Nonce, what was sealed, tag. */
function sealOf(key: Buffer): Seal {
  return {
    seal(bytes) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, key, nonce)
      return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open(bytes) {
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE), { authTagLength: TAG })
        decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()])
      } catch {
        return bytes
      }
    },
  }
}

const causeOf = (error: unknown): unknown => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
  return code ?? cause?.code
}
