/** A real strace, to see what a process asks of the kernel: the system's (unless STRACE_IGNORE_SYSTEM=1), else Debian's. Linux only. */
import { fromDebian, onPath, type Program } from './debian.ts'

export async function findStrace(): Promise<Program> {
  if (process.platform !== 'linux') throw new Error('What a power cut leaves is proved on Linux, with strace: run this test there.')
  const system = process.env.STRACE_IGNORE_SYSTEM === '1' ? null : onPath(['strace'])
  return system ?? fromDebian('strace', ['libunwind8', 'liblzma5'], 'usr/bin/strace', 'Install strace.')
}
