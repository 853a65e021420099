/** What crosses the wire, as one line: the version and a hash of the files that say what it means. Comments and spacing are not in it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts'
import { ROOT } from '../support/build.ts'

/** Where the accepted line is kept. */
export const ACCEPTED = join(import.meta.dirname, 'protocol.hash')

const files = (): string[] => [
  'shared/board/keys.ts',
  ...readdirSync(join(ROOT, 'shared/protocol')).filter((name) => name.endsWith('.ts')).sort().map((name) => `shared/protocol/${name}`),
]

/** The text of a file without its comments, and with all space and what formatters move about as one. */
export function meaning(path: string, text: string): string {
  const { comments } = parseSync(path, text)
  const bare = comments.reduceRight((rest, { start, end }) => rest.slice(0, start) + ' ' + rest.slice(end), text)
  return bare.replace(/\s+/g, ' ').replace(/,? ?([)\]}]) ?/g, '$1').replace(/ ?([([{]) ?/g, '$1').trim()
}

/** `<version> <sha-256>` of the sources as they are now. */
export function wireLine(): string {
  const hash = createHash('sha256')
  for (const path of files()) hash.update(`${path}\n${meaning(path, readFileSync(join(ROOT, path), 'utf8'))}\n`)
  return `${PROTOCOL_VERSION} ${hash.digest('hex')}\n`
}
