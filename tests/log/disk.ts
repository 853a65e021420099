/**
 * What a process did to one file, as strace saw it, and what a power cut would have left of it at any moment: all that was
 * flushed by then, and of the rest any part, each sector on its own.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { findStrace } from '../support/strace.ts'

const run = promisify(execFile)
const SECTOR = 512
const CALLS = ['openat', 'close', 'lseek', 'write', 'writev', 'pwrite64', 'pwritev', 'pwritev2', 'fsync', 'fdatasync', 'msync', 'ftruncate', 'fallocate', 'copy_file_range', 'sendfile']

export type Happening =
  | { kind: 'write'; began: number; ended: number; at: number; bytes: Buffer; /** It ends flushed. */ through: boolean }
  | { kind: 'flush'; began: number; ended: number }
  /** A number was printed: from here on it was promised. */
  | { kind: 'promise'; began: number; n: number }

/** Runs `command` under strace to its end and returns what it did to the file at `path`, and the numbers it printed. */
export async function recorded(command: readonly string[], path: string, trace: string): Promise<Happening[]> {
  const { bin, env } = await findStrace()
  const options = ['-f', '-y', '-xx', '-s', String(1 << 24), '-e', 'signal=none', '-e', `trace=${CALLS.join()}`, '-E', 'LD_LIBRARY_PATH', '-o', trace]
  await run(bin, [...options, ...command], { env: { ...process.env, ...env }, maxBuffer: 1 << 24 })
  return new Reader(path).read(await readFile(trace, 'latin1'))
}

class Reader {
  readonly #path: string
  /** Descriptors of the file, and whether what is written through them is flushed at once. */
  readonly #through = new Map<number, boolean>()
  readonly #position = new Map<number, number>()
  readonly #happenings: Happening[] = []

  constructor(path: string) {
    this.#path = path
  }

  read(trace: string): Happening[] {
    /** Calls under way, by thread: where they began, and the line so far. */
    const open = new Map<string, { began: number; text: string }>()
    for (const [at, line] of trace.split('\n').entries()) {
      const [, thread, rest] = /^(\d+) +(.*)$/.exec(line) ?? []
      if (thread === undefined || rest === undefined) continue
      const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
      const under = open.get(thread)
      if (rest.endsWith('<unfinished ...>')) {
        open.set(thread, { began: at, text: rest.slice(0, -'<unfinished ...>'.length) })
        continue
      }
      open.delete(thread)
      if (!resumed) this.#call(rest, at, at)
      else if (under) this.#call(under.text + resumed[1]!, under.began, at)
    }
    return this.#happenings
  }

  #call(text: string, began: number, ended: number): void {
    const [, name, args, result] = /^(\w+)\((.*)\) += (-?\d+)/s.exec(text) ?? []
    if (name === undefined || args === undefined || Number(result) < 0) return
    const done = Number(result)
    if (name === 'openat') {
      if (!args.includes(`"${hex(this.#path)}"`)) return
      this.#through.set(done, /O_D?SYNC/.test(args))
      this.#position.set(done, 0)
      return
    }
    const fd = Number.parseInt(args, 10)
    if (fd === 1 && name.startsWith('write')) {
      // A helper process of the loader has a first descriptor too, and says other things on it.
      const printed = String(Buffer.concat(buffers(args)))
      if (/^(\d+\n)+$/.test(printed)) for (const n of printed.trim().split('\n')) this.#happenings.push({ kind: 'promise', began, n: Number(n) })
      return
    }
    const through = this.#through.get(fd)
    if (through === undefined || !args.includes(hex(this.#path))) return
    switch (name) {
      case 'close':
        this.#through.delete(fd)
        return
      case 'lseek':
        this.#position.set(fd, done)
        return
      case 'fsync':
      case 'fdatasync':
        this.#happenings.push({ kind: 'flush', began, ended })
        return
      case 'pwrite64':
      case 'write':
      case 'writev': {
        const bytes = Buffer.concat(buffers(args)).subarray(0, done)
        const at = name === 'pwrite64' ? Number(/(\d+)\s*$/.exec(args)![1]) : this.#position.get(fd)!
        if (name !== 'pwrite64') this.#position.set(fd, at + done)
        this.#happenings.push({ kind: 'write', began, ended, at, bytes, through })
        return
      }
      default:
        throw new Error(`A call that this reader does not know was made on the file: ${name}`)
    }
  }
}

const hex = (text: string): string => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')

/** The buffers of a call, in order: what stands between quotes. */
function buffers(args: string): Buffer[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, escaped, cut]) => {
    if (cut) throw new Error('A buffer was too long for strace.')
    return Buffer.from(escaped!.replaceAll('\\x', ''), 'hex')
  })
}

export interface CutOptions {
  /** From 0 to 1, for each sector that was not flushed: below a half it is there. */
  chance: () => number
  /** As a disk would behave that only says it has flushed. */
  heedFlushes?: boolean
}

/** The file as it is found after the power went at line `when` of the trace, if it was `before` at its beginning; and what was promised by then. */
export function afterCut(before: Buffer, happenings: readonly Happening[], when: number, { chance, heedFlushes = true }: CutOptions): { file: Buffer; promised: number } {
  const writes = happenings.filter((one) => one.kind === 'write').filter(({ began }) => began < when)
  const flushes = happenings.filter((one) => one.kind === 'flush').filter(({ ended }) => ended < when)
  const lastFlush = flushes.reduce((latest, { began }) => Math.max(latest, began), -1)
  const promised = happenings.reduce((most, one) => (one.kind === 'promise' && one.began < when ? Math.max(most, one.n) : most), 0)
  const size = writes.reduce((most, { at, bytes }) => Math.max(most, at + bytes.length), before.length)
  const file = Buffer.alloc(size)
  before.copy(file)
  let end = before.length
  for (const { at, bytes, ended, through } of writes) {
    const flushed = heedFlushes && (ended < lastFlush || (through && ended < when))
    for (let from = 0; from < bytes.length; ) {
      // Sectors are whole or absent, wherever the write began.
      const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR))
      if (flushed || chance() < 0.5) {
        bytes.copy(file, at + from, from, to)
        end = Math.max(end, at + to)
      }
      from = to
    }
  }
  return { file: file.subarray(0, end), promised }
}
